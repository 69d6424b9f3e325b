"""Two e-paper systems with pages of their own: PaperIndex (大众日报) and the shtml e-paper (山西日报, 四川日报)."""

import re
from typing import ClassVar

from govcrawl.extract.family import Hints, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, select, words
from govcrawl.families.epaper import issue_listing


class PaperIndex(HtmlFamily):
    """``content/YYYYMMDD/PageNNNU.htm`` and ``ArticelNNMT.htm``, spelled so."""

    name = "paperindex"
    version = "2026-11-23"
    markers = re.compile(
        r"id=['\"]?(?:contenttext|oldcontenttext|suptitle|news-header)\b|Articel\d+MT\.htm|Page\d+NU\.htm"
    )
    ids = frozenset({"contenttext", "oldcontenttext", "suptitle", "news-header"})
    signs = ("Articel", "NU.htm")
    node = re.compile(r"Page\d+\w*\.html?", re.IGNORECASE)
    article_name = re.compile(r"Articel\w+\.html?", re.IGNORECASE)
    article_path = re.compile(r"/\d{8}/Articel\w+\.html?(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": ("#news-header h1", "#title"),
        "kicker": ("#suptitle",),
        "subtitle": ("#subtitle",),
        "body": ("span#contenttext", "#oldcontenttext", "#contenttext"),
    }

    def article(self, page: Page) -> Hints:
        """Fields by selector; the line of spans under the title gives date, editor and source."""
        hints = super().article(page)
        info = select(page, "div.infor div span")
        for label, field in (("来源", "source"), ("编辑", "editors"), ("作者", "authors")):
            for span in info:
                found = re.match(rf"\s*(?:责任)?{label}\s*[:：]\s*(.+)", words(span))
                if found:
                    setattr(hints, field, found[1] if field == "source" else [found[1]])
                    hints.origin[field] = "div.infor"
        return hints

    def listing(self, page: Page) -> Listing:
        """One printed page."""
        return issue_listing(page, self.node, self.article_name)


class ShtmlEpaper(HtmlFamily):
    """``shtml/<paper>/YYYYMMDD/vNN.shtml`` and ``NNN.shtml``; ``index.shtml`` is the first page or the page list."""

    name = "shtml_epaper"
    version = "2026-11-23"
    markers = re.compile(r"class=['\"]?(?:selectBox|detConTit|detPic)\b|id=['\"]?main2\b|/shtml/\w+/\d{8}/")
    classes = frozenset({"selectBox", "detConTit", "detPic"})
    ids = frozenset({"main2"})
    signs = ("/shtml/",)
    node = re.compile(r"(?:v\w+|index)\.s?html?")
    article_name = re.compile(r"\d+\.shtml")
    article_path = re.compile(r"/shtml/\w+/\d{8}/\d+\.shtml(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": ("h2.detConTit",),
        "body": ("div.details", "#main2 .main2_r ul li:nth-child(2) p:nth-child(3) font"),
        "images": ("div.detPic img",),
    }

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is this system's."""
        return self.is_article(page.url) or super().recognise(page)

    def listing(self, page: Page) -> Listing:
        """One printed page."""
        return issue_listing(page, self.node, self.article_name)
