"""Where the article stands on the page: the lines above the body, the body, and the lines below it."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from govcrawl.extract import container, crumbs, position, twice
from govcrawl.extract.alike import squash
from govcrawl.extract.chrome import is_chrome, is_surely_chrome
from govcrawl.extract.line import Line
from govcrawl.extract.page import Page
from govcrawl.extract.walk import DEPTH_LIMIT, LINES_LIMIT, Walk, walk

ABOVE = 80
"""Lines above the body that can hold the title, the time and the credits."""
BELOW = 24
_CHARACTERS = 4000


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
    block = container.best(whole, squash(page.title))
    for spared in (_surely, _unwrapped):  # a chrome name on the wrapper of everything
        aside = sum(line.prose for line in whole.lines if line.chrome)
        if aside <= container.ENOUGH or (block is not None and aside <= 2 * block.prose):
            break
        whole = walk(page.root, suspect=spared(whole))
        block = container.best(whole, squash(page.title))
    if block is None or block.prose < container.ENOUGH:
        shown = walk(page.root, hides=False)
        other = container.best(shown, squash(page.title))
        if other is not None and other.marked and other.prose >= container.ENOUGH:  # hidden until a script has run
            whole, block = shown, other
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
        zones.crumb = (crumbs.find(zones.above) or position.find(page)) if crumb else None
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
