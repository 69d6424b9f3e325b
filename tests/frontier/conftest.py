"""A site's queue on a real server, and processes that crawl a small web."""

import asyncio
import concurrent.futures
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
import redis.asyncio

from govcrawl.frontier.begin import begin
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import VERSION, Header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.spills import unfold
from govcrawl.frontier.terms import Limits, Pace
from govcrawl.frontier.upkeep import reconcile

ROOT = Path(__file__).parents[2]
FAST = {"": Pace(0, 100)}


def child(number: int, run: str = "r", kind: str = "a", group: str = "g", **more: Any) -> Child:
    """A child whose fingerprint is made of its number."""
    header = Header(VERSION, group, run, kind, more.pop("priority", 0), more.pop("validator", None))
    # Spread over the buckets as a hash is.
    fingerprint = (number * 0x9E3779B97F4A7C15 % 2**64).to_bytes(8, "big") + bytes(12)
    return Child(header, header.line() + b'{"url":"http://h/%d"}' % number, fingerprint, **more)


class Queue(SiteQueue):
    """With leases by default without a gap, short names, and what else is done with a queue as methods."""

    begin, unfold, reconcile = begin, unfold, reconcile

    async def get(self, number: int = 1, run: str = "r", pace: Pace | None = None, **limits: Any):
        answer = await self.lease(number, run, {"": pace} if pace else FAST, Limits(**limits))
        from govcrawl.frontier.codec import BadPayload, read_header

        for lease in answer.leases:
            try:
                lease.header = read_header(lease.payload)
            except BadPayload:
                lease.header = None
        return answer

    async def get_one(self, **more: Any):
        return (await self.get(**more)).leases[0]

    async def forget(self, fingerprint: bytes) -> bool:
        return await self.seen.forget(fingerprint)

    async def field(self, name: str, run: str = "r") -> int:
        return int(await self.caller.command("HGET", self.key("run", run), name) or 0)


Scenario = Callable[[Queue], Awaitable[Any]]


@pytest.fixture
def on_queue(any_redis_url: str) -> Callable[[Scenario], Any]:
    """Run a coroutine function with a queue on an empty server; on Valkey and on Redis 7.0."""

    def run(scenario: Scenario) -> Any:
        async def main() -> Any:
            caller = Caller(redis.asyncio.Redis.from_url(any_redis_url))
            queue = Queue(caller, Keys(), "s", "w1")
            try:
                result = await scenario(queue)
                await queue.settle()
                return result
            finally:
                await caller.close()

        # A thread of its own, since the tests' reactor is this one's event loop.
        with concurrent.futures.ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, main()).result(60)

    return run


class Crawls:
    """Starts commands against one server and one feed directory; ends those that still run."""

    def __init__(self, url: str, directory: Path) -> None:
        self.url, self.directory = url, directory
        self.feeds = directory / "feeds"
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, *args: str, **settings: Any) -> "subprocess.Popen[str]":
        """``settings``: as -s NAME=value; quick and without a gap unless said otherwise."""
        given = {"SPIDER_MODULES": "tests.frontier.sites", "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}
        given |= {"RETRY_BACKOFF": 0.05} | settings
        options = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
        env = {name: value for name, value in os.environ.items() if not name.startswith("GOVCRAWL_")}
        env |= {
            "REDIS_URL": self.url,
            "GOVCRAWL_FEEDS": str(self.feeds),
            "GOVCRAWL_STATE": str(self.directory / "state"),
        }
        env |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
        command = [sys.executable, "-m", "govcrawl", *args, *options]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)
        self.processes.append(process)
        return process

    def run(self, *args: str, status: int = 0, timeout: float = 60, **settings: Any) -> str:
        """Run to the end; standard output and error. Fails on another exit status."""
        process = self.start(*args, **settings)
        out, err = process.communicate(timeout=timeout)
        assert process.returncode == status, f"exit {process.returncode}, not {status}:\n{out}\n{err}"
        return out + err

    def records(self, site: str = "plain") -> list[dict[str, Any]]:
        """Every line of the feed."""
        import orjson

        files = sorted((self.feeds / site).glob("*/*.jsonl"))
        return [orjson.loads(line) for file in files for line in file.read_bytes().splitlines()]

    def paths(self, site: str = "plain") -> list[str]:
        """The paths of the records' pages, sorted."""
        return sorted(record["url"].partition("//")[2].partition("/")[2] for record in self.records(site))

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.communicate()


@pytest.fixture
def crawls(redis_url: str, tmp_path: Path) -> Iterator[Crawls]:
    made = Crawls(redis_url, tmp_path)
    yield made
    made.end()
