"""`govcrawl replay FILE.warc.gz …`: records made again from the responses a crawl kept."""

import argparse
import asyncio
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import orjson
from scrapy import Request, Spider
from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import DropItem
from scrapy.http import Response
from scrapy.responsetypes import responsetypes
from scrapy.spiderloader import get_spider_loader
from scrapy.statscollectors import StatsCollector

from govcrawl.extract import extract
from govcrawl.feed.errors import FeedError
from govcrawl.feed.warc import Archived, read
from govcrawl.frontier.endings import InvalidRecord
from govcrawl.items import Article
from govcrawl.middlewares import DecodeMiddleware
from govcrawl.pipelines import ValidatePipeline


class Command(ScrapyCommand):
    """Runs each response through the callback that had it, with today's code; any other WARC through `extract`."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        """Files."""
        return "FILE.warc.gz …"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Make records again from WARC files (GOVCRAWL_WARC), as JSON Lines on standard output"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit status 0; 1 where a response gave an error or a file is torn; 2 where a file is no WARC."""
        assert self.settings is not None
        self.exitcode = 0
        if not args:
            print(f"govcrawl replay: give a file: govcrawl replay {self.syntax()}", file=sys.stderr)
            self.exitcode = 2
            return
        self._spiders = get_spider_loader(self.settings)
        self._made: dict[str, Spider] = {}
        crawler = Crawler(Spider, self.settings)
        crawler.stats = StatsCollector(crawler)
        self._decompress = HttpCompressionMiddleware(crawler=crawler)
        self._decode, self._validate = DecodeMiddleware(), ValidatePipeline()
        seen: set[tuple[str, str]] = set()
        try:
            with asyncio.Runner() as self._runner:
                for path in map(Path, args):
                    for article in self._articles(path):
                        key = article.id, article.content_hash
                        if key not in seen:
                            seen.add(key)
                            sys.stdout.buffer.write(orjson.dumps(article.to_dict(), option=orjson.OPT_APPEND_NEWLINE))
                sys.stdout.buffer.flush()
        except BrokenPipeError:
            sys.stderr.close()  # `| head` has had enough

    def _articles(self, path: Path) -> Iterator[Article]:
        count = 0
        try:
            for archived in read(path):
                count += 1
                try:
                    yield from self._replay(archived)
                except Exception as error:  # a site's page may break its callback in any way
                    if archived.told.get("meta", {}).get("page") != "list":
                        print(f"govcrawl replay: {archived.url}: {error}", file=sys.stderr)
                        self.exitcode = max(self.exitcode, 1)
        except FeedError as error:
            print(f"govcrawl replay: {error}, after {count} responses", file=sys.stderr)
            self.exitcode = max(self.exitcode, 1 if count else 2)
        except ImportError:
            print("govcrawl replay: warcio is missing: pip install 'govcrawl[warc]'", file=sys.stderr)
            self.exitcode = 2

    def _replay(self, archived: Archived) -> Iterator[Article]:
        told = archived.told
        request = Request(archived.url, meta=told.get("meta") or {}, cb_kwargs=told.get("cb_kwargs") or {})
        response = self._response(archived, request)
        if told.get("callback"):
            spider = self._spider(told)
            found = self._results(getattr(spider, told["callback"])(response, **request.cb_kwargs))
        elif told or archived.status != 200 or "html" not in str(response.headers.get("Content-Type")):
            return  # robots.txt, an image
        else:
            header = response.headers.get("Content-Type")
            found = [extract(response.body, archived.url, header.decode("latin-1") if header else None)]
        for article in found:
            if not isinstance(article, Article):
                continue
            article.fetched_at = f"{archived.date[:19]}Z"
            article.http_status = archived.status
            try:
                yield self._validate.process_item(article)
            except InvalidRecord:
                raise
            except DropItem:
                continue  # no article

    def _results(self, given: Any) -> Any:
        """What a callback gives, of the kinds Scrapy takes: an iterable, at once or asynchronous; nothing."""

        async def awaited() -> Any:
            return [result async for result in given] if inspect.isasyncgen(given) else await given

        if inspect.isasyncgen(given) or inspect.isawaitable(given):
            given = self._runner.run(awaited())
        return given if given is not None else ()

    def _response(self, archived: Archived, request: Request) -> Response:
        cls = responsetypes.from_args(headers=archived.headers, url=archived.url, body=archived.body)
        response = cls(
            archived.url, status=archived.status, headers=archived.headers, body=archived.body, request=request
        )
        if archived.body:
            plain = self._decompress.process_response(request, response)
            assert isinstance(plain, Response)
            response = plain
        return self._decode.process_response(request, response)

    def _spider(self, told: dict[str, Any]) -> Spider:
        key = orjson.dumps([told["spider"], told["arguments"]]).decode()
        if key not in self._made:
            self._made[key] = self._spiders.load(told["spider"])(**told["arguments"])
        return self._made[key]
