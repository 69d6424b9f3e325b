"""The two places where the frontier reaches into Scrapy's engine. Scrapy is pinned to its minor for their sake.

``slot.remove_request`` is called exactly when a request's callback, its pipelines and the awaited ``item_scraped``
handlers have ended; no signal says that. ``slot.close`` waits for requests under way without a deadline.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import scrapy
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

logger = logging.getLogger(__name__)


class UnsupportedScrapyError(RuntimeError):
    """This Scrapy has not the hooks that commits hang on."""


class EngineHooks:
    """Installed when the scheduler opens. ``ended(request)`` is called for each request that has ended, ``closing()``
    when the engine begins to close, ``give_up()`` when the deadline (s) for that has passed."""

    def __init__(
        self,
        crawler: Crawler,
        *,
        ended: Callable[[Request], None],
        closing: Callable[[], None],
        give_up: Callable[[], Awaitable[None]],
        deadline: float,
    ) -> None:
        engine = crawler.engine
        slot: Any = getattr(engine, "_slot", None)
        downloader: Any = engine.downloader
        wanted = ("add_request", "remove_request", "close", "inprogress", "nextcall", "_maybe_fire_closing")
        if scrapy.version_info[:2] != (2, 19) or not all(hasattr(slot, name) for name in wanted):
            raise UnsupportedScrapyError(
                f"govcrawl commits through an engine hook of Scrapy 2.19; this is {scrapy.__version__}: "
                'pip install "scrapy>=2.19,<2.20"'
            )
        self.slot = slot
        self._ended, self._closing, self._give_up, self._deadline = ended, closing, give_up, deadline
        self._add, self._remove, self._close = slot.add_request, slot.remove_request, slot.close
        slot.add_request, slot.remove_request, slot.close = self.add_request, self.remove_request, self.close
        # The gate keeps the gaps, for the whole fleet: a second, local delay would only make its passes old.
        for name in ("_delay", "_jitter"):
            if not hasattr(downloader, name):
                raise UnsupportedScrapyError(
                    f"Scrapy's downloader has no {name} any more: see govcrawl.frontier.engine"
                )
            setattr(downloader, name, 0.0)
        downloader.ip_concurrency, downloader.domain_concurrency = 0, downloader.total_concurrency or 1000

    def wake(self) -> None:
        """Let the engine ask for the next request."""
        if self.slot.closing is None:
            self.slot.nextcall.schedule()

    def add_request(self, request: Request) -> None:
        """In place of the slot's own.

        A page that was given up at the deadline may go on in its callback or a pipeline, and ask for a picture or for
        robots.txt. The slot is closed by then, and would close a second time when that has come (AlreadyCalledError).
        """
        if self.slot.closing is not None and self.slot.closing.called:
            raise IgnoreRequest("the crawl has stopped")
        self._add(request)

    def remove_request(self, request: Request) -> None:
        """In place of the slot's own."""
        if request not in self.slot.inprogress:
            return  # given up at the deadline; its end comes too late to matter
        self._remove(request)
        self._ended(request)

    async def close(self) -> None:
        """In place of the slot's own: with a deadline."""
        self._closing()
        timer = asyncio.get_running_loop().create_task(self._after_deadline())
        try:
            await self._close()
        finally:
            timer.cancel()

    async def _after_deadline(self) -> None:
        await asyncio.sleep(self._deadline)
        logger.warning(
            "%d requests are still under way after %g s: given back", len(self.slot.inprogress), self._deadline
        )
        await self._give_up()
        for request in list(self.slot.inprogress):
            self._remove(request)
