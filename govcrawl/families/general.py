"""Pages of no known system: what looks like a list of articles, what looks like an issue."""

import re
from posixpath import basename
from urllib.parse import urlsplit

from govcrawl.extract.family import Hints, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, select
from govcrawl.families.epaper import issue_listing, url_day
from govcrawl.families.paging import create_page_html, set_page

_FILE = re.compile(
    r"(?:\d{3,}|[0-9a-f]{16,}|[0-9a-f-]{36}|[a-z]+_\d{3,}|t\d{8}_\d+|[A-Z0-9]{12,}|s[0-9a-f]{16,})", re.IGNORECASE
)
_NOT_ARTICLE = re.compile(
    r"^(?:index|default|list|node|col|channel|search|about|login|map)(?:[_\d].*)?$", re.IGNORECASE
)


class General(HtmlFamily):
    """A site whose system is unknown: links that look like articles, by address and words. Its records carry what
    the general extractor finds, helped by selectors where a site names some."""

    name = "general"
    version = "2026-11-23"
    markers = re.compile(r"(?!)")
    article_path = re.compile(r"")

    def is_article(self, url: str) -> bool:
        """An address with a day or a long identifier in it whose file is no list's."""
        parts = urlsplit(url)
        stem = basename(parts.path).rpartition(".")[0] or basename(parts.path)
        if (
            not stem
            or _NOT_ARTICLE.match(stem)
            or parts.path.endswith((".pdf", ".jpg", ".png", ".doc", ".docx", ".zip"))
        ):
            return False
        return bool(_FILE.fullmatch(stem)) or (url_day(url) is not None and any(c.isdigit() for c in stem))

    def recognise(self, page: Page) -> bool:
        """Only a page that has the body a site has named."""
        return any(select(page, css) for css in self.css("body"))

    def article(self, page: Page) -> Hints:
        """What a site has named selectors for; otherwise nothing: the page is the general extractor's."""
        return super().article(page) if self._own else Hints()

    def listing(self, page: Page) -> Listing:
        """Links that look like articles and have a headline's worth of words."""
        listing = super().listing(page)
        listing.articles = [link for link in listing.articles if len(link.title or "") >= 5]
        return listing

    def next_pages(self, page: Page) -> list[str]:
        """By whichever paging script is there, else by a link."""
        following = create_page_html(page) or set_page(page)
        return [following] if following else super().next_pages(page)


class GeneralIssue(General):
    """An e-paper whose system is unknown. ``node``: what its pages are called; other links of the day are articles."""

    def __init__(self, node: str) -> None:
        self.node = re.compile(node)

    def listing(self, page: Page) -> Listing:
        """One printed page."""
        return issue_listing(page, self.node, re.compile(r"\w*\d[\w-]*\.s?html?"))
