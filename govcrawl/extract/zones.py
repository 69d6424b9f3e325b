"""Where the article stands on the page: the lines above the body, the body, and the lines below it."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import Any

from lxml import etree

from govcrawl.extract import crumbs, twice
from govcrawl.extract.chrome import is_chrome, is_surely_chrome
from govcrawl.extract.heads import is_info
from govcrawl.extract.line import Line
from govcrawl.extract.page import Page
from govcrawl.extract.titles import squash
from govcrawl.extract.walk import DEPTH_LIMIT, LINES_LIMIT, Block, Walk, walk

ABOVE = 80
"""Lines above the body that can hold the title, the time and the credits."""
BELOW = 24
_POSITION = etree.XPath("//text()[contains(., '位置') and string-length(.) < 60]")
_WORD = "位置"
_SAID = re.compile(_WORD)  # on a page's source it is found faster by a pattern than by str.find
_OPENING = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_VOID = frozenset({"br", "img", "input", "hr", "wbr"})
_NEVER = frozenset({"script", "style", "title"})
_HAS_ENTITY = re.compile("&#(?:20301|[xX]4[fF]4[dD])")  # without re.I: that would cost the quick search for &#
_ENOUGH = 40.0
_CHARACTERS = 4000
_WRAPPED = 150.0  # characters of running text; with fewer, the lines around a short text may weigh more than it
_FEW = 20  # characters of a very short text
_NEAR = 4  # lines between the title and the text
_SHORT = 60


class Zones:
    """The three zones. ``how`` says how the body was found; ``warnings`` what was lost on the way;
    ``element``: the container, or None."""

    __slots__ = ("_prose", "above", "below", "body", "crumb", "element", "how", "page_links", "warnings")

    def __init__(self, above: list[Line], body: list[Line], below: list[Line], how: str) -> None:
        self.above = above
        self.body = body
        self.below = below
        self.how = how
        self.element: Any = None
        self.crumb: Line | None = None
        self._prose: float | None = None
        self.page_links = 0.0
        self.warnings: list[str] = []

    @property
    def prose(self) -> float:
        """Characters of running text in the body."""
        if self._prose is None:
            self._prose = sum(line.prose for line in self.body)
        return self._prose

    @prose.setter
    def prose(self, value: float) -> None:
        self._prose = value


def find(page: Page) -> Zones:
    """The zones of a page of no known family: the container with the most prose and the least chrome."""
    whole = walk(page.root)
    block = _best(whole, squash(page.title))
    for spared in (_surely, _unwrapped):  # a chrome name on the wrapper of everything
        aside = sum(line.prose for line in whole.lines if line.chrome)
        if aside <= _ENOUGH or (block is not None and aside <= 2 * block.prose):
            break
        whole = walk(page.root, suspect=spared(whole))
        block = _best(whole, squash(page.title))
    if block is None:
        zones = Zones(whole.lines[:ABOVE], [], [], "no container holds text")
    else:
        lines = whole.lines
        zones = Zones(
            lines[max(0, block.first - ABOVE) : block.first],
            lines[block.first : block.last],
            lines[block.last : block.last + BELOW],
            _name(block.element) + (" (a body container by name)" if block.marked else " (most prose, least chrome)"),
        )
        zones.element = block.element
        zones.prose = block.prose
    zones.crumb = crumbs.find(whole.lines[: block.first + 12] if block else whole.lines)
    chars = sum(len(line.text) for line in whole.lines)
    zones.page_links = sum(line.links for line in whole.lines) / chars if chars else 0.0
    _lost(zones, whole)
    return zones


def _surely(whole: Walk) -> Callable[[str, str], bool]:
    return is_surely_chrome


def _unwrapped(whole: Walk) -> Callable[[str, str], bool]:
    """`is_chrome`, but not for the elements that hold most of the page's prose, whatever their names."""
    half = sum(line.prose for line in whole.lines) / 2
    held: dict[Any, float] = {}
    for line in whole.lines:
        for node in (line.block, *line.block.iterancestors()) if line.prose else ():
            held[node] = held.get(node, 0.0) + line.prose
    wrappers = {(node.get("class", ""), node.get("id", "")) for node, prose in held.items() if prose > half}
    return lambda class_, id_: (class_, id_) not in wrappers and is_chrome(class_, id_)


def _best(whole: Walk, document: str) -> Block | None:
    best = _worthiest(whole.blocks)
    if best is not None:
        _, again = twice.ends(whole.lines[best.first : best.last])
        end = best.first + again
        if end < best.last:
            best = _worthiest([block for block in whole.blocks if block.last <= end]) or best
    if best is not None and best.prose >= _ENOUGH:
        core = _core(whole, best)
        if core.prose > _WRAPPED:
            return core
        info = all(is_info(line) or not line.text for line in whole.lines[core.first : core.last])
        return _under_headline(whole, document, inside=None if info else core) or core
    # hardly any text: a page of pictures or of a PDF has its body in a container that is named as one
    marked = [block for block in whole.blocks if block.marked]
    if marked:
        return max(marked, key=lambda b: (b.last - b.first, b.prose))
    return _pictured(whole, document) or _under_headline(whole, document) or best


def _worthiest(blocks: Sequence[Block]) -> Block | None:
    return max(blocks, key=lambda block: block.value, default=None)


def _core(whole: Walk, best: Block) -> Block:
    """The container inside the best that has nearly all of its worth in a quarter of its lines: what the wrapper adds
    are teasers, whose sentences count as prose. Where the article is spread over it, no such container is there."""
    most = best
    for block in whole.blocks:
        small = (block.last - block.first) * 4 <= best.last - best.first
        if small and block.value >= 0.9 * best.value and (most is best or block.value > most.value):
            most = block
    return most


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
    plain = [0 if line.chrome or line.hidden or is_info(line) else len(line.text) - line.links for line in lines]
    rows = [0, *accumulate(bool(line.text) for line in lines)]  # pictures are no lines between title and text
    titled = (at for at, line in enumerate(lines) if plain[at] and _opens(document, line.text))
    timed = (at for at, line in enumerate(lines) if not (line.links or line.chrome or line.hidden) and is_info(line))
    head = _lower(next(titled, None), next(timed, None), rows)
    if head is None or (inside is not None and not inside.first <= head < inside.last):
        return None
    own = [0, *accumulate(plain)]
    linked = [0, *accumulate(line.links for line in lines)]
    best, most = None, _FEW
    for block in whole.blocks:
        text = own[block.last] - own[block.first]
        if (
            0 < rows[block.first] - rows[head] <= _NEAR
            and text >= most
            and text > linked[block.last] - linked[block.first]
        ):
            best, most = block, text
    return best


def _lower(title: int | None, time: int | None, rows: Sequence[int]) -> int | None:
    """The line of the time where it stands right under the title, else the first of the two."""
    if title is None or time is None:
        return time if title is None else title
    return time if 0 <= rows[time] - rows[title] <= _NEAR else min(title, time)


def _opens(document: str, text: str) -> bool:
    key = squash(text)
    return len(key) > 3 and document.startswith(key)


def known(page: Page, elements: Sequence[Any], drop: Collection[Any] = (), *, crumb: bool = True) -> Zones:
    """The zones around a body that a family has found: only its surroundings are walked, not the page.

    ``crumb``: whether the line of the position is wanted.
    """
    body: list[Line] = []
    zones = Zones([], body, [], "family")
    starts = []
    for element in elements:
        part = walk(element, drop, contained=False)
        starts.append(len(body))
        body.extend(part.lines)
        _lost(zones, part)
    end, again = twice.ends(body)
    del body[max(end, *(start for start in (0, *starts) if start <= again)) :]
    if elements:
        zones.element = elements[0]
        zones.above = _before(elements[0])
        zones.below = _after(elements[-1])
        zones.crumb = (crumbs.find(zones.above) or _crumb(page)) if crumb else None
    return zones


def is_page(zones: Zones) -> bool:
    """Whether a body is more than a body: a third of its text are links, or the page's path stands in it."""
    size = sum(len(line.text) for line in zones.body)
    links = sum(line.links for line in zones.body)
    return links * 3 > size or any(crumbs.POSITION.search(line.text[:12]) for line in zones.body[:20] if line.links)


def _before(element: Any) -> list[Line]:
    """Lines before an element, nearest siblings first, until a heading or enough of them."""
    found: list[list[Line]] = []
    count = size = 0
    node = element
    while node is not None and node.tag not in {"body", "html"}:
        for sibling in node.itersiblings(preceding=True):
            if _is_silent(sibling):
                continue
            part = walk(sibling, value=False).lines
            found.append(part)
            count += len(part)
            size += sum(len(line.text) for line in part)
            if any(line.level == 1 for line in part) or count > ABOVE or size > _CHARACTERS:
                node = None
                break
        else:
            node = node.getparent()
    return [line for part in reversed(found) for line in part]


def _after(element: Any) -> list[Line]:
    found: list[Line] = []
    node = element
    while node is not None and node.tag not in {"body", "html"} and len(found) < BELOW:
        for sibling in node.itersiblings():
            if not _is_silent(sibling):
                found.extend(walk(sibling, value=False, limit=BELOW - len(found)).lines)
                if len(found) >= BELOW:
                    break
        node = node.getparent()
    return found[:BELOW]


def _is_silent(node: Any) -> bool:
    """Whether a walk over a node would find nothing: a comment, a script, an empty element. A third of siblings are."""
    if not isinstance(node.tag, str):
        return True
    if node.tag == "script" or not (len(node) or node.tag in {"img", "iframe", "embed", "object"}):
        words = node.tail if node.tag == "script" else node.text
        return not words or words.isspace()
    return False


def _crumb(page: Page) -> Line | None:
    for node in _saying(page)[:3]:
        if node is not None and node.tag not in _NEVER:
            holder = (
                node if node.tag in {"div", "p", "td", "li", "ul"} or node.getparent() is None else node.getparent()
            )
            line = crumbs.find(_merged(walk(holder, value=False).lines))
            if line is not None:
                return line
    return None


def _saying(page: Page) -> list[Any]:
    """The elements in which 位置 stands in a short text. Where the source has no entities that could mean it, it says
    before which tags the word stands: a query would look at each text of the page, a tenth of all the time."""
    if _HAS_ENTITY.search(page.text):
        found: Any = _POSITION(page.root)
        return [text.getparent().getparent() if text.is_tail else text.getparent() for text in found]
    inside, behind = _tags_before(page.text)
    holders = []
    for node in page.root.iter(*inside, *behind) if inside or behind else ():
        if node.tag in inside and (text := node.text) and len(text) < _SHORT and _WORD in text:
            holders.append(node)
        if node.tag in behind and (text := node.tail) and len(text) < _SHORT and _WORD in text:
            holders.append(node.getparent())
    return holders


def _tags_before(source: str) -> tuple[set[Any], set[Any]]:
    """The elements that 位置 can be the first text of, and those it can follow."""
    inside: set[Any] = set()
    behind: set[Any] = set()
    for word in _SAID.finditer(source):
        at = word.start()
        start = source.rfind("<", 0, at)
        end = source.find("<", at)
        if end - source.find(">", start, at) > _SHORT and "&" not in source[start:end]:
            pass  # in a sentence
        elif tag := _OPENING.match(source, max(start, 0)):
            name = tag[2].lower()
            (behind if tag[1] or name in _VOID else inside).add(name)
        elif source.startswith("<!--", max(start, 0)):
            behind.add(etree.Comment)
    return inside - _NEVER, behind


def _merged(lines: list[Line]) -> list[Line]:
    """A path whose names stand in list items of their own, as one line."""
    if 1 < len(lines) <= 12 and crumbs.POSITION.search(lines[0].text):
        parts = [part for line in lines for part in (*line.parts, " ")]
        return [Line(" ".join("".join(parts).split()), parts, sum(line.links for line in lines), lines[0].block)]
    return lines


def _lost(zones: Zones, part: Walk) -> None:
    if part.cut:
        zones.warnings.append(f"text: {part.cut} characters of an endless line cut off")
    if part.full:
        zones.warnings.append(f"text: only the first {LINES_LIMIT} lines were read")
    if part.depth > DEPTH_LIMIT:
        zones.warnings.append(f"html: nested deeper than {DEPTH_LIMIT} elements, the innermost text is lost")


def _name(element: Any) -> str:
    id_, class_ = element.get("id"), element.get("class")
    return str(element.tag) + (f"#{id_}" if id_ else "") + ("".join("." + c for c in class_.split()) if class_ else "")
