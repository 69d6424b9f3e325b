"""How surprising a text is, in bits, read as Chinese with a little of everything else.

A text decoded wrongly is full of rare hanzi, Latin letters in rows, private-use characters; each costs more than the
common characters that the right decoding gives. The costs of common hanzi come from `data/hanzi.txt`
(minus log2 of their share in a word-frequency list); all else is priced by its block.
"""

from collections import Counter
from functools import lru_cache
from importlib.resources import files

LOST = 30  # U+FFFD, and everything that no text holds on purpose

# (last code point of a block, bits). Kana, Arabic and Tibetan are cheap in their own texts; among hanzi, where a
# wrong decoding scatters them, dearer than any common character.
_BLOCKS: tuple[tuple[int, int], ...] = (
    (0x08, LOST),
    (0x0D, 5),
    (0x1F, LOST),
    (0x7E, 5),
    (0x9F, LOST),  # DEL and C1 controls
    (0xFF, 12),
    (0x024F, 13),
    (0x036F, 15),
    (0x052F, 12),  # Greek, Cyrillic
    (0x05FF, 14),
    (0x06FF, 7),  # Arabic script: Uyghur, Kazakh
    (0x0EFF, 13),
    (0x0FFF, 7),  # Tibetan
    (0x10FF, 13),
    (0x11FF, 15),
    (0x17FF, 15),
    (0x18AF, 7),  # Mongolian
    (0x1FFF, 14),
    (0x206F, 10),  # general punctuation; what Chinese uses of it is in _PUNCTUATION
    (0x20CF, 13),
    (0x23FF, 13),
    (0x24FF, 11),  # ① and its like
    (0x27BF, 11),  # boxes, arrows, stars
    (0x2E7F, 15),
    (0x2FFF, 16),
    (0x303F, 11),
    (0x30FF, 9),  # kana
    (0x312F, 12),  # bopomofo
    (0x31FF, 14),
    (0x33FF, 14),
    (0x4DBF, 20),  # hanzi of extension A
    (0x9FFF, 18),  # hanzi that the word list does not hold
    (0xA4CF, 7),  # Yi
    (0xABFF, 14),
    (0xD7FF, 13),  # Hangul
    (0xF8FF, 26),  # surrogates, private use
    (0xFAFF, 18),
    (0xFDFF, 12),
    (0xFE0F, 13),
    (0xFE6F, 14),  # vertical and small forms
    (0xFEFE, 12),
    (0xFEFF, 14),
    (0xFF5E, 11),  # full-width forms
    (0xFFEF, 16),
    (0xFFFF, LOST),
    (0x1F0FF, 20),
    (0x1FAFF, 14),  # emoji
    (0x3FFFF, 22),  # hanzi of extensions B and later
    (0x10FFFF, LOST),
)
_MARKS = "“”：；（）《》·…—！？【】「」『』〈〉’‘％"
_PUNCTUATION = {"，": 5, "。": 6, "、": 6, "\u3000": 7} | dict.fromkeys(_MARKS, 8)


class _Bits(dict[str, int]):
    """Bits of a character; those not listed are priced by their block when first asked for."""

    def __missing__(self, char: str) -> int:
        code = ord(char)
        bits = next(bits for last, bits in _BLOCKS if code <= last)
        if code < 0x10000:  # at most 65,536 entries are kept
            self[char] = bits
        return bits


@lru_cache(maxsize=1)
def table() -> dict[str, int]:
    """The bits of each character; answers for any character."""
    bits = _Bits()
    for line in files("govcrawl.text").joinpath("data/hanzi.txt").read_text("utf-8").splitlines():
        level, _, chars = line.partition("\t")
        bits.update(dict.fromkeys(chars, int(level)))
    bits.update(_PUNCTUATION)
    return bits


def cost(text: str) -> int:
    """The bits of a whole text: the sum over its characters."""
    bits = table()
    return sum(bits[char] * count for char, count in Counter(text).items())
