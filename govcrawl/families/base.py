"""What the page families have in common: markers, selectors, the way from selectors to hints."""

import re
from collections.abc import Sequence, Set
from copy import copy
from functools import cache
from typing import ClassVar, Self, cast
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from govcrawl.extract.family import Hints, Listing
from govcrawl.extract.page import Page, having
from govcrawl.families.jsonlists import embedded, fragment, links, load, next_page
from govcrawl.families.links import absolute, article_links, has_words, text_of
from govcrawl.families.paging import create_page_html

Selectors = Sequence[str]
_BY_CLASS = re.compile(r"[a-z0-9]*(?:\.[\w-]+)+$")
_BY_ID = re.compile(r"([a-z0-9]*)#([\w-]+)$")
_BY_ATTRIBUTE = re.compile(r"\[([a-z][\w-]*)='([^']*)'\]$")
_PART = re.compile(r"(?:_\d{1,2})?\.s?html?$")
_LONGEST = 300  # characters of a title, a time, a source
TEXT_FIELDS = ("title", "kicker", "subtitle", "published_at", "source")


@cache
def _compiled(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def select(page: Page, css: str) -> list[HtmlElement]:
    """The elements a CSS selector finds, in document order."""
    simple = _BY_CLASS.match(css)
    if simple:  # the commonest shape needs no walk over the page
        tag, *names = css.split(".")
        found = page.of_classes(names)
        return [el for el in found if el.tag == tag] if tag else found
    if simple := _BY_ID.match(css):
        found = page.of_id(simple[2])
        return [el for el in found if el.tag == simple[1]] if simple[1] else found
    if named := _BY_ATTRIBUTE.match(css):
        return [value.getparent() for value in having(page.root, named[1]) if value == named[2]]
    return cast("list[HtmlElement]", _compiled(css)(page.root))


def words(element: HtmlElement) -> str:
    """The text of a heading: ``<br>`` and blocks become spaces, white space is collapsed."""
    pieces = [str(piece).strip() for piece in element.itertext() if isinstance(piece, str)]
    return " ".join(piece for piece in re.sub(r"\s+", " ", "\n".join(pieces)).split(" ") if piece)


def outermost(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The elements that are in none of the others."""
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]


def _pictured(element: HtmlElement) -> bool:
    return next(element.iter("img"), None) is not None


class HtmlFamily:
    """A family described by data: markers in the source, the shape of article addresses, selectors by field.

    ``classes``, ``ids`` and ``signs`` save the search for ``markers`` on the pages of other systems, where a dozen such
    searches took a tenth of the time: the classes and ids the markers ask for, and pieces of ASCII for the rest.
    Where none of them is on the page, the markers are not either. All empty: always search.

    ``site(...)`` gives a copy whose selectors are asked before the family's own: how a site with a skin of its
    own stays five lines long.
    """

    name: str
    version: str
    markers: ClassVar[re.Pattern[str]]
    classes: ClassVar[Set[str]] = frozenset()
    ids: ClassVar[Set[str]] = frozenset()
    signs: ClassVar[Sequence[str]] = ()
    address: ClassVar[re.Pattern[str] | None] = None
    article_path: ClassVar[re.Pattern[str]]
    selectors: ClassVar[dict[str, Selectors]] = {}
    _own: dict[str, Selectors] | None = None

    def site(self, **selectors: str | Selectors) -> Self:
        """The same family with selectors of one site put first, field by field."""
        mine = copy(self)
        mine._own = {field: (css,) if isinstance(css, str) else tuple(css) for field, css in selectors.items()}
        return mine

    def css(self, field: str) -> Selectors:
        """The selectors of a field, in the order in which they are tried."""
        return (*(self._own or {}).get(field, ()), *self.selectors.get(field, ()))

    def recognise(self, page: Page) -> bool:
        """Whether a marker of the system stands in what tells systems apart on the page."""
        named = not (page.by_class.keys().isdisjoint(self.classes) and page.ids.keys().isdisjoint(self.ids))
        if not named and (self.classes or self.ids or self.signs):
            present = page.signs
            for sign in self.signs:
                if sign in present:
                    break
            else:
                return False
        return bool(self.markers.search(page.marks))

    def article(self, page: Page) -> Hints:
        """The fields the selectors find; others are left to the general extractor."""
        hints = Hints()
        for field in TEXT_FIELDS:
            self.fill(page, hints, field)
        self._body(page, hints)
        hints.drop = [element for css in self.css("drop") for element in select(page, css)]
        return hints

    def _body(self, page: Page, hints: Hints) -> None:
        """Pictures and their holders, and the first container that holds words or pictures.

        An empty container counts where there are pictures: a notice may be a picture and nothing else.
        """
        for css in self.css("images"):
            holders = [el for el in outermost(select(page, css)) if _pictured(el)]
            if holders:
                hints.images, hints.origin["images"] = holders, css
                break
        empty: tuple[list[HtmlElement], str] | None = None
        for css in self.css("body"):
            found = outermost(select(page, css))
            filled = [element for element in found if _pictured(element) or has_words(element)]
            if filled:
                hints.body, hints.origin["body"] = filled, css
                return
            if found and empty is None:
                empty = found, css
        if empty and hints.images:
            hints.body, hints.origin["body"] = empty

    def fill(self, page: Page, hints: Hints, field: str) -> None:
        """Set a text field of the hints from the first selector that finds words."""
        for css in self.css(field):
            text = " ".join(filter(None, map(words, select(page, css)[:1])))
            if text and len(text) <= _LONGEST:  # a skin may give the title's class to the text
                setattr(hints, field, text)
                hints.origin[field] = css
                return

    def is_article(self, url: str) -> bool:
        """Whether an address has the shape of the system's article pages."""
        return bool(self.article_path.search(url))

    def listing(self, page: Page) -> Listing:
        """The articles of a column page, and the page after it; the page may be JSON, or JSON that holds HTML."""
        value = load(page)
        if value is None:
            articles = article_links(page, self.is_article) or links(page, embedded(page), self.is_article)
            return Listing(articles=articles, pages=self.next_pages(page))
        markup = fragment(value)
        if markup is not None:
            return Listing(articles=article_links(page, self.is_article, markup), pages=self.next_pages(page))
        following = next_page(page.url)
        articles = links(page, value, self.is_article)
        return Listing(articles=articles, pages=[following] if following and articles else [])

    def next_pages(self, page: Page) -> list[str]:
        """The list page after this one; empty at the end. Here: a link that says so (下一页)."""
        for anchor in page.root.iter("a"):
            if text_of(anchor).strip(" >»›") in {"下一页", "下页", "后一页"}:
                url = absolute(page, anchor.get("href") or "")
                if url and url != page.url:
                    return [url]
        return []

    def next_parts(self, page: Page) -> list[str]:
        """The next part of a divided article: ``ID_2.html`` after ``ID.html``, where a script or a link leads there."""
        stem = _PART.sub("", urlsplit(page.url).path)
        for url in [create_page_html(page), *HtmlFamily.next_pages(self, page)]:
            path = urlsplit(url or "").path
            if url and path != urlsplit(page.url).path and _PART.search(path) and _PART.sub("", path) == stem:
                return [url]
        return []

    def sources(self, url: str) -> list[str]:
        """The data behind an article page that is made by script; none for ordinary pages."""
        return []
