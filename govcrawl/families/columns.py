"""Portals and news sites: columns with paging, bounded by the dates the lists show."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from scrapy.http import Response

from govcrawl.extract.family import Link
from govcrawl.families.epaper import url_day
from govcrawl.families.links import shown_day
from govcrawl.families.provinces import government
from govcrawl.families.reading import SiteSpider
from govcrawl.families.trouble import GONE, REDIRECTS

SLACK = timedelta(days=31)
"""How far the day in an address may lie from the day of publication: it is that of the upload."""


class PortalSpider(SiteSpider):
    """A portal. ``start_urls``: its columns, each the first page of a list, newest first."""

    site_kind: ClassVar[Literal["epaper", "news", "portal"]] = "portal"
    start_urls: list[str]
    max_pages: ClassVar[int] = 500
    undated_pages: ClassVar[int] = 3

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """A portal's publisher is the province's government."""
        if "province" in cls.__dict__ and cls.site_kind == "portal":
            cls.publisher = government(cls.province)
        super().__init_subclass__(**kwargs)

    async def start(self) -> AsyncIterator[Any]:
        """The first page of each column."""
        for url in self.start_urls:
            yield self.list_request(url, self.parse_column)

    def parse_column(
        self, response: Response, number: int = 1, newest: str | None = None, before: str | None = None
    ) -> Iterator[Any]:
        """A list page: requests for the articles within bounds, and for the next page while it can hold more.

        ``number``: how many pages of this column were read, this one included; ``newest``: the newest day seen;
        ``before``: the first article of the page before, since some servers answer past the end with the last page.
        """
        if response.status in REDIRECTS:
            yield self.list_request(self.redirected(response), self.parse_column, number=number, newest=newest)
            return
        if response.status in GONE:
            if number == 1:
                self.trouble(f"column gone (HTTP {response.status}): {response.url}", count="gone_columns")
            return
        listing = self.listing(self.page(response))
        if not listing.articles and number == 1:
            self.trouble(f"column without articles, layout changed? {response.url}", count="empty_columns")
        if before and listing.articles and listing.articles[0].url == before:
            return
        self.count("listed", len(listing.articles))
        days = [day for link in listing.articles if (day := link_day(link)) is not None]
        newest = newest or (max(days).isoformat() if days else None)
        for link in listing.articles:
            if self.listed_in_bounds(link):
                shown = shown_day(link.date or "")
                request = self.article_request(link, {"date": shown, "title": link.title}, response.url)
                if not shown and (self.since or self.until):
                    # Its own date decides, and may lie outside: then another run must still get it.
                    request.meta["page"] = "list"
                yield request
            else:
                self.count("out_of_range")
        if listing.articles and number < self.max_pages and self.wants_more(days, number, newest):
            for url in listing.pages[:1]:
                yield self.list_request(
                    url,
                    self.parse_column,
                    listed_on=response.url,
                    number=number + 1,
                    newest=newest,
                    before=listing.articles[0].url,
                )

    def listed_in_bounds(self, link: Link) -> bool:
        """Whether a link's day lies in the range; without one in the list, the address may be a month off."""
        shown = shown_day(link.date or "")
        day = link_day(link)
        if day is None:
            return True
        slack = timedelta(0) if shown else SLACK
        return not ((self.since and day < self.since - slack) or (self.until and day > self.until + slack))

    def wants_more(self, days: list[date], number: int, newest: str | None) -> bool:
        """Whether the next page can hold an article of the range. Lists run from new to old; a few old ones may
        be pinned on top, so that the last dated link decides."""
        if self.since:
            return not days or days[-1] >= self.since
        if self.until:
            return True
        if not days or newest is None:
            return number < self.undated_pages
        return days[-1] >= date.fromisoformat(newest) - timedelta(days=self.recheck_days())

    def recheck_days(self) -> int:
        """How old a listed article may be and still count as new."""
        return int(self.settings.getint("RECHECK_DAYS", 7)) if hasattr(self, "settings") else 7


class NewsSpider(PortalSpider):
    """A news site: a portal in all but name."""

    site_kind = "news"


def link_day(link: Link) -> date | None:
    """The day of a link: as the list shows it, else as its address carries it."""
    day = shown_day(link.date or "") or url_day(link.url)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
