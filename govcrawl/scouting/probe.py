"""A polite look at a site: one issue or column, three articles, what came of them.

Runs in one process without Redis: a scheduler in memory, one request at a time, the delay of the settings. Nothing is
stored and nothing is marked as seen.
"""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Any, Self

from attrs import Factory, asdict, define
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import SETTINGS_PRIORITIES, Settings

from govcrawl.items import Article

ARTICLES = 3
LISTS = 12
"""List pages at most: a calendar, an issue that is looked for day by day, the first pages of a portal's columns."""
FIELDS = ("title", "text", "published_at", "source", "authors", "section", "print", "images")
NEEDED = ("title", "text", "published_at")

SETTINGS: dict[str, Any] = {
    "SCHEDULER": "scrapy.core.scheduler.Scheduler",
    "DUPEFILTER_CLASS": "scrapy.dupefilters.RFPDupeFilter",
    "SPIDER_MIDDLEWARES": {"govcrawl.scouting.probe.LimitMiddleware": 1100},
    "DOWNLOADER_MIDDLEWARES": {"govcrawl.middlewares.DecodeMiddleware": 585},
    "EXTENSIONS": {},
    "ITEM_PIPELINES": {},
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "RETRY_TIMES": 1,
    "DOWNLOAD_TIMEOUT": 30,
    "HTTPERROR_ALLOW_ALL": False,
}


@define(kw_only=True)
class Probed:
    """What a look at one site showed. ``fields``: how many of the articles had each; ``families``: by their names."""

    site: str
    expected: str
    evidence: str
    lists: int = 0
    listed: int = 0
    asked: int = 0
    articles: int = 0
    families: dict[str, int] = Factory(dict)
    fields: dict[str, int] = Factory(dict)
    statuses: dict[str, int] = Factory(dict)
    troubles: list[str] = Factory(list)
    examples: list[str] = Factory(list)

    @property
    def verdict(self) -> str:
        """A word or two for the table: ok, unreachable, gone, refused, moved, nothing listed, no articles, …"""
        if not any(int(status) < 400 for status in self.statuses):
            gone = set(self.statuses) <= {"404", "410"}
            return "unreachable" if not self.statuses else "gone" if gone else "refused"
        if any("challenge" in trouble or "firewall" in trouble or "refused" in trouble for trouble in self.troubles):
            return "refused"
        if any(trouble.startswith("host moved") for trouble in self.troubles):
            return "moved"
        if not self.listed:
            return "nothing listed"
        if not self.articles:
            return "no articles"
        if any(self.fields.get(field, 0) < self.articles for field in NEEDED):
            return "fields missing"
        if self.expected not in {"general", *self.families}:
            return "other family"
        return "ok"

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return asdict(self) | {"verdict": self.verdict}


class LimitMiddleware:
    """Spider middleware: lets through the first ARTICLES articles, and lists until there are as many."""

    def __init__(self, crawler: Crawler) -> None:
        self.articles = self.lists = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """The first request of each start; a portal's first columns."""
        async for request in start:
            if self._wanted(request):
                yield request

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Fewer requests than the spider makes."""
        async for made in result:
            if not isinstance(made, Request) or self._wanted(made):
                yield made

    def _wanted(self, request: Request) -> bool:
        if request.meta.get("page") == "list":
            self.lists += 1
            return self.lists <= LISTS and self.articles < ARTICLES
        if "so_far" in request.cb_kwargs or "human" in request.cb_kwargs:
            return True  # the rest of an article that was let through
        self.articles += 1
        return self.articles <= ARTICLES


class Watch:
    """Gathers what one crawler meets into a `Probed`."""

    def __init__(self, crawler: Crawler) -> None:
        spider: Any = crawler.spidercls
        self.crawler = crawler
        self.found = Probed(site=spider.name, expected=spider.family.name, evidence=spider.evidence)
        self._statuses: Counter[str] = Counter()
        crawler.signals.connect(self._response, signals.response_received)
        crawler.signals.connect(self._item, signals.item_scraped)
        crawler.signals.connect(self._closed, signals.spider_closed)

    def _response(self, response: Response, request: Request) -> None:
        if request.url.endswith("/robots.txt"):
            return
        self._statuses[str(response.status)] += 1
        if request.meta.get("page") == "list":
            self.found.lists += 1
        else:
            self.found.asked += 1

    def _item(self, item: Article) -> None:
        if not item.is_article:
            self.found.troubles.append(f"{item.warnings[0]}: {item.url}")
            return
        self.found.articles += 1
        family = item.provenance.family
        self.found.families[family] = self.found.families.get(family, 0) + 1
        for field in FIELDS:
            if getattr(item, field) or (field == "text" and (item.images or item.attachments)):
                self.found.fields[field] = self.found.fields.get(field, 0) + 1
        self.found.examples.append(f"{item.title} {item.url}")

    def _closed(self) -> None:
        stats = self.crawler.stats
        assert stats
        self.found.statuses = dict(sorted(self._statuses.items()))
        self.found.listed = int(stats.get_value("govcrawl/listed") or 0)
        self.found.troubles += getattr(self.crawler.spider, "troubles", [])
        failed = sorted(
            str(key) for key in stats.get_stats() if str(key).startswith("downloader/exception_type_count/")
        )
        self.found.troubles += [f"download failed: {key.rpartition('/')[2].rpartition('.')[2]}" for key in failed]


def polite(settings: Settings) -> Settings:
    """The settings of a probe: no Redis, one request at a time, the project's delay, quiet unless asked otherwise."""
    made = settings.copy()
    if (settings.getpriority("LOG_LEVEL") or 0) < SETTINGS_PRIORITIES["cmdline"]:
        made.set("LOG_LEVEL", "CRITICAL", priority="cmdline")
    for name, value in SETTINGS.items():
        made.set(name, value, priority="cmdline")
    return made


def needs_work(found: Sequence[Probed]) -> list[Probed]:
    """The sites that did not come out ok."""
    return [one for one in found if one.verdict != "ok"]
