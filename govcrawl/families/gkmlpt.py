"""Guangdong's platform for government portals (集约化) and its catalogue of public information (gkmlpt)."""

import re
from typing import ClassVar

from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors


class Gkmlpt(HtmlFamily):
    """Articles at ``…/content/post_N.html`` and ``/gkmlpt/content/A/B/post_N.html`` (``mpost_``: for telephones)."""

    name = "gkmlpt"
    version = "2026-11-23"
    markers = re.compile(r"wzades=['\"]正文|/gkmlpt/(?:index|api|content)|id=['\"]?(?:zoomcon|info_cont)\b")
    ids = frozenset({"zoomcon", "info_cont"})
    signs = ("wzades", "/gkmlpt/")
    article_path = re.compile(r"/(?:content|gkmlpt)/(?:[\w/]+/)?post_\d+\.html(?:$|[?#])")
    address = article_path
    selectors: ClassVar[dict[str, Selectors]] = {
        "body": ("div.zw", "[wzades='正文']", ".article-content", "#zoomcon", "#info_cont"),
    }

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is the platform's."""
        return self.is_article(page.url) or super().recognise(page)
