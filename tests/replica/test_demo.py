"""`make demo`, from the replica to the feed."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from govcrawl import feed
from govcrawl.demo import DAY, SITE
from govcrawl.replica.sites import choose
from govcrawl.replica.truth import compare
from govcrawl.replica.world import World

ROOT = Path(__file__).parents[2]


def demo(directory: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "REDIS_URL": "redis://127.0.0.1:1/0"}
    for name in ("GOVCRAWL_FEEDS", "GOVCRAWL_STATE", "GOVCRAWL_REPLICA"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "govcrawl.demo"],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def runs(directory: Path) -> list[subprocess.CompletedProcess[str]]:
    return [demo(directory), demo(directory)]


def test_the_demo_leaves_a_feed_that_equals_the_replicas_truth(runs, directory):
    assert runs[0].returncode == 0, runs[0].stderr
    records = [entry.record for entry in feed.read(directory / "feeds")]
    truth = list(World(choose([SITE]), [date.fromisoformat(DAY)]).records())
    assert len(truth) > 20
    assert compare(truth, records) == []


def test_the_demo_prints_the_summary_and_where_the_feed_is(runs, directory):
    assert "listed" in runs[0].stdout
    files = [path.relative_to(directory) for path in directory.glob(f"feeds/{SITE}/2*/*.jsonl")]
    assert files
    assert all(str(path) in runs[0].stdout for path in files)


def test_a_second_demo_says_that_nothing_is_new_and_exports_nothing_twice(runs, directory):
    assert runs[1].returncode == 0, runs[1].stderr
    assert "Nothing is new" in runs[1].stdout
    identities = [entry.record["id"] for entry in feed.read(directory / "feeds")]
    assert len(identities) == len(set(identities))


def test_the_demo_leaves_no_server_behind(runs, directory):
    assert not list(directory.glob(".govcrawl/*.sock"))
