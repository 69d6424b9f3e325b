"""One walk over a tree: its lines of text in order, and where prose is dense.

A line is what a block element or a ``<br>`` ends; a row of a simple table is one line with tabs. While walking, each
container is valued by the prose it holds and by how little of its text is links and chrome.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from govcrawl.extract.chrome import is_body, is_chrome
from govcrawl.extract.line import LEGAL, Line, clean
from govcrawl.extract.tables import is_data_table

_SKIP = frozenset(
    "script style noscript template select button input textarea svg canvas head title meta link object embed "
    "iframe audio video map math datalist".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol p "
    "pre section summary table tbody td tfoot th thead tr ul founder-content founder-title founder-author "
    "ucapcontent".split()
)
_EMBEDDED = frozenset({"iframe", "embed", "object", "video", "audio"})
# what an element does to the lines around it
_INLINE, _LINK, _PICTURE, _COMMENT = range(4)
_BLOCKS = 10
_PLAIN, _CELL, _ROW, _TABLE, _ASIDE, _BREAK = range(10, 16)
_SKIPPED = 20
_KINDS: dict[Any, int] = {
    **dict.fromkeys(_SKIP, _SKIPPED),
    **dict.fromkeys(_BLOCK, _PLAIN),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("nav", "footer", "aside"), _ASIDE),
    **dict.fromkeys((etree.Comment, etree.ProcessingInstruction), _COMMENT),
    "tr": _ROW,
    "table": _TABLE,
    "br": _BREAK,
    "a": _LINK,
    "img": _PICTURE,
}
_CONTAINERS = frozenset(
    "div td article section main body center form dd blockquote font founder-content ucapcontent fieldset".split()
)
_ROWS = frozenset("p tr tbody table ul ol dl li".split())
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)  # visibility: some hide the article until their script has run
_MANY = 1000
LINES_LIMIT = 200_000
"""Lines kept of one page; behind them the walk ends and says so (`Walk.full`)."""
LINE_LIMIT = 1_000_000
"""Characters kept of one line; the rest is dropped and the walk says so (`Walk.cut`)."""
DEPTH_LIMIT = 2000
"""The parser keeps 2,048 levels; a deeper page has lost its innermost text."""


class Block:
    """A container: its lines are ``lines[first:last]`` of the walk."""

    __slots__ = ("element", "first", "last", "marked", "prose", "value")

    def __init__(self, element: Any, lines: tuple[int, int], prose: float, value: float, marked: bool) -> None:
        self.element = element
        self.first, self.last = lines
        self.prose = prose
        self.value = value
        self.marked = marked


class Walk:
    """The lines of a tree, in document order, and its containers. ``cut``: characters dropped for their number."""

    __slots__ = ("blocks", "cut", "depth", "full", "lines")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.cut = 0
        self.full = False
        self.depth = 0


def walk(
    root: Any,
    drop: Collection[Any] = (),
    *,
    value: bool = True,
    contained: bool = True,
    limit: int = LINES_LIMIT,
    suspect: Callable[[str, str], bool] = is_chrome,
    hides: bool = True,
) -> Walk:
    """Walk a tree. ``drop``: subtrees to leave out; ``value``: also tell how much of each line is prose; ``contained``:
    and value the containers; ``limit``: stop after so many lines; ``suspect``: which class
    and id make lines suspect; ``hides``: whether what is hidden is.

    It runs for every element of every page, hence its shape: one loop without calls, and no frame for an element
    without children, which most are.
    """
    kind_of = _KINDS.get
    levels = _HEADINGS.get
    blocks = value and contained
    found = Walk()
    lines = found.lines
    parts: list[str] = []
    hrefs: list[str] = []
    links = in_link = depth = 0
    cells = False  # in a data table: blocks inside a cell do not end a line
    block: Any = root  # the block element around
    chrome = hidden = False  # of the element around
    prose, size, bad = 0.0, 0, 0  # of the element around: prose, characters, characters of links and chrome
    frames: list[tuple[Any, ...]] = []

    def flush(row: bool = False) -> None:
        nonlocal parts, links, hrefs, prose, size, bad
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        text = "\t".join([" ".join(cell.split()) for cell in raw.split("\t")]).strip("\t ") if row else clean(raw)
        if text:
            if len(text) > LINE_LIMIT:
                found.cut += len(text) - LINE_LIMIT
                text = text[:LINE_LIMIT]
            long = len(text)
            line = Line(text, parts, links if links < long else long, block, (chrome, hidden))
            if row:
                line.row = row
            if hrefs:
                line.hrefs = hrefs
                hrefs = []
            if level := levels(block.tag):
                line.level = level
            lines.append(line)
            if value:
                line.said = text
            if blocks:
                size += long
                own = line.prose
                if chrome:
                    prose += own * 0.2
                    bad += long
                else:
                    prose += own
                    plain = own or line.links * 2 > long or long < 4
                    bad += line.links if plain or not LEGAL.search(text) else long
        elif hrefs:
            hrefs = []
        parts = []
        links = 0

    def done() -> Walk:
        flush()
        found.depth = depth + 2
        return found

    node: Any = None
    kind, data, first = _INLINE, False, 0
    children: Iterator[Any] = iter((root,))
    while True:
        for child in children:
            sort = kind_of(child.tag, _INLINE)
            if sort != _COMMENT:
                if len(lines) >= limit:
                    found.full = limit == LINES_LIMIT
                    return done()
                if sort >= _SKIPPED or (drop and child in drop):
                    if child.tag in _EMBEDDED:
                        line = Line("", [], 0, block, (chrome, hidden))
                        line.hrefs = [child.get("src") or child.get("data") or ""]
                        lines.append(line)
                else:
                    leaf = not len(child)
                    text = child.text
                    is_data = False
                    if sort >= _BLOCKS:
                        if cells:
                            parts.append(" ")
                        elif parts or (hrefs and sort == _BREAK):
                            flush()
                        if sort == _TABLE and not (cells or leaf) and is_data_table(child):
                            cells = is_data = True
                        # nothing to read in it, or a cell whose words belong to the row
                        leaf = leaf and (cells or not text or text.isspace())
                    elif sort == _LINK:
                        in_link += 1
                        hrefs.append(child.get("href", ""))
                    if not leaf or sort == _PICTURE:
                        suspected, unseen = chrome, hidden
                        if keys := child.keys():
                            if "class" in keys or "id" in keys:
                                class_, id_ = child.get("class", ""), child.get("id", "")
                                suspected = (suspected or suspect(class_, id_)) and not is_body(class_, id_)
                            if ("style" in keys and _hides(child.get("style"))) or "hidden" in keys:
                                unseen = hides
                        if sort == _PICTURE:
                            line = Line("", [], 0, block, (suspected, unseen))
                            line.image = child
                            lines.append(line)
                    if not leaf and (sort != _PLAIN or blocks or in_link or len(child) or len(text) >= LINE_LIMIT):
                        if len(frames) >= depth:
                            depth += 1
                        frames.append((node, children, block, kind, data, first, chrome, hidden, prose, size, bad))
                        # a slice is made in half the time of an iterator; many children are not all held at once
                        node, children = child, iter(child[:] if len(child) < _MANY else child)
                        kind, data, first = sort, is_data, len(lines)
                        chrome, hidden = suspected or sort == _ASIDE, unseen
                        prose, size, bad = 0.0, 0, 0
                        if sort >= _BLOCKS:
                            block = child
                        if text and (parts or not text.isspace()):
                            parts.append(text)
                            if in_link:
                                links += len(text.strip())
                        break
                    if not leaf:
                        # a paragraph of one text, which most of a body are: its line is made here, without a frame
                        line = Line(clean(text), [text], 0, child, (suspected, unseen))
                        if value:
                            line.said = line.text
                        if hrefs:
                            line.hrefs = hrefs
                            hrefs = []
                        if level := levels(child.tag):
                            line.level = level
                        lines.append(line)
                        if len(frames) >= depth:
                            depth += 1
                    else:
                        if text and (parts or not text.isspace()):
                            parts.append(text)
                            if in_link:
                                links += len(text.strip())
                        if sort == _LINK:
                            in_link -= 1
                        elif cells and sort >= _BLOCKS:
                            if sort == _ROW:
                                flush(row=True)
                            else:
                                parts.append("\t" if sort == _CELL else " ")
                    if child is root:
                        break
            text = child.tail
            if text and (parts or not text.isspace()):
                parts.append(text)
                if in_link:
                    links += len(text.strip())
        else:  # the end of an element
            if node is None:
                break
            if kind == _LINK:
                in_link -= 1
            elif kind >= _BLOCKS:
                if not cells:
                    if parts:
                        flush()
                elif kind == _ROW or data:
                    flush(row=True)
                    cells = cells and not data
                else:
                    parts.append("\t" if kind == _CELL else " ")
            if blocks and len(lines) > first:
                _value(found, node, first, hidden, (prose, size, bad))
            ended, within = node, (prose, size, bad)
            node, children, block, kind, data, first, chrome, hidden, prose, size, bad = frames.pop()
            prose += within[0]
            size += within[1]
            bad += within[2]
            if ended is root:
                break
            text = ended.tail
            if text and (parts or not text.isspace()):
                parts.append(text)
                if in_link:
                    links += len(text.strip())
    return done()


def _value(found: Walk, node: Any, first: int, hidden: bool, sums: tuple[float, int, int]) -> None:
    tag = node.tag
    marked = is_body(node.get("class", ""), node.get("id", "")) or node.get("itemprop") == "articleBody"
    several = len(found.lines) > first + 1 and tag not in _ROWS
    if hidden or not (marked or several or tag in _CONTAINERS):
        return
    prose, size, bad = sums
    clean = 1 - bad / size if size else 0.0
    value = prose * clean * clean * (1.5 if marked else 1.0)
    found.blocks.append(Block(node, (first, len(found.lines)), prose, value, marked))


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return bool(_HIDDEN.search(style))
