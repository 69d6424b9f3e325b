"""Positive evidence: what a callback yields belongs to its page, and a page is good when the callback has ended.

HttpError, IgnoreRequest, exhausted retries and CloseSpider send no error signal; so nothing but this marks a page.
"""

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from govcrawl.frontier.policy import validator_of
from govcrawl.frontier.scheduler import Scheduler
from govcrawl.frontier.tagging import tag


def scheduler_of(crawler: Crawler) -> Scheduler:
    """The frontier's scheduler of a crawl. Raises RuntimeError where the crawl has another."""
    scheduler = crawler.engine.scheduler
    if not isinstance(scheduler, Scheduler):
        raise RuntimeError("SCHEDULER must be govcrawl.frontier.scheduler.Scheduler: the middlewares work with it")
    return scheduler


async def start_run(crawler: Crawler, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
    """Take the requests of ``start()`` as the first of the run; items pass. A worker begins no run."""
    scheduler = scheduler_of(crawler)
    if scheduler.terms.serving:
        return
    requests = []
    async for item in start:
        if isinstance(item, Request):
            requests.append(item)
        else:
            yield item
    await scheduler.begin(requests)


async def watch(crawler: Crawler, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
    """Tag the requests among a callback's output; mark its page when the output is exhausted."""
    lease = scheduler_of(crawler).held.lease_of(response.request)
    async for item in result:
        if lease and isinstance(item, Request):
            tag(lease, item, response.url)
        yield item
    if lease:
        lease.good = True
        if lease.header and lease.header.validator and response.status == 200:
            lease.seen_validator = validator_of(response)
