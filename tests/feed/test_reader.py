"""Reading from a cursor on, of one site and of several."""

import itertools

import pytest

from govcrawl import feed
from govcrawl.feed.errors import FeedError
from tests.feed.conftest import keyed


def ids(entries):
    return keyed([entry.record for entry in entries])


def test_reading_from_each_entrys_cursor_gives_exactly_what_comes_after_it(filler, export, feeds):
    filler.records(7)
    export()
    filler.records(6, start=7)
    export()
    entries = list(feed.read(feeds))
    for number, entry in enumerate(entries):
        assert list(feed.read(feeds, since=entry.cursor)) == entries[number + 1 :]


def test_a_feed_of_one_site_has_commit_cursors(filler, export, feeds):
    filler.records(3)
    export()
    assert [entry.cursor for entry in feed.read(feeds)] == ["1-1", "1-2", "1-3"]


def test_a_cursor_of_several_sites_resumes_each_of_them(filler, export, feeds):
    for count, site in ((3, "a"), (2, "b"), (4, "c")):
        filler.records(count, site=site)
    export()
    entries = list(feed.read(feeds))
    assert entries[-1].cursor == "a=1-3,b=1-2,c=1-4"
    for number, entry in enumerate(entries):
        assert ids(feed.read(feeds, since=entry.cursor)) == ids(entries[number + 1 :])
    new = filler.records(1, start=3, site="a") + filler.records(1, start=2, site="b") + filler.records(2, site="d")
    export()
    assert ids(feed.read(feeds, since=entries[-1].cursor)) == keyed(new)


def test_only_the_sites_asked_for_are_read(filler, export, feeds):
    for site in "abc":
        filler.records(2, site=site)
    export()
    assert {entry.record["site"] for entry in feed.read(feeds, sites=["a", "c"])} == {"a", "c"}
    assert [entry.cursor for entry in feed.read(feeds, sites=["b"])] == ["1-1", "1-2"]
    assert list(feed.read(feeds, sites=["never_ran"])) == []


def test_a_cursor_of_one_site_is_not_taken_for_several(filler, export, feeds):
    filler.records(2, site="a")
    filler.records(2, site="b")
    export()
    with pytest.raises(ValueError, match="cursor of one site"):
        feed.read(feeds, since="1-1")
    assert len(list(feed.read(feeds, sites=["a"], since="1-1"))) == 1


@pytest.mark.parametrize("bad", ["", "x", "1", "1-2-3", "a=", "a=1", "-1-2"])
def test_what_is_no_cursor_is_an_error(bad, filler, export, feeds):
    filler.records(1)
    export()
    with pytest.raises(ValueError, match="not a cursor"):
        feed.read(feeds, since=bad)


def test_a_missing_file_is_an_error_and_not_a_gap(filler, export, feeds):
    for start in (0, 3, 6):
        filler.records(3, start=start)
        export()
    next(iter(sorted(feeds.glob("s/*/000002.jsonl")))).unlink()
    entries = feed.read(feeds)
    assert len(list(itertools.islice(entries, 3))) == 3
    with pytest.raises(FeedError, match=r"000002\.jsonl is missing"):
        next(entries)


def test_a_directory_that_is_not_there_is_an_error(feeds):
    with pytest.raises(FeedError, match="not a feed directory"):
        feed.read(feeds)


def test_a_reader_beside_a_running_exporter_sees_whole_records_in_order(filler, running, feeds):
    exporter = running(FEEDS_SEAL_BYTES=2_000)
    exporter.seal("s")
    cursor, found = None, []
    made = []
    for _ in range(20):
        made += filler.records(20, start=len(made))
        for entry in feed.read(feeds, sites=["s"], since=cursor):
            found.append(entry)
            cursor = entry.cursor
    exporter.seal("s")
    found += feed.read(feeds, sites=["s"], since=cursor)
    assert ids(found) == keyed(made)
