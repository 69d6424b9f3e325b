"""Founder (方正) e-papers, the new tree (amucsite) and the classic one, with the skins the provincial dailies use."""

import re
from typing import ClassVar

from govcrawl.extract.family import Hints, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, select, words
from govcrawl.families.epaper import issue_listing, page_label

_BYLINE = re.compile(
    r"(作者|记者|来源|版次|版面|日期)\s*[:：]\s*(\S[^:：]*?)(?=\s*(?:作者|记者|来源|版次|版面|日期)\s*[:：]|$)"
)


class FounderNew(HtmlFamily):
    """``…/layout/YYYYMM/DD/node_NN.html``; skins A1 to A7 and the tablet tree differ in classes only."""

    name = "founder_new"
    version = "2026-11-23"
    markers = re.compile(
        r"<founder-(?:title|content|author)|newsdetat(?:it|ext)|bmnr_con_|id=[\"']?(?:articlelist|layoutlist)\b"
        r"|PagePicMap|pagepicmap|pagePicMap|class=[\"']n_gallery|id=[\"'](?:print_area|scroller)\b"
    )
    ids = frozenset({"articlelist", "layoutlist", "print_area", "scroller"})
    signs = ("<founder-", "newsdetat", "bmnr_con_", "agePicMap", "pagepicmap", "n_gallery")
    node = re.compile(r"(?:node_\w+|col[A-Z]*\d+|l[A-Z]*\d+|node)\.html?")
    article_name = re.compile(r"(?!index\.|default\.)[A-Za-z]*_?\w*\d\w*\.html?")
    article_path = re.compile(r"/(?:content|cont?|c|html)/\d{6}/\d{2}/(?:content_|con|c)\w*\d\.html?(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": (
            "#Title", "div.newsdetatit h3", "founder-title", ".bmnr_con_biaoti", "#main-title", "#print_area > h1",
        ),
        "kicker": ("#PreTitle", "div.newsdetatit div.intro", "div.intro", ".bmnr_con_yinti", "#print_area > span"),
        "subtitle": ("#SubTitle", "div.newsdetatit div.sub", "div.sub", ".bmnr_con_futi", "#sub-title"),
        "body": (
            "founder-content", "#ozoom", "div.newsdetatext", ".bmnr_con_con #zoom", "#zoom", "div.article-entry",
            "#scroller #content", "#content",
        ),
        "images": ("div.attachment", "div.newsdetatext img", "div.pic", ".bmnr_con_con img", ".n_gallery"),
        "author": ("founder-author", "#author", "#Author"),
    }  # fmt: skip

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is the system's."""
        return self.is_article(page.url) or super().recognise(page)

    def article(self, page: Page) -> Hints:
        """Fields by selector; byline and page number from the line of labels under the title (版次：01 作者：…)."""
        hints = super().article(page)
        if hints.kicker and (not hints.title or hints.title == hints.kicker):
            hints.title, hints.kicker = hints.kicker, None  # liaoning writes the title where others have the kicker
            hints.origin["title"] = hints.origin.pop("kicker")
        self.byline(page, hints)
        return hints

    def byline(self, page: Page, hints: Hints) -> None:
        """Author, source and page number as far as the page labels them."""
        for css in self.css("author"):
            text = " ".join(filter(None, map(words, select(page, css))))
            if text:
                hints.authors = [text]
                hints.origin["authors"] = css
                break
        for element in select(page, "div.newsdetatit p"):
            for label, value in _BYLINE.findall(words(element)):
                if label in {"作者", "记者"} and not hints.authors:
                    hints.authors = [value]
                    hints.origin["authors"] = "div.newsdetatit p"
                elif label == "来源" and not hints.source:
                    hints.source = value.split()[0]  # an unlabelled date may follow
                    hints.origin["source"] = "div.newsdetatit p"
                elif label in {"版次", "版面"} and not hints.page_no:
                    hints.page_no, hints.page_name = page_label(value if "版" in value else f"第{value}版")
                    hints.origin["page_no"] = "div.newsdetatit p"

    def listing(self, page: Page) -> Listing:
        """One printed page: its articles, the issue's other pages, page name and PDF."""
        return issue_listing(page, self.node, self.article_name)
