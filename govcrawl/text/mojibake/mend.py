"""Mend mojibake line by line: a page can be good except for one paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from govcrawl.text.cost import table
from govcrawl.text.mojibake import as_big5, as_gbk, as_latin1
from govcrawl.text.mojibake.proof import Reading, weigh

_RARE_FROM = 17  # bits: what the word list does not hold
_HANZI = range(0x4E00, 0x9FA6)
_FEW = 8
_LETTERS = "\xc0-\xd6\xd8-\xf6\xf8-\xff"


@lru_cache(maxsize=1)
def trigger() -> str:
    """The characters without which a text holds no mojibake, for a character class."""
    return f"{_rare()}\u3400-\u4dbf\ue000-\uf8ff\ufffd{_LETTERS}"


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    return re.compile(f"[{trigger()}]")


@lru_cache(maxsize=1)
def _rare() -> str:
    """The hanzi that Chinese prose hardly holds and wrongly decoded text is full of, for a character class."""
    known = table().get  # what the list does not hold is rare, and need not be priced
    common = [at for at in _HANZI if known(chr(at), _RARE_FROM) < _RARE_FROM]
    gaps = zip([_HANZI.start - 1, *common], [*common, _HANZI.stop], strict=True)  # ranges compile faster
    return "".join(f"{chr(low + 1)}-{chr(high - 1)}" for low, high in gaps if high > low + 1)


def wants(found: Iterable[str]) -> bool:
    """Whether one of these characters is reason to look for mojibake."""
    return bool(_trigger().search("".join(found)))


class Stretch(NamedTuple):
    """Part of a text that looks wrong, and what it could mean, the best first."""

    start: int
    end: int
    readings: list[Reading]


def mend(text: str, context: str, found: Iterable[str] | None = None) -> tuple[str, tuple[str, ...]]:
    """The text with what can be proven mended, and the names of the kinds found. ``context``: the page's text;
    ``found``: characters among which are all that are reason to look, where they are known."""
    stretches = list(_stretches(text, found))
    proven = _proven(stretches) | (_kinds(context) if context is not text else set())
    out: list[str] = []
    done = 0
    steps: dict[str, None] = {}
    for start, end, readings in stretches:
        chosen = next((r for r in readings if r.convincing), None) or next(
            (r for r in readings if r.kind in proven), None
        )
        if chosen and start >= done:
            out += [text[done:start], chosen.text]
            done = end
            steps[chosen.kind] = None
    return ("".join(out) + text[done:], tuple(steps)) if steps else (text, ())


def _proven(stretches: Iterable[Stretch]) -> set[str]:
    """The kinds of damage that stand without help somewhere."""
    return {reading.kind for stretch in stretches for reading in stretch.readings[:1] if reading.convincing}


@lru_cache(maxsize=8)
def _kinds(context: str) -> set[str]:
    return _proven(_stretches(context))


def _marks(text: str, found: Iterable[str] | None) -> list[int]:
    """Where suspect characters stand; a search for each of a few known ones is faster than one for all there are."""
    few = None if found is None else _trigger().findall("".join(found))
    if few is None or len(few) > _FEW:
        return [mark.start() for mark in _trigger().finditer(text)]
    marks: list[int] = []
    for char in few:
        at = text.find(char)
        while at >= 0:
            marks.append(at)
            at = text.find(char, at + 1)
    return sorted(marks)


def _stretches(text: str, found: Iterable[str] | None = None) -> Iterator[Stretch]:
    marks = _marks(text, found)
    at = end = 0
    while at < len(marks):
        start = text.rfind("\n", end, marks[at]) + 1 or end
        end = text.find("\n", marks[at] + 1)
        end = len(text) if end < 0 else end
        line = text[start:end]
        upto = bisect_left(marks, end, at)
        suspects = sum([text[mark] > "\xff" for mark in marks[at:upto]])
        if suspects < upto - at:  # the others are Latin letters
            for run in as_latin1.RUN.finditer(line):
                yield _stretch(start + run.start(), run[0], as_latin1.readings(run[0]))
        if suspects and suspects * 10 >= len(line) - len(line.encode("ascii", "ignore")):
            yield _stretch(start, line, chain(as_gbk.readings(line), as_big5.readings(line)))
        at = upto


def _stretch(start: int, old: str, readings: Iterable[tuple[str, str]]) -> Stretch:
    weighed = [reading for kind, new in readings if (reading := weigh(kind, old, new))]
    return Stretch(start, start + len(old), sorted(weighed, key=lambda reading: -reading.saved))
