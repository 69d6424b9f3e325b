"""Reads libime's language model: word pairs of modern Simplified Chinese, in KenLM's quantised trie format.

The file is ``zh_CN.lm`` of Debian's package ``libime-data-language-model`` (``apt-get download`` and ``dpkg-deb -x``).
Format: https://github.com/kpu/kenlm, ``lm/search_trie.cc``, ``lm/quantize.cc``, ``lm/bhiksha.cc``. Build-time only.
"""

import math
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_HEADER = b"mmap lm http://kheafield.com/code format version 5\n"
_COUNTS, _VOCABULARY = 0x6C, 0x88
_UNIGRAM = np.dtype([("chance", "<f4"), ("back_off", "<f4"), ("next", "<u8")])


class Pairs(NamedTuple):
    """``words``; their ``chance`` and ``back_off``; and for each pair the two words' places in ``words`` and the
    ``pair_chance`` of the second after the first. All in natural logarithms."""

    words: list[str]
    chance: NDArray[np.float64]
    back_off: NDArray[np.float64]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    pair_chance: NDArray[np.float64]


def load(path: Path) -> Pairs:
    """Everything but the word triples. ValueError where the file is of another kind."""
    body = path.read_bytes()
    if not body.startswith(_HEADER):
        raise ValueError(f"{path} is no KenLM file of version 5")
    ones, twos, threes = (int(count) for count in np.frombuffer(body, "<u8", 3, _COUNTS))
    at = _VOCABULARY + 8 + 8 * ones
    version, chance_bits, back_off_bits = body[at], body[at + 1], body[at + 2]
    if (version, chance_bits, back_off_bits) != (2, 8, 8):
        raise ValueError(f"{path} is not quantised to 8 bits")
    at += 8
    levels = np.frombuffer(body, "<f4", 256, at)
    at += 3 * 4 * 256
    unigrams = np.frombuffer(body, _UNIGRAM, ones + 2, at)
    at += 16 * (ones + 2)
    inline, offsets = _pointer_bits(twos + 1, threes, body[at + 1])
    at += 8 * (1 + offsets) + 7
    width = ones.bit_length()
    row = width + 16 + inline
    second = np.searchsorted(unigrams["next"][: ones + 1].astype(np.int64), np.arange(twos), side="right") - 1
    first = _bits(body, at, row, (0, width), twos)
    quantised = _bits(body, at, row, (width, 16), twos)
    at += ((1 + twos) * row + 7) // 8 + 8
    at += ((1 + threes) * (width + 8) + 7) // 8 + 8
    log_10 = math.log(10)
    return Pairs(
        [word.decode() for word in body[at:].split(b"\0")[:ones]],
        unigrams["chance"][:ones].astype(float) * log_10,
        unigrams["back_off"][:ones].astype(float) * log_10,
        first,
        second,
        levels[quantised >> 8].astype(float) * log_10,
    )


def _pointer_bits(entries: int, most: int, limit: int) -> tuple[int, int]:
    """Of a pointer: the bits that stand in the row, and the number of offsets that hold the others."""
    needed = most.bit_length()
    cut = min(range(min(needed, limit) + 1), key=lambda bits: (most >> (needed - bits)) * 64 - entries * bits)
    return needed - cut, (most >> (needed - cut)) + 1


def _bits(body: bytes, base: int, row: int, field: tuple[int, int], count: int) -> NDArray[Any]:
    """A field (its first bit, its width) of every row of a bit-packed table."""
    start, width = field
    place = np.arange(count, dtype=np.uint64) * np.uint64(row) + np.uint64(start)
    octets = np.frombuffer(body, np.uint8)
    byte = (place >> np.uint64(3)).astype(np.int64) + base
    value = np.zeros(count, np.uint64)
    for step in range(8):
        value |= octets[byte + step].astype(np.uint64) << np.uint64(8 * step)
    return ((value >> (place & np.uint64(7))) & np.uint64((1 << width) - 1)).astype(np.int64)
