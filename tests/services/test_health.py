"""Heartbeats and the program that checks them."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govcrawl.services.heartbeat import Heartbeat

ROOT = Path(__file__).parents[2]


def health(state, *arguments):
    return subprocess.run(
        [sys.executable, "-c", "from govcrawl.services.heartbeat import main; main()", *arguments],
        cwd=ROOT,
        env={**os.environ, "GOVCRAWL_STATE": str(state)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_service_that_beats_is_healthy(tmp_path):
    Heartbeat(tmp_path, "worker").beat()
    done = health(tmp_path, "worker")
    assert done.returncode == 0, done.stderr
    assert "worker: alive" in done.stdout


def test_a_service_that_fell_silent_is_not(tmp_path):
    heartbeat = Heartbeat(tmp_path, "worker")
    heartbeat.beat()
    past = time.time() - 300
    os.utime(heartbeat.path, (past, past))
    done = health(tmp_path, "worker")
    assert done.returncode == 1
    assert "silent for" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("export",)])
def test_a_service_that_never_started_or_left_is_not(tmp_path, arguments):
    heartbeat = Heartbeat(tmp_path, "worker")
    heartbeat.beat()
    heartbeat.stop()
    assert health(tmp_path, *arguments).returncode == 1
