"""How likely a piece of Simplified Chinese is: words by their frequency in newspapers, and what kind follows what.

The score of a text is that of its most likely division into words (Viterbi over words and their kinds, see
``data/NOTICE.md``), in natural logarithms. It grows character by character, so that a search can extend many
half-finished readings of damaged bytes and compare them.
"""

import lzma
import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: A place in a text: the score of the text up to there for each kind of the last word, best first.
Place = tuple[tuple[int, float], ...]


class Score(NamedTuple):
    """The score of a text so far: ``tail`` holds its last characters (at most three), ``places[i]`` what is known of
    the text without its last i characters."""

    tail: str
    places: tuple[Place, ...]

    @property
    def best(self) -> float:
        """The text's own score."""
        return self.places[0][0][1]


class Model(NamedTuple):
    """``words``: word → (kind, logarithm of its probability); ``after[kind][next]``: how much likelier the next kind
    is than anywhere; row 0 is a text's beginning; ``end[kind]``: the same for punctuation."""

    words: dict[str, tuple[int, float]]
    after: tuple[tuple[float, ...], ...]
    end: tuple[float, ...]


START = Score("", (((0, 0.0),),))
#: A hanzi the list does not have: about once in three hundred million characters.
UNKNOWN = (1, -19.5)
# Words of these kinds seldom stand before punctuation. Set by hand: the tables behind the list have no punctuation.
_BEFORE_PUNCTUATION = {"c": -3.0, "p": -2.5, "d": -2.0, "u": -1.5, "uv": -3.0, "r": -0.7, "uj": -1.0}


@cache
def model() -> Model:
    """The model, loaded once, when first needed: about 145,000 words."""
    packed = files("govcrawl.text").joinpath("data/words.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode().splitlines()
    kinds = lines[0].split(" ")
    after = tuple((0.0, *(int(gain) / 8 for gain in line.split(" "))) for line in lines[1 : len(kinds) + 2])
    end = (0.0, *(_BEFORE_PUNCTUATION.get(kind, 0.0) for kind in kinds))
    words: dict[str, tuple[int, float]] = {}
    for line in lines[len(kinds) + 2 :]:
        kind, level, *level_words = line.split(" ")
        entry = (1 + kinds.index(kind), -int(level) / 4 * math.log(2))
        words.update(dict.fromkeys(level_words, entry))
    return Model(words, after, end)


def extend(score: Score, char: str) -> Score:
    """The score with one more hanzi."""
    words, after, _ = model()
    tail, places = score
    found: dict[int, float] = {}
    word = char
    for length in range(len(tail) + 1):
        if length:
            word = tail[-length] + word
        entry = words.get(word)
        if entry is None:
            if length:
                continue
            entry = UNKNOWN
        kind, chance = entry
        reached = chance + max(before + after[last][kind] for last, before in places[length])
        if reached > found.get(kind, -1e9):
            found[kind] = reached
    place = tuple(sorted(found.items(), key=_by_score))
    return Score((tail + char)[-3:], (place, *places[:3]))


def _by_score(item: tuple[int, float]) -> float:
    return -item[1]


def interrupt(score: Score, cost: float, *, punctuation: bool = False) -> Score:
    """The score after something that is no hanzi and ends every word, at this (negative) cost."""
    end = model().end
    best = max(before + end[kind] for kind, before in score.places[0]) if punctuation else score.best
    return Score("", (((0, best + cost),),))


def rebase(score: Score) -> Score:
    """The same text with a score of 0: what follows is compared from here."""
    best = score.best
    return Score(score.tail, tuple(tuple((kind, each - best) for kind, each in place) for place in score.places))


def score_text(text: str) -> float:
    """The score of a whole text; what is no hanzi only ends words."""
    score = START
    for char in text:
        hanzi = "\u4e00" <= char <= "\u9fff"
        score = extend(score, char) if hanzi else interrupt(score, 0.0, punctuation=not char.isalnum())
    return score.best
