"""The scripts, one by one, on real servers."""

import asyncio
from datetime import date, datetime, timedelta, timezone

import pytest
from redis.exceptions import ResponseError

from govcrawl.frontier import buckets
from govcrawl.frontier.begin import begin_with
from govcrawl.frontier.records import Near, make_record
from govcrawl.frontier.terms import Pace
from tests.frontier.conftest import Queue, child


def record(name="a", content="0" * 64, data=b'{"id":"a"}', near: Near | None = None):
    return make_record(name, content, data, near)


def test_days_are_counted_in_china_by_the_servers_clock(on_queue):
    async def scenario(queue):
        seconds, _ = await queue.caller.command("TIME")
        there = datetime.fromtimestamp(int(seconds), timezone(timedelta(hours=8))).date()
        assert (await queue.get(0)).today in {(there - date(2024, 1, 1)).days, (there - date(2023, 12, 31)).days}

    on_queue(scenario)


def test_a_page_and_all_it_gives_are_committed_at_once(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children = [child(n) for n in range(1, 21)]
        lease.records = [record()]
        assert await queue.commit(lease, "pages") == "done"
        assert await queue.field("pending") == 20
        assert await queue.field("listed") == 20
        entries = await queue.caller.command("XRANGE", queue.key("outbox"), "-", "+")
        ((name, fields),) = entries
        assert name == b"1-1"
        seconds, _ = await queue.caller.command("TIME")
        assert int(seconds) - 60 <= int(fields.pop(b"t")) / 1000 <= int(seconds) + 1
        assert fields == {b"d": b'{"id":"a"}', b"r": b"r"}
        assert await queue.caller.command("LLEN", queue.keys("backlog")) == 20
        assert await queue.caller.command("EXISTS", queue.key("leases"), queue.key("holders")) == 0
        assert await queue.caller.command("HLEN", queue.key("requests")) == 20

    on_queue(scenario)


def test_who_lost_the_lease_changes_nothing(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        late = await queue.get_one(lease=1)
        await asyncio.sleep(0.01)
        other = await queue.get_one()
        assert other.id == late.id
        assert other.reclaims == 1
        late.children, late.records = [child(1)], [record()]
        assert await queue.commit(late, "pages") == "lost"
        assert (await queue.nack(late, "dead", letter=b"{}"))[0] == "lost"
        assert await queue.heartbeat([late, other], 30_000) == {late.id}
        assert await queue.caller.command("XLEN", queue.key("outbox")) == 0
        assert await queue.field("pending") == 1
        assert await queue.commit(other, "pages") == "done"

    on_queue(scenario)


def test_a_commit_repeated_after_a_lost_answer_does_its_work_once(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.records, lease.children = [record()], [child(1)]
        assert await queue.commit(lease, "pages") == "done"
        assert await queue.commit(lease, "pages") == "lost"
        assert await queue.caller.command("XLEN", queue.key("outbox")) == 1
        assert await queue.field("pending") == 1

    on_queue(scenario)


def test_an_article_is_seen_for_good_and_a_list_once_per_run(on_queue):
    async def scenario(queue):
        for run in ("r1", "r2"):
            await queue.begin(run, run, [child(0, run, kind="l", priority=1)])
            lease = await queue.get_one(run=run)
            assert lease.header.run == run
            lease.children = [child(1, run), child(1, run), child(2, run), child(0, run, kind="l")]
            await queue.commit(lease, "pages")
            assert await queue.field("listed", run) == 2
        assert await queue.field("known", "r1") == 0
        assert await queue.field("known", "r2") == 2
        assert await queue.field("pending", "r1") == 2
        assert await queue.caller.command("HGET", queue.key("run", "r2"), "state") == b"complete"
        assert await queue.caller.command("HGET", queue.key("seen"), "count") == b"2"

    on_queue(scenario)


def test_a_request_that_asks_for_no_filter_is_never_deduplicated(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children = [child(1, filtered=False), child(1, filtered=False)]
        await queue.commit(lease, "pages")
        assert await queue.field("pending") == 2

    on_queue(scenario)


def test_a_young_article_listed_on_a_later_day_is_fetched_again(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        today = (await queue.get(0)).today
        lease = await queue.get_one()
        lease.children = [child(1, listed=today - 3, recheck=7), child(2, listed=today - 30, recheck=7)]
        await queue.commit(lease, "pages")
        for bucket in await queue.caller.command("KEYS", "*seen:s:*"):
            for name in await queue.caller.command("HKEYS", bucket):
                await queue.caller.command("HSET", bucket, name, today - 1)
        for attempt, expected in (("r2", 1), ("r3", 0)):  # and only once a day
            await queue.begin(attempt, attempt, [child(0, attempt, kind="l")])
            while (lease := await queue.get_one(run=attempt)).header.run != attempt:
                await queue.commit(lease, "fetched")
            lease.children = [
                child(1, attempt, listed=today - 3, recheck=7),
                child(2, attempt, listed=today - 30, recheck=7),
            ]
            await queue.commit(lease, "pages")
            assert await queue.field("pending", attempt) == expected
            assert await queue.field("known", attempt) == 2 - expected

    on_queue(scenario)


def test_a_records_content_is_appended_once_and_a_changed_content_again(on_queue):
    async def scenario(queue):
        contents = ["a" * 64, "b" * 64, "a" * 64]
        await queue.begin("{}", "r", [child(n, kind="l") for n in range(3)])
        for content in contents:
            lease = await queue.get_one()
            lease.records = [record("id", content)]
            await queue.commit(lease, "fetched")
        assert await queue.caller.command("XLEN", queue.key("outbox")) == 2
        assert (await queue.field("new"), await queue.field("repeated")) == (2, 1)

    on_queue(scenario)


def test_priority_goes_first_then_age(on_queue):
    async def scenario(queue):
        order = [child(1), child(2, priority=5), child(3, priority=-1), child(4, priority=5)]
        await queue.begin("{}", "r", order)
        leases = (await queue.get(10)).leases
        assert [each.payload[-3:-2] for each in leases] == [b"2", b"4", b"1", b"3"]

    on_queue(scenario)


def test_two_begins_of_the_same_arguments_make_one_run(on_queue):
    async def scenario(queue):
        answers = await asyncio.gather(*(queue.begin("{}", f"r{n}", [child(0, f"r{n}", kind="l")]) for n in range(5)))
        assert sum(begun for _, begun in answers) == 1
        assert len({run for run, _ in answers}) == 1
        assert len((await queue.get(10)).leases) == 1

    on_queue(scenario)


def test_a_complete_run_is_not_joined(on_queue):
    async def scenario(queue):
        assert await queue.begin("{}", "r1", [child(0, "r1", kind="l")]) == ("r1", True)
        await queue.commit(await queue.get_one(), "pages")
        assert await queue.begin("{}", "r2", [child(0, "r2", kind="l")]) == ("r2", True)
        assert await queue.caller.command("EXISTS", queue.key("marks", "r1")) == 0

    on_queue(scenario)


def test_a_run_with_thousands_of_first_requests_is_complete_only_with_all_of_them(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(n, kind="l") for n in range(2300)])
        assert await queue.field("pending") == 2300
        assert await queue.caller.command("HGET", queue.key("run", "r"), "state") == b"running"

    on_queue(scenario)


def test_who_joins_a_run_whose_beginner_died_half_way_brings_the_rest(on_queue):
    async def scenario(queue):
        children = [child(n, kind="l") for n in range(1500)]
        await begin_with(queue, "{}", "r", children[:1000], last=False)  # and dies
        while leases := (await queue.get(1000)).leases:
            for lease in leases:
                await queue.commit(lease, "pages")
        assert await queue.caller.command("HGET", queue.key("run", "r"), "state") == b"starting"
        assert await queue.begin("{}", "x", [child(n, "x", kind="l") for n in range(1500)]) == ("r", False)
        await queue.begin("{}", "r", children)
        assert await queue.field("pending") == 500
        assert await queue.caller.command("HGET", queue.key("run", "r"), "state") == b"running"

    on_queue(scenario)


def test_failures_back_off_and_end_as_a_dead_letter_that_the_next_run_tries_again(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children = [child(1)]
        await queue.commit(lease, "pages")
        fingerprint = child(1).fingerprint
        for failures in (1, 2):
            lease = await queue.get_one()
            assert lease.failures == failures - 1
            reply = await queue.nack(lease, "retry", delay=0.02, allowed=2, letter=b"x", fingerprint=fingerprint)
            assert reply == ("delayed", failures)
            waiting = await queue.get()
            assert not waiting.leases
            assert 0 < waiting.wait <= 0.02
            await asyncio.sleep(0.03)
        lease = await queue.get_one()
        reply = await queue.nack(lease, "retry", delay=0.02, allowed=2, letter=b"why", fingerprint=fingerprint)
        assert reply == ("dead", 3)
        assert await queue.caller.command("HVALS", queue.key("dead")) == [b"why"]
        assert (await queue.field("failed"), await queue.field("retried")) == (1, 2)
        assert await queue.caller.command("HGET", queue.key("run", "r"), "state") == b"complete"
        await queue.begin("{}", "r2", [child(0, "r2", kind="l")])
        lease = await queue.get_one(run="r2")
        lease.children = [child(1, "r2")]
        await queue.commit(lease, "pages")
        assert await queue.field("pending", "r2") == 1

    on_queue(scenario)


def test_a_killed_workers_page_comes_back_without_counting_as_failed(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0)])
        for reclaims in range(12):
            lease = await queue.get_one(lease=1)
            assert (lease.failures, lease.reclaims) == (0, reclaims)
            await asyncio.sleep(0.003)
        assert await queue.caller.command("HLEN", queue.key("dead")) == 0

    on_queue(scenario)


def test_a_heartbeat_keeps_leases_and_names_those_that_are_lost(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0), child(1)])
        lost = await queue.get_one(lease=1)
        await asyncio.sleep(0.003)
        kept, taken = (await queue.get(2, lease=200)).leases
        assert lost.id in {kept.id, taken.id}
        assert await queue.heartbeat([lost, kept], 60_000) == {lost.id}
        await asyncio.sleep(0.3)  # past the 200 ms that both had at first
        assert [one.id for one in (await queue.get(2)).leases] == [taken.id]
        assert await queue.commit(kept, "pages") == "done"

    on_queue(scenario)


def test_a_page_taken_out_of_the_seen_set_is_queued_again_by_the_next_run(on_queue):
    async def scenario(queue):
        for run, queued in (("r", 1), ("q", 0), ("p", 1)):
            await queue.begin(f'{{"run":"{run}"}}', run, [child(0, run)])
            assert await queue.field("pending", run) == queued
            for lease in (await queue.get(run=run)).leases:
                await queue.commit(lease, "pages")
            if run == "q":
                assert await queue.forget(child(0).fingerprint)

    on_queue(scenario)


def test_no_page_is_forgotten_while_the_seen_set_grows(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(number) for number in range(3000)])
        await queue.settle()
        assert int(await queue.caller.command("HGET", queue.key("seen"), "level") or 0) > 1
        await queue.begin('{"again":1}', "q", [child(number, "q") for number in range(3000)])
        assert await queue.field("known", "q") == 3000
        assert await queue.field("pending", "q") == 0

    on_queue(scenario)


def test_released_pages_are_ready_at_once_as_if_never_leased(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0), child(1)])
        first = await queue.get_one()
        assert await queue.nack(first, "release") == ("released", 0)
        again = await queue.get_one()
        assert (again.id, again.failures, again.reclaims) == (first.id, 0, 0)

    on_queue(scenario)


def test_a_replacement_inherits_what_its_parent_has_tried(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0)])
        await queue.nack(await queue.get_one(), "retry", allowed=5)
        lease = await queue.get_one()
        lease.replacement = child(0, filtered=False)
        await queue.commit(lease, "replaced")
        after = await queue.get_one()
        assert after.id != lease.id
        assert after.failures == 1
        assert await queue.field("pending") == 1

    on_queue(scenario)


def test_the_gap_of_a_host_group_begins_when_the_answer_is_reported(on_queue):
    async def scenario(queue):
        pace = Pace(100, 5)
        await queue.begin("{}", "r", [child(n) for n in range(3)])
        first = (await queue.get(3, pace=pace, hold=400)).leases
        assert len(first) == 1
        await asyncio.sleep(0.15)
        assert (await queue.get(3, pace=pace, hold=400)).why == "gate"  # no answer yet
        keys = [queue.keys("gate", "g"), queue.keys("flight", "g")]
        await queue.caller.run("report", keys, [first[0].token, 100, "good", 0, 0])
        (second,) = (await queue.get(3, pace=pace, hold=400)).leases  # a pass for when the gap is over
        assert 0 < second.ahead <= 100
        assert (await queue.get(3, pace=pace, hold=400)).why == "gate"
        await asyncio.sleep(0.65)  # never reported: the hold ends by itself
        assert len((await queue.get(3, pace=pace, hold=400)).leases) == 1

    on_queue(scenario)


def test_a_pass_that_is_given_back_unused_leaves_the_gap_as_it_was(on_queue):
    async def scenario(queue):
        pace = Pace(200, 5)
        await queue.begin("{}", "r", [child(n) for n in range(3)])
        first = await queue.get_one(pace=pace)
        keys = [queue.keys("gate", "g"), queue.keys("flight", "g")]
        await queue.caller.run("report", keys, [first.token, 200, "good", 0, 0])
        second = await queue.get_one(pace=pace)
        await queue.unused_pass(second)
        third = await queue.get_one(pace=pace)
        assert 0 < third.ahead <= second.ahead

    on_queue(scenario)


def test_a_worker_that_was_held_up_renews_its_own_pass_at_once_unless_another_has_passed(on_queue):
    async def scenario(queue):
        pace = Pace(50, 5)
        await queue.begin("{}", "r", [child(n) for n in range(2)])
        first = await queue.get_one(pace=pace)
        keys = [queue.keys("gate", "g"), queue.keys("flight", "g")]
        assert (await queue.caller.run("acquire", keys, [first.token, 50, 5, 100, 1000]))[0] == 0
        await asyncio.sleep(0.2)  # and its hold is over
        second = await queue.get_one(pace=pace)
        assert second.id != first.id
        assert (await queue.caller.run("acquire", keys, [first.token, 50, 5, 100, 1000]))[0] > 0

    on_queue(scenario)


def test_concurrency_is_one_number_for_all_workers(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(n) for n in range(9)])
        leases = (await queue.get(9, pace=Pace(0, 3))).leases
        assert len(leases) == 3
        queue.worker = "w2"
        assert not (await queue.get(9, pace=Pace(0, 3))).leases
        await queue.commit(leases[0], "fetched")
        assert len((await queue.get(9, pace=Pace(0, 3))).leases) == 1
        keys = [queue.keys("gate", "g"), queue.keys("flight", "g")]
        wait, _ = await queue.caller.run("acquire", keys, ["robots", 0, 3, 0, 1000])
        assert wait > 0

    on_queue(scenario)


def test_busy_answers_slow_the_group_and_good_ones_speed_it_up_again(on_queue):
    async def scenario(queue):
        keys = [queue.keys("gate", "g"), queue.keys("flight", "g")]

        async def report(news, after=0):
            return float((await queue.caller.run("report", keys, ["t", 10, news, after, 0]))[0])

        assert [await report("busy"), await report("busy")] == [2, 2]  # at the same moment: one piece of news
        await queue.begin("{}", "r", [child(0)])
        lease = await queue.get_one(pace=Pace(10, 5))
        assert 10 < lease.ahead <= 100
        await queue.unused_pass(lease)
        assert [await report("good") for _ in range(3)] == [2, 2, 1]
        await report("busy", 5000)
        assert float(await queue.caller.command("HGET", keys[0], "next")) > 0
        wait, _ = await queue.caller.run("acquire", keys, ["x", 10, 5, 0, 1000])
        assert wait > 0

    on_queue(scenario)


def test_a_page_with_thousands_of_links_is_still_one_commit(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children = [child(n) for n in range(1, 4001)]
        stored = await queue._stage(lease, lease.children[:1500])  # a worker that dies before its commit
        assert stored == 1500
        assert await queue.field("pending") == 1
        assert not (await queue.get(10)).leases
        assert await queue.commit(lease, "pages") == "done"
        assert await queue.field("pending") == 4000
        (spill,) = (await queue.get(0)).spills
        await asyncio.gather(queue.unfold(spill), queue.unfold(spill))
        assert await queue.field("pending") == 4000
        assert await queue.field("listed") == 4000
        assert not (await queue.get(0)).spills
        assert await queue.caller.command("LLEN", queue.keys("backlog")) == 4000

    on_queue(scenario)


def test_an_old_worker_leaves_newer_requests_to_newer_workers(on_queue):
    async def scenario(queue):
        new = child(1)
        new.payload = b"2" + new.payload[1:]
        await queue.begin("{}", "r", [new, child(2)])
        old = (await queue.get(10, version=1)).leases
        assert [each.payload[:1] for each in old] == [b"1"]
        assert not (await queue.get(10, version=1)).leases
        assert await queue.field("pending") == 2
        newer = (await queue.get(10, version=2)).leases
        assert [each.payload[:1] for each in newer] == [b"2"]

    on_queue(scenario)


def test_a_long_outbox_stops_the_crawl_of_that_site(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0), child(1)])
        lease = await queue.get_one()
        lease.records = [record("a"), record("b")]
        await queue.commit(lease, "fetched")
        assert (await queue.get(outbox=2)).why == "outbox"
        assert len((await queue.get(outbox=3)).leases) == 1

    on_queue(scenario)


def test_a_site_is_crawled_only_in_its_hours(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0)])
        seconds, _ = await queue.caller.command("TIME")
        hour = (int(seconds) // 3600 + 8) % 24
        shut = await queue.get(window=((hour + 2) % 24, (hour + 3) % 24))
        assert shut.why == "window"
        assert 3600 < shut.wait <= 7200
        assert (await queue.get(window=(hour, (hour + 12) % 24))).leases

    on_queue(scenario)


async def everything(queue):
    """All keys as they are stored."""
    return {key: await queue.caller.command("DUMP", key) for key in await queue.caller.command("KEYS", "*")}


TOUCHED = {
    "active": (), "backlog": (), "epoch": (), "flight": ("g",), "groups": (), "holders": (), "known": (), "leases": (),
    "marks": ("r",), "next_id": (), "outbox": (), "ready": ("g",), "requests": (), "run": ("r",), "seen": (),
    "sequence": (), "tries": (), "validators": (),
}  # fmt: skip


@pytest.mark.parametrize("name", TOUCHED)
def test_a_strangers_key_fails_the_commit_before_it_has_written_anything(on_queue, name):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children, lease.records = [child(1), child(2, group="h")], [record()]
        lease.header = child(0, kind="l", validator="v").header
        lease.seen_validator = "etag"
        if name == "active":  # it is touched only where the run ends
            lease.children = []
        shared = name in {"backlog", "flight"}
        key = queue.keys(name, *TOUCHED[name]) if shared else queue.key(name, *TOUCHED[name])
        await queue.caller.command("DEL", key)
        stranger = ("RPUSH", key, "x") if name in {"marks", "groups"} else ("SADD", key, "x")
        await queue.caller.command(*stranger)
        before = await everything(queue)
        with pytest.raises(ResponseError, match=f"{key} (is a|cannot take)"):
            await queue.commit(lease, "pages")
        assert await everything(queue) == before

    on_queue(scenario)


def test_a_stranger_among_the_buckets_leaves_none_of_the_pages_seen(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        await queue.begin('{"other":1}', "o", [child(number, "o") for number in range(100, 500)])
        await queue.settle()
        named = {child(n).fingerprint: buckets_of(queue, n) for n in range(1, 9)}
        today = (await queue.get(0)).today
        old = child(1)
        await queue.caller.command("HSET", named[old.fingerprint], old.fingerprint[:8], today - 1)
        lease = await queue.get_one()
        assert lease.header.run == "r"
        lease.children = [child(n, listed=today, recheck=7) for n in range(1, 9)]
        other = next(name for name in named.values() if name != named[old.fingerprint])
        await queue.caller.command("DEL", other)
        await queue.caller.command("SADD", other, "x")
        before = await contents(queue, set(named.values()) - {other})
        with pytest.raises(ResponseError, match=f"WRONGTYPE {other} is a set"):
            await queue.commit(lease, "pages")
        assert await contents(queue, set(named.values()) - {other}) == before
        await queue.caller.command("DEL", other)
        assert await queue.commit(lease, "pages") == "done"
        assert await queue.field("pending") == 8

    on_queue(scenario)


def buckets_of(queue, number):
    """The key of a page's bucket as the seen set is now."""
    before, after = buckets.candidates(child(number).fingerprint, queue.seen.level)
    return queue.key("seen", str(after if before < queue.seen.split else before))


async def contents(queue, names):
    """The hashes of these names."""
    return {name: await queue.caller.command("HGETALL", name) for name in names}


def test_an_outbox_ahead_of_its_sequence_takes_nothing_and_says_so(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children, lease.records = [child(1)], [record()]
        await queue.caller.command("XADD", queue.key("outbox"), "9-9", "d", "stranger")
        before = await everything(queue)
        with pytest.raises(ResponseError, match="OUTBOX"):
            await queue.commit(lease, "pages")
        assert await everything(queue) == before

    on_queue(scenario)


@pytest.mark.parametrize("name", ["next_id", "sequence"])
def test_a_number_that_is_none_fails_the_commit_before_it_has_written_anything(on_queue, name):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0, kind="l")])
        lease = await queue.get_one()
        lease.children, lease.records = [child(1)], [record()]
        await queue.caller.command("SET", queue.key(name), "stranger")
        before = await everything(queue)
        with pytest.raises(ResponseError, match=f"NOTANUMBER {queue.key(name)}"):
            await queue.commit(lease, "pages")
        assert await everything(queue) == before

    on_queue(scenario)


def test_a_worker_that_heard_of_the_seen_set_long_ago_still_finds_every_page(on_queue, monkeypatch):
    monkeypatch.setattr(buckets, "AHEAD", 2)

    async def scenario(queue):
        await queue.begin("{}", "r", [child(number) for number in range(3000)])
        await queue.settle()
        level, split = queue.seen.level, queue.seen.split
        assert level > 2
        for heard in ((level, 0), (level, split), (level, (1 << level) - 1), (level - 1, 1), (level + 1, 0)):
            stale = Queue(queue.caller, queue.keys, queue.site, "w2")
            stale.seen.level, stale.seen.split = heard
            run = f"q{heard[0]}-{heard[1]}"
            await stale.begin(run, run, [child(number, run) for number in range(0, 3000, 3)])
            assert (await stale.field("known", run), await stale.field("pending", run)) == (1000, 0)
            await stale.settle()

    on_queue(scenario)


def test_a_worker_that_beats_is_listed_with_what_it_does_and_a_silent_one_is_not(on_queue):
    async def scenario(queue):
        async def beat(worker):
            keys = [queue.keys("workers"), queue.keys("worker", worker)]
            assert await queue.caller.run("beat", keys, [worker, 1, "state", "serving"]) == [b"beat"]

        await beat("w1")
        await asyncio.sleep(1.2)
        await beat("w2")
        assert await queue.caller.command("ZRANGE", queue.keys("workers"), 0, -1) == [b"w2"]
        assert await queue.caller.command("HGET", queue.keys("worker", "w2"), "state") == b"serving"
        assert await queue.caller.command("EXISTS", queue.keys("worker", "w1")) == 0

    on_queue(scenario)


def test_a_run_is_ended_by_force_only_when_nothing_of_its_site_is_left(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0), child(1)])
        assert await queue.reconcile("r") == 0
        first, second = (await queue.get(2)).leases
        await queue.commit(first, "fetched")
        second.header = None  # a stranger has overwritten it: its run cannot be told
        assert await queue.reconcile("r") == 0
        assert (await queue.nack(second, "dead", letter=b"garbage"))[0] == "dead"
        assert await queue.field("pending") == 1
        assert await queue.reconcile("r") == 1
        assert (await queue.field("pending"), await queue.field("failed")) == (0, 1)
        assert await queue.caller.command("HGET", queue.key("run", "r"), "state") == b"complete"
        assert await queue.reconcile("r") == 0
        assert await queue.reconcile("unknown") == 0

    on_queue(scenario)


def test_a_page_of_a_run_that_is_gone_is_committed_and_makes_no_new_run(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0)])
        lease = await queue.get_one()
        await queue.caller.command("DEL", queue.key("run", "r"))
        lease.records = [record()]
        assert await queue.commit(lease, "fetched") == "done"
        assert await queue.caller.command("XLEN", queue.key("outbox")) == 1
        assert await queue.caller.command("EXISTS", queue.key("run", "r")) == 0

    on_queue(scenario)


def test_an_id_without_a_request_is_leased_to_be_buried(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0)])
        await queue.caller.command("ZADD", queue.key("ready", "g"), "-99", "garbage")
        lease = await queue.get_one()
        assert (lease.id, lease.payload, lease.header) == ("garbage", b"", None)
        assert (await queue.nack(lease, "dead", letter=b"garbage"))[0] == "dead"
        assert await queue.field("pending") == 1

    on_queue(scenario)


def test_large_records_are_compressed_and_huge_ones_refused():
    import zlib

    big = b'{"t":"' + b"x" * (2 << 20) + b'"}'
    made = make_record("a", "0" * 64, big)
    assert made.field == "z"
    assert zlib.decompress(made.data) == big
    with pytest.raises(ValueError, match="at most"):
        make_record("a", "0" * 64, b"x" * (17 << 20))


def test_one_epoch_follows_another_without_a_commit_going_back(on_queue):
    async def scenario(queue):
        await queue.begin("{}", "r", [child(0), child(1)])
        lease = await queue.get_one()
        lease.records = [record("a")]
        await queue.commit(lease, "fetched")
        await queue.caller.command("MSET", queue.key("epoch"), 2, queue.key("sequence"), 0)
        lease = await queue.get_one()
        lease.records = [record("b")]
        await queue.commit(lease, "fetched")
        entries = await queue.caller.command("XRANGE", queue.key("outbox"), "-", "+")
        assert [name for name, _ in entries] == [b"1-1", b"2-1"]

    on_queue(scenario)
