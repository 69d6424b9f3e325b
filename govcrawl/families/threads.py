"""Work of seconds, done beside the event loop: leases are renewed and other pages go on meanwhile."""

import asyncio
import contextlib
import contextvars
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar, cast

Result = TypeVar("Result")
THREADS = 4
"""At work at once in a process. They share one interpreter: more would only keep the event loop waiting for it."""

_jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
_lock = threading.Lock()
_threads: list[threading.Thread] = []


async def in_thread(work: Callable[..., Result], *args: Any) -> Result:
    """What ``work(*args)`` gives or raises.

    The threads are daemons, unlike those of ``asyncio.to_thread``: a process that has to end does not wait for them.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[tuple[Any, BaseException | None]] = loop.create_future()
    _jobs.put(partial(contextvars.copy_context().run, _run, loop, done, partial(work, *args)))
    with _lock:
        if len(_threads) < THREADS:
            _threads.append(threading.Thread(target=_serve, name=f"pages-{len(_threads)}", daemon=True))
            _threads[-1].start()
    result, error = await done
    if error:
        raise error
    return cast(Result, result)


def _serve() -> None:
    while True:
        _jobs.get()()


def _run(loop: asyncio.AbstractEventLoop, done: "asyncio.Future[Any]", work: Callable[[], Any]) -> None:
    outcome: tuple[Any, BaseException | None]
    try:
        outcome = work(), None
    except BaseException as error:  # the awaiting callback is the one to raise it
        outcome = None, error
    with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(_tell, done, outcome)


def _tell(done: "asyncio.Future[Any]", outcome: tuple[Any, BaseException | None]) -> None:
    if not done.done():  # the callback may have been given up meanwhile
        done.set_result(outcome)
