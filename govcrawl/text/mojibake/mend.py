"""Mend mojibake line by line: a page can be good except for one paragraph."""

import re
from collections.abc import Iterator
from functools import lru_cache

from govcrawl.text.cost import table
from govcrawl.text.mojibake import as_big5, as_gbk, as_latin1
from govcrawl.text.mojibake.proof import Reading, weigh

_RARE_FROM = 17  # bits: what the word list does not hold
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
    bits = table()
    return "".join(char for char in map(chr, range(0x4E00, 0x9FA6)) if bits[char] >= _RARE_FROM)


@lru_cache(maxsize=1)
def _suspects() -> re.Pattern[str]:
    return re.compile(f"[{_rare()}\u3400-\u4dbf\ue000-\uf8ff\ufffd]")


_LATIN = re.compile(f"[{_LETTERS}]")


def mend(text: str, context: str) -> tuple[str, tuple[str, ...]]:
    """The text with what can be proven mended, and the names of the kinds found. ``context``: the page's text."""
    proven = set(_kinds(context)) if context is not text else set[str]()
    found = list(_lines(text))
    proven.update(name for _, _, name, reading in found if reading.convincing)
    out: list[str] = []
    done = 0
    steps: list[str] = []
    for start, end, name, reading in found:
        if start >= done and (reading.convincing or name in proven):
            out += [text[done:start], reading.text]
            done = end
            steps.append(name)
    return ("".join(out) + text[done:], tuple(dict.fromkeys(steps))) if steps else (text, ())


@lru_cache(maxsize=8)
def _kinds(context: str) -> frozenset[str]:
    return frozenset(name for _, _, name, reading in _lines(context) if reading.convincing)


def _lines(text: str) -> Iterator[tuple[int, int, str, Reading]]:
    """(start, end, kind, reading): the best reading of each stretch that looks wrong."""
    end = -1
    for mark in _trigger().finditer(text):
        if mark.start() < end:
            continue
        start = text.rfind("\n", max(end, 0), mark.start()) + 1 or max(end, 0)
        end = text.find("\n", mark.end())
        end = len(text) if end < 0 else end
        line = text[start:end]
        if _LATIN.search(line):
            for run in as_latin1.RUN.finditer(line):
                if best := _best(run[0], as_latin1.readings(run[0])):
                    yield start + run.start(), start + run.end(), *best
        suspects = len(_suspects().findall(line))
        if suspects * 10 >= len(line) - len(line.encode("ascii", "ignore")):
            readings = [*as_gbk.readings(line), *as_big5.readings(line)]
            if best := _best(line, readings):
                yield start, end, *best


def _best(old: str, readings: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> tuple[str, Reading] | None:
    weighed = [(name, reading) for name, new in readings if (reading := weigh(name, old, new))]
    return max(weighed, key=lambda pair: pair[1].saved, default=None)
