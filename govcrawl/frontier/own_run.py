"""The run that a crawl begins, or joins where it is under way."""

import logging
from collections.abc import Sequence
from typing import Any

from scrapy import Request

from govcrawl.frontier.begin import begin
from govcrawl.frontier.children import Children
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import arguments_of, new_run_id
from govcrawl.frontier.spiders import Spiders

logger = logging.getLogger(__name__)


class OwnRun:
    """``id``: of the run, "" before it has begun; ``begun``: whether there may be work. A worker has no own run."""

    def __init__(self, settings: Any, queue: SiteQueue, children: Children, spiders: Spiders) -> None:
        self.settings, self.queue, self.children, self.spiders = settings, queue, children, spiders
        self.id = ""
        self.begun = False
        self._first: list[Request] = []

    async def begin(self, requests: Sequence[Request]) -> None:
        """Begin it with its first requests, or join it."""
        self._first = list(requests)
        spider = self.spiders.spider
        arguments = arguments_of(spider, self.settings)
        run = new_run_id()
        self.id, begun = await begin(self.queue, arguments, run, self._children(run))
        if not begun and await self._state() == b"starting":
            # Whoever began it has not brought all of its first requests, and may never: bring them too.
            await begin(self.queue, arguments, self.id, self._children(self.id))
        self.spiders.own(self.id)
        logger.info("%s run %s of %s", "Begun" if begun else "Joined", self.id, arguments)
        spider.run_id = self.id  # type: ignore[attr-defined]  # for whoever holds the spider
        self.begun = True

    async def begin_again(self) -> None:
        """The server has lost it: a power cut, a failover, a restored copy. What it knows of pages decides the rest."""
        logger.warning("Run %s is no longer in Redis: beginning it again", self.id)
        await self.begin(self._first)

    def _children(self, run: str) -> list[Child]:
        return [self.children.make(request, run, default="list", filtered=True) for request in self._first]

    async def _state(self) -> bytes | None:
        state: bytes | None = await self.queue.caller.command("HGET", self.queue.key("run", self.id), "state")
        return state
