"""UTF-8 or Big5 read as GBK or GB18030: 鍙戝睍 for 发展, 祇甶 for Traditional text.

UTF-8 has an odd number of bytes a hanzi and GBK an even one, so a line often lost a byte where a pair did not fit.
What is whole on both sides of such a place is still certain and is mended; the remains stay and are counted.
"""

import re
from collections.abc import Iterator

from govcrawl.text.codecs_cn import GB_PRIVATE, current

_UTF8 = re.compile(
    rb"(?:[\xe2-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})"
    rb"(?:[\xe0-\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\x00-\x7f])*"
)
_PARTS = re.compile("[\ud800-\udfff\ufffd]+|[^\ud800-\udfff\ufffd]+")
_AS_PYTHON = {ord(char): code for code, char in GB_PRIVATE.items() if char != "\u3000"}
_LENGTH = (1,) * 8 + (1,) * 4 + (2, 2, 3, 4)  # bytes of a UTF-8 character by the upper half of its first
_EURO = "€".encode("gb18030")


def readings(line: str) -> Iterator[tuple[str, str]]:
    """(name, reading) of a line."""
    if (text := "".join(_utf8(part) for part in _PARTS.findall(line))) != line:
        yield "utf8-as-gbk", text
    try:
        yield "big5-as-gbk", current(_to_bytes(line).decode("big5hkscs"), "big5hkscs")
    except UnicodeError:
        return


def _to_bytes(text: str) -> bytes:
    return text.translate(_AS_PYTHON).encode("gb18030")


def _utf8(part: str) -> str:
    if part[0] == "\ufffd" or "\ud800" <= part[0] <= "\udfff":
        return part
    body = _to_bytes(part)
    # Microsoft's table reads a lone 0x80 as the euro sign.
    for bytes_ in (body, body.replace(_EURO, b"\x80")):
        try:
            return bytes_.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return _runs(body) or part


def _runs(body: bytes) -> str | None:
    """Read the stretches that are whole UTF-8 characters and begin and end with a character of the text."""
    made: list[str] = []
    done = 0
    for match in _UTF8.finditer(body):
        start, end = match.span()
        before = None
        for _ in range(4):  # the last bytes of good text before it can look like a character of UTF-8
            if (before := _gbk(body[done:start])) is not None:
                break
            start += _LENGTH[body[start] >> 4]
        if before is None:
            continue
        end = _whole_end(body, start, end)
        if end - start < 6:
            continue
        try:
            made += [before, body[start:end].decode("utf-8")]
        except UnicodeDecodeError:  # overlong forms and surrogates have the shape of UTF-8
            continue
        done = end
    rest = _gbk(body[done:])
    return "".join(made) + rest if made and rest is not None else None


def _whole_end(body: bytes, start: int, end: int) -> int:
    """The last end of a UTF-8 character that is an end of a GBK character too; ``start`` where there is none near."""
    for _ in range(3):
        if _gbk(body[start:end]) is not None:
            return end
        end -= 1
        while end > start and body[end] & 0xC0 == 0x80:
            end -= 1
    return start


def _gbk(body: bytes) -> str | None:
    try:
        return current(body.decode("gb18030"), "gb18030")
    except UnicodeDecodeError:
        return None
