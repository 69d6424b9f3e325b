"""Longcom (龙讯) portals: Anhui's provincial portal and most of the province's cities and bureaus."""

import re
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from govcrawl.extract.family import Hints
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors, select
from govcrawl.families.jsonlists import next_page
from govcrawl.families.links import base_url, text_of

_PAGING = re.compile(
    r"Ls\.pagination\(.*?['\"](?P<prefix>[^'\"]*[?&]pageIndex=)['\"]\s*\+\s*pageIndex(?P<rest>.*?)"
    r"currPage\s*:\s*\(?\s*(?P<current>\d+)(?:\s*\+\s*(?P<plus>\d+))?\s*\)?\s*,\s*pageCount\s*:\s*(?P<count>\d+)",
    re.DOTALL,
)
_SUFFIX = re.compile(r"^\s*\+\s*['\"](?P<suffix>[^'\"]*)['\"]")


class Longcom(HtmlFamily):
    """Columns at ``/content/column/ID?pageIndex=N``, public information at ``/public/column/ID``.

    ``gkwz_contnet`` and ``newscontnet`` are spelled so in the wild.
    """

    name = "longcom"
    version = "2026-11-23"
    markers = re.compile(r"j-fontContent|Ls\.pagination\(|class=[\"'][^\"']*\b(?:wztit|wzcon|wz_position|xxgk_navli)\b")
    classes = frozenset({"wztit", "wzcon", "wz_position", "xxgk_navli"})
    signs = ("j-fontContent", "Ls.pagination(")
    article_path = re.compile(r"^https?://[^/]+/(?!content/column/|public/column/)(?:[\w-]+/)+\d+\.html(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": ("h1.wztit", "h1.newstitle", "h1.gk_title", ".wztit"),
        "published_at": (".wz_date", ".fbsj"),
        "source": (".wz_res", "span.res"),
        "body": (
            "div.wzcon.j-fontContent", ".newscontnet.j-fontContent", ".gkwz_contnet.j-fontContent", ".j-fontContent",
            ".gkwz_contnet", ".gzk-article", ".articleCon",
        ),
    }  # fmt: skip

    def article(self, page: Page) -> Hints:
        """Fields by selector; the breadcrumb is the links of ``.wz_position``."""
        hints = super().article(page)
        if hints.source:
            hints.source = re.sub(r"^\s*(?:信息)?来源\s*[:：]\s*", "", hints.source) or None
        position = select(page, ".wz_position")
        crumbs = [text_of(link) for link in position[0].iter("a")] if position else []
        if any(crumbs):
            hints.breadcrumbs = [crumb for crumb in crumbs if crumb]
            hints.origin["breadcrumbs"] = ".wz_position"
        return hints

    def next_pages(self, page: Page) -> list[str]:
        """Page N + 1 of ``Ls.pagination``; ``currPage:(0+1)`` is the first of ``pageCount``."""
        found = _PAGING.search(page.text)
        if not found:
            following = next_page(page.url) if "/site/label/" in page.url else None
            return [following] if following else super().next_pages(page)
        current = int(found["current"]) + int(found["plus"] or 0)
        suffix = _SUFFIX.match(found["rest"])
        url = urljoin(base_url(page), f"{found['prefix']}{current + 1}{suffix['suffix'] if suffix else ''}")
        same_site = urlsplit(url).hostname == urlsplit(page.url).hostname
        return [url] if current < int(found["count"]) and same_site else []
