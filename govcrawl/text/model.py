"""How likely a piece of Simplified Chinese is: words by their frequency, which word and what kind follows what.

The score of a text is that of its most likely division into words (Viterbi over words, see
``data/NOTICE.md``), in natural logarithms. It grows character by character, so that a search can extend many
half-finished readings of damaged bytes and compare them.
"""

import lzma
import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import NamedTuple

#: A place in a text: for each word that may end there, best first: its number (-1: none), its row, the score.
Place = tuple[tuple[int, int, float], ...]


class Score(NamedTuple):
    """The score of a text so far: ``tail`` holds its last characters (at most three), ``places[i]`` what is known of
    the text without its last i characters; ``hope``: the score if its last characters begin a longer word."""

    tail: str
    places: tuple[Place, ...]
    hope: float = -1e9

    @property
    def best(self) -> float:
        """The text's own score."""
        return self.places[0][0][2]


class Word(NamedTuple):
    """``kind``; ``chance``: the logarithm of its probability; ``number``; ``row``: which row of the tables it is as
    the word before."""

    kind: int
    chance: float
    number: int
    row: int


class Model(NamedTuple):
    """``after[row][kind]``: how much likelier a kind of word is after such a word than anywhere, row 0 being a text's
    beginning. Punctuation counts as words, each mark of its own kind. Pairs of words with a weight of their own:
    ``nexts`` holds the numbers of the second words, sorted between ``begins[first]`` and ``begins[first + 1]``,
    ``gains`` the weights. ``starts``: the logarithm of the probability of all words that go on after such a
    beginning. ``rows``: the row of each kind."""

    words: dict[str, Word]
    after: tuple[tuple[float, ...], ...]
    begins: "array[int]"
    nexts: "array[int]"
    gains: "array[float]"
    starts: dict[str, float]
    rows: dict[str, int]


#: The punctuation that the model knows.
MARKS = frozenset("，。、：；“”（）《》？！")
START = Score("", (((-1, 0, 0.0),),))
#: A hanzi the list does not have: about once in three hundred million characters.
UNKNOWN = Word(1, -19.5, -1, 6)
#: As the files were built (``data/build.py``): the share of the word before against that of its kind, and how many
#: steps of back-off there are.
_PAIRED, _BACK_OFFS = 0.6, 6


_loading = Lock()


@cache
def model() -> Model:
    """The model, loaded once, when first needed, whatever the thread: about 218,000 words, 1.5 million pairs."""
    with _loading:
        return _load()


@cache
def _load() -> Model:
    lines = lzma.decompress(_read("words.txt.xz")).decode().splitlines()
    kinds = lines[0].split(" ")
    usual = [(0.0, *(int(gain) / 8 for gain in line.split(" "))) for line in lines[1 : len(kinds) + 2]]
    rest = [_PAIRED * math.exp(-weight / 2) for weight in range(_BACK_OFFS)]
    marks = frozenset(at for at, kind in enumerate(kinds, 1) if not kind.isascii())
    after = tuple(
        tuple(
            gain if at in marks or kind in marks else math.log((1 - _PAIRED) * math.exp(gain) + each)
            for kind, gain in enumerate(gains)
        )
        for at, gains in enumerate(usual)
        for each in rest
    )
    words: dict[str, Word] = {}
    starts: defaultdict[str, float] = defaultdict(float)
    number = 0
    for line in lines[len(kinds) + 2 :]:
        name, level, weight, *level_words = line.split(" ")
        kind, chance = 1 + kinds.index(name), -int(level) / 4 * math.log(2)
        row = kind * _BACK_OFFS + int(weight)
        share = math.exp(chance)
        for number, word in enumerate(level_words, number):  # noqa: B020  # goes on counting
            words[word] = Word(kind, chance, number, row)
            for length in range(1, len(word)):
                starts[word[:length]] += share
        number += 1
    rows = {kind: (1 + at) * _BACK_OFFS for at, kind in enumerate(kinds)}
    logarithms = {start: math.log(share) for start, share in starts.items()}
    return Model(words, after, *_pairs(len(words)), logarithms, rows)


def _pairs(count: int) -> tuple["array[int]", "array[int]", "array[float]"]:
    """The pairs, as ``data/build.py`` packs them."""
    import numpy as np  # noqa: PLC0415  few texts need the model, and most commands none

    body = lzma.decompress(_read("pairs.bin.xz"))
    follow = np.frombuffer(body, "<u2", count, 4).astype(np.int64)
    begins = np.concatenate(([0], np.cumsum(follow)))
    total, at = int(begins[-1]), 4 + 2 * count
    planes = [np.frombuffer(body, np.uint8, total, at + total * plane).astype(np.int64) for plane in range(3)]
    sums = np.cumsum(planes[0] | planes[1] << 8 | planes[2] << 16)
    before = np.concatenate(([0], sums))[begins[:-1]]
    nexts = sums - np.repeat(before, follow)
    gains = np.frombuffer(body, np.int8, total, at + 3 * total).astype(np.float32) / 8
    return (
        array("i", begins.astype(np.int32).tobytes()),
        array("i", nexts.astype(np.int32).tobytes()),
        array("f", gains.tobytes()),
    )


def _read(name: str) -> bytes:
    return files("govcrawl.text").joinpath("data", name).read_bytes()


def extend(score: Score, char: str) -> Score:
    """The score with one more hanzi, or mark of ``MARKS``."""
    words, after, begins, nexts, gains, starts, _ = model()
    tail, places, _ = score
    hope = -1e9
    found: list[tuple[int, int, float]] = []
    word = char
    for length in range(len(tail) + 1):
        if length:
            word = tail[-length] + word
        start = starts.get(word)
        if start is not None and places[length]:
            hope = max(hope, places[length][0][2] + start)
        entry = words.get(word)
        if entry is None:
            if length:
                continue
            entry = UNKNOWN
        kind, chance, number, row = entry
        reached = -1e9
        for last, last_row, before in places[length]:
            gain = after[last_row][kind]
            if last >= 0 and number >= 0:
                high = begins[last + 1]
                at = bisect_left(nexts, number, begins[last], high)
                if at < high and nexts[at] == number:
                    gain = gains[at]
            reached = max(reached, before + gain)
        found.append((number, row, chance + reached))
    if len(found) > 1:
        found.sort(key=_by_score)
    if char in MARKS:
        return Score(char, (tuple(found), ()))
    return Score((tail + char)[-3:], (tuple(found), *places[:3]), hope)


def _by_score(item: tuple[int, int, float]) -> float:
    return -item[2]


def interrupt(score: Score, cost: float, kind: str = "") -> Score:
    """The score after something that no word holds, at this (negative) cost; ``kind``: what it counts as for the
    word after it, as "m" a number, "" nothing."""
    return Score("", (((-1, model().rows.get(kind, 0), score.best + cost),),))


def rebase(score: Score) -> Score:
    """The same text with a score of 0: what follows is compared from here."""
    best = score.best
    places = (tuple((number, row, each - best) for number, row, each in place) for place in score.places)
    return Score(score.tail, tuple(places), score.hope - best)


def score_text(text: str) -> float:
    """The score of a whole text; what is neither hanzi nor a mark only ends words."""
    score = START
    for char in text:
        held = "\u4e00" <= char <= "\u9fff" or char in MARKS
        score = extend(score, char) if held else interrupt(score, 0.0)
    return score.best
