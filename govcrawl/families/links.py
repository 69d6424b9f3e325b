"""The links of a page, with the words and the date that stand beside them.

List pages differ in their containers from skin to skin, while the shape of the addresses stays the same for years.
So families tell articles from list pages by address, and read title and date from what surrounds the link.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from attrs import define
from lxml import etree
from lxml.html import HtmlElement

from govcrawl.extract.family import Link
from govcrawl.extract.page import Page

_SPACE = re.compile(r"\s+")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*[-/.月]\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?"
)
_texts: Any = etree.XPath(".//text()[not(ancestor::script or ancestor::style)]", smart_strings=False)
_ROW_LIMIT = 600  # characters; a longer row is a container of the whole list


@define
class Anchor:
    """A link: absolute address without fragment, its words (white space collapsed), its element."""

    url: str
    text: str
    element: HtmlElement


def text_of(element: HtmlElement) -> str:
    """All text in an element, white space collapsed, script and style left out."""
    return _SPACE.sub(" ", "".join(_texts(element))).strip()


def has_words(element: HtmlElement) -> bool:
    """Whether `text_of` an element is not empty; looks no further than the first word."""
    for node in element.iter():
        if isinstance(node.tag, str) and node.tag not in {"script", "style"} and (node.text or "").strip():
            return True
        if node is not element and (node.tail or "").strip():
            return True
    return False


def base_url(page: Page) -> str:
    """What relative addresses of the page are relative to."""
    base = page.root.xpath("string(//base/@href)")
    return urljoin(page.url, str(base).strip()) if base else page.url


def absolute(page: Page, href: str) -> str | None:
    """The http(s) address of a reference without its fragment; None for javascript:, mailto:, broken ones."""
    href = _SPACE.sub("", href)
    try:
        url = urldefrag(urljoin(base_url(page), href)).url
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and href[:1] != "#" else None


def anchors(page: Page, root: HtmlElement | None = None) -> Iterator[Anchor]:
    """``<a href>`` in document order, then ``<area href>``: areas repeat the links of a page picture without words."""
    for tag in ("a", "area"):
        for element in (page.root if root is None else root).iter(tag):
            href = element.get("href")
            url = absolute(page, href) if href else None
            if url:
                yield Anchor(url, text_of(element), element)


def shown_day(text: str) -> str | None:
    """The first full date in a text as YYYY-MM-DD, or None.

    >>> shown_day("发布时间：2023年8月21日 15:23")
    '2023-08-21'
    """
    found = _DAY.search(text)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else None


def _row(anchor: HtmlElement, is_article: Callable[[str], bool], page: Page, url: str) -> HtmlElement:
    """The widest element around a link that holds no other article: its list row."""
    row = anchor
    while (parent := row.getparent()) is not None and parent.tag not in {"body", "html"}:
        others = (absolute(page, a.get("href") or "") for a in parent.iter("a"))
        if any(other != url and is_article(other) for other in others if other):
            break
        row = parent
    return row


def _definitions(row: HtmlElement) -> Iterator[str]:
    """The text of the ``dd`` that follow a ``dt``: in such a list the row is both."""
    following = row.getnext() if row.tag == "dt" else None
    while following is not None and following.tag == "dd":
        yield text_of(following)
        following = following.getnext()


def _title(anchor: Anchor) -> str | None:
    title = _SPACE.sub(" ", anchor.element.get("title") or anchor.element.get("alt") or "").strip()
    text = _DAY.sub("", anchor.text).strip(" \u3000[]【】()（）·•")
    if text and not text.endswith(("...", "…")) and (not title or len(text) > len(title)):
        return text
    return title or text or None


def article_links(page: Page, is_article: Callable[[str], bool], root: HtmlElement | None = None) -> list[Link]:
    """The articles a list page leads to, each once, in the order of the page, with title and date as the list shows."""
    found: dict[str, Link] = {}
    for anchor in anchors(page, root):
        if not is_article(anchor.url):
            continue
        title = _title(anchor)
        link = found.get(anchor.url)
        if link is None:
            element = _row(anchor.element, is_article, page, anchor.url)
            row = " ".join([text_of(element), *_definitions(element)])
            date = shown_day(row) if len(row) <= _ROW_LIMIT else None
            found[anchor.url] = Link(url=anchor.url, title=title, date=date)
        elif title and len(title) > len(link.title or ""):
            link.title = title
    return list(found.values())
