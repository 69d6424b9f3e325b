"""GBK as the search needs it: pairs of bytes to characters, and which characters have a given half."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from govcrawl.text.artefact.tables import GENUINE, tables
from govcrawl.text.model import model


class Halves(NamedTuple):
    """``pairs``: lead * 256 + trail → character; ``by_lead`` and ``by_trail``: the characters a text may hold by one
    of their bytes, each as (other byte, character); ``by_reading``: reading → (lead, trail, character); ``gaps``:
    lead byte → the bytes from 0x81 up that make no character with it; ``variants``: Traditional characters for which
    another form is usual (綫, 線); ``lost``: (lead, trail, character) of common characters whose trail has gaps, so
    that a shifted decoder may have lost them whole."""

    pairs: dict[int, str]
    by_lead: dict[int, list[tuple[int, str]]]
    by_trail: dict[int, list[tuple[int, str]]]
    by_reading: dict[str, list[tuple[int, int, str]]]
    gaps: dict[int, frozenset[int]]
    variants: frozenset[str]
    lost: tuple[tuple[int, int, str], ...]


#: Punctuation that may stand where a pair was lost, with the logarithm of how often it stands in newspapers.
MARKS = {
    **dict.fromkeys("，", -3.0),
    **dict.fromkeys("。、", -4.0),
    **dict.fromkeys("：“”（）", -5.5),
    **dict.fromkeys("《》；", -6.0),
    **dict.fromkeys("？！—…‘’·", -7.0),
    **dict.fromkeys("【】〔〕％", -8.0),
}
#: Opening → closing.
PAIRED = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "〔": "〕"}
CLOSING = frozenset(PAIRED.values())
#: What the second step of the damage looks for.
STOPS = frozenset("，。！？、；")


@cache
def halves() -> Halves:
    """The tables, made once."""
    known, table = model().words, tables()
    pairs: dict[int, str] = {}
    by_lead: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    by_trail: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    by_reading: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            char = bytes((lead, trail)).decode("gbk", "ignore")
            if len(char) != 1 or char.isascii():
                continue
            pairs[lead << 8 | trail] = char
            plain = table.simple.get(ord(char), char)
            # A character only Simplified has would have been converted, one of GENUINE was never written, and one no
            # word holds is not guessed.
            if char in MARKS or (plain in known and char not in table.simplified and char not in GENUINE):
                by_lead[lead].append((trail, char))
                by_trail[trail].append((lead, char))
            for reading in table.readings.get(char, ()):
                by_reading[reading].append((lead, trail, char))
    high = range(0x81, 0x100)
    # 0x80 is the second byte of some (還: DF80) and the first of none.
    gaps = {lead: frozenset(trail for trail in high if lead << 8 | trail not in pairs) for lead in range(0x80, 0xFF)}
    lost = tuple(
        (lead, trail, char)
        for lead, found in by_lead.items()
        for trail, char in found
        if gaps.get(trail) and (char in MARKS or known[table.simple.get(ord(char), char)][1] > -13.0)
    )
    return Halves(pairs, dict(by_lead), dict(by_trail), dict(by_reading), gaps, _variants(), lost)


def _variants() -> frozenset[str]:
    """Big5 has the usual form of each character, and seldom another."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for code, plain in tables().simple.items():
        forms[plain].append(chr(code))
    usual = {plain for plain, chars in forms.items() if any(char.encode("big5", "ignore") for char in chars)}
    return frozenset(
        char
        for plain, chars in forms.items()
        if len(chars) > 1 and plain in usual
        for char in chars
        if not char.encode("big5", "ignore")
    )


def encode(char: str) -> bytes:
    """The bytes of a character as a GBK decoder shows it: two, or one (ASCII; 0x80 shows as €), or none where GBK
    has no such character. Private-use characters stand for GBK's user-defined pairs."""
    if char == "€":
        return b"\x80"
    code = char.encode("gbk", "ignore") or char.encode("gb18030", "ignore")
    return code if len(code) <= 2 else b""


def common(char: str) -> bool:
    """Whether the Simplified form is one of the 3,755 common characters (GB 2312 level 1)."""
    code = tables().simple.get(ord(char), char).encode("gb2312", "ignore")
    return b"" != code < b"\xd8\xa1"
