"""Heartbeats and the program that checks them."""

import asyncio
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from govcrawl.services import process
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


def test_a_hung_event_loop_does_not_beat(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "BEAT", 0.02)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    hung, free = threading.Event(), threading.Event()

    def hang():
        hung.set()
        free.wait(60)

    def beats_again():
        path = Heartbeat(tmp_path, "worker").path
        os.utime(path, (1, 1))
        end = time.monotonic() + 60 if free.is_set() else time.monotonic() + 0.3
        while path.stat().st_mtime == 1 and time.monotonic() < end:
            time.sleep(0.01)
        return path.stat().st_mtime != 1

    try:
        with process.beating({"STATE_DIR": tmp_path}, "worker", through=loop.call_soon_threadsafe):
            loop.call_soon_threadsafe(hang)
            assert hung.wait(60)
            assert not beats_again()
            free.set()
            assert beats_again()
    finally:
        free.set()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
