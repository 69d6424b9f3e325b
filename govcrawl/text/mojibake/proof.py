"""When a reading of a line is believed: it must be far less surprising than the line as it stands.

Bits are those of `govcrawl.text.cost`. A reading saves bits against the line; how many it must save is how rare
the damage is held to be. That alone would let a row of accented letters pass for hanzi, so the hanzi it
gives must also be common ones, several, and different ones.
"""

import re
from typing import NamedTuple

from govcrawl.text.cost import cost, table

SAVED = 40  # bits a reading must save where nothing else speaks for it
SAVED_AS_UTF8 = 24  # bits it must save where it is UTF-8: that the bytes are valid speaks for it already
SAVED_WITH_SIGNS = 28  # bits, for a row of Latin letters and signs mixed (·¢Õ¹), as no language writes it
SAVED_BESIDE = 12  # bits that do where another line of the page has been proven to be of the same kind
_DEAREST = 13.0  # bits a hanzi of the reading may cost on average; Chinese prose has 9.7, names and lists 13
_DEAREST_PROVEN = 16.0  # bits it may where the bytes are UTF-8, or another line is proven to be of the same kind
_HANZI = re.compile("[\u3400-\u9fff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_SAVED_EACH = 4  # bits, for each Latin letter beyond ASCII: French has some pairs that save bits, and many that cost
_LATIN = re.compile("[\x80-\xff]")
_DOT = 4  # bits: the dot of 卡尔·马克思 is common in Chinese, but no commoner than others in a row of Latin signs
_SIGNS_AMONG_LETTERS = re.compile("[\xa1-\xbf][\xc0-\xff]|[\xc0-\xff][\xa1-\xbf]")


class Reading(NamedTuple):
    """A line as it would read; ``saved``: bits; ``convincing``: whether it stands without help."""

    kind: str
    text: str
    saved: int
    convincing: bool


def weigh(kind: str, old: str, new: str) -> Reading | None:
    """Judge a reading of a kind; None where it is out of the question."""
    if old == new or _FORBIDDEN.search(new):
        return None
    saved = cost(old) - cost(new)
    if kind.endswith("-latin1"):
        saved += _DOT * old.count("·")
    hanzi = _HANZI.findall(new)
    if saved < max(SAVED_BESIDE, _SAVED_EACH * len(_LATIN.findall(old))) or not hanzi:
        return None
    distinct = set(hanzi)
    bits = table()
    dearest = max(sum(map(bits.__getitem__, chars)) / len(chars) for chars in (hanzi, distinct))
    if dearest > _DEAREST_PROVEN:
        return None
    least, allowed = SAVED, _DEAREST
    if kind.startswith("utf8-"):
        least, allowed = SAVED_AS_UTF8, _DEAREST_PROVEN
    elif kind == "gbk-as-latin1" and _SIGNS_AMONG_LETTERS.search(old):
        least = SAVED_WITH_SIGNS
    return Reading(kind, new, saved, saved >= least and dearest <= allowed and len(distinct) >= 2)
