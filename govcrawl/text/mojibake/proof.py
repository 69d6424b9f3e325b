"""When a reading of a line is believed: it must be far less surprising than the line as it stands.

Bits are those of `govcrawl.text.cost`. A reading saves bits against the line; how many it must save is how rare
the damage is held to be. That alone would let a row of accented letters pass for hanzi, so the hanzi it
gives must also be common ones, several, and different ones.
"""

import re
from typing import NamedTuple

from govcrawl.text.cost import cost, table

SAVED = 40  # bits a reading must save where nothing else speaks for it
SAVED_BESIDE = 12  # bits that do where another line of the page has been proven to be of the same kind
_DEAREST = 13.0  # bits a hanzi of the reading may cost on average; Chinese prose has 9.7
_HANZI = re.compile("[\u3400-\u9fff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")


class Reading(NamedTuple):
    """A line as it would read; ``saved``: bits; ``convincing``: whether it stands without help."""

    text: str
    saved: int
    convincing: bool


def weigh(old: str, new: str, *, least: int = SAVED) -> Reading | None:
    """Judge a reading; None where it is out of the question."""
    if old == new or _FORBIDDEN.search(new):
        return None
    before = cost(old)
    saved = before - cost(new)
    hanzi = _HANZI.findall(new)
    if saved < SAVED_BESIDE or not hanzi:
        return None
    distinct = set(hanzi)
    bits = table()
    if sum(bits[c] for c in hanzi) > _DEAREST * len(hanzi) or sum(bits[c] for c in distinct) > 14 * len(distinct):
        return None
    return Reading(new, saved, saved >= least and len(distinct) >= 2)
