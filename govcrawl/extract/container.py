"""Which of the containers of a page holds the article: the one with the most prose and the least chrome."""

import re
from collections.abc import Sequence
from itertools import accumulate

from govcrawl.extract import pointers, twice
from govcrawl.extract.alike import squash
from govcrawl.extract.heads import is_info
from govcrawl.extract.images import has_file
from govcrawl.extract.line import Line
from govcrawl.extract.walk import Block, Walk

ENOUGH = 40.0
_WRAPPED = 150.0  # characters of running text; with fewer, the lines around a short text may weigh more than it
_FEW = 20  # characters of a very short text
_MOST = 0.7  # of what stands before other articles is the article
_BUTTON = 4  # characters
_STAMP = 60  # characters of a line with a time and an outlet
_HOUR = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d\d")
_NEAR = 4  # lines between the title and the text


def best(whole: Walk, document: str) -> Block | None:
    """The container of the article, or None. ``document``: the squashed text of ``<title>``."""
    most = _worthiest(whole.blocks)
    if most is not None and pointers.is_others(whole.lines[most.first]):
        article = _worthiest([block for block in whole.blocks if not most.first <= block.first < most.last])
        most = article if article is not None and article.prose >= ENOUGH else most
    if most is not None:
        before = enumerate(whole.lines[: most.first + 1])
        comments = next((at for at, line in before if pointers.heads_comments(line)), None)
        if comments is not None:  # readers say more than a short article does
            article = _worthiest([block for block in whole.blocks if block.last <= comments])
            most = article if article is not None and article.prose >= ENOUGH else None
    if most is not None:
        _, again = twice.ends(whole.lines[most.first : most.last])
        end = most.first + again
        if end < most.last:
            most = _worthiest([block for block in whole.blocks if block.last <= end]) or most
        others, said = _others(whole, most)
        if others < most.last:
            first = _worthiest([block for block in whole.blocks if most.first <= block.first and block.last <= others])
            most = first if first is not None and first.prose >= _MOST * said else most
    if most is not None and most.prose >= ENOUGH:
        core = _widened(whole, _core(whole, most))
        if core.prose > _WRAPPED:
            return core
        info = all(is_info(line) or not line.text for line in whole.lines[core.first : core.last])
        return _under_headline(whole, document, inside=None if info else core) or core
    # hardly any text: a page of pictures or of a PDF has its body in a container that is named as one
    marked = [block for block in whole.blocks if block.marked]
    if marked:
        return max(marked, key=lambda b: (b.last - b.first, b.prose))
    return _pictured(whole, document) or _under_headline(whole, document) or most


def _worthiest(blocks: Sequence[Block]) -> Block | None:
    return max(blocks, key=lambda block: block.value, default=None)


def _others(whole: Walk, most: Block) -> tuple[int, float]:
    """Where the heading over other articles or over comments stands in a container that begins with an article, with
    how much prose is before it; what is behind it is prose as well."""
    prose = 0.0
    for at in range(most.first, most.last):
        line = whole.lines[at]
        if prose >= ENOUGH and pointers.is_others(line):
            return at, prose
        prose += 0.0 if line.chrome else line.prose
    return most.last, prose


def _core(whole: Walk, best: Block) -> Block:
    """The container inside the best that has nearly all of its worth in a quarter of its lines: what the wrapper adds
    are teasers, whose sentences count as prose. Where the article is spread over it, no such container is there."""
    most = best
    for block in whole.blocks:
        small = (block.last - block.first) * 4 <= best.last - best.first
        inside = best.first <= block.first and block.last <= best.last
        if small and inside and block.value >= 0.9 * best.value and (most is best or block.value > most.value):
            most = block
    return most


def _widened(whole: Walk, core: Block) -> Block:
    """The largest container around a single line, as a paragraph in a ``<div>`` of its own is, that adds nothing but
    text: no link and no chrome."""
    if sum(bool(line.text) for line in whole.lines[core.first : core.last]) > 1:
        return core
    other = [0, *accumulate(bool(line.links or line.chrome or line.hidden) for line in whole.lines)]
    largest = core
    for block in whole.blocks:
        added = other[block.last] - other[core.last] + other[core.first] - other[block.first]
        if block.first <= largest.first and largest.last <= block.last and not added:
            largest = block
    return largest


def _pictured(whole: Walk, document: str) -> Block | None:
    """The innermost container behind the title with the most pictures or embedded files and hardly any links."""
    title = next((at for at, line in enumerate(whole.lines) if line.level and _opens(document, line.text)), None)
    if title is None:
        return None
    lines = whole.lines
    media = [0, *accumulate(not line.text and not line.chrome and not line.hidden for line in lines)]
    linked = [0, *accumulate(line.links > 0 for line in lines)]
    best, most = None, 0
    for block in whole.blocks:
        shown = media[block.last] - media[block.first]
        if block.first > title and shown > most and shown > 2 * (linked[block.last] - linked[block.first]):
            best, most = block, shown
    return best


def _under_headline(whole: Walk, document: str, inside: Block | None = None) -> Block | None:
    """The container right under the title, or under the line with the time, with the most text that is no link.
    ``inside``: only where this container holds it and the headline."""
    lines = whole.lines
    plain = [_own(line) if _may_be_text(line) else 0 for line in lines]
    # pictures and buttons, as those for the size of letters, are no lines between title and text
    rows = [0, *accumulate(len(line.text) > _BUTTON for line in lines)]
    titled = (at for at, line in enumerate(lines) if plain[at] and _opens(document, line.text))
    timed = (at for at, line in enumerate(lines) if not (line.links or line.chrome or line.hidden) and is_info(line))
    head = _lower(next(titled, None), next(timed, None), rows)
    if head is None or (inside is not None and not inside.first <= head < inside.last):
        return None
    own = [0, *accumulate(plain)]
    linked = [0, *accumulate(len(line.text) - _own(line) for line in lines)]
    best, most = None, _FEW
    for block in whole.blocks:
        near = 0 < rows[block.first] - rows[head] <= _NEAR and (inside is None or block.last <= inside.last)
        text = own[block.last] - own[block.first]
        if near and text >= most and text > linked[block.last] - linked[block.first]:
            best, most = block, text
    return best


def _own(line: Line) -> int:
    """Characters that are no link to another page; the name of a file may be all that a notice is."""
    return len(line.text) - (0 if has_file(line) else line.links)


def _may_be_text(line: Line) -> bool:
    legal = len(line.text) >= ENOUGH and not (line.prose or line.links)
    stamp = len(line.text) < _STAMP and _HOUR.search(line.text)
    return not (legal or stamp or line.chrome or line.hidden or is_info(line) or pointers.is_item(line))


def _lower(title: int | None, time: int | None, rows: Sequence[int]) -> int | None:
    """The line of the time where it stands right under the title, else the first of the two."""
    if title is None or time is None:
        return time if title is None else title
    return time if 0 <= rows[time] - rows[title] <= _NEAR else min(title, time)


def _opens(document: str, text: str) -> bool:
    key = squash(text)
    return len(key) > 3 and document.startswith(key)
