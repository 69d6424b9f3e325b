"""Committed records become sealed files, each once."""

import re
import threading
import time
from datetime import UTC, datetime

import orjson
import pytest

from govcrawl import feed
from govcrawl.feed.errors import FeedError, FeedRefused
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.site import CHINA
from tests.feed.conftest import contents, keyed, record


def manifest(feeds, site="s"):
    return [orjson.loads(line) for line in (feeds / site / "manifest.jsonl").read_bytes().splitlines()]


def test_every_committed_record_stands_in_the_feed_once_and_in_order(filler, export, feeds):
    made = filler.records(1234)
    export()
    made += filler.records(10, start=1234)
    export()
    assert contents(feeds) == keyed(made)
    assert [line["first"] for line in manifest(feeds)] == ["1-1", "1-1235"]
    assert [line["last"] for line in manifest(feeds)] == ["1-1234", "1-1244"]


def test_a_manifest_line_has_the_fields_of_the_contract(filler, export, feeds):
    filler.records(3)
    export()
    (line,) = manifest(feeds)
    assert list(line) == ["path", "records", "bytes", "sha256", "first", "last", "sealed_at"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/000001\.jsonl", line["path"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["sealed_at"])


def test_a_record_lies_under_the_day_of_its_commit_in_china_however_late_it_is_exported(filler, export, feeds):
    before_midnight = datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC).timestamp()
    made = [record(number) for number in range(4)]
    for one, moment in zip(made, (-86400, 0, 0.5, 1.5), strict=True):
        filler.commit(one, at=before_midnight + moment)
    export()
    paths = [line["path"] for line in manifest(feeds)]
    assert paths == ["2026-02-28/000001.jsonl", "2026-03-01/000002.jsonl", "2026-03-02/000003.jsonl"]
    assert [line["records"] for line in manifest(feeds)] == [1, 2, 1]
    assert contents(feeds) == keyed(made)


def test_an_entry_that_does_not_say_when_it_was_committed_lies_under_the_day_of_its_export(
    filler, export, feeds, redis_client
):
    filler.records(1)
    entry = redis_client.xrange("{govcrawl}:outbox:s")[0][1]
    redis_client.delete("{govcrawl}:outbox:s")
    redis_client.xadd("{govcrawl}:outbox:s", {b"d": entry[b"d"], b"r": b"run"}, id="1-1")
    before, _ = redis_client.time()
    export()
    after, _ = redis_client.time()
    days = {datetime.fromtimestamp(each, CHINA).date().isoformat() for each in (before, after)}
    assert manifest(feeds)[0]["path"].partition("/")[0] in days


def test_the_outbox_is_empty_once_its_records_stand_in_files(filler, export, redis_client):
    filler.records(20)
    export()
    assert redis_client.xlen("{govcrawl}:outbox:s") == 0


def test_near_dup_is_put_in_place_of_null_and_keys_keep_their_order(filler, export, feeds):
    made = record(1)
    near = {"cluster": made["id"], "of": made["id"], "similarity": 0.93}
    filler.commit(made, near)
    filler.commit(record(2))
    export()
    first, second = (entry.record for entry in feed.read(feeds))
    assert first == made | {"near_dup": near}
    assert list(first) == list(made)
    assert second["near_dup"] is None


def test_a_compressed_entry_is_unpacked(filler, export, feeds, redis_client):
    import zlib

    filler.records(1)
    made = record(7, pad=400_000)
    redis_client.incr("{govcrawl}:sequence:s")
    redis_client.xadd("{govcrawl}:outbox:s", {"z": zlib.compress(orjson.dumps(made))}, id="1-2")
    export()
    assert [entry.record for entry in feed.read(feeds)][1] == made


def test_a_file_is_sealed_at_its_size_limit_and_no_reader_sees_a_part(filler, export, feeds):
    made = filler.records(300, pad=500)
    export(FEEDS_SEAL_BYTES=50_000)
    files = manifest(feeds)
    assert len(files) > 5
    assert all(50_000 <= line["bytes"] < 60_000 for line in files[:-1])
    assert contents(feeds) == keyed(made)
    assert sorted(path.name for path in feeds.glob("s/*.part")) == []


def test_a_file_is_sealed_after_some_time_without_a_record(filler, running, feeds, redis_client):
    running(FEEDS_SEAL_IDLE=0.3)
    made = filler.records(5)
    while not list(feeds.glob("s/*/*.jsonl")):  # published after its line in the manifest
        time.sleep(0.02)
    assert contents(feeds) == keyed(made)


def test_sealing_a_site_returns_the_files_written_with_everything_committed(filler, running, feeds):
    exporter = running()
    made = filler.records(50)
    (sealed,) = exporter.seal("s")
    assert sealed.records == 50
    assert contents(feeds) == keyed(made)
    assert exporter.seal("s") == [sealed]
    filler.records(1, start=50)
    assert [one.records for one in exporter.seal("s")] == [50, 1]


def test_a_site_that_committed_nothing_is_sealed_at_once(running):
    assert running().seal("never_ran") == []


def test_an_exporter_that_does_not_hold_the_feed_still_gets_its_site_sealed(filler, running, feeds):
    holder = running()
    while not holder.exporting:
        time.sleep(0.01)
    other = running()
    made = filler.records(9)
    assert [one.records for one in other.seal("s")] == [9]
    assert holder.exporting
    assert not other.exporting
    assert contents(feeds) == keyed(made)


def test_the_one_standing_by_takes_over_when_the_holder_ends(filler, redis_client, feeds, running):
    stop = threading.Event()
    first = Exporter(redis_client, feeds, {"FEEDS_POLL": 0.02})
    thread = threading.Thread(target=first.run, args=(stop,))
    thread.start()
    while not first.exporting:
        time.sleep(0.01)
    second = running()
    stop.set()
    thread.join()
    made = filler.records(4)
    second.seal("s")
    assert second.exporting
    assert contents(feeds) == keyed(made)


def test_a_second_directory_is_refused_and_nothing_is_written_there(filler, export, feeds, redis_client, tmp_path):
    filler.records(2)
    export()
    other = Exporter(redis_client, tmp_path / "other", {})
    with pytest.raises(FeedRefused, match="not the feed of this Redis"):
        other.check()
    with pytest.raises(FeedError, match=str(feeds)):
        other.run_once(threading.Event())
    assert not list((tmp_path / "other").glob("*.json*"))


def test_a_directory_that_is_the_feed_of_another_redis_is_refused(filler, export, redis_client, tmp_path):
    filler.records(2)
    export()
    other = tmp_path / "other"
    other.mkdir()
    (other / "feed.json").write_text('{"feed": "of another"}')
    for _ in range(2):
        with pytest.raises(FeedError, match="not the feed of this Redis"):
            Exporter(redis_client, other, {}).run_once(threading.Event())
    assert not (other / "s").exists()


def test_a_moved_directory_is_the_same_feed(filler, export, feeds, redis_client, tmp_path):
    made = filler.records(2)
    export()
    feeds.rename(tmp_path / "moved")
    made += filler.records(2, start=2)
    Exporter(redis_client, tmp_path / "moved", {}).run_once(threading.Event())
    assert contents(tmp_path / "moved") == keyed(made)


def test_the_same_content_committed_twice_is_one_record_and_a_change_is_another(filler, export, feeds):
    first, again, changed = record(1), record(1), record(1, version=1)
    for one in (first, again, changed, first):
        filler.commit(one)
    export()
    assert contents(feeds) == keyed([first, changed])


def test_days_are_of_asia_shanghai(filler, export, feeds, redis_client):
    from datetime import UTC, datetime, timedelta

    filler.records(1)
    before = datetime.now(UTC) + timedelta(hours=8)
    export()
    after = datetime.now(UTC) + timedelta(hours=8)
    assert manifest(feeds)[0]["path"][:10] in {before.date().isoformat(), after.date().isoformat()}


def test_sites_have_feeds_of_their_own(filler, export, feeds):
    a, b = filler.records(3, site="a"), filler.records(4, site="b")
    export()
    assert contents(feeds, "a") == keyed(a)
    assert contents(feeds, "b") == keyed(b)


def test_compressed_feeds_are_read_as_the_others(filler, export, feeds):
    made = filler.records(500)
    export(FEEDS_ZSTD=True)
    (line,) = manifest(feeds)
    assert line["path"].endswith(".jsonl.zst")
    assert [entry.record for entry in feed.read(feeds)] == made
    assert not list(feeds.glob("s/*.part"))
