"""Systems that one portal runs alone: told apart by their addresses."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.jsonlists import next_page
from govcrawl.families.paging import create_page_html, set_page


class OwnPortal(HtmlFamily):
    """A portal whose vendor nobody named. ``article_path`` is all that is known of it, beside a few selectors."""

    version = "2026-11-23"

    def __init__(self, name: str, article_path: str, host: str, **selectors: str | Selectors) -> None:
        self.name = name
        self._path = re.compile(article_path)
        self._host = host
        self._own = {field: (css,) if isinstance(css, str) else tuple(css) for field, css in selectors.items()}

    selectors: ClassVar[dict[str, Selectors]] = {}

    def is_article(self, url: str) -> bool:
        """Whether an address has the shape of this portal's articles."""
        return bool(self._path.search(url))

    def recognise(self, page: Page) -> bool:
        """Whether the page is on this portal: without a vendor's marks, the host decides."""
        host = urlsplit(page.url).hostname or ""
        return host == self._host or host.endswith(f".{self._host}")

    def next_pages(self, page: Page) -> list[str]:
        """By whichever of the scripts portals use for paging, else by a link; a list that is a call of its own
        (``…/blocks/GUID?page=N``) shows neither and counts in its address."""
        following = create_page_html(page) or set_page(page)
        if not following and "<html" not in page.text[:1000].lower():
            following = next_page(page.url)
        return [following] if following else super().next_pages(page)
