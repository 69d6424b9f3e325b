"""Torn, foreign and missing files, strangers in Redis, full and read-only disks: said clearly, nothing lost."""

import json
import logging
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import orjson
import pytest
import redis

from govcrawl.feed.errors import FeedError
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.files import SiteFiles
from govcrawl.feed.verify import verify
from tests.feed.conftest import contents, keyed, record

MKFS = shutil.which("mkfs.ext4", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin")))
ROOT = Path(__file__).parents[2]


def problems(feeds):
    return [text for found in verify(feeds) for text in found.problems]


def test_a_whole_feed_verifies(filler, export, feeds):
    filler.records(50)
    filler.records(10, version=1)
    export()
    (found,) = verify(feeds)
    assert (found.files, found.records, found.changed, found.problems, found.notes) == (1, 60, 10, [], [])


def test_a_torn_manifest_line_is_cut_off_and_its_records_are_read_again(filler, export, feeds):
    made = filler.records(5)
    export()
    with (feeds / "s" / "manifest.jsonl").open("ab") as file:
        file.write(b'{"path":"2026-01-01/0000')
    assert [found.notes for found in verify(feeds)] == [
        [f"{feeds / 's' / 'manifest.jsonl'}: the last line is torn; the next export cuts it off"]
    ]
    made += filler.records(5, start=5)
    export()
    assert contents(feeds) == keyed(made)
    assert problems(feeds) == []


def test_a_damaged_line_inside_the_manifest_stops_that_site_only(filler, export, feeds):
    filler.records(5)
    export()
    path = feeds / "s" / "manifest.jsonl"
    path.write_bytes(b"rubbish\n" + path.read_bytes())
    filler.records(5, start=5)
    other = filler.records(5, site="t")
    with pytest.raises(FeedError, match="line 1: not a line of a manifest; restore the manifest"):
        export()
    assert contents(feeds, "t") == keyed(other)
    assert any("line 1" in text for text in problems(feeds))


def test_foreign_files_are_left_alone_and_named_by_verify(filler, export, feeds):
    made = filler.records(5)
    export()
    day = next(feeds.glob("s/*/")).name
    foreign = feeds / "s" / day / "000002.jsonl"
    foreign.write_bytes(b"not ours\n")
    made += filler.records(5, start=5)
    export()
    assert foreign.read_bytes() == b"not ours\n"
    assert contents(feeds) == keyed(made)
    assert problems(feeds) == [f"{foreign} is not in the manifest: it is nobody's, move it away"]


def test_a_file_that_appears_where_ours_goes_is_never_written_over(tmp_path):
    theirs = tmp_path / "s/2026-01-01/000001.jsonl"
    files = SiteFiles(tmp_path / "s", zstd=False, guard=lambda: theirs.write_text("x") and None)
    assert files.open()
    from govcrawl.feed.cursor import Cursor

    files.append("2026-01-01", [b"{}\n"], Cursor(1, 1), Cursor(1, 1))
    with pytest.raises(FileExistsError):
        files.seal("2026-01-01T00:00:00Z")
    assert theirs.read_text() == "x"


def test_a_changed_file_is_reported_by_verify_and_by_the_next_export(filler, export, feeds):
    filler.records(5)
    export()
    (path,) = feeds.glob("s/*/000001.jsonl")
    path.write_bytes(path.read_bytes()[:-10])
    filler.records(1, start=5)
    with pytest.raises(FeedError, match="is not what the manifest says: restore it from a backup"):
        export()
    assert len(problems(feeds)) == 1


def test_a_missing_last_file_is_reported_and_nothing_of_the_outbox_is_dropped(filler, export, feeds, redis_client):
    filler.records(5)
    export()
    (path,) = feeds.glob("s/*/000001.jsonl")
    kept = path.read_bytes()
    path.unlink()
    made = filler.records(6)
    with pytest.raises(FeedError, match=r"000001\.jsonl is missing: restore it from a backup"):
        export()
    assert redis_client.xlen("{govcrawl}:outbox:s") == 1
    path.write_bytes(kept)
    export()
    assert contents(feeds) == keyed(made)


def test_an_emptied_site_directory_is_not_taken_for_a_new_one(filler, export, feeds):
    filler.records(5)
    export()
    (feeds / "s" / "manifest.jsonl").unlink()
    filler.records(1, start=5)
    with pytest.raises(FeedError, match="older than the server or was emptied"):
        export()


def test_verify_finds_a_record_that_stands_twice_or_is_not_what_it_says(tmp_path):
    from govcrawl.feed.cursor import Cursor

    (tmp_path / "feed.json").write_text('{"feed":"x"}')
    files = SiteFiles(tmp_path / "s", zstd=False, guard=lambda: None)
    files.open()
    good, lying, strange = record(1), record(2) | {"text": "别的"}, record(3) | {"id": "0" * 32}
    lines = [orjson.dumps(one) + b"\n" for one in (good, good, lying, strange)]
    files.append("2026-01-01", [*lines, b"rubbish\n"], Cursor(1, 1), Cursor(1, 5))
    files.seal("2026-01-01T00:00:00Z")
    found = problems(tmp_path)
    assert len(found) == 4
    for text, expected in zip(
        found,
        ["stands in the feed already", "not that of its title", "is not that of http", "not a record"],
        strict=True,
    ):
        assert expected in text


@pytest.mark.parametrize(
    "fields",
    [
        {"d": b"rubbish"},
        {"d": b"[1]"},
        {"d": b'{"id":"x"}'},
        {"d": b'{"id":"\xff"}'},
        {"z": b"not zlib"},
        {"z": zlib.compress(b"0" * (17 * 2**20))},
        {"z": zlib.compress(orjson.dumps(record(1, pad=1000)))[:-20]},
        {"d": orjson.dumps(record(1)), "n": b"{"},
        {"other": b"x"},
        {f"f{number}": b"" for number in range(5000)},
    ],
    ids=["rubbish", "list", "no-id", "not-utf8", "not-zlib", "bomb", "cut", "near-dup", "no-data", "many-fields"],
)
def test_an_entry_that_is_no_record_is_put_aside_with_the_reason(fields, filler, export, feeds, redis_client):
    made = filler.records(2, start=100)
    redis_client.incr("{govcrawl}:sequence:s")
    redis_client.xadd("{govcrawl}:outbox:s", fields, id="1-3")
    made += filler.records(2, start=200)
    export()
    assert contents(feeds) == keyed(made)
    ((_, kept),) = redis_client.xrange("{govcrawl}:refused:s")
    assert kept[b"cursor"] == b"1-3"
    assert kept[b"reason"]
    assert redis_client.xlen("{govcrawl}:outbox:s") == 0


def test_an_entry_that_nobody_committed_does_not_block_the_next_commits(filler, export, feeds, redis_client):
    made = filler.records(2)
    redis_client.xadd("{govcrawl}:outbox:s", {"d": orjson.dumps(record(9))})  # an id of the clock, far above
    export()
    made += filler.records(2, start=2)
    export()
    assert contents(feeds) == keyed(made)
    assert redis_client.xlen("{govcrawl}:refused:s") == 1


@pytest.mark.parametrize("name", ["outbox:s", "exported:s", "epoch:s"])
def test_a_strangers_key_stops_its_site_only_and_is_named(name, filler, export, feeds, redis_client):
    redis_client.sadd("{govcrawl}:sites", "s")
    redis_client.lpush("{govcrawl}:" + name, "x")
    other = filler.records(3, site="t")
    with pytest.raises(FeedError, match="something else writes under"):
        export()
    assert contents(feeds, "t") == keyed(other)


@pytest.mark.parametrize("name", ["../up", "", ".hidden", "a/b", "a\nb"])
def test_a_site_name_that_is_no_directorys_is_left_alone(name, filler, export, feeds, redis_client):
    redis_client.sadd("{govcrawl}:sites", name)
    other = filler.records(3, site="t")
    with pytest.raises(FeedError, match="a site cannot be named"):
        export()
    assert contents(feeds, "t") == keyed(other)
    assert sorted(path.name for path in feeds.iterdir()) == ["feed.json", "feed.lock", "t"]


def shown_by(namespace: str, *arguments: str) -> str:
    """What Python prints with these arguments in a mount namespace of its own, made by these flags of unshare."""
    done = subprocess.run(
        ["unshare", namespace, sys.executable, *arguments],
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_keeps_the_records_in_redis_until_there_is_room(filler, redis_url, tmp_path):
    mount = tmp_path / "mount"
    mount.mkdir()
    possible = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(mount)]
    if subprocess.run(possible, check=False, capture_output=True).returncode:
        pytest.skip("no mount namespaces here")
    made = filler.records(600, pad=500)
    script = Path(__file__).with_name("full_disk.py")
    shown = shown_by("-rm", str(script), redis_url, str(mount))
    broken, sealed, count, *lines = shown.splitlines()
    assert "No space left on device" in broken
    assert sealed == "sealed False"
    assert count == "records 600"
    assert keyed([json.loads(line) for line in lines]) == keyed(made)


def test_a_file_system_that_turns_read_only_keeps_the_records_in_redis_until_it_is_mounted_again(
    filler, redis_url, tmp_path
):
    image, mount = tmp_path / "image", tmp_path / "mount"
    mount.mkdir()
    with image.open("wb") as file:
        file.truncate(8 << 20)
    made = subprocess.run([MKFS, "-q", "-F", str(image)], check=False, capture_output=True) if MKFS else None
    possible = ["unshare", "-m", "mount", "-o", "loop", str(image), str(mount)]
    if made is None or made.returncode or subprocess.run(possible, check=False, capture_output=True).returncode:
        pytest.skip("no file system of our own can be mounted here")
    records = filler.records(60)
    script = Path(__file__).with_name("read_only_disk.py")
    shown = shown_by("-m", str(script), redis_url, str(image), str(mount))
    broken, alive, count, *lines = shown.splitlines()
    assert "Read-only file system" in broken
    assert alive == "alive True"
    assert count == "records 60"
    assert keyed([json.loads(line) for line in lines]) == keyed(records)


READ_ONLY_SITE = """
import subprocess, sys, threading
import redis
from govcrawl.feed.errors import FeedError
from govcrawl.feed.exporter import Exporter
subprocess.run(["mount", "--bind", sys.argv[2] + "/s", sys.argv[2] + "/s"], check=True)
subprocess.run(["mount", "-o", "remount,bind,ro", sys.argv[2] + "/s"], check=True)
try:
    Exporter(redis.Redis.from_url(sys.argv[1]), sys.argv[2], {}).run_once(threading.Event())
except FeedError as error:
    print(error)
"""


def test_one_site_on_a_read_only_file_system_does_not_stop_the_others(filler, redis_url, feeds):
    (feeds / "s").mkdir(parents=True)
    if subprocess.run(["unshare", "-m", "mount", "--bind", feeds, feeds], check=False, capture_output=True).returncode:
        pytest.skip("no mount namespaces here")
    filler.records(5)
    made = filler.records(5, site="t")
    assert "Read-only file system" in shown_by("-m", "-c", READ_ONLY_SITE, redis_url, str(feeds))
    assert contents(feeds, "t") == keyed(made)


def test_a_feed_directory_that_cannot_be_made_is_refused_in_one_line(redis_client, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FeedError, match=r"cannot write the feed directory .* set GOVCRAWL_FEEDS to another"):
        Exporter(redis_client, tmp_path / "file" / "feeds", {}).check()


def test_a_server_that_is_gone_before_the_work_begins_is_one_line(feeds, tmp_path):
    nobody = redis.Redis(unix_socket_path=str(tmp_path / "none"))
    with pytest.raises(FeedError, match=r"^Redis cannot serve \(.*\): start it, or correct REDIS_URL$"):
        Exporter(nobody, feeds, {}).check()


def test_trouble_is_reported_once_and_not_at_every_try(filler, running, feeds, redis_client, caplog):
    redis_client.sadd("{govcrawl}:sites", "../up")
    with caplog.at_level(logging.ERROR):
        exporter = running()
        for start in range(3):
            filler.records(1, start=start)
            exporter.seal("s")
    assert sum("cannot be named" in message for message in caplog.messages) == 1


def test_an_exporter_in_a_thread_says_why_it_ended(filler, running, export, feeds, tmp_path):
    filler.records(1)
    export()
    filler.records(1, start=1)
    other = running(tmp_path / "other")
    with pytest.raises(FeedError, match="is not the feed of this Redis"):
        other.seal("s")


def test_waiting_for_files_that_nobody_writes_ends_with_what_to_do(filler, redis_client, feeds):
    filler.records(1)
    with pytest.raises(FeedError, match="govcrawl export --once"):
        Exporter(redis_client, feeds, {}).seal("s", timeout=0.2)
