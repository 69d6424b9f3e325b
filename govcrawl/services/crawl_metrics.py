"""Metrics of the crawlers of one process, made of Scrapy's own stats, so that nothing is counted twice over."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Self

from prometheus_client import CollectorRegistry, Histogram, Metric
from prometheus_client.registry import Collector
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from govcrawl.items import Article
from govcrawl.services.metrics import Sample, families, named

_STATS = (
    (re.compile(r"downloader/response_status_count/(\d+)"), "govcrawl_responses_total"),
    (re.compile(r"item_scraped_count"), "govcrawl_records_total"),
    (re.compile(r"frontier/delayed"), "govcrawl_retries_total"),
    (re.compile(r"frontier/dead"), "govcrawl_dead_letters_total"),
    (re.compile(r"frontier/reclaimed"), "govcrawl_leases_expired_total"),
    (re.compile(r"frontier/gate_seconds"), "govcrawl_gate_wait_seconds_total"),
    (re.compile(r"govcrawl/warned"), "govcrawl_warnings_total"),
    (re.compile(r"govcrawl/repairs/(.+)"), "govcrawl_repairs_total"),
)
_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

Counts = Counter[tuple[str, tuple[str, ...]]]


def counts_of(site: str, stats: dict[str, Any]) -> Counts:
    """A crawler's stats as (metric, label values) → value."""
    found: Counts = Counter()
    for key, value in stats.items():
        for pattern, name in _STATS:
            if match := pattern.fullmatch(key):
                labels = tuple(match.groups()) if named(name).labels == ("kind",) else (site, *match.groups())
                found[name, labels] += value
    return found


class CrawlCollector(Collector):
    """Sums over the crawlers that run and those that have ended, so that counters never go back."""

    def __init__(self) -> None:
        self.live: dict[Crawler, str] = {}
        self.past: Counts = Counter()

    def add(self, crawler: Crawler, site: str) -> None:
        """A crawler has started."""
        self.live[crawler] = site

    def end(self, crawler: Crawler) -> None:
        """A crawler has ended: keep its counts."""
        site = self.live.pop(crawler, None)
        if site is not None and crawler.stats:
            self.past += counts_of(site, crawler.stats.get_stats())

    def collect(self) -> Iterator[Metric]:
        """One scrape."""
        total: Counts = Counter(self.past)
        for crawler, site in list(self.live.items()):
            if crawler.stats:
                total += counts_of(site, dict(crawler.stats.get_stats()))
        samples: Iterable[Sample] = ((name, labels, value) for (name, labels), value in total.items())
        yield from families(samples)

    def describe(self) -> Iterable[Metric]:
        """Nothing before the first scrape."""
        return []


REGISTRY = CollectorRegistry()
CRAWLS = CrawlCollector()
REGISTRY.register(CRAWLS)
_SECONDS = Histogram(*named("govcrawl_download_seconds").declared(), registry=REGISTRY, buckets=_BUCKETS)


class CrawlMetrics:
    """Scrapy extension: counts what the stats do not, and lists the crawler with the process's collector."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        connect = crawler.signals.connect
        connect(self.opened, signals.spider_opened)
        connect(self.closed, signals.spider_closed)
        connect(self.downloaded, signals.response_downloaded)
        connect(self.scraped, signals.item_scraped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """The crawl begins."""
        CRAWLS.add(self.crawler, spider.name)

    def closed(self, spider: Spider) -> None:
        """The crawl is over."""
        CRAWLS.end(self.crawler)

    def downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        """A response has come."""
        if (latency := request.meta.get("download_latency")) is not None:
            _SECONDS.labels(spider.name).observe(latency)

    def scraped(self, item: Any, spider: Spider) -> None:
        """A record has passed the pipelines."""
        if isinstance(item, Article) and self.crawler.stats:
            for kind in item.repairs:
                self.crawler.stats.inc_value(f"govcrawl/repairs/{kind}")
            if item.warnings:
                self.crawler.stats.inc_value("govcrawl/warned")
