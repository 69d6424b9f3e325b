"""A spider for each run: callbacks read ``since`` and ``until`` from ``self``; a worker serves runs of any range."""

import json
import logging
from collections.abc import Iterable
from typing import Any

from scrapy import Spider
from scrapy.crawler import Crawler

from govcrawl.frontier.codec import BadPayload
from govcrawl.frontier.keys import RUN_LIFE_DAYS
from govcrawl.frontier.queue import SiteQueue

logger = logging.getLogger(__name__)

REMEMBERED = 200  # runs; a worker lives for weeks

# Arguments that name a run but are none of its spider's.
_NAMES = {"start_urls", "imported", "retried"}


class Spiders:
    """The spiders of one crawler: Scrapy's own, and one for every other run whose pages come by."""

    def __init__(self, crawler: Crawler, spider: Spider, queue: SiteQueue) -> None:
        self.crawler, self.spider, self.queue = crawler, spider, queue
        self._spiders: dict[str, Spider | str] = {}
        self._shared: set[tuple[str, str]] = set()  # runs and notes that are in Redis

    def own(self, run: str) -> None:
        """Scrapy's own spider was made with the arguments of this run."""
        self._spiders[run] = self.spider

    def of(self, run: str) -> Spider:
        """The spider of a run. Raises BadPayload where its arguments do not make one."""
        found = self._spiders.get(run, "it is not known")
        if isinstance(found, str):
            raise BadPayload(f"the run {run!r} has no spider: {found}")
        return found

    def notes(self, run: str) -> list[str]:
        """What the spider of a run has noted for the user: its ``notes``, where it has such."""
        return list(getattr(self._spiders.get(run), "notes", ()))

    async def share_notes(self, run: str) -> None:
        """Put what the spider of a run has noted where the run's summary finds it, on whichever worker that is."""
        new = [note for note in self.notes(run) if (run, note) not in self._shared]
        if new:
            key = self.queue.key("troubles", run)
            await self.queue.caller.command("SADD", key, *new)
            await self.queue.caller.command("EXPIRE", key, RUN_LIFE_DAYS * 86_400)
            self._shared.update((run, note) for note in new)

    async def learn(self, runs: Iterable[str]) -> None:
        """Make sure that ``of`` knows these runs."""
        for run in runs:
            if run in self._spiders:
                continue
            if len(self._spiders) > REMEMBERED:
                del self._spiders[next(name for name, made in self._spiders.items() if made is not self.spider)]
            arguments = await self.queue.caller.command("HGET", self.queue.key("run", run), "args")
            try:
                self._spiders[run] = self._make(json.loads(arguments)) if arguments else "Redis has it no more"
            except Exception as error:
                logger.exception("No spider for run %s of %s", run, arguments)
                self._spiders[run] = f"{type(error).__name__}: {error}"

    def _make(self, arguments: dict[str, Any]) -> Spider:
        if _NAMES & set(arguments):
            return self.spider
        given = {name: value for name, value in arguments.items() if name != "newest"}
        if "newest" in arguments and hasattr(self.spider, "site_kind"):
            given["today"] = arguments["newest"]
        made = type(self.spider).from_crawler(self.crawler, **given)
        made.name = self.spider.name
        return made
