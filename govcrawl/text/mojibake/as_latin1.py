"""GBK, Big5 or UTF-8 read as Latin-1 or Windows-1252: ·¢Õ¹, µo®i, å\\x8f\\x91å±\\x95; the last also twice over.

The inverse is exact: each character is one byte. Runs of Latin text are read one by one, so that good text in the
same line is left alone.
"""

import re
from collections.abc import Callable, Iterator

from govcrawl.text.codecs_cn import current

# The 27 characters that Windows-1252 has where Latin-1 has controls; its five holes are controls on the web too.
_TO_BYTE = {ord(bytes((b,)).decode("cp1252")): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
HIGH = "\x80-\xff" + "".join(map(chr, _TO_BYTE))
# High characters, with the ASCII between them and one ASCII character after them, which can be the second byte of
# the last hanzi.
RUN = re.compile(f"[{HIGH}](?:[ -~]{{0,60}}[{HIGH}]+)*[@-~]?")
_WORDS = re.compile(f"[{HIGH}][{HIGH}@-~]*|[^{HIGH}]+")
_LAYERS = 4  # how often UTF-8 may have been read as Latin-1 over again


def readings(run: str) -> Iterator[tuple[str, str]]:
    """(name, reading) of a run of Latin characters: as a whole, or word by word where that does not fit."""
    for name, read in _KINDS:
        text = read(run)
        if text is None:
            text = "".join(read(word) or word for word in _WORDS.findall(run))
        if text != run:
            yield name, text


def _to_bytes(run: str) -> bytes | None:
    try:
        return run.translate(_TO_BYTE).encode("latin-1")
    except UnicodeEncodeError:
        return None


def _read(run: str, codec: str) -> str | None:
    body = _to_bytes(run)
    try:
        return None if body is None else current(body.decode(codec), codec)
    except UnicodeDecodeError:
        return None


def _utf8(run: str) -> str | None:
    """Undo as many layers of UTF-8 read as Latin-1 as there are."""
    text, undone = run, False
    for _ in range(_LAYERS):
        body = _to_bytes(text)
        if body is None or body.isascii():
            break
        try:
            text, undone = body.decode("utf-8"), True
        except UnicodeDecodeError:
            break
    return text if undone else None


_KINDS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("utf8-as-latin1", _utf8),
    ("gbk-as-latin1", lambda run: _read(run, "gb18030")),
    ("big5-as-latin1", lambda run: _read(run, "big5hkscs")),
)
