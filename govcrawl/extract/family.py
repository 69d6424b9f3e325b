"""The interface between the general extractor and the page families.

A family knows one publishing system. It says whether a page is of its system, where the fields of an article
stand, and what a list page leads to. It fills in what it knows for certain and leaves the rest to the general
extractor. Families register themselves here, so that extraction need not import them.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol

from attrs import Factory, define
from lxml.html import HtmlElement

from govcrawl.extract.page import Page


@define(kw_only=True)
class Hints:
    """What a family knows of an article page. A field left at None is the general extractor's to find.

    Strings are raw page text; they are repaired and cleaned later. ``body``: elements that together hold the
    body, in order; ``drop``: elements inside them that are chrome. ``published_at`` is the text of the date as
    shown. ``images``: picture elements, or elements that hold a picture and its caption; they add to those inside the
    body. ``not_article``: why the page is none (index, error, challenge), where the family knows.
    ``origin`` says for each field where it was found (a selector), for ``extract --explain``.
    """

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    published_at: str | None = None
    source: str | None = None
    authors: Sequence[str] | None = None
    editors: Sequence[str] | None = None
    breadcrumbs: Sequence[str] | None = None
    body: Sequence[HtmlElement] | None = None
    drop: Sequence[HtmlElement] = ()
    images: Sequence[HtmlElement] | None = None
    page_no: str | None = None
    page_name: str | None = None
    print_date: str | None = None
    pdf: str | None = None
    next_parts: Sequence[str] = ()
    not_article: str | None = None
    origin: dict[str, str] = Factory(dict)


@define(kw_only=True)
class Link:
    """One article on a list page. ``date``: the list's own date as shown, or None. URLs are absolute.

    ``page_no``, ``page_name``, ``pdf``: the printed page, where one list holds a whole issue; else the Listing's count.
    """

    url: str
    title: str | None = None
    date: str | None = None
    page_no: str | None = None
    page_name: str | None = None
    pdf: str | None = None


@define(kw_only=True)
class Listing:
    """What a list page leads to: articles, and other list pages (the next page, an issue's other pages).

    ``labels``: address → number of an issue's printed pages, as far as the page list says.
    """

    articles: list[Link] = Factory(list)
    pages: list[str] = Factory(list)
    labels: dict[str, str] = Factory(dict)
    print_date: str | None = None
    page_no: str | None = None
    page_name: str | None = None
    pdf: str | None = None


class Family(Protocol):
    """One publishing system. ``version``: the day its parser last changed, YYYY-MM-DD."""

    name: str
    version: str

    @property
    def address(self) -> re.Pattern[str] | None:
        """The shape of addresses that no other system writes: such a page is the family's, whatever its marks."""

    def recognise(self, page: Page) -> bool:
        """Whether the page was made by this system; cheap, and False when in doubt."""

    def article(self, page: Page) -> Hints:
        """Where the fields of an article page stand."""

    def listing(self, page: Page) -> Listing:
        """What a list page leads to; empty where the page is none."""


_log = logging.getLogger(__name__)
_families: list[Family] = []


def register(*families: Family) -> None:
    """Make families known to ``extract``; the first that recognises a page has it."""
    _families.extend(f for f in families if f not in _families)


def forget() -> None:
    """Switch all families off: the general extractor reads every page, as it would one of an unknown system."""
    _families.clear()


def registered() -> Iterable[Family]:
    """The families, in the order in which they are asked."""
    load()
    return tuple(_families)


def recognise(page: Page) -> Family | None:
    """The family of a page, or None. A family that fails on a page does not have it."""
    load()
    for family in _families:
        if family.address and family.address.search(page.url):
            return family
    for family in _families:
        try:
            if family.recognise(page):
                return family
        except Exception as error:  # a slip in one family must not cost the page
            _log.warning("family %s failed on %s: %r", family.name, page.url, error)
    return None


_loaded = False


def load() -> None:
    """Let the families register themselves: by name, since extraction does not depend on them."""
    global _loaded  # noqa: PLW0603 - once per process
    if not _loaded:
        _loaded = True
        import_module("govcrawl.families")
