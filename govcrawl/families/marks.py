"""Bodies that stand between marks: ``<!--enpcontent-->``, ``<!--<$[信息内容]>begin-->``, ContentStart."""

import re
from typing import Any

from lxml import etree, html

from govcrawl.extract.page import Page

_TAG = re.compile(r"<[^<>]*>")
_SEEN = 4000  # characters of source in which a text begins
_ALIKE = 40  # characters that no two texts begin with alike


def between(page: Page, start: re.Pattern[str], end: re.Pattern[str]) -> list[html.HtmlElement]:
    """The elements that hold what stands between the outermost marks; empty without marks or words.

    Marks can be nested or doubled: the first start and the last end count; but where the article stands twice, for
    desktops and for phones, its first copy. Where both are children of one element,
    elements of the page are given. Marks on different levels happen: then the source is cut and parsed on its own.
    """
    first = start.search(page.text)
    ends = list(end.finditer(page.text, first.end())) if first else []
    second = start.search(page.text, ends[0].end()) if ends else None
    if first and second:
        behind = next((mark for mark in ends if mark.start() >= second.end()), None)
        text = _opening(page.text, first.end(), ends[0])
        if behind and text and text == _opening(page.text, second.end(), behind):
            ends = [mark for mark in ends if mark.end() <= second.start()]
    if not first or not ends or not page.text[first.end() : ends[-1].start()].strip():
        return []
    marks = [(node, _source(node)) for node in page.root.iter(etree.Comment, "meta")]
    opening = next((node for node, source in marks if start.fullmatch(source)), None)
    closing = [node for node, source in marks if end.fullmatch(source)][: len(ends)]
    if opening is not None and closing and closing[-1].getparent() is opening.getparent():
        found = _inside(opening, closing[-1])
        if found:
            return found
    try:
        return [html.fragment_fromstring(page.text[first.end() : ends[-1].start()], create_parent="div")]
    except (ValueError, etree.ParserError):
        return []


def _opening(source: str, start: int, end: re.Match[str]) -> str:
    """How the text between two marks begins."""
    return "".join(_TAG.sub("", source[start : min(end.start(), start + _SEEN)]).split())[:_ALIKE]


def _source(node: Any) -> str:
    """A comment or an empty meta tag as it stands in the source; empty for other nodes."""
    if node.tag is etree.Comment:
        return f"<!--{node.text or ''}-->"
    return f'<meta name="{node.get("name")}">' if node.tag == "meta" and node.get("name") else ""


def _inside(opening: Any, closing: Any) -> list[html.HtmlElement]:
    """The elements between two siblings; where loose text stands between them, their parent, or an element put around
    it where more than that is in the parent: the body has to keep its place on the page."""
    nodes: list[Any] = []
    for node in opening.itersiblings():
        if node is closing:
            break
        nodes.append(node)
    loose = [opening.tail, *(node.tail for node in nodes)]
    if not any(text and text.strip() for text in loose):
        return [node for node in nodes if isinstance(node.tag, str)]
    parent = opening.getparent()
    outside = [parent.text, closing.tail, *(node.tail for node in opening.itersiblings(preceding=True))]
    outside += [
        "x" for node in (*opening.itersiblings(preceding=True), *closing.itersiblings()) if isinstance(node.tag, str)
    ]
    return [_wrapped(opening, nodes)] if any(text and text.strip() for text in outside) else [parent]


def _wrapped(opening: Any, nodes: list[Any]) -> html.HtmlElement:
    """An element put around everything between a mark and the nodes behind it."""
    around = opening.getparent().makeelement("div")
    around.text, opening.tail = opening.tail, None
    opening.addnext(around)
    around.extend(nodes)
    return around
