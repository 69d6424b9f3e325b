"""The hooks in Scrapy's engine: what happens to requests while it closes."""

import asyncio
from types import SimpleNamespace

import pytest
import pytest_twisted
from scrapy import Request
from scrapy.core.engine import _Slot
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.reactor import CallLaterOnce

from govcrawl.frontier.engine import EngineHooks


def hooked(deadline=0.01):
    """Scrapy's own slot with the hooks in it, and what they have told."""
    told = []
    slot = _Slot(False, CallLaterOnce(lambda: None), scheduler=None)
    downloader = SimpleNamespace(_delay=1.0, _jitter=0.5, total_concurrency=8)
    crawler = SimpleNamespace(engine=SimpleNamespace(_slot=slot, downloader=downloader))

    async def give_up():
        told.append("given up")

    EngineHooks(crawler, ended=told.append, closing=lambda: told.append("closing"), give_up=give_up, deadline=deadline)
    return slot, told


@pytest_twisted.inlineCallbacks
def test_a_page_given_up_at_the_deadline_can_neither_ask_for_more_nor_close_the_engine_again():
    async def scenario():
        slot, told = hooked()
        page, picture = Request("http://h/page"), Request("http://h/picture")
        slot.add_request(page)
        await asyncio.wait_for(slot.close(), 5)
        assert told == ["closing", "given up"]
        # Its pipeline goes on, as Scrapy's media pipelines do, by download_async().
        with pytest.raises(IgnoreRequest, match="stopped"):
            slot.add_request(picture)
        slot.remove_request(picture)
        slot.remove_request(page)
        assert told == ["closing", "given up"]

    yield deferred_from_coro(scenario())


@pytest_twisted.inlineCallbacks
def test_a_page_that_ends_before_the_deadline_may_ask_for_its_pictures():
    async def scenario():
        slot, told = hooked(deadline=5)
        page, picture = Request("http://h/page"), Request("http://h/picture")
        slot.add_request(page)
        closing = asyncio.ensure_future(slot.close())
        await asyncio.sleep(0)
        slot.add_request(picture)
        slot.remove_request(picture)
        assert not closing.done()
        slot.remove_request(page)
        await asyncio.wait_for(closing, 5)
        assert told == ["closing", picture, page]

    yield deferred_from_coro(scenario())
