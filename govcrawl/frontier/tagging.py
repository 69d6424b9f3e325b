"""What belongs to a page: requests that its callback or errback yields are tagged with its lease."""

from collections.abc import AsyncIterator
from typing import Any, cast

from scrapy import Request, Spider

from govcrawl.frontier.lease import Lease

CHILD_META = "_govcrawl_child"  # set on requests that a callback or errback yields


def tag(lease: Lease, request: Request, url: str) -> None:
    """Name the page a request comes from."""
    request.meta[CHILD_META] = lease.key
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
            if isinstance(item, Request) and CHILD_META not in item.meta:
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
