"""An exporter killed at any step loses nothing and writes nothing twice."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govcrawl.feed import disk, manifest
from govcrawl.feed.outbox import Outbox
from tests.feed.conftest import contents, keyed

KILLED = Path(__file__).with_name("killed.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["", "yes"], ids=["jsonl", "zstd"])
def victim(request, redis_url, redis_client, feeds) -> Iterator[subprocess.Popen[str]]:
    redis_client.config_set("appendfsync", "always")  # else each WAITAOF waits for the next whole second
    with subprocess.Popen(
        [sys.executable, str(KILLED), redis_url, str(feeds), request.param],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        yield process
        redis_client.config_set("appendfsync", "everysec")
        process.stdin.close()


def ask(victim, step: int) -> str:
    victim.stdin.write(f"{step}\n")
    victim.stdin.flush()
    return victim.stdout.readline().strip()


def test_killed_at_every_step_in_turn_the_next_exporter_completes_the_feed(victim, filler, export, feeds):
    made, step, kills = [], 0, 0
    while True:
        step += 1
        made += filler.records(12, start=len(made))
        outcome = ask(victim, step)
        if step % 3 == 0:  # sometimes the next one is killed as well, at an earlier step
            ask(victim, 1 + step // 2)
        export()
        assert contents(feeds) == keyed(made), f"after a kill at step {step}"
        if outcome == "ended":
            break
        kills += 1
    assert kills > 60
    assert not list(feeds.glob("**/*.part"))


def test_the_order_of_sealing_is_part_then_manifest_then_name_then_outbox(filler, export, feeds, monkeypatch):
    filler.records(3)
    steps = []

    def noted(owner, name, says):
        function = getattr(owner, name)

        def call(*args, **kwargs):
            text = says(*args, **kwargs)
            result = function(*args, **kwargs)
            if text:
                steps.append(text)
            return result

        monkeypatch.setattr(owner, name, call)

    def name_of(handle, *_):
        return Path(os.readlink(f"/proc/self/fd/{handle}")).name

    noted(os, "fsync", lambda handle: f"sync {name_of(handle)}")
    noted(os, "link", lambda source, target: f"link {Path(target).name}")
    noted(manifest, "append", lambda *_: "manifest")
    noted(Outbox, "trim", lambda *_: "trim")
    export()
    order = [step for step in steps if step in {"sync 000001.part", "sync manifest.jsonl", "manifest", "trim"}]
    assert order[-4:] == ["sync 000001.part", "sync manifest.jsonl", "manifest", "trim"]
    end = steps[steps.index("manifest") :]
    day = manifest.load(feeds / "s")[0][0].path[:10]
    assert end == ["manifest", "link 000001.jsonl", f"sync {day}", "trim"]
    assert disk.sha256(feeds / "s" / day / "000001.jsonl")
