"""Long work beside the event loop: while a page is read for seconds, leases are renewed and other pages go on.

A thread, though Python runs one at a time: the interpreter hands over every few milliseconds, which is all the event
loop needs. One thread a process, since more would only share that time. What runs there must be pure: it touches
nothing but what it is given, and Scrapy nowhere.
"""

import asyncio
import ctypes
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

logger = logging.getLogger(__name__)

LONGEST = 300.0
"""Seconds after which work is ended by force: ten times what the search for the worst page's text may take."""

T = TypeVar("T")
_turns: "WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]" = WeakKeyDictionary()
_jobs: "set[_Job[Any]]" = set()


class AbandonedError(Exception):
    """Nobody waits for the result any more: the crawl is over."""


class EndlessError(Exception):
    """The work did not come to an end. ``retry`` False: asking for the page again cannot help."""

    retry = False


class _Job(Generic[T]):
    """One piece of work. ``owner``: for whom; ``done`` is set in the event loop."""

    def __init__(self, owner: object, work: Callable[[], T]) -> None:
        self.owner, self._work = owner, work
        self._loop = asyncio.get_running_loop()
        self.done: asyncio.Future[T] = self._loop.create_future()
        self._begun = self._over = self._stopped = False
        self._thread = threading.Thread(target=self._run, name="aside", daemon=True)  # no exit waits for it

    async def result(self) -> T:
        """Start, and wait for the end."""
        self._thread.start()
        try:
            await asyncio.wait([self.done], timeout=LONGEST)
            if not self.done.done():
                raise EndlessError(f"no end of it after {LONGEST:g} s")
            return self.done.result()
        finally:
            self._stop()

    def _run(self) -> None:
        try:
            self._begun = True
            if self._stopped:
                return
            result, error = self._work(), None
        except SystemExit:
            return  # stopped
        except Exception as caught:
            result, error = None, caught
        self._over = True
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end, result, error)

    def _end(self, result: Any, error: Exception | None) -> None:
        if self.done.done():
            return
        if error is not None:
            self.done.set_exception(error)
        else:
            self.done.set_result(result)

    def _stop(self) -> None:
        """End the thread where it stands, if it still works: there is nobody to take its result.

        Never outside of the work: a thread that begins or ends may hold locks of the interpreter's own.
        """
        self._stopped = True
        if not self._begun or self._over:
            return
        thread = ctypes.c_ulong(self._thread.ident or 0)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(SystemExit))


async def aside(owner: object, work: Callable[[], T]) -> T:
    """The result of ``work``, done in a thread, in the order of the calls. ``owner``: whom ``abandon`` will name.

    Raises what it raises; AbandonedError; EndlessError where it takes longer than LONGEST.
    """
    job = _Job(owner, work)
    turn = _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())
    _jobs.add(job)
    came = time.monotonic()
    try:
        async with turn:
            if job.done.done():
                return job.done.result()
            result = await job.result()
    finally:
        _jobs.discard(job)
    logger.debug("Read beside the event loop within %.1f s", time.monotonic() - came)
    return result


def abandon(owner: object) -> None:
    """Whoever waits for work of this owner waits no longer: AbandonedError is raised there. In the event loop."""
    for job in [each for each in _jobs if each.owner is owner and not each.done.done()]:
        job.done.set_exception(AbandonedError("the crawl is over"))
