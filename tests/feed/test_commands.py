"""`govcrawl export` and `govcrawl feed` on the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.feed.conftest import contents, keyed

ROOT = Path(__file__).parents[2]


@pytest.fixture
def govcrawl(redis_url, feeds):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "govcrawl", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(ROOT), "REDIS_URL": redis_url, "GOVCRAWL_FEEDS": str(feeds)},
        )

    return run


def test_export_once_writes_what_is_committed_and_ends(govcrawl, filler, feeds):
    made = filler.records(20)
    done = govcrawl("export", "--once")
    assert done.returncode == 0, done.stderr
    assert contents(feeds) == keyed(made)


def test_export_to_a_second_directory_is_refused_in_one_line_with_status_2(govcrawl, filler, export, tmp_path):
    filler.records(1)
    export()
    done = govcrawl("export", "--once", "--feeds", tmp_path / "other")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "is not the feed of this Redis" in done.stderr


def test_verify_counts_and_its_exit_status_tells_of_damage(govcrawl, filler, export, feeds):
    filler.records(5)
    export()
    done = govcrawl("feed", "verify")
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "s")
    assert "1 files, 5 records" in done.stdout
    next(feeds.glob("s/*/000001.jsonl")).unlink()
    done = govcrawl("feed", "verify", feeds)
    assert done.returncode == 1
    assert "000001.jsonl is missing" in done.stdout


def test_read_prints_records_from_a_cursor_on(govcrawl, filler, export):
    made = filler.records(4)
    export()
    done = govcrawl("feed", "read", "--since", "1-2", "--cursor")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["cursor"], line["record"]) for line in lines] == [("1-3", made[2]), ("1-4", made[3])]


@pytest.mark.parametrize("arguments", [(), ("mend",), ("verify", "/nowhere"), ("read", "--since", "x", "/")])
def test_wrong_use_is_one_line_and_status_2(govcrawl, arguments):
    done = govcrawl("feed", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("govcrawl feed: ")
