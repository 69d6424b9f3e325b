"""Scrapy's scheduler over the shared queue: leases ahead of time, one commit a page, never waiting for Redis.

What the engine calls stands here; the work is done by ``Leasing``, ``Held`` and ``Endings``.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from govcrawl.frontier.background import Background
from govcrawl.frontier.children import Children
from govcrawl.frontier.codec import CannotStore
from govcrawl.frontier.endings import Endings
from govcrawl.frontier.engine import EngineHooks
from govcrawl.frontier.held import LEASE_META, Held
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.leasing import Leasing
from govcrawl.frontier.own_run import OwnRun
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.spiders import Spiders
from govcrawl.frontier.tagging import CHILD_META
from govcrawl.frontier.terms import Terms

logger = logging.getLogger(__name__)

CLOSE_TIMEOUT = 5.0  # seconds for Redis to answer while closing


def time_to_finish(deadline: float) -> float:
    """Seconds of a drain deadline in which pages may still finish: the rest is for giving back and closing."""
    return deadline - min(max(0.25 * deadline, 3.0), deadline / 2)


class Scheduler(BaseScheduler):
    """One crawl's part of the fleet's work: a crawl of its own run, or a worker on whatever runs there are."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.settings = crawler, crawler.settings
        self.terms = Terms.of(crawler.settings)
        self.held = Held(self.terms.limits.lease)
        self.background = Background(self._emptied)
        self._loops: list[asyncio.Task[Any]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by the engine."""
        return cls(crawler)

    # -- what the engine calls

    def open(self, spider: Spider) -> "Deferred[None]":
        """Connect, hook into the engine, begin to lease."""
        return deferred_from_coro(self._open(spider))

    async def _open(self, spider: Spider) -> None:
        self.spider = spider
        self.hooks = EngineHooks(
            self.crawler,
            ended=self._ended,
            closing=self._engine_closes,
            give_up=self.give_back,
            deadline=time_to_finish(self.settings.getfloat("DRAIN_DEADLINE", 20)),
        )
        self.hub = Hub.use(self.settings)
        self.queue = SiteQueue(self.hub.caller, self.hub.keys, spider.name, self.hub.worker)
        self.children = Children(self.crawler.request_fingerprinter, spider, self.settings.getint("RECHECK_DAYS"))
        self.spiders = Spiders(self.crawler, spider, self.queue)
        self.endings = Endings(self.crawler, self.queue, self.held, self.children, self.spiders)
        self.run = OwnRun(self.settings, self.queue, self.children, self.spiders)
        self.leasing = Leasing(
            self.terms, self.settings, self.hub, self.queue, self.children, self.spiders, self.run, self.held,
            self.endings, self.background, self.hooks.wake,
        )  # fmt: skip
        self.hub.sites[spider.name] = 0
        self._channel = self.hub.keys.wake(spider.name)
        self.hub.wakes.add(self._channel, self.leasing.poke)
        connect = self.crawler.signals.connect
        connect(self.endings.item_scraped, signals.item_scraped)
        connect(self.endings.item_dropped, signals.item_dropped)
        connect(self.endings.item_error, signals.item_error)
        connect(self.endings.spider_error, signals.spider_error)
        if self.terms.serving:
            self.run.begun = True
        loop = asyncio.get_running_loop()
        self._loops = [loop.create_task(self.leasing.serve()), loop.create_task(self.held.keep(self.queue))]

    def close(self, reason: str) -> "Deferred[None]":
        """Finish what is being committed, give the rest back."""
        return deferred_from_coro(self._close())

    async def _close(self) -> None:
        self.leasing.stop()
        # A lease that is being given now must arrive first, or it would have to expire.
        await asyncio.wait(self._loops[:1], timeout=CLOSE_TIMEOUT)
        for task in self._loops:
            task.cancel()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await self.give_back()
                await self.background.settle()
                await self.queue.settle()
        except TimeoutError:
            logger.warning("Redis is away while closing: what is held comes back when its leases expire")
        stats, caller = self.crawler.stats, self.hub.caller
        stats.set_value("frontier/round_trips", caller.round_trips)
        stats.set_value("frontier/calls", caller.calls)
        self.hub.wakes.remove(self._channel, self.leasing.poke)
        self.hub.sites.pop(self.spider.name, None)
        await self.hub.release()

    def has_pending_requests(self) -> bool:
        """Whether the engine must stay: until the run is complete across the fleet; a worker stays until stopped."""
        if self.background or self.held.ahead or self.held.leases:
            return True
        return not self.leasing.finished

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that a page has yielded, or that replaces a leased one. True even for one seen before:
        that is known at the commit."""
        tag = request.meta.pop(CHILD_META, None)
        lease = self.held.named(tag or request.meta.get(LEASE_META, ""))
        if lease is None:
            raise RuntimeError(
                f"{request} belongs to no page: the frontier takes requests only from start(), from callbacks and "
                "errbacks, and as replacements (retry, redirect) of a request under way"
            )
        try:
            if tag:
                if lease.header and lease.header.validator:
                    request.meta.setdefault("listed_mark", lease.header.validator)
                lease.children.append(self.children.make(request, lease.header.run if lease.header else ""))
            else:
                assert lease.header
                lease.replacement = self.children.make(
                    request, lease.header.run, kind=lease.header.kind, filtered=False
                )
        except CannotStore as error:
            logger.error("%s", error)
            lease.fatal = str(error)
            return False
        return True

    def next_request(self) -> Request | None:
        """The next leased request, or None; then the engine is woken when there is one."""
        return self.held.next_request()

    # -- what the middleware calls

    async def begin(self, requests: Sequence[Request]) -> None:
        """Begin the run with its first requests, or join it where it is under way."""
        await self.run.begin(requests)
        self.leasing.poke()

    # -- the ends: of a page, of the crawl

    def _ended(self, request: Request) -> None:
        lease = self.held.leases.pop(request, None)
        if lease is None:
            return  # robots.txt, images: they have no lease
        self.background.spawn(self._end(lease))
        self.leasing.poke()

    async def _end(self, lease: Lease) -> None:
        try:
            await self.endings.end(lease)
        finally:
            self.held.forget(lease)
            self.hub.sites[self.spider.name] = len(self.held.leases)

    def _engine_closes(self) -> None:
        self.leasing.stop()
        self.hub.state = "draining"
        self.background.spawn(self.leasing.give_back_ahead())

    async def give_back(self) -> None:
        """Give every lease back at once: no page waits until it expires."""
        await asyncio.gather(*(self.endings.give_back(lease) for lease in self.held.let_go_all()))

    def _emptied(self) -> None:
        if self.leasing.finished:
            self.hooks.wake()
