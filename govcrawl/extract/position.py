"""The line that says where a page stands, on a page of which only the surroundings of the body are walked."""

import re
from typing import Any

from lxml import etree

from govcrawl.extract import crumbs
from govcrawl.extract.line import Line
from govcrawl.extract.page import Page
from govcrawl.extract.walk import walk

_POSITION = etree.XPath("//text()[contains(., '位置') and string-length(.) < 60]")
_WORD = "位置"
_SAID = re.compile(_WORD)  # on a page's source it is found faster by a pattern than by str.find
_OPENING = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_VOID = frozenset({"br", "img", "input", "hr", "wbr"})
_NEVER = frozenset({"script", "style", "title"})
_HAS_ENTITY = re.compile("&#(?:20301|[xX]4[fF]4[dD])")  # without re.I: that would cost the quick search for &#
_SHORT = 60


def find(page: Page) -> Line | None:
    """The line of the position, from wherever on the page it stands."""
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
