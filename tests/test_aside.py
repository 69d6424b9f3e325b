"""Work beside the event loop."""

import asyncio
import threading
from functools import wraps

import pytest
import pytest_twisted
from scrapy.utils.defer import deferred_from_coro

from govcrawl import aside as module
from govcrawl.aside import AbandonedError, EndlessError, abandon, aside


def in_loop(scenario):
    """Run a test's coroutine function in the reactor's loop."""

    @pytest_twisted.inlineCallbacks
    @wraps(scenario)
    def test(**fixtures):
        yield deferred_from_coro(asyncio.wait_for(scenario(**fixtures), 20))

    return test


def hang():
    while True:
        pass


def threads():
    return [thread for thread in threading.enumerate() if thread.name == "aside"]


async def gone():
    """Wait until no thread is left."""
    while threads():
        await asyncio.sleep(0.01)


@in_loop
async def test_work_is_done_in_the_order_of_the_calls_and_not_in_the_loops_thread():
    done = []
    loop = threading.get_ident()

    def work(number):
        done.append(number)
        assert threading.get_ident() != loop
        return number

    assert await asyncio.gather(*(aside(None, lambda n=n: work(n)) for n in range(5))) == [0, 1, 2, 3, 4]
    assert done == [0, 1, 2, 3, 4]


@in_loop
async def test_what_the_work_raises_is_raised_where_it_is_awaited():
    with pytest.raises(ZeroDivisionError):
        await aside(None, lambda: 1 / 0)
    assert await aside(None, lambda: 2) == 2


@in_loop
async def test_abandoned_work_ends_at_once_started_or_not_and_others_goes_on():
    mine, other, begun = object(), object(), threading.Event()

    def work():
        begun.set()
        hang()

    running = asyncio.ensure_future(aside(mine, work))
    waiting = asyncio.ensure_future(aside(mine, hang))
    others = asyncio.ensure_future(aside(other, lambda: "done"))
    while not begun.is_set():
        await asyncio.sleep(0.01)
    abandon(mine)
    for each in (running, waiting):
        with pytest.raises(AbandonedError):
            await each
    assert await others == "done"
    await gone()


@in_loop
async def test_work_without_an_end_is_ended_and_the_next_begins(monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 0.1)
    with pytest.raises(EndlessError):
        await aside(None, hang)
    assert EndlessError.retry is False, "the page is a dead letter at once: it would hang again"
    assert await aside(None, lambda: "next") == "next"
    await gone()
