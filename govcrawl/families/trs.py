"""TRS WCM: 15 of the 31 provincial portals, many news sites."""

import re
from typing import Any, ClassVar

from govcrawl.extract.family import Link, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.paging import create_page_html

_VARIANT = re.compile(r"(/t\d+_\d+)_(?:wap|slb|gfwj|gzk|senior)(\.s?html?)")


class Trs(HtmlFamily):
    """Articles at ``/YYYYMM/tYYYYMMDD_ID.html``; ``_wap``, ``_gfwj`` and the like are the same page once more."""

    name = "trs"
    version = "2026-11-23"
    markers = re.compile(
        r"TRS_(?:Editor|UEDITOR|PreAppend)|trs_editor_view|trs_paper_default|createPageHTML\s*\(|/images/trs|TRS_WCM"
    )
    signs = ("TRS_", "trs_editor_view", "trs_paper_default", "createPageHTML", "/images/trs")
    article_path = re.compile(r"/t(?:\d{8}_\d+(?:_[a-z]+)?|\d{6,})\.s?html?(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "body": (
            ".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", ".TRS_PreAppend", ".Custom_UnionStyle", "#trsContent",
        ),
        "source": (".SourceName",),
    }  # fmt: skip

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is TRS's."""
        return self.is_article(page.url) or super().recognise(page)

    def listing(self, page: Page) -> Listing:
        """A column, or one of the search calls that answer in JSON; variants of one page count once."""
        listing = super().listing(page)
        listing.articles = plain_first(listing.articles)
        return listing

    def next_pages(self, page: Page) -> list[str]:
        """By ``createPageHTML``, else by a link."""
        following = create_page_html(page)
        return [following] if following else super().next_pages(page)


def plain_first(articles: list[Link]) -> list[Link]:
    """The list without variants whose plain page, or an earlier variant, it also holds.

    >>> [link.url for link in plain_first([Link(url="/t20230101_1_wap.html"), Link(url="/t20230101_1.html")])]
    ['/t20230101_1.html']
    """
    plain = {link.url for link in articles}
    seen: set[Any] = set()
    kept = []
    for link in articles:
        key = _VARIANT.sub(r"\1\2", link.url)
        if (key == link.url or key not in plain) and key not in seen:
            seen.add(key)
            kept.append(link)
    return kept
