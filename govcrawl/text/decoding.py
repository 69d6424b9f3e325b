"""Bytes to text by what the bytes are, not by what the page claims.

Strict UTF-8 that holds more than a handful of multi-byte characters is UTF-8: no other Chinese text passes for it.
Else each candidate decodes a sample and the cheapest reading wins (see `cost`); claims break ties. Where the winner
does not fit everywhere, the page is taken apart at its markup and each piece is decoded for itself: a truncated end,
broken bytes and pieces in another charset are found there.
"""

import re
from collections.abc import Iterator

from govcrawl.text.codecs_cn import current, decode_lossy
from govcrawl.text.cost import cost
from govcrawl.text.declared import claims, codec
from govcrawl.text.resync import resync
from govcrawl.text.types import Decoded

_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF8_BOM = b"\xef\xbb\xbf"
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp1252")
_CLAIM = 12  # bits that a claim is worth: it settles what the bytes leave open
_SURE = 40  # continuation bytes from which strict UTF-8 needs no further look
_VALID = (
    4  # bits that each continuation byte of valid UTF-8 is worth: other charsets seldom have one in the right place
)
_SAMPLE = 1000  # bytes that are scored

# A byte below 0x40 that is no digit is never part of a character in UTF-8, GB18030, Big5 or their kin.
_RUN = re.compile(rb"[\x80-\xff][0-9\x40-\xff]*")
_BREAK = re.compile(rb"[\x00-\x2f\x3a-\x3f]")
_PIECES = re.compile(rb"[<>\r\n]+|[^<>\r\n]+")
_PARTS = re.compile(rb"[\x00-\x2f\x3a-\x3f]+|[^\x00-\x2f\x3a-\x3f]+")
# Six characters of three bytes in a row do not turn up in other charsets by chance: L a lead byte, c a continuation.
_SHAPE = bytes(
    ord("L") if 0xE3 <= byte <= 0xE9 or byte == 0xEF else ord("c") if 0x80 <= byte <= 0xBF else ord(".")
    for byte in range(256)
)
_UTF8_INSIDE = b"Lcc" * 6


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a page's bytes, whatever its header and metas claim. Never raises; linear in the body.

    ``content_type``: the HTTP header, or None. ``encoding`` is the codec that fits the page best, even where some of
    its pieces were in another.
    """
    labels = claims(body, content_type)
    declared = labels[0] if labels else None
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _done(body[2:].decode(name, "replace"), name, declared)
    exact = not body.startswith(_UTF8_BOM)
    body = body if exact else body[3:]
    claimed = [name for name in map(codec, labels) if name]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _by_score(body, claimed, declared)
    foreign = len(body) - len(text)  # the continuation bytes
    if not foreign and b"\0" not in body[:200]:
        return _done(text, next((name for name in claimed if _reads_ascii(name)), "utf-8"), declared, exact)
    if foreign >= _SURE:
        return _done(text, "utf-8", declared, exact)
    worth = _VALID * foreign + _CLAIM * (claimed[:1] == ["utf-8"])
    few = _sample(body)
    if cost(decode_lossy(few, "utf-8")) < worth + cost(decode_lossy(few, "gb18030")):
        return _done(text, "utf-8", declared, exact)
    return _by_score(body, claimed, declared)


def _done(text: str, name: str, declared: str | None, exact: bool = False) -> Decoded:
    return Decoded(text, name, declared, text.count("\ufffd"), exact)


def _reads_ascii(name: str) -> bool:
    return name in _CANDIDATES or "a<".encode(name, "replace") == b"a<"


def _by_score(body: bytes, claimed: list[str], declared: str | None) -> Decoded:
    candidates = list(dict.fromkeys((*claimed, *_CANDIDATES)))
    sample = _sample(body)
    if body[:2000].count(0) * 5 > len(body[:2000]):
        candidates += ["utf-16-le", "utf-16-be"]
        sample = body[:_SAMPLE]
    else:
        candidates = [name for name in candidates if not name.startswith("utf-16")]
    best = _cheapest(sample, candidates, claimed[:1])
    text = _whole(body, best)
    if text is None:
        others = [name for name in candidates if name != best and not name.startswith("utf-16")]
        text = "".join(_pieces(body, best, others))
    return _done(text, best, declared)


def _cheapest(sample: bytes, candidates: list[str], favoured: list[str]) -> str:
    """The candidate whose reading of the sample costs least."""

    def bits(name: str) -> int:
        try:
            return cost(decode_lossy(sample, name)) - _CLAIM * (name in favoured)
        except (LookupError, UnicodeError):  # a codec of Python's that is none of text
            return 1 << 60

    return min(candidates, key=bits)


def _sample(body: bytes) -> bytes:
    """Up to about `_SAMPLE` bytes of what is not ASCII, from the start and from the middle, cut at character ends."""
    middle = _BREAK.search(body, len(body) // 2)
    starts = [0, middle.end()] if middle and len(body) > 4 * _SAMPLE else [0]
    taken: list[bytes] = []
    for start in starts:
        room = _SAMPLE // len(starts)
        for run in _RUN.finditer(body, start):
            if run.end() - run.start() > room:
                taken.append(run[0][:room] if not taken else b"")
                break
            taken.append(run[0])
            room -= len(run[0])
    return b" ".join(taken)


def _whole(body: bytes, name: str) -> str | None:
    """The page in one charset, or None where it is not in one."""
    if name != "utf-8" and _UTF8_INSIDE in body.translate(_SHAPE):
        return None
    try:
        return current(body.decode(name), name)  # strict: what the lossy decoder would give up must be looked at
    except UnicodeDecodeError as error:
        if error.start < len(body) - 3:
            return None
        start = error.start  # only the end is cut off
    except UnicodeError:
        return None
    return decode_lossy(body[:start], name) + decode_lossy(body[start:], name)


def _pieces(body: bytes, main: str, others: list[str]) -> Iterator[str]:
    """The text between tags, each stretch by the main charset where that fits, else by what fits it best."""
    if not _reads_ascii(main):
        yield decode_lossy(body, main)
        return
    for piece in _PIECES.findall(body):
        yield _piece(piece, main, others, _PARTS)


def _piece(piece: bytes, main: str, others: list[str], smaller: re.Pattern[bytes] | None) -> str:
    if piece.isascii():
        return piece.decode("ascii")
    text = decode_lossy(piece, main)
    if "\ufffd" not in text and (main == "utf-8" or _UTF8_INSIDE not in piece.translate(_SHAPE)):
        return text
    text = resync(piece, main)
    readings = [text, *(decode_lossy(piece, name) for name in others)]
    best = min(readings, key=lambda reading: cost(reading) + (_CLAIM if reading is not text else 0))
    if "\ufffd" in best and smaller:
        return "".join(_piece(part, main, others, None) for part in smaller.findall(piece))
    return best
