"""The exporter's lease: one at a time, and who lost it changes nothing."""

import pytest

from govcrawl.feed.cursor import Cursor
from govcrawl.feed.errors import Fenced
from govcrawl.feed.outbox import Outbox
from govcrawl.frontier.keys import Keys


@pytest.fixture
def pair(redis_client):
    return Outbox(redis_client, Keys()), Outbox(redis_client, Keys())


def test_a_second_exporter_elsewhere_gets_the_lease_only_when_it_has_run_out(pair, redis_client):
    first, second = pair
    assert first.acquire("here", "a")
    assert not second.acquire("there", "b")
    redis_client.delete("{govcrawl}:exporter")  # as when its life is over
    assert second.acquire("there", "b")


def test_who_holds_the_lock_of_the_same_place_knows_that_the_holder_is_dead(pair):
    first, second = pair
    assert first.acquire("here", "a")
    assert second.acquire("here", "b")


def test_who_lost_the_lease_can_neither_renew_nor_read_nor_trim_nor_refuse_nor_begin_an_epoch(pair, redis_client):
    first, second = pair
    first.acquire("here", "a")
    first.open("s")
    redis_client.delete("{govcrawl}:exporter")
    second.acquire("there", "b")
    before = {key: redis_client.dump(key) for key in redis_client.keys("*")}
    for attempt in (
        first.renew,
        lambda: first.open("s"),
        lambda: first.read("s", Cursor(0, 0), 10),
        lambda: first.trim("s", Cursor(1, 1), Cursor(1, 1)),
        lambda: first.refuse("s", [(Cursor(1, 1), "x")]),
        lambda: first.new_epoch("s", Cursor(1, 1)),
        lambda: first.remember("s", ["0" * 32, "0" * 16]),
        lambda: first.move("s", [(Cursor(1, 1), True)]),
    ):
        with pytest.raises(Fenced):
            attempt()
    first.release()
    assert {key: redis_client.dump(key) for key in redis_client.keys("*")} == before
