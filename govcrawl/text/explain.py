"""What a repair changed, each change with a little of its surroundings."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_AROUND = 8  # characters shown on either side
_TOGETHER = 4  # changes closer than this are shown as one
_LONGEST = 2000  # a longer stretch is shown by its ends: comparing takes time with the square of its length
_SHOWN = 60


class Change(NamedTuple):
    """``line``: the line of the old text, from 1. ``old`` and ``new`` in their surroundings, controls escaped."""

    line: int
    old: str
    new: str


def changes(old: str, new: str) -> Iterator[Change]:
    """The changes between two texts, in order."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        before, after = [old], [new]
    for number, (a, b) in enumerate(zip(before, after, strict=True), 1):
        if a != b:
            for start, end, to_start, to_end in _hunks(a, b):
                left, right = a[max(0, start - _AROUND) : start], a[end : end + _AROUND]
                shown = [_visible(left + part + right) for part in (a[start:end], b[to_start:to_end])]
                yield Change(number, *shown)


def _hunks(a: str, b: str) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of a and b that differ: (start, end) in a, (start, end) in b."""
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    most = min(len(a), len(b)) - head
    tail = next((i for i in range(most) if a[-1 - i] != b[-1 - i]), most)
    if max(len(a), len(b)) - head - tail > _LONGEST:
        yield head, len(a) - tail, head, len(b) - tail
        return
    open_: tuple[int, int, int, int] | None = None
    for tag, i, j, k, m in SequenceMatcher(None, a[head : len(a) - tail], b[head : len(b) - tail], False).get_opcodes():
        if tag == "equal":
            continue
        if open_ and i + head - open_[1] < _TOGETHER:
            open_ = (open_[0], j + head, open_[2], m + head)
            continue
        if open_:
            yield open_
        open_ = (i + head, j + head, k + head, m + head)
    if open_:
        yield open_


def _visible(text: str) -> str:
    if len(text) > _SHOWN:
        text = f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 2 :]}"
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode("ascii") for c in text)
