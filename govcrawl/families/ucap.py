"""Ucap (开普): heilongjiang, hainan, gansu, xinjiang."""

import re
from typing import ClassVar

from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.paging import create_page_html


class Ucap(HtmlFamily):
    """Articles at ``/site/cNNNNNN/YYYYMM/{32 hex, c00_ID or digits}.shtml``; lists as pages or as JSON searches."""

    name = "ucap"
    version = "2026-11-23"
    markers = re.compile(
        r"cmspro_(?:documents|DOCUMENTS)|CMSPRO_(?:documents|DOCUMENTS)|ucap-?(?:content|CONTENT)|UCAP-?(?:content|CONTENT)|class=['\"][^'\"]*\bpages(?:_content|-date)\b"
    )
    classes = frozenset({"pages_content", "pages-date"})
    signs = ("cmspro_", "CMSPRO_", "ucap", "UCAP")
    article_path = re.compile(r"/\w+/\d{6}/(?:[0-9a-f]{32}|c00_\d+|\d{6,})\.shtml(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "published_at": (".pages-date",),
        "body": ("#UCAP-CONTENT", "ucapcontent", ".article_content_body", ".pages_content"),
    }

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is Ucap's."""
        return self.is_article(page.url) or super().recognise(page)

    def next_pages(self, page: Page) -> list[str]:
        """By ``createPageHTML``, else by a link."""
        following = create_page_html(page)
        return [following] if following else super().next_pages(page)
