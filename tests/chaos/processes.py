"""The processes of a fleet, each with a log; who of them holds work."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import orjson
import redis

ROOT = Path(__file__).parents[2]


class Fleet:
    """Starts `govcrawl` commands against one server and one feed directory."""

    def __init__(self, directory: Path, url: str, environment: dict[str, str], settings: dict[str, object]) -> None:
        self.directory = directory
        self.feeds = directory / "feeds"
        self.settings = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        self.environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "REDIS_URL": url,
            "GOVCRAWL_FEEDS": str(self.feeds),
            "GOVCRAWL_STATE": str(directory / "state"),
            "GOVCRAWL_LOG_LEVEL": "INFO",
            "SCRAPY_SETTINGS_MODULE": "govcrawl.settings",
            **environment,
        }
        self.running: dict[int, tuple[str, subprocess.Popen[bytes]]] = {}
        self.killed: set[int] = set()
        self.started = 0

    def start(self, kind: str, *arguments: str, before: tuple[str, ...] = ()) -> None:
        """Start one; ``kind`` is what `ended` will call it, ``before`` a program that runs it."""
        self.started += 1
        with (self.directory / f"{self.started:04}-{kind}.log").open("wb") as log:
            process = subprocess.Popen(
                [*before, sys.executable, "-m", "govcrawl", *arguments, *self.settings],
                stdout=log,
                stderr=log,
                env=self.environment,
                cwd=self.directory,
            )
        self.running[process.pid] = (kind, process)

    def ended(self) -> list[tuple[str, int, int | None]]:
        """(kind, pid, exit status) of those that ended since the last call; the status is None where we killed it."""
        found = []
        for pid, (kind, process) in list(self.running.items()):
            if process.poll() is not None:
                del self.running[pid]
                found.append((kind, pid, None if pid in self.killed else process.returncode))
        return found

    def kill(self, pid: int) -> None:
        self.killed.add(pid)
        os.kill(pid, signal.SIGKILL)
        self.running[pid][1].wait()

    def stop(self) -> None:
        for _, process in self.running.values():
            process.terminate()
        for _, process in self.running.values():
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def crawlers_with_work(self, client: redis.Redis, site: str) -> list[int]:
        """Process ids of ours that hold leases now."""
        holders = client.hvals("{govcrawl}:holders:" + site)
        pids = {int(one.split(b" ")[1].split(b":")[1]) for one in holders}
        return [pid for pid in pids if pid in self.running]

    def exporter_with_work(self, site: str) -> list[int]:
        """The process that exports now, if it has an open part with something in it, or is about to."""
        try:
            holder = orjson.loads((self.feeds / "feed.lock").read_bytes())
        except (FileNotFoundError, orjson.JSONDecodeError):
            return []
        parts = list((self.feeds / site).glob("*.part"))
        return [holder["pid"]] if parts and holder["pid"] in self.running else []
