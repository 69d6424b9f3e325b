"""One site through the command line, while its server fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govcrawl import feed
from govcrawl.replica.truth import compare

ROOT = Path(__file__).parents[2]


def test_a_crawl_of_a_failing_server_still_equals_the_truth(replica, tmp_path):
    running = replica(
        "--sites", "anhui_gov", "--date", "2023-08-21", "--days", "1",
        "--errors", "0.3", "--error-status", "500,502", "--latency", "5",
    )  # fmt: skip
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "GOVCRAWL_REPLICA": running.address,
        "GOVCRAWL_FEEDS": str(tmp_path / "feeds"),
        "GOVCRAWL_STATE": str(tmp_path / "state"),
    }
    command = [
        sys.executable,
        "-m",
        "govcrawl",
        "crawl",
        "anhui_gov",
        "-s",
        "DOWNLOAD_DELAY=0",
        "-s",
        "RETRY_BACKOFF=0.1",
    ]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {line["status"] for line in running.log} >= {200, 500}
    assert compare(running.truth, [entry.record for entry in feed.read(tmp_path / "feeds")]) == []


@pytest.mark.parametrize("command", [["crawl", "anhui_daily"], ["worker"]])
def test_an_address_of_the_replica_that_is_none_is_one_clear_line_and_exit_status_2(command, tmp_path):
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "GOVCRAWL_REPLICA": "127.0.0.1:8765",
        "GOVCRAWL_STATE": str(tmp_path / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "govcrawl", *command],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.strip().splitlines() == [
        "govcrawl: GOVCRAWL_REPLICA=127.0.0.1:8765: give an address like http://127.0.0.1:8765"
    ]
