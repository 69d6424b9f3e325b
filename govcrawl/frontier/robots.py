"""robots.txt: obeyed, asked for once by the whole fleet, through the gate like everything else.

RFC 9309: where it is refused or not there (4xx) everything is allowed; where it cannot be had (5xx, no answer)
nothing is, for now: the page is tried again later.
"""

import asyncio
import logging
from typing import Any, Self

import orjson
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler, load_object

from govcrawl.frontier.codec import host_of
from govcrawl.frontier.evidence import scheduler_of
from govcrawl.frontier.gate import Gate

logger = logging.getLogger(__name__)

LIFE = 86_400  # seconds for which the fleet remembers it
LIMIT = 500 * 1024  # bytes that are read of it, as the RFC asks


class RobotsUnavailableError(Exception):
    """robots.txt cannot be had now; nothing of the host may be asked for."""


class RobotsMiddleware:
    """Downloader middleware in place of Scrapy's, which asks once a process and allows what it cannot know."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.gate = Gate(crawler)
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self.parser: Any = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._known: dict[str, asyncio.Future[RobotParser]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest where robots.txt forbids it, RobotsUnavailableError where that cannot be known."""
        if request.meta.get("dont_obey_robotstxt") or not request.url.startswith(("http:", "https:")):
            return
        if not (await self._rules(request)).allowed(request.url, self.agent):
            self.crawler.stats.inc_value("robotstxt/forbidden")
            raise IgnoreRequest("forbidden by robots.txt")

    async def _rules(self, request: Request) -> RobotParser:
        origin = "/".join(request.url.split("/", 3)[:3])
        known = self._known.get(origin)
        if known is None:
            known = self._known[origin] = asyncio.get_running_loop().create_future()
            try:
                known.set_result(await self._get(origin, request))
            except BaseException as error:
                del self._known[origin]  # the next page asks again
                if isinstance(error, asyncio.CancelledError):  # this page's end is none of the others'
                    known.set_exception(RobotsUnavailableError(f"{origin}/robots.txt: stopped"))
                    known.exception()  # nobody may be waiting
                    raise
                known.set_exception(error)
        return await asyncio.shield(known)

    async def _get(self, origin: str, request: Request) -> RobotParser:
        scheduler = scheduler_of(self.crawler)
        key = scheduler.hub.keys("robots", f"{origin.partition(':')[0]}:{host_of(origin)}")
        stored = await scheduler.hub.caller.command("GET", key)
        body = _body(stored)
        if body is None:
            lease = scheduler.held.leases.get(request)
            if lease:
                self.gate.step_back(lease)
            body = await self._ask(f"{origin}/robots.txt")
            value = orjson.dumps({"body": body.decode("latin-1")})
            await scheduler.hub.caller.command("SET", key, value, "EX", LIFE)
        rules: RobotParser = build_from_crawler(self.parser, self.crawler, body)
        return rules

    async def _ask(self, url: str) -> bytes:
        asked = Request(url, callback=NO_CALLBACK, meta={"dont_obey_robotstxt": True})
        try:
            response = await self.crawler.engine.download_async(asked)
        except Exception as error:
            raise RobotsUnavailableError(f"{url}: {type(error).__name__}: {error}") from error
        self.crawler.stats.inc_value(f"robotstxt/response_status_count/{response.status}")
        if response.status >= 500 or response.status == 429:
            raise RobotsUnavailableError(f"{url}: HTTP {response.status}")
        return response.body[:LIMIT] if response.status < 300 else b""


def _body(stored: bytes | None) -> bytes | None:
    """The body of a stored robots.txt; None where there is none, or it is a stranger's value."""
    try:
        return orjson.loads(stored)["body"].encode("latin-1") if stored else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
