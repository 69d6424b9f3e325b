"""E-papers: from a day to an issue, from the issue to its pages, from a page to its articles."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

import scrapy
from attrs import asdict, evolve
from scrapy.http import Response

from govcrawl.extract.family import Listing
from govcrawl.families.calendars import Issue, issues
from govcrawl.families.continued import ContinuedSpider
from govcrawl.families.epaper import url_day
from govcrawl.families.pagemap import PrintedPage, page_map
from govcrawl.families.provinces import party_committee
from govcrawl.families.steps import NEWEST_WITHIN, NODE_GAP, Step, Was, gaps, next_number
from govcrawl.families.trouble import GONE, REDIRECTS
from govcrawl.families.turns import comes_from


class EpaperSpider(ContinuedSpider):
    """A newspaper's e-paper.

    ``issue_url``: strftime template of an issue's first page; ``issue_since``: the first day it is known for;
    ``front_page``: the file to ask for where the template is a folder that answers nothing; ``index_url``: template of
    the calendar; ``history``: addresses of earlier years, for backfills.
    """

    site_kind = "epaper"
    issue_url: ClassVar[str]
    index_url: ClassVar[str | None] = None
    front_page: ClassVar[str | None] = None
    issue_since: ClassVar[date | None] = None
    history: ClassVar[tuple[Was, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.missing_days: dict[date, str] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Count the hosts of earlier addresses among the site's own."""
        if "issue_url" in cls.__dict__ and "allowed_domains" in cls.__dict__:
            hosts = (urlsplit(old.issue_url).hostname for old in cls.__dict__.get("history", ()))
            cls.allowed_domains = tuple(dict.fromkeys([*cls.allowed_domains, *filter(None, hosts)]))
        if "province" in cls.__dict__ and "publisher" not in cls.__dict__:
            cls.publisher = party_committee(cls.province)
        super().__init_subclass__(**kwargs)

    def layouts(self, day: date) -> list[str]:
        """The addresses an issue of that day may have, likeliest first.

        Up to the last year an old address was seen, it comes first; afterwards the present one does, and old ones
        are asked when it has nothing: nobody wrote down the day of a move.
        """
        older = sorted(self.history, key=lambda was: was.year)
        first = [was.issue_url for was in older if day.year <= was.year][:1]
        rest = [was.issue_url for was in reversed(older)]
        if self.issue_since and day < self.issue_since and older:
            return [day.strftime(url) for url in dict.fromkeys([*first, *rest])]
        return [day.strftime(url) for url in dict.fromkeys([*first, self.issue_url, *rest])]

    async def start(self) -> AsyncIterator[Any]:
        """One request a day of the range; without a range, whatever leads to the newest issue."""
        if self.since is None and self.until is None:
            yield self.newest()
            return
        until = self.until or self.today
        day = self.since or self.archive_start or until
        if self.archive_start and day < self.archive_start:
            self.trouble(f"gap: nothing before {self.archive_start} ({day} asked for)", count="gaps")
            day = self.archive_start
        while day <= until:
            yield self.issue_request(day)
            day += timedelta(days=1)

    def newest(self) -> scrapy.Request:
        """The first step towards the newest issue: the calendar, or today's address and then the days before."""
        if self.index_url:
            return self.list_request(self.today.strftime(self.index_url), self.parse_newest)
        return self.issue_request(self.today, walk=NEWEST_WITHIN)

    def issue_request(self, day: date, *, layout: int = 0, **state: Any) -> scrapy.Request:
        """Ask for the first page of a day's issue."""
        return self.page_request(self.layouts(day)[layout], Step(day.isoformat(), layout=layout, **state))

    def page_request(self, url: str, step: Step, listed_on: str | None = None) -> scrapy.Request:
        """Ask for one page of an issue."""
        return self.list_request(url, self.parse_issue, listed_on=listed_on, step=asdict(step))

    # -- the newest issue

    def parse_newest(self, response: Response, earlier: bool = False) -> Iterator[Any]:
        """A calendar, when the newest issue is wanted."""
        known = [issue for issue in self.calendar(response) if issue.day <= self.today]
        if known:
            yield self.from_calendar(known[-1], walk=NEWEST_WITHIN)
            return
        before = (self.today.replace(day=1) - timedelta(days=1)).strftime(self.index_url or "")
        if not earlier and before != self.today.strftime(self.index_url or ""):
            yield self.list_request(before, self.parse_newest, earlier=True)
            return
        self.trouble(f"calendar without an issue: {response.url}", count="bad_calendars")
        yield self.issue_request(self.today, walk=NEWEST_WITHIN)

    def calendar(self, response: Response) -> list[Issue]:
        """The issues a calendar lists; empty where there is none or it is something else."""
        return issues(self.page(response)) if response.status not in {*GONE, *REDIRECTS} else []

    def from_calendar(self, issue: Issue, walk: int = 0) -> scrapy.Request:
        """Ask for an issue where its calendar says it is."""
        if issue.url is None or not self.on_hosts(issue.url):
            return self.issue_request(issue.day, asked=True, walk=walk)
        return self.page_request(issue.url, Step(issue.day.isoformat(), asked=True, walk=walk))

    # -- one page of an issue

    def parse_issue(self, response: Response, step: dict[str, Any]) -> Iterator[Any]:
        """A printed page: requests for its articles and for the issue's other pages."""
        at = Step(**step)
        listing = Listing()
        if response.status in REDIRECTS:
            target = self.redirected(response)
            if url_day(target) in {at.day, None}:
                yield self.page_request(target, at)
                return
            self.trouble(f"{at.day}: the server leads to {target}", count="wrong_issues")
        elif response.status not in GONE:
            listing = self.read_issue(response, at)
        if not listing.articles and not listing.pages:
            onward = self.onward(response, at)
            if onward:
                yield self.page_request(onward, at)
            else:
                yield from self.missing(response.url, at)
            return
        yield from self.printed_page(response, listing, at)
        self.count("listed", len(listing.articles))
        for link in listing.articles:
            if comes_from(link.title):
                self.count("continuations")  # the story's beginning asks for it
                continue
            own = link if link.page_no else listing
            printed = {"date": at.day, "page_no": own.page_no, "page_name": own.page_name, "pdf": own.pdf}
            yield self.article_request(link, {"date": at.day, "print": printed, "title": link.title}, response.url)
        first = self.layouts(at.date)[at.layout]
        for url in listing.pages:
            page = first if url == first.partition("?")[0] else url
            yield self.page_request(page, Step(at.day, layout=at.layout, front=False), response.url)
        following = next_number(response.url) if at.probe or not listing.pages else None
        if following:
            yield self.page_request(following, Step(at.day, layout=at.layout, front=False, probe=True), response.url)

    def printed_page(self, response: Response, listing: Listing, at: Step) -> Iterator[PrintedPage]:
        """The page's picture with its areas, where page maps are wanted (PAGE_MAPS_STORE) and the page has one."""
        settings = self.crawler.settings if hasattr(self, "crawler") else {}
        found = page_map(self.page(response)) if settings.get("PAGE_MAPS_STORE") else None
        if found:
            yield PrintedPage(self.name, response.url, at.day, listing.page_no, listing.page_name, listing.pdf, found)

    def read_issue(self, response: Response, at: Step) -> Listing:
        """The listing of a page that came; empty where it shows another day's issue."""
        listing = self.listing(self.page(response), historic=at.layout > 0)
        if listing.print_date not in {at.day, None}:
            self.trouble(f"{at.day}: the server answers with the issue of {listing.print_date}", count="wrong_issues")
            return Listing()
        return listing

    def onward(self, response: Response, at: Step) -> str | None:
        """Where a page leads that does nothing but lead on (IssueIndex.htm, a day's folder), within the issue."""
        if response.status in {*GONE, *REDIRECTS}:
            return None
        urls = [issue.url for issue in issues(self.page(response)) if issue.day == at.date and issue.url]
        return next((url for url in urls if url != response.url and self.on_hosts(url)), None)

    # -- an issue or a page that is not there

    def missing(self, url: str, at: Step) -> Iterator[Any]:
        """What to try next: the day before (newest issue), the calendar, the next numbers, an earlier address."""
        if not at.front:
            self.count("skipped_pages", 0 if at.probe else 1)
            if at.probe:
                yield from self.count_on(url, at)
        elif at.walk:
            yield self.issue_request(at.date - timedelta(days=1), walk=at.walk - 1)
        elif self.index_url and "%" in self.index_url and not at.asked and at.layout == 0:
            request = self.list_request(at.date.strftime(self.index_url), self.parse_calendar, step=asdict(at))
            yield request.replace(dont_filter=True)  # each missing day of a month asks the same calendar
        else:
            yield from self.count_on(url, at)

    def count_on(self, url: str, at: Step) -> Iterator[Any]:
        """The next number, while the gap is small; then an earlier address; then the day is named as missing."""
        following = urljoin(url, self.front_page) if url.endswith("/") and self.front_page else next_number(url)
        if following and at.misses < NODE_GAP and at.layout == 0:
            yield self.page_request(following, evolve(at, misses=at.misses + 1))
        elif at.front and at.layout + 1 < len(self.layouts(at.date)):
            yield self.issue_request(at.date, layout=at.layout + 1, asked=at.asked)
        elif at.front:
            self.no_issue(at.date, f"at {self.layouts(at.date)[0]}")

    def no_issue(self, day: date, where: str) -> None:
        """A day without an issue: counted, logged, and part of a gap in the summary."""
        self.count("missing_issues")
        self.missing_days[day] = where
        self.logger.info("no issue of %s %s", day, where)

    @property
    def troubles(self) -> list[str]:
        """What the user should know; days without an issue that follow each other are one gap."""
        return [*super().troubles, *gaps(self.missing_days)]

    @property
    def notes(self) -> list[str]:
        """Messages, and each missing day by itself: ``missing``, day and where it was looked for, by tabs."""
        return [*super().notes, *(f"missing\t{day}\t{where}" for day, where in self.missing_days.items())]

    def take_note(self, note: str) -> None:
        """Take over what another worker's spider has noted of this run."""
        kind, _, rest = note.partition("\t")
        if kind == "missing":
            day, _, where = rest.partition("\t")
            self.missing_days.setdefault(date.fromisoformat(day), where)
        else:
            super().take_note(note)

    def parse_calendar(self, response: Response, step: dict[str, Any]) -> Iterator[Any]:
        """A calendar, when the address of a known day had nothing."""
        at = evolve(Step(**step), asked=True)
        month = [issue for issue in self.calendar(response) if issue.day.isoformat()[:7] == at.day[:7]]
        hit = next((issue for issue in month if issue.day == at.date), None)
        if month and not hit:
            self.no_issue(at.date, "in the calendar")
        elif hit and hit.url and hit.url != self.layouts(at.date)[0]:
            yield self.from_calendar(hit)
        else:
            if not month:
                self.trouble(f"calendar without {at.day[:7]}: {response.url}", count="bad_calendars")
            yield from self.count_on(self.layouts(at.date)[0], at)
