"""Positive evidence: what a callback yields belongs to its page, and a page is good when the callback has ended.

HttpError, IgnoreRequest, exhausted retries and CloseSpider send no error signal; so nothing but this marks a page.
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, cast

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from govcrawl.frontier.lease import Lease
from govcrawl.frontier.policy import validator_of

if TYPE_CHECKING:
    from govcrawl.frontier.scheduler import Scheduler


def scheduler_of(crawler: Crawler) -> "Scheduler":
    """The frontier's scheduler of a crawl. Raises RuntimeError where the crawl has another."""
    from govcrawl.frontier.scheduler import Scheduler  # noqa: PLC0415  # it imports this module's neighbours

    scheduler = crawler.engine.scheduler
    if not isinstance(scheduler, Scheduler):
        raise RuntimeError("SCHEDULER must be govcrawl.frontier.scheduler.Scheduler: the middlewares work with it")
    return scheduler


async def start_run(crawler: Crawler, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
    """Take the requests of ``start()`` as the first of the run; items pass. A worker begins no run."""
    scheduler = scheduler_of(crawler)
    if scheduler.serving:
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
    lease = scheduler_of(crawler).lease_of(response.request)
    async for item in result:
        if lease and isinstance(item, Request):
            tag(lease, item, response.url)
        yield item
    if lease:
        lease.good = True
        if lease.header and lease.header.validator and response.status == 200:
            lease.seen_validator = validator_of(response)


def tag(lease: Lease, request: Request, url: str) -> None:
    """Name the page a request comes from."""
    request.meta["_govcrawl_child"] = lease.key
    if request.meta.get("page", "article") == "article" and request.meta.get("listed_on") is None:
        request.meta["listed_on"] = url


def watched_errback(spider: Spider, lease: Lease, errback: Any) -> Any:
    """An errback whose output is tagged too: for a failed download Scrapy takes it past the spider middlewares.

    An errback that yields something has taken the page over; one that only looks on has not.
    """

    async def watched(failure: Any) -> AsyncIterator[Any]:
        output = errback(failure)
        if hasattr(output, "__await__"):
            output = await output
        given = False
        async for item in _iterate(output):
            given = True
            if isinstance(item, Request) and "_govcrawl_child" not in item.meta:
                tag(lease, item, failure.request.url)
            yield item
        lease.good = lease.good or given

    watched.__name__ = errback.__name__
    watched.__self__ = spider  # type: ignore[attr-defined]  # a redirect of the request is stored by this method's name
    return watched


async def _iterate(output: Any) -> AsyncIterator[Any]:
    if output is None:
        return
    if hasattr(output, "__aiter__"):
        async for item in cast(AsyncIterator[Any], output):
            yield item
    elif isinstance(output, (list, tuple)) or hasattr(output, "__next__"):
        for item in output:
            yield item
    else:
        yield output
