"""Beijing Daily's mobile edition: one page holds the whole issue."""

import re
from typing import ClassVar

from govcrawl.extract.family import Hints, Link, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, words
from govcrawl.families.epaper import page_label, url_day
from govcrawl.families.links import absolute, text_of

_PAGE_DIR = re.compile(r"/\d{8}_(\d{3})/")


class BjdMobile(HtmlFamily):
    """``YYYYMMDD_m.html`` is the issue; ``data-href`` leads to ``YYYYMMDD_NNN/content_YYYYMMDD_NNN_N.htm``."""

    name = "bjd_mobile"
    version = "2026-11-23"
    markers = re.compile(r"nav-panel-heading|data-newid|id=['\"](?:guide|main-title)['\"]")
    ids = frozenset({"guide", "main-title"})
    signs = ("nav-panel-heading", "data-newid")
    article_path = re.compile(r"/\d{8}_\d{3}/content_\d{8}_\d{3}_\d+\.html?")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": ("#main-title",),
        "kicker": ("#guide",),
        "subtitle": ("#sub-title",),
        "published_at": ("#date",),
        "body": ("#content",),
    }

    def article(self, page: Page) -> Hints:
        """Fields by selector; the printed page by the folder."""
        hints = super().article(page)
        folder = _PAGE_DIR.search(page.url)
        if folder:
            hints.page_no, hints.print_date = str(int(folder[1])).zfill(2), url_day(page.url)
            hints.origin["page_no"] = "url"
        return hints

    def listing(self, page: Page) -> Listing:
        """The whole issue: headings name the printed pages, the links under each are its articles."""
        found: dict[str, Link] = {}
        number: str | None = None
        name: str | None = None
        for element in page.root.iter():
            if not isinstance(element.tag, str):
                continue
            if "nav-panel-heading" in (element.get("class") or ""):
                number, name = page_label(text_of(element))
            href = element.get("data-href") or (element.get("href") if element.tag == "a" else None)
            url = absolute(page, href) if href else None
            if url and self.is_article(url) and url not in found:
                folder = _PAGE_DIR.search(url)
                own = str(int(folder[1])).zfill(2) if folder else number
                same = own is None or number is None or own == number
                found[url] = Link(url=url, title=words(element) or None, page_no=own, page_name=name if same else None)
        return Listing(articles=list(found.values()), print_date=url_day(page.url))
