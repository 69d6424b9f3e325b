"""Founder's classic e-paper: ``html/YYYY-MM/DD/node_N.htm`` and ``content_A_B.htm``."""

import re
from typing import ClassVar

from govcrawl.extract.family import Hints, Link, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, select, words
from govcrawl.families.epaper import issue_listing


class FounderClassic(HtmlFamily):
    """Tables of 2005: ``td.font01`` title, ``td.font02`` above it kicker, below it subtitle.

    Node numbers are not page numbers, and the first one differs from paper to paper.
    """

    name = "founder_classic"
    version = "2026-11-23"
    markers = re.compile(
        r"id=['\"]?pageLink\b|rigth_bmdh_href|id=['\"]?(?:currentBM|bmdhTable|main-ed-articlenav-list|ed_next)\b"
        r"|class=['\"]?(?:main-ed-articlenav-list|main-article-(?:title|content))\b|class=['\"]?font01\b|BSHARE_TEXT"
    )
    classes = frozenset({"main-ed-articlenav-list", "main-article-title", "main-article-content", "font01"})
    ids = frozenset({"pageLink", "currentBM", "bmdhTable", "main-ed-articlenav-list", "ed_next"})
    signs = ("rigth_bmdh_href", "BSHARE_TEXT")
    node = re.compile(r"node(?:_\w+)?\.html?")
    article_name = re.compile(r"content\w*\.html?")
    article_path = re.compile(r"/\d{4}-\d{2}/\d{2}/(?:\w+/)?content\w*\.html?(?:$|[?#])")
    new_tree = re.compile(r"/\d{6}/\d{2}/")
    own_path = re.compile(r"/html/\d{4}-\d{2}/\d{2}/content|/\d{4}-\d{2}/\d{2}/\d{3}/content_")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": (
            "td.font01 founder-title", "td.font01", "founder-title", ".main-article-title", ".main-article-alltitle",
            "div#art_title", "p.BSHARE_TEXT",
        ),
        "body": (
            "div.content founder-content", "founder-content", ".main-article-content", "#ozoom", "div.con",
        ),
        "images": (
            "table#newspic", "table[bgcolor='#efefef']", "a.pirobox_gall", ".main-ar-pic-text", "div.pic",
        ),
        "author": ("founder-author",),
    }  # fmt: skip

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is the system's; news sites of the same house lack the html/ folder."""
        if self.new_tree.search(page.url):
            return False  # skins of the new tree took over some of the old names
        return bool(self.own_path.search(page.url)) or super().recognise(page)

    def article(self, page: Page) -> Hints:
        """Fields by selector; kicker and subtitle by their place above and below the title."""
        hints = super().article(page)
        title = select(page, "td.font01")
        if title:
            order = list(page.root.iter())
            place = order.index(title[0])
            for cell in select(page, "td.font02"):
                text = words(cell)
                if not text or cell.find(".//founder-author") is not None:
                    continue
                field = "kicker" if order.index(cell) < place else "subtitle"
                if getattr(hints, field) is None:
                    setattr(hints, field, text)
                    hints.origin[field] = "td.font02"
        author = " ".join(filter(None, map(words, select(page, "founder-author"))))
        if author:
            hints.authors, hints.origin["authors"] = [author], "founder-author"
        return hints

    def listing(self, page: Page) -> Listing:
        """One printed page. ``?div=-1`` only tells the page where to scroll."""
        listing = issue_listing(page, self.node, self.article_name)
        kept: dict[str, Link] = {}
        for link in listing.articles:
            link.url = link.url.removesuffix("?div=-1")
            kept.setdefault(link.url, link)
        listing.articles = list(kept.values())
        return listing
