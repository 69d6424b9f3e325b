"""GBK read as Big5: 祥 for Simplified text. Only where each pair of bytes was one of Big5's."""

from collections.abc import Iterator

from govcrawl.text.codecs_cn import BIG5_SIGNS, current

_AS_PYTHON = {ord(sign): python for python, sign in BIG5_SIGNS.items()}


def readings(line: str) -> Iterator[tuple[str, str]]:
    """(name, reading) of a line."""
    try:
        yield "gbk-as-big5", current(line.translate(_AS_PYTHON).encode("big5hkscs").decode("gb18030"), "gb18030")
    except UnicodeError:
        return
