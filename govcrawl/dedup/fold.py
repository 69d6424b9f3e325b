"""One form for every way a character is written: full width, compatibility, case, Simplified and Traditional.

The table is lossy on purpose: it serves comparison and is never stored or shown. OpenCC decides what a
Traditional character is in Simplified script, one character at a time; a few pairs that OpenCC keeps apart
because they need context (著 and 着) are one here.
"""

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt
from opencc import OpenCC

Codes = npt.NDArray[np.uint32]

_TABLE_SIZE = 0x110000
_FOLDED_TO = 0x30000  # planes 0 to 2; what is above (tags, private use) is no text
_IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, _FOLDED_TO))
_SAME_HERE = dict(zip("著瞭藉乾徵祇麽妳牠", "着了借干征只么你它", strict=True))


def _compatible(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


@cache
def _fold_table() -> Codes:
    table = np.arange(_TABLE_SIZE, dtype=np.uint32)
    for code in range(_FOLDED_TO):
        if code < 0x3400 or 0xF900 <= code < 0x20000:
            table[code] = ord(_compatible(chr(code)))
    ideographs = [chr(table[code]) for block in _IDEOGRAPHS for code in block]
    simplified = OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    codes = (code for block in _IDEOGRAPHS for code in block)
    for code, character in zip(codes, simplified, strict=True):
        table[code] = ord(character) if len(character) == 1 else code
    for written, meant in _SAME_HERE.items():
        table[ord(written)] = ord(meant)
    return table


@cache
def letters() -> npt.NDArray[np.bool_]:
    """True at every code point that is a letter, a mark or a digit, and no U+FFFD or private-use character."""
    table = np.zeros(_TABLE_SIZE, dtype=np.bool_)
    for code in range(_FOLDED_TO):
        table[code] = unicodedata.category(chr(code))[0] in "LMN"
    return table


def codes_of(text: str) -> Codes:
    """The code points of a text, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def fold(text: str) -> str:
    """The text in its one form; as many characters as before, white space and line ends as they were."""
    return _fold_table()[codes_of(text)].tobytes().decode("utf-32-le", "surrogatepass")
