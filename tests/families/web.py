"""A web of a dict: drives a spider's callbacks as Scrapy's engine would, without an engine."""

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

from govcrawl.families.trouble import UnusablePageError
from govcrawl.items import Article

Answer = str | bytes | tuple[int, str] | tuple[int, str, dict[str, str]]


class Crawl:
    """What a crawl of a dict of pages did: requests in order, records, refused pages, statistics."""

    def __init__(self, spider_class: Any, pages: Mapping[str, Answer], **arguments: str) -> None:
        self.crawler = get_crawler(spider_class)
        self.crawler.stats = self.crawler.stats or MemoryStatsCollector(self.crawler)
        self.spider = spider_class.from_crawler(self.crawler, **arguments)
        self.pages = pages
        self.requests: list[Request] = []
        self.articles: list[Article] = []
        self.refused: list[str] = []
        self._run()

    @property
    def urls(self) -> list[str]:
        return [request.url for request in self.requests]

    @property
    def stats(self) -> dict[str, Any]:
        assert self.crawler.stats
        return {key.removeprefix("govcrawl/"): value for key, value in self.crawler.stats.get_stats().items()}

    def records(self) -> dict[str, Article]:
        return {article.url: article for article in self.articles}

    def _run(self) -> None:
        seen = set()
        queue = list(_started(self.spider))
        while queue:
            request = queue.pop(0)
            if request.url in seen and not request.dont_filter:
                continue
            seen.add(request.url)
            self.requests.append(request)
            assert len(self.requests) < 500, "the crawl does not end"
            response = self._answer(request)
            handled = request.meta.get("handle_httpstatus_list", ())
            if not 200 <= response.status < 300 and response.status not in handled:
                continue
            try:
                for made in _made(request.callback(response, **request.cb_kwargs)):
                    if isinstance(made, Request):
                        queue.append(made)
                    else:
                        self.articles.append(made)
            except UnusablePageError as error:
                self.refused.append(error.reason)

    def _answer(self, request: Request) -> Response:
        answer = self.pages.get(request.url, (404, "<html><body>404 Not Found</body></html>"))
        status, body, headers = (*answer, {})[:3] if isinstance(answer, tuple) else (200, answer, {})
        raw = body if isinstance(body, bytes) else body.encode()
        kind = TextResponse if raw[:1] in b"{[" else HtmlResponse
        return kind(request.url, status=status, body=raw, headers=headers, request=request, encoding="utf-8")


def _made(output: Any) -> list[Any]:
    """What a callback yields, a generator or an asynchronous one."""
    if not hasattr(output, "__aiter__"):
        return list(output)

    async def all_of_it() -> list[Any]:
        return [each async for each in output]

    with ThreadPoolExecutor(1) as beside:  # in this thread the reactor's loop may be running
        return beside.submit(asyncio.run, all_of_it()).result()


def _started(spider: Any) -> Iterator[Request]:
    """What ``start()`` yields; it awaits nothing, so that no event loop is needed."""
    making = spider.start()
    while True:
        try:
            making.__anext__().send(None)
        except StopIteration as made:
            yield made.value
        except StopAsyncIteration:
            return
