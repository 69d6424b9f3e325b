"""What a page tells about how it was damaged, and what it says."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from govcrawl.text.artefact.brackets import BRACKET
from govcrawl.text.artefact.page import Decoder, Page
from govcrawl.text.artefact.signs import HEADLESS, SIGN, SIGNED, SIGNED_STOP, misfits
from govcrawl.text.artefact.simplify import simplify
from govcrawl.text.artefact.tables import tables
from govcrawl.text.cost import table

_HANZI_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_STOP = re.compile("(,?)[，。！？、；]")
#: The share of a long page's own characters in how likely a character is, the number of characters a page must have for
#: half of it, and the most it may count for.
CACHED, FEW, LIKED = 0.15, 200, 2.5


def survey(page: str, goes: frozenset[tuple[str, str]]) -> Page:
    """What the page tells about how it was damaged."""
    openings = Counter(found["opening"] for found in SIGNED.finditer(page))
    scores = {
        Decoder.MARKED: openings[""] + len(SIGNED_STOP.findall(page)),
        Decoder.MARKED_FIRST: openings["("] + page.count("\ufffd"),
        Decoder.DROPPED: len(HEADLESS.findall(page)),
        Decoder.DROPPED_FIRST: misfits(page),
    }
    decoder = max(scores, key=lambda each: scores[each])
    stops = _STOP.findall(page)
    visible = len(stops) > 0 and 2 * stops.count(",") > len(stops)
    commas = visible or bool(SIGNED_STOP.search(page)) or not decoder.marks
    occurrences = Counter(BRACKET.sub("", page))
    bare = frozenset(char for char, count in occurrences.items() if count > 1 and ord(char) in tables().simple)
    return Page(
        goes, bare - {char for char, _ in goes}, decoder, commas, visible, *said(_whole_runs(page, decoder)), {}
    )


def _whole_runs(page: str, decoder: Decoder) -> Iterator[str]:
    """What stands before the first loss of each line."""
    lost = SIGN if decoder.marks else HEADLESS
    for line in page.split("\n"):
        sign = lost.search(line)
        yield line[: sign.start()] if sign else line


def said(pieces: Iterable[str]) -> tuple[frozenset[str], dict[str, float]]:
    """What a page says elsewhere helps to read what is damaged: names, terms, the same sentence again."""
    found: set[str] = set()
    single: Counter[str] = Counter()
    for piece in pieces:
        for run in _HANZI_RUN.findall(simplify(BRACKET.sub(r"\1", piece))):
            single.update(run)
            found.update(run[at : at + 2] for at in range(len(run) - 1))
            found.update(run[at : at + 3] for at in range(len(run) - 2))
    total, bits = single.total(), table()
    weight = CACHED * total / (total + FEW)
    liked = {
        char: min(LIKED, math.log(1 - weight + weight * times / total * 2.0 ** bits[char]))
        for char, times in single.items()
    }
    return frozenset(found), liked
