"""The scheduler's loop: the leader looks at every site and begins the runs that are due."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping

from redis.exceptions import RedisError
from scrapy import Spider

from govcrawl.frontier.begin import begin_run
from govcrawl.frontier.codec import CannotStore
from govcrawl.frontier.hub import Hub
from govcrawl.services.fleet import Fleet
from govcrawl.services.leader import LEASE, Leader
from govcrawl.services.runs import latest
from govcrawl.services.schedule import CATCH_UP_DAYS, TRIES, Due, due_runs

logger = logging.getLogger(__name__)

LOOK_EVERY = LEASE / 3
"""Seconds between two looks; the lock is renewed as often, so that two missed looks do not lose it."""

RUNS_LOOKED_AT = (CATCH_UP_DAYS + 1) * TRIES


class Scheduler:
    """Begins runs. ``spiders``: the classes by name; ``catch_up``: missed days fetched by themselves."""

    def __init__(
        self,
        hub: Hub,
        fleet: Fleet,
        spiders: Mapping[str, type[Spider]],
        catch_up: int = CATCH_UP_DAYS,
        recheck: int = 7,
    ) -> None:
        self.hub, self.fleet, self.spiders = hub, fleet, spiders
        self.catch_up, self.recheck = catch_up, recheck
        self.leader = Leader(hub.caller.client, fleet.keys("leader"))
        self.begun: Callable[[Due, str], None] = lambda due, run: None

    async def serve(self, stop: asyncio.Event) -> None:
        """Look, wait, look again, until told to stop. Redis away is waited out."""
        while not stop.is_set():
            if await self.leader.renew():
                await self.look(stop)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_EVERY)
        await self.leader.resign()

    async def look(self, stop: asyncio.Event | None = None) -> int:
        """Begin what is due now; returns how many runs that were."""
        try:
            now = self.fleet.now()
            runs = await asyncio.to_thread(latest, self.fleet.client, self.fleet.keys, self.spiders, RUNS_LOOKED_AT)
        except RedisError as error:
            logger.warning("Redis is away (%s); looking again in %.0f s", error, LOOK_EVERY)
            return 0
        begun = 0
        for name in self.spiders:
            for due in due_runs(self.fleet.roster[name], now, runs[name], self.catch_up):
                if stop and stop.is_set():
                    return begun
                begun += await self._begin(due, str(now.date()))
        return begun

    async def _begin(self, due: Due, today: str) -> bool:
        try:
            run, new = await begin_run(
                self.hub,
                self.spiders[due.site],
                due.args,
                today=today,
                priority=due.priority,
                recheck=self.recheck,
            )
        except (RedisError, CannotStore) as error:
            logger.error("%s %s could not be begun: %s", due.site, dict(due.args), error)
            return False
        if new:
            logger.info("begun %s %s", due.site, dict(due.args), extra={"site": due.site, "run": run})
            self.begun(due, run)
        return new
