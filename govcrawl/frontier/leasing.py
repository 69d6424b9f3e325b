"""Leasing ahead of time: asks the queue for as much as there is room for, and knows when to ask again."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field

from govcrawl.frontier.background import Background
from govcrawl.frontier.children import Children
from govcrawl.frontier.codec import BadPayload, read_header
from govcrawl.frontier.endings import Endings
from govcrawl.frontier.held import Held
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.incoming import request_of
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.outside import take_outside
from govcrawl.frontier.own_run import OwnRun
from govcrawl.frontier.policy import RECLAIMS
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.spiders import Spiders
from govcrawl.frontier.spills import unfold
from govcrawl.frontier.terms import Terms
from govcrawl.frontier.upkeep import purge_validators, reconcile

logger = logging.getLogger(__name__)

LONGEST_WAIT = 5.0  # seconds without asking, where nothing is due and no wake-up comes
RECONCILE = 60.0  # seconds between a worker's looks for runs that cannot end by themselves


@define(eq=False)
class Leasing:
    """Leases for one crawl. ``wake``: lets the engine ask for the next request.

    ``finished``: the crawl's run is complete, or a worker that ends when it is idle was; ``closing``: no more leases.
    """

    terms: Terms
    settings: Any
    hub: Hub
    queue: SiteQueue
    children: Children
    spiders: Spiders
    run: OwnRun
    held: Held
    endings: Endings
    background: Background
    wake: Callable[[], None]
    finished: bool = False
    closing: bool = False
    _today: int = 0
    _reconciled: float = -RECONCILE
    _poked: asyncio.Event = field(factory=asyncio.Event)

    def poke(self) -> None:
        """Something may have changed: ask for work now."""
        self._poked.set()

    def stop(self) -> None:
        """Lease no more; what is being leased now is given back when it comes."""
        self.closing = True
        self.poke()

    async def serve(self) -> None:
        """Lease until stopped."""
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
        terms = self.terms
        wanted = terms.capacity - len(self.held.leases)
        if not self.run.begun or self.closing or self.finished or wanted <= 0:
            return LONGEST_WAIT
        asked = time.monotonic()
        answer = await self.queue.lease(wanted, self.run.id, {"": terms.pace}, terms.limits)
        if not self._today:
            self.background.spawn(purge_validators(self.queue, answer.today - self.children.recheck - 1))
        self._today = answer.today
        if answer.reclaimed:
            self.endings.stats.inc_value("frontier/reclaimed", answer.reclaimed)
        if answer.leases:
            await self._take_all(answer.leases, asked)
        self.hub.sites[self.queue.site] = len(self.held.leases)
        for request in answer.spills:
            self.background.spawn(unfold(self.queue, request))
        if terms.serving and await take_outside(
            self.queue, self.children, self.children.spider, self.settings, self._today
        ):
            return 0.0
        if answer.why == "idle" and answer.wait is None and not self.held.leases and not answer.spills:
            await self._reconcile(answer.state, answer.pending)
            if terms.until_idle:
                self.finished = True
        if not terms.serving and not answer.state:
            await self.run.begin_again()
            return 0.0
        if not terms.serving and answer.state == "complete":
            self.finished = True
            self.background.spawn(self.give_back_ahead())
        if answer.leases or self.finished:
            self.wake()
        if answer.why == "work":
            return 0.25 if len(answer.leases) < wanted else LONGEST_WAIT
        return LONGEST_WAIT if answer.wait is None else min(answer.wait, LONGEST_WAIT)

    async def _reconcile(self, state: str, pending: int) -> None:
        """Nothing is left to do here: complete runs that wait for requests whose header a stranger has overwritten."""
        if not self.terms.serving:
            runs = [self.run.id] if state == "running" and pending > 0 else []
        elif time.monotonic() - self._reconciled > RECONCILE:
            self._reconciled = time.monotonic()
            runs = [run.decode() for run in await self.queue.caller.command("HVALS", self.queue.key("active"))]
        else:
            runs = []
        for run in runs:
            lost = await reconcile(self.queue, run)
            if lost:
                logger.error("%d requests of run %s can no longer be told from others': counted as failed", lost, run)
                self.poke()

    async def _take_all(self, leases: Sequence[Lease], asked: float) -> None:
        came = time.monotonic()
        for lease in leases:
            lease.granted = came + lease.ahead / 1000 if lease.ahead else asked
            with contextlib.suppress(BadPayload):  # told of below
                lease.header = read_header(lease.payload)
        await self.spiders.learn({lease.header.run for lease in leases if lease.header})
        for lease in leases:
            if self.closing or self.finished:
                self.background.spawn(self.endings.give_back(lease))
            else:
                self._take(lease)

    def _take(self, lease: Lease) -> None:
        try:
            request = request_of(lease, self.spiders, self._today, self.children.recheck)
        except BadPayload as error:
            reason = str(error) if lease.reclaims > RECLAIMS else f"unreadable request: {error}"
            self.background.spawn(self.endings.bury(lease, reason))
        else:
            self.held.take(lease, request)

    async def give_back_ahead(self) -> None:
        """Give back what the engine has not asked for."""
        await asyncio.gather(*(self.endings.give_back(lease) for lease in self.held.let_go_ahead()))
        self.wake()
