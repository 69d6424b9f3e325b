"""Founder's publishing system for news sites: the article's data stand in a comment, ``<!--enpproperty … -->``."""

import re
from html import unescape
from typing import ClassVar
from urllib.parse import urljoin

from govcrawl.extract.family import Hints
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.marks import between

_PROPERTY = re.compile(r"<!--\s*enpproperty\s*(.*?)/enpproperty\s*-->", re.DOTALL)
_FIELD = re.compile(r"<(\w+)>(.*?)</\1>", re.DOTALL)
_START, _END = re.compile(r"<!--\s*enpcontent\s*-->"), re.compile(r"<!--\s*/enpcontent\s*-->")
_SECONDS_TAIL = re.compile(r"(\d{2}:\d{2}:\d{2})[.:]\d+$")
_TAG = re.compile(r"<[^>]+>")


class FounderWeb(HtmlFamily):
    """Articles at ``/YYYY-MM/DD/content_ID.htm`` or ``/node_HEX/HEX.shtml``."""

    name = "founder_web"
    version = "2026-11-23"
    markers = re.compile(r"<!--\s*/?(?:enpproperty|enpcontent)\b|id=['\"]displaypagenum")
    signs = ("enpproperty", "enpcontent", "displaypagenum")
    article_path = re.compile(r"/\d{4}-\d{2}/\d{2}/content_\d+\.html?(?:$|[?#])|/node_[0-9a-f]+/[0-9a-f]+\.shtml")
    selectors: ClassVar[dict[str, Selectors]] = {
        "published_at": ("#pubtime_baidu",),
        "source": ("#source_baidu",),
        "body": ("#content",),
    }

    def article(self, page: Page) -> Hints:
        """The comment's fields before the selectors; the body between the marks, wherever the comment stands."""
        hints = super().article(page)
        if hints.source:
            hints.source = re.sub(r"^来源\s*[:：]\s*", "", hints.source) or None
        fields = properties(page)
        for field, name in (
            ("title", "title"), ("kicker", "introtitle"), ("subtitle", "subtitle"), ("source", "sourcename"),
        ):  # fmt: skip
            if fields.get(name):
                setattr(hints, field, fields[name])
                hints.origin[field] = f"enpproperty {name}"
        if fields.get("date"):
            hints.published_at = _SECONDS_TAIL.sub(r"\1", fields["date"])
            hints.origin["published_at"] = "enpproperty date"
        if fields.get("author"):
            hints.authors = [fields["author"]]
            hints.origin["authors"] = "enpproperty author"
        body = between(page, _START, _END)
        if body:
            hints.body, hints.origin["body"] = body, "enpcontent"
        hints.next_parts = self.next_parts(page)
        return hints

    def next_parts(self, page: Page) -> list[str]:
        """The following part of a divided article: ``content_ID_2.htm`` of ``#displaypagenum``."""
        if "displaypagenum" not in page.ids:
            return []
        links = page.root.xpath("//*[@id='displaypagenum']//a")
        for link in links:
            if "".join(link.itertext()).strip() in {"下一页", ">", "»"}:
                return [urljoin(page.url, link.get("href") or "")]
        return []


def properties(page: Page) -> dict[str, str]:
    """The fields of the comment, markup and entities resolved; empty ones left out."""
    found = _PROPERTY.search(page.text)
    fields = (
        {name.lower(): unescape(_TAG.sub("", value)).strip() for name, value in _FIELD.findall(found[1])}
        if found
        else {}
    )
    return {name: value for name, value in fields.items() if value}
