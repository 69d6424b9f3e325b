"""Guangxi Daily: one script answers for pages and articles, told apart by ``xuhao``."""

import re
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from govcrawl.extract.family import Hints, Link, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, select, words
from govcrawl.families.epaper import page_label
from govcrawl.families.links import absolute, anchors, text_of

_NOT_NEWS = re.compile(r"^\s*(?:责任编辑|客户端|版责|本版责|广西云)")


class Gxrb(HtmlFamily):
    """``api.php?name=gxrb&date=YYYY-MM-DD&code=NNN`` is a page; with ``&xuhao=N`` it is an article."""

    name = "gxrb"
    version = "2026-11-23"
    markers = re.compile(r"data-xuhao|id=['\"](?:banmian|right_news1|pptf)['\"]|\?name=gxrb&|&name=gxrb&")
    ids = frozenset({"banmian", "right_news1", "pptf"})
    signs = ("data-xuhao", "name=gxrb&")
    article_path = re.compile(r"[?&]name=gxrb&date=\d{4}-\d{2}-\d{2}&code=\w+&xuhao=\d+")
    selectors: ClassVar[dict[str, Selectors]] = {"body": ("#ozoom",)}

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is this paper's."""
        return self.is_article(page.url) or super().recognise(page)

    def article(self, page: Page) -> Hints:
        """The body; the rest is the list's and the general extractor's."""
        hints = super().article(page)
        query = parse_qs(urlsplit(page.url).query)
        if "code" in query:
            hints.page_no = query["code"][0][-2:]
            hints.print_date = query.get("date", [None])[0]
            hints.origin["page_no"] = "url"
        return hints

    def listing(self, page: Page) -> Listing:
        """One printed page: rows and areas carry the article's number; rows of credits are no articles."""
        query = {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}
        query.pop("xuhao", None)
        base = page.url.partition("?")[0]
        found: dict[str, Link] = {}
        for element in page.root.iter("tr", "area"):
            number = (
                element.get("data-xuhao")
                or (parse_qs(urlsplit(element.get("href") or "").query).get("xuhao") or [""])[0]
            )
            title = words(element) or (element.get("title") or "").strip()
            if not number.isdigit() or _NOT_NEWS.match(title):
                continue
            url = f"{base}?{urlencode(query | {'xuhao': number})}"
            known = found.setdefault(url, Link(url=url, title=title or None))
            known.title = known.title or title or None
        listing = Listing(articles=list(found.values()), print_date=query.get("date"))
        for entry in select(page, "#banmian ul li a"):
            code = (parse_qs(urlsplit(entry.get("href") or "").query).get("code") or [""])[0]
            if code == query.get("code"):
                listing.page_no, listing.page_name = page_label(text_of(entry))
            elif code:
                listing.pages.append(f"{base}?{urlencode(query | {'code': code})}")
        listing.page_no = listing.page_no or (query.get("code") or "")[-2:] or None
        listing.pdf = next((absolute(page, a.get("href") or "") for a in select(page, "a#pptf")), None)
        listing.pdf = listing.pdf or next((a.url for a in anchors(page) if a.url.lower().endswith(".pdf")), None)
        return listing
