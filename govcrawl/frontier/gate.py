"""The gate from a worker's side: passes for every request that leaves, leased or not, and news of every answer."""

import asyncio
import logging
import secrets
import time
from typing import Any
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from govcrawl.frontier.codec import group_of
from govcrawl.frontier.evidence import scheduler_of
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.policy import BUSY, retry_after

logger = logging.getLogger(__name__)

FRESH = 0.5  # seconds for which a pass is good: a worker that was held up asks again
FLIGHT_LIFE = 30_000  # ms for which a request without a lease counts as under way, at most
LAZY = 0.05  # seconds for which good news may wait for the page's commit to travel with


class Gate:
    """Used by the downloader middleware nearest the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._tokens: WeakKeyDictionary[Request, tuple[str, str, int]] = WeakKeyDictionary()
        self._news: set[asyncio.Task[Any]] = set()

    async def enter(self, request: Request) -> None:
        """Return when the request may leave now."""
        scheduler = scheduler_of(self.crawler)
        terms = scheduler.terms
        lease = scheduler.held.leases.get(request)
        if lease and not lease.passed and (early := lease.granted - time.monotonic()) > 0:
            await asyncio.sleep(early)
        if lease and not lease.passed and (lease.delay == 0 or time.monotonic() - lease.granted < FRESH):
            lease.passed = True
            return
        group = group_of(request.url, scheduler.spider) if lease is None else lease.group
        token = lease.token if lease else secrets.token_hex(8)
        ended: set[str] = set()
        entered = time.monotonic()
        while True:
            # Pages of this process whose download has ended count as under way until their commit; a callback or a
            # pipeline that waits for a picture must not wait for itself, nor for pages that came in the meantime.
            for other in list(scheduler.held.leases.values()):
                if other.reported and other.group == group and other is not lease and other.token not in ended:
                    ended.add(other.token)
                    self._report(other.group, other.token, other.delay, "none", 0, end=True)
            asked = time.monotonic()
            wait, delay = await scheduler.hub.caller.run(
                "acquire",
                [scheduler.hub.keys("gate", group), scheduler.hub.keys("flight", group)],
                [token, terms.pace.delay, terms.pace.concurrency, terms.limits.hold, FLIGHT_LIFE],
            )
            if wait == 0 and (delay == 0 or time.monotonic() - asked < FRESH):
                break
            await asyncio.sleep(wait / 1000)
        if self.crawler.stats:
            self.crawler.stats.inc_value("frontier/gate_seconds", time.monotonic() - entered)  # type: ignore[arg-type]
        if lease:
            lease.passed, lease.delay = True, delay
        else:
            self._tokens[request] = (group, token, delay)

    def answered(self, request: Request, response: Response) -> None:
        """The host has answered; 429 and 503 slow the fleet."""
        lease = scheduler_of(self.crawler).held.leases.get(request)
        busy = response.status in BUSY
        after = retry_after(response, time.time()) if busy else 0.0
        if lease:
            lease.status = response.status
            lease.retry_after = after
        self._tell(request, lease, "busy" if busy else "good", after)

    def failed(self, request: Request, error: Exception) -> None:
        """No answer came."""
        lease = scheduler_of(self.crawler).held.leases.get(request)
        if lease:
            lease.failure = f"{type(error).__name__}: {error}"
        self._tell(request, lease, "none", 0)

    def ignored(self, request: Request, error: Exception) -> None:
        """A middleware wants the request not to be sent (robots.txt forbids it)."""
        lease = scheduler_of(self.crawler).held.leases.get(request)
        if lease:
            lease.ignored = str(error) or type(error).__name__
            self._tell(request, lease, "none" if lease.passed else "unused", 0)

    def step_back(self, lease: Lease) -> None:
        """Give a pass back unused: something else has to be asked first, and the page asks again afterwards."""
        if not lease.passed:
            lease.granted = 0.0
            lease.delay = max(lease.delay, 1)  # so that it asks again even where there is no gap to keep
            self._report(lease.group, lease.token, lease.delay, "unused", 0, end=True)

    def _tell(self, request: Request, lease: Lease | None, news: str, after: float) -> None:
        if lease:
            lease.reported = True
            if lease.delay or news == "busy":
                self._report(lease.group, lease.token, lease.delay, news, after, end=False)
        elif request in self._tokens:
            group, token, delay = self._tokens.pop(request)
            self._report(group, token, delay, news, after, end=True)

    def _report(self, group: str, token: str, delay: int, news: str, after: float, *, end: bool) -> None:
        scheduler = scheduler_of(self.crawler)
        keys = scheduler.hub.keys
        call = scheduler.hub.caller.run(
            "report",
            [keys("gate", group), keys("flight", group)],
            [token, scheduler.terms.pace.delay, news, int(after * 1000), int(end)],
            lazy=LAZY if news == "good" and not end else 0,
        )
        task = asyncio.get_running_loop().create_task(call)
        self._news.add(task)
        task.add_done_callback(self._told)

    def _told(self, task: "asyncio.Task[Any]") -> None:
        self._news.discard(task)
        if not task.cancelled() and task.exception():
            logger.error("The gate could not be told", exc_info=task.exception())
