"""Scrapy's scheduler over the shared queue: leases ahead of time, one commit a page, never waiting for Redis."""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Sequence
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from govcrawl.frontier.begin import begin
from govcrawl.frontier.children import Children
from govcrawl.frontier.codec import BadPayload, CannotStore, decode, read_header
from govcrawl.frontier.endings import Endings
from govcrawl.frontier.engine import EngineHooks
from govcrawl.frontier.evidence import watched_errback
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.keys import RUN_LIFE_DAYS
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.outside import take_outside
from govcrawl.frontier.policy import RECLAIMS, make_conditional
from govcrawl.frontier.queue import Limits, Pace, SiteQueue
from govcrawl.frontier.records import Near
from govcrawl.frontier.run import arguments_of, new_run_id
from govcrawl.frontier.spiders import Spiders
from govcrawl.frontier.spills import unfold
from govcrawl.frontier.upkeep import purge_validators, reconcile

logger = logging.getLogger(__name__)

LEASE_META = "_govcrawl_lease"  # set on leased requests; what Request.replace() makes of them carries it on
CHILD_META = "_govcrawl_child"  # set on requests that a callback yields, by govcrawl.middlewares
LONGEST_WAIT = 5.0  # seconds without asking, where nothing is due and no wake-up comes
RECONCILE = 60.0  # seconds between a worker's looks for runs that cannot end by themselves
CLOSE_TIMEOUT = 5.0  # seconds for Redis to answer while closing


def time_to_finish(deadline: float) -> float:
    """Seconds of a drain deadline in which pages may still finish: the rest is for giving back and closing."""
    return deadline - min(max(0.25 * deadline, 3.0), deadline / 2)


class Scheduler(BaseScheduler):
    """Holds leases by Request object, since ``Request.replace()`` copies meta."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler, self.settings = crawler, settings
        self.serving = settings.getbool("FRONTIER_SERVE")  # a worker: serves whatever runs there are, begins none
        self.until_idle = settings.getbool("FRONTIER_UNTIL_IDLE")  # a worker that ends when nothing is left to do
        window = settings.getlist("CRAWL_WINDOW") or [0, 0]
        self.limits = Limits(
            lease=int(settings.getfloat("LEASE_SECONDS", 30) * 1000),
            window=(int(window[0]), int(window[1])),
            outbox=settings.getint("OUTBOX_LIMIT", 50_000),
        )
        self.pace = Pace(
            int(settings.getfloat("DOWNLOAD_DELAY") * 1000), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        )
        self.capacity = settings.getint("CONCURRENT_REQUESTS")
        self.run_id = ""
        self.run_state = ""
        self.finished = False
        self.closing = False
        self.today = 0
        self.spiders: Spiders | None = None
        self.near: dict[int, Near] = {}  # id of an item → what the commit's near-duplicate fragment needs
        self.leases: dict[Request, Lease] = {}
        self._by_key: dict[str, Lease] = {}
        self._buffer: deque[Lease] = deque()
        self._poked = asyncio.Event()
        self._begun = False
        self._shared: set[tuple[str, str]] = set()  # runs and notes that are in Redis
        self._first: list[Request] = []  # the first requests of this crawl's run
        self._tasks: set[asyncio.Task[Any]] = set()
        self._loops: list[asyncio.Task[Any]] = []
        self._extended = time.monotonic()
        self._reconciled = -RECONCILE

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
        self.endings = Endings(self)
        self.spiders = Spiders(self.crawler, spider, self.queue)
        self.hub.sites[spider.name] = 0
        self._channel = self.hub.keys.wake(spider.name)
        self.hub.wakes.add(self._channel, self.poke)
        connect = self.crawler.signals.connect
        connect(self.endings.item_scraped, signals.item_scraped)
        connect(self.endings.item_dropped, signals.item_dropped)
        connect(self.endings.item_error, signals.item_error)
        connect(self.endings.spider_error, signals.spider_error)
        if self.serving:
            self._begun = True
        loop = asyncio.get_running_loop()
        self._loops = [loop.create_task(self._pump()), loop.create_task(self._heartbeats())]

    def close(self, reason: str) -> "Deferred[None]":
        """Finish what is being committed, give the rest back."""
        return deferred_from_coro(self._close())

    async def _close(self) -> None:
        self.closing = True
        self.poke()
        # A lease that is being given now must arrive first, or it would have to expire.
        await asyncio.wait(self._loops[:1], timeout=CLOSE_TIMEOUT)
        for task in self._loops:
            task.cancel()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await self.give_back()
                while self._tasks:
                    await asyncio.gather(*self._tasks, return_exceptions=True)
                await self.queue.settle()
        except TimeoutError:
            logger.warning("Redis is away while closing: what is held comes back when its leases expire")
        stats, caller = self.crawler.stats, self.hub.caller
        stats.set_value("frontier/round_trips", caller.round_trips)
        stats.set_value("frontier/calls", caller.calls)
        self.hub.wakes.remove(self._channel, self.poke)
        self.hub.sites.pop(self.spider.name, None)
        await self.hub.release()

    def has_pending_requests(self) -> bool:
        """Whether the engine must stay: until the run is complete across the fleet; a worker stays until stopped."""
        if self._tasks or self._buffer or self.leases:
            return True
        return not self.finished

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that a page has yielded, or that replaces a leased one. True even for one seen before:
        that is known at the commit."""
        tag = request.meta.pop(CHILD_META, None)
        lease = self._by_key.get(tag or request.meta.get(LEASE_META, ""))
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
        while self._buffer:
            lease = self._buffer.popleft()
            assert lease.request
            if lease.lost or (time.monotonic() - max(lease.granted, self._extended)) * 1000 > self.limits.lease * 0.9:
                # This process stood still for longer than its lease: somebody else has the page by now.
                del self.leases[lease.request]
                self._forget(lease)
                continue
            return lease.request
        return None

    # -- what middlewares call

    async def begin(self, requests: Sequence[Request]) -> None:
        """Begin the run with its first requests, or join it where it is under way."""
        self._first = list(requests)
        arguments = arguments_of(self.spider, self.settings)
        run = new_run_id()
        children = [self.children.make(request, run, default="list", filtered=True) for request in requests]
        self.run_id, begun = await begin(self.queue, arguments, run, children)
        if not begun and await self.state() == "starting":
            # Whoever began it has not brought all of its first requests, and may never: bring them too.
            children = [self.children.make(each, self.run_id, default="list", filtered=True) for each in requests]
            await begin(self.queue, arguments, self.run_id, children)
        assert self.spiders
        self.spiders.own(self.run_id)
        logger.info("%s run %s of %s", "Begun" if begun else "Joined", self.run_id, arguments)
        self.spider.run_id = self.run_id  # type: ignore[attr-defined]  # for whoever holds the spider
        self._begun = True
        self.poke()

    async def state(self) -> str:
        """The state of this crawl's run."""
        state = await self.hub.caller.command("HGET", self.queue.key("run", self.run_id), "state")
        return state.decode() if state else ""

    def lease_of(self, request: Request | None) -> Lease | None:
        """The lease under which a request is worked on."""
        if request is None:
            return None
        return self.leases.get(request) or self._by_key.get(request.meta.get(LEASE_META, ""))

    # -- leasing

    def poke(self) -> None:
        """Something may have changed: ask for work now."""
        self._poked.set()

    async def _pump(self) -> None:
        while not self.closing:
            try:
                wait = await self._ask()
            except Exception:
                logger.exception("Leasing failed; trying again")
                wait = LONGEST_WAIT
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._poked.wait()
            self._poked.clear()

    async def _ask(self) -> float:
        """Lease what there is room for; returns for how long (s) it is no use to ask again."""
        wanted = self.capacity - len(self.leases)
        if not self._begun or self.closing or self.finished or wanted <= 0:
            return LONGEST_WAIT
        asked = time.monotonic()
        answer = await self.queue.lease(wanted, self.run_id, {"": self.pace}, self.limits)
        if not self.today:
            self._spawn(purge_validators(self.queue, answer.today - self.children.recheck - 1))
        self.today = answer.today
        if answer.reclaimed:
            self.endings.stats.inc_value("frontier/reclaimed", answer.reclaimed)
        if answer.leases:
            await self._take_all(answer.leases, asked)
        self.hub.sites[self.spider.name] = len(self.leases)
        for request in answer.spills:
            self._spawn(unfold(self.queue, request))
        if self.serving and await take_outside(self.queue, self.children, self.spider, self.settings, self.today):
            return 0.0
        if answer.why == "idle" and answer.wait is None and not self.leases and not answer.spills:
            await self._reconcile(answer.state, answer.pending)
        if self.until_idle and answer.why == "idle" and answer.wait is None and not self.leases and not answer.spills:
            self.finished = True
        if not self.serving and not answer.state:
            # The server has lost it: a power cut, a failover, a restored copy. What it knows of pages decides the rest.
            logger.warning("Run %s is no longer in Redis: beginning it again", self.run_id)
            await self.begin(self._first)
            return 0.0
        if not self.serving and answer.state == "complete":
            self.run_state, self.finished = answer.state, True
            self._spawn(self._release_buffer())
        if answer.leases or self.finished:
            self.hooks.wake()
        if answer.why == "work":
            return 0.25 if len(answer.leases) < wanted else LONGEST_WAIT
        return LONGEST_WAIT if answer.wait is None else min(answer.wait, LONGEST_WAIT)

    async def _reconcile(self, state: str, pending: int) -> None:
        """Nothing is left to do here: complete runs that wait for requests whose header a stranger has overwritten."""
        if not self.serving:
            runs = [self.run_id] if state == "running" and pending > 0 else []
        elif time.monotonic() - self._reconciled > RECONCILE:
            self._reconciled = time.monotonic()
            runs = [run.decode() for run in await self.hub.caller.command("HVALS", self.queue.key("active"))]
        else:
            runs = []
        for run in runs:
            lost = await reconcile(self.queue, run)
            if lost:
                logger.error("%d requests of run %s can no longer be told from others': counted as failed", lost, run)
                self.poke()

    async def _take_all(self, leases: Sequence[Lease], asked: float) -> None:
        assert self.spiders
        came = time.monotonic()
        for lease in leases:
            lease.granted = came + lease.ahead / 1000 if lease.ahead else asked
            with contextlib.suppress(BadPayload):  # told of below
                lease.header = read_header(lease.payload)
        await self.spiders.learn({lease.header.run for lease in leases if lease.header})
        for lease in leases:
            if self.closing or self.finished:
                self._spawn(self.endings.give_back(lease))
            else:
                self._take(lease, self.spiders)

    def _take(self, lease: Lease, spiders: Spiders) -> None:
        try:
            header = lease.header = read_header(lease.payload)
            if lease.reclaims > RECLAIMS:
                raise BadPayload(f"its worker died {lease.reclaims} times")
            spider = spiders.of(header.run)
            request = decode(lease.payload, spider)
        except BadPayload as error:
            self._spawn(
                self.endings.bury(lease, f"unreadable request: {error}" if lease.reclaims <= RECLAIMS else str(error))
            )
            return
        if request.errback is not None:
            request.errback = watched_errback(spider, lease, request.errback)
        request.meta[LEASE_META] = lease.key
        request.meta["run"] = header.run
        if lease.validator and not make_conditional(
            request, lease.validator, self.today, every_day=header.kind == "l" and self.children.recheck > 0
        ):
            lease.validator = None
        lease.request = request
        self.leases[request] = lease
        self._by_key[lease.key] = lease
        self._buffer.append(lease)

    async def _heartbeats(self) -> None:
        while True:
            await asyncio.sleep(self.limits.lease / 3000)
            held = list(self.leases.values())
            asked = time.monotonic()
            try:
                lost = await self.queue.heartbeat(held, self.limits.lease)
            except Exception:
                logger.exception("Heartbeat failed")
                continue
            self._extended = asked
            for lease in held:
                if lease.id in lost:
                    lease.lost = True
                    logger.info("Lease of %s is lost: another worker has it", lease.request)

    # -- the end of a page

    def _ended(self, request: Request) -> None:
        lease = self.leases.pop(request, None)
        if lease is None:
            return  # robots.txt, images: they have no lease
        self._spawn(self._end(lease))
        self.poke()

    async def _end(self, lease: Lease) -> None:
        try:
            await self.endings.end(lease)
        finally:
            self._forget(lease)
            self.hub.sites[self.spider.name] = len(self.leases)

    async def share_notes(self, lease: Lease) -> None:
        """Put what the spider of a page has noted where the run's summary finds it, on whichever worker that is."""
        run = lease.header.run if lease.header else ""
        notes = self.spiders.notes(run) if self.spiders else []
        new = [note for note in notes if (run, note) not in self._shared]
        if new:
            key = self.queue.key("troubles", run)
            await self.hub.caller.command("SADD", key, *new)
            await self.hub.caller.command("EXPIRE", key, RUN_LIFE_DAYS * 86_400)
            self._shared.update((run, note) for note in new)

    def _forget(self, lease: Lease) -> None:
        self._by_key.pop(lease.key, None)

    def _engine_closes(self) -> None:
        self.closing = True
        self.poke()
        self.hub.state = "draining"
        self._spawn(self._release_buffer())

    async def _release_buffer(self) -> None:
        held = list(self._buffer)
        self._buffer.clear()
        for lease in held:
            if lease.request:
                self.leases.pop(lease.request, None)
        await asyncio.gather(*(self.endings.give_back(lease) for lease in held))
        self.hooks.wake()

    async def give_back(self) -> None:
        """Give every lease back at once: no page waits until it expires."""
        held = list(self.leases.values())
        self.leases.clear()
        self._buffer.clear()
        await asyncio.gather(*(self.endings.give_back(lease) for lease in held))

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            logger.error("Work in the background failed", exc_info=task.exception())
        if not self._tasks and self.finished:
            self.hooks.wake()
