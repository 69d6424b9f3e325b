"""The signature of a story: the smallest hashes of its shingles (bottom-k MinHash), and of its slots.

A bottom-k sketch is the MinHash that also measures containment: below the smaller of two texts' largest
kept hash, both sketches are complete, so intersection, union and either text are counted on one common
sample (Broder 1997, "On the resemblance and containment of documents"). MinHash in bands finds no excerpt
and no heavy edit at any affordable number of bands; docs/near-duplicates.md has the figures of both.
"""

import struct

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from govcrawl.dedup.fold import codes_of, letters
from govcrawl.dedup.normalise import normalise
from govcrawl.dedup.slots import links, slots

KEPT = 64
"""Shingle hashes kept: the error of a measured containment is below 0.0625."""
POSTED = 24
"""Of these, how many lead to the record in the index."""
KEPT_SLOTS = 32
POSTED_LINKS = 8
"""Pairs of neighbouring slots that lead to the record too: all copies of a template have the same shingles."""
SHINGLE = 5
"""Characters (in alphabetic scripts: WORD_SHINGLE words) in a shingle."""
WORD_SHINGLE = 3
MIN_UNITS = 24
"""A text of fewer characters is too short to be told from another and gets no signature."""

_HEAD = struct.Struct(">IBBB")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_DIGITS = np.zeros(0x110000, dtype=np.bool_)
_DIGITS[0x30:0x3A] = True


@frozen
class Signature:
    """``size``: distinct shingles of the text. ``values``, ``slots``: ascending, at most KEPT and KEPT_SLOTS.

    ``links``, at most POSTED_LINKS, serve to find a record, not to compare it.
    """

    size: int
    values: tuple[int, ...]
    slots: tuple[int, ...]
    links: tuple[int, ...] = ()

    @property
    def posted(self) -> tuple[int, ...]:
        """The hashes under which an index stores the record."""
        return self.values[:POSTED] + self.links

    @property
    def sought(self) -> tuple[int, ...]:
        """The hashes under which an index looks for earlier records."""
        return self.values + self.links

    def without_links(self) -> "Signature":
        """What an index keeps of a record."""
        return evolve(self, links=())

    def pack(self) -> bytes:
        """Big-endian: u32 size; u8 each, how many values, slots, links; then these, u32, u16 and u32 each."""
        counts = len(self.values), len(self.slots), len(self.links)
        numbers = struct.pack(f">{counts[0]}I{counts[1]}H{counts[2]}I", *self.values, *self.slots, *self.links)
        return _HEAD.pack(self.size, *counts) + numbers

    @classmethod
    def unpack(cls, packed: bytes) -> "Signature":
        """The signature that :meth:`pack` made; ``struct.error`` where it is none."""
        size, values, slot_count, link_count = _HEAD.unpack_from(packed)
        numbers = struct.unpack_from(f">{values}I{slot_count}H{link_count}I", packed, _HEAD.size)
        return cls(size, numbers[:values], numbers[values : values + slot_count], numbers[values + slot_count :])


def signature(text: str) -> Signature | None:
    """The signature of an article's body; None where it is too short (see :data:`MIN_UNITS`). Never raises.

    The title is not part of it: every desk writes its own headline.
    """
    normalised = normalise(text)
    units, length = _units(normalised)
    if len(units) < MIN_UNITS and length == SHINGLE:
        units, length = _units(normalised, digits=True)
    if len(units) < (MIN_UNITS if length == SHINGLE else MIN_UNITS // 2):
        return None
    hashes = np.unique(_shingle_hashes(units, length))
    found = slots(normalised)
    kept = sorted({slot >> 16 for slot in found})[:KEPT_SLOTS]
    linked = sorted(links(found))[:POSTED_LINKS]
    return Signature(len(hashes), tuple(hashes[:KEPT].tolist()), tuple(kept), tuple(linked))


def _units(normalised: str, *, digits: bool = False) -> tuple[npt.NDArray[np.uint64], int]:
    """What shingles are made of, and how many make one: characters, or words where a script has letters."""
    codes = codes_of(normalised)
    wanted = letters()[codes]
    if not digits:
        wanted &= ~_DIGITS[codes]
    characters = codes[wanted]
    if np.count_nonzero(characters >= 0x2E80) * 2 >= len(characters):
        return characters.astype(np.uint64), SHINGLE
    spaced = np.where(wanted, codes, np.uint32(0x20)).astype(np.uint32)
    words = spaced.tobytes().decode("utf-32-le", "surrogatepass").split()
    # hash() of a str changes from process to process; the bytes of a word do not
    return np.fromiter((_word(word) for word in words), dtype=np.uint64, count=len(words)), WORD_SHINGLE


def _word(word: str) -> int:
    value = 0
    for character in word:
        value = (value * 0x100000001B3 ^ ord(character)) & 0xFFFFFFFFFFFFFFFF
    return value


def _shingle_hashes(units: npt.NDArray[np.uint64], length: int) -> npt.NDArray[np.uint32]:
    count = len(units) - length + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        hashes = (hashes ^ units[place : place + count]) * _MULTIPLIER
        hashes ^= hashes >> _HALF
    hashes *= _MIX
    return (hashes >> _HALF).astype(np.uint32)
