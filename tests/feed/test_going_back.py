"""A server that comes back with older data: nothing is lost, nothing stands twice, cursors go on upwards."""

import random
import threading

import pytest

from govcrawl import feed
from govcrawl.feed.cursor import Cursor
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.outbox import Outbox
from tests.feed.conftest import contents, keyed, record


def snapshot(client):
    return {key: client.dump(key) for key in client.keys("*")}


def restore(client, kept):
    """In one transaction, as a server begins with its older data: an exporter at work sees nothing in between."""
    with client.pipeline() as together:
        together.flushall()
        for key, value in kept.items():
            together.restore(key, 0, value)
        together.execute()


def exported_once(feeds, wanted):
    found = contents(feeds)
    assert len(found) == len(set(found)), "a record stands twice"
    assert set(keyed(wanted)) <= set(found), "a record is lost"
    entries = list(feed.read(feeds))
    cursors = [Cursor.parse(entry.cursor) for entry in entries]
    assert cursors == sorted(set(cursors))


def test_a_server_behind_the_feed_begins_a_new_epoch_and_knows_the_feeds_records_again(
    filler, export, feeds, redis_client
):
    made = filler.records(10)
    kept = snapshot(redis_client)
    made += filler.records(10, start=10)
    export()
    restore(redis_client, kept)
    export()
    assert redis_client.get("{govcrawl}:epoch:s") == b"2"
    for number in range(20):
        filler.commit(record(number))  # all of it is crawled again
    made += filler.records(5, start=20)
    export()
    assert contents(feeds) == keyed(made)
    assert list(feed.read(feeds))[-1].cursor == "2-5"


def test_a_server_that_has_caught_up_with_the_feed_by_other_records_is_found_out(filler, export, feeds, redis_client):
    made = filler.records(10)
    kept = snapshot(redis_client)
    made += filler.records(10, start=10)
    export()
    restore(redis_client, kept)
    made += filler.records(30, start=100)  # cursors 1-11 to 1-40: the feed has other records at 1-11 to 1-20
    export()
    exported_once(feeds, made)


def test_an_emptied_server_takes_up_the_feed_it_is_given(filler, export, feeds, redis_client):
    made = filler.records(30)
    export()
    redis_client.flushall()
    made += filler.records(7, start=27)[3:]
    export()
    assert contents(feeds) == keyed(made)


def test_a_running_exporter_notices_that_the_server_went_back(filler, running, feeds, redis_client):
    exporter = running()
    made = filler.records(10)
    exporter.seal("s")
    kept = snapshot(redis_client)
    filler.records(10, start=10)
    exporter.seal("s")
    restore(redis_client, kept)
    made += filler.records(25, start=15)
    exporter.seal("s")
    exported_once(feeds, made)


def test_what_is_committed_while_the_exporter_recovers_is_no_stranger(filler, export, feeds, redis_client, monkeypatch):
    made = filler.records(10)
    export()
    kept = snapshot(redis_client)
    filler.records(10, start=10)
    export()
    restore(redis_client, kept)
    made += filler.records(5, start=20)
    asked = Outbox.committed

    def committed(outbox, site):
        """A worker commits at the worst moment: just after the exporter has asked for the last cursor."""
        given = asked(outbox, site)
        if len(made) == 15:
            made.extend(filler.records(3, start=40))
        return given

    monkeypatch.setattr(Outbox, "committed", committed)
    export()
    export()
    exported_once(feeds, made)


def test_a_part_of_a_lost_history_is_not_mixed_with_the_new_one(filler, running, feeds, redis_client):
    exporter = running(FEEDS_SEAL_IDLE=600)
    made = filler.records(5)
    exporter.seal("s")
    kept = snapshot(redis_client)
    filler.records(20, start=5)
    while not list(feeds.glob("s/*.part")):
        pass
    restore(redis_client, kept)
    made += filler.records(30, start=1000)
    exporter.seal("s")
    exported_once(feeds, made)


def test_contents_that_changed_back_and_forth_are_known_after_going_back(filler, export, feeds, redis_client):
    kept = snapshot(redis_client)
    made = [record(1), record(1, version=1)]
    for one in made:
        filler.commit(one)
    export()
    restore(redis_client, kept)
    for one in made:
        filler.commit(one)
    export()
    assert contents(feeds) == keyed(made)
    for one in made:
        assert filler.commit(one) == ""


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_commits_kills_and_steps_back_loses_and_doubles_nothing(
    seed, filler, feeds, redis_client, monkeypatch
):
    class Killed(BaseException):
        pass

    chance = random.Random(seed)
    left = 0
    call = Outbox._call

    def fatal(self, *args):
        nonlocal left
        left -= 1
        if left == 0 and chance.random() < 0.5:
            raise Killed  # before the script
        result = call(self, *args)
        if left == 0:
            raise Killed  # after it
        return result

    monkeypatch.setattr(Outbox, "_call", fatal)
    history: list[dict[str, object]] = []
    saves = [(snapshot(redis_client), list(history))]
    number = 0
    for _ in range(40):
        match chance.choice(["commit", "commit", "again", "export", "export", "killed", "save", "back"]):
            case "commit":
                count = chance.randint(1, 30)
                history += filler.records(count, start=number, version=chance.randint(0, 1))
                number += chance.choice([count, count // 2])
            case "again":
                history += filler.records(5, start=chance.randint(0, number))
            case "export" | "killed" as how:
                left = chance.randint(1, 25) if how == "killed" else 0
                exporter = Exporter(redis_client, feeds, {"FEEDS_SEAL_BYTES": 5_000})
                try:
                    exporter.run_once(threading.Event())
                except Killed:
                    exporter.directory.unlock()
                assert exporter.failure is None
            case "save":
                saves.append((snapshot(redis_client), list(history)))
            case "back":
                kept, past = chance.choice(saves)
                restore(redis_client, kept)
                history = list(past)
    left = 0
    Exporter(redis_client, feeds, {}).run_once(threading.Event())
    exported_once(feeds, history)
