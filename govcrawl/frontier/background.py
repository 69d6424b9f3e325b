"""Work that nobody waits for while a crawl goes on: commits, pages given back, growing lists."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

logger = logging.getLogger(__name__)


class Background:
    """Tasks under way. ``emptied``: called when the last of them has ended."""

    def __init__(self, emptied: Callable[[], None] = lambda: None) -> None:
        self._emptied = emptied
        self._tasks: set[asyncio.Task[Any]] = set()

    def __bool__(self) -> bool:
        return bool(self._tasks)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Begin it; where it fails, that is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def settle(self) -> None:
        """Wait for all of it."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            logger.error("Work in the background failed", exc_info=task.exception())
        if not self._tasks:
            self._emptied()
