"""Scrapy middlewares; each is a thin layer over the module that does the work."""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from govcrawl.frontier.evidence import start_run, watch
from govcrawl.frontier.gate import Gate


class EvidenceMiddleware:
    """Spider middleware nearest the spider: begins the run, tags children with their lease, marks finished pages."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Give the run its first requests."""
        async for item in start_run(self.crawler, start):
            yield item

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Tag what the callback yields; when it has ended by itself, the page is good."""
        async for item in watch(self.crawler, response, result):
            yield item


class GateMiddleware:
    """Downloader middleware nearest the downloader: no request leaves without a pass through its host group's gate."""

    def __init__(self, crawler: Crawler) -> None:
        self.gate = Gate(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the gate, where the lease did not pass it just now."""
        await self.gate.enter(request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Tell the gate of the answer."""
        self.gate.answered(request, response)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell the gate that there is none."""
        if not isinstance(exception, IgnoreRequest):
            self.gate.failed(request, exception)
        else:
            self.gate.ignored(request, exception)
