"""One crawl under chaos, from an empty server to a verdict."""

import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from attrs import Factory, define

from govcrawl.feed.verify import verify
from tests.chaos.processes import Fleet
from tests.chaos.servers import ChaosServer
from tests.chaos.verdict import compare, feed_of
from tests.chaos.webs import ReplicaSite, SmallSite

START = 15.0
"""Seconds that a process may take from its start until it has asked the server for the first time."""


@define
class Plan:
    """What is done to whom. ``days``: of the replica; ``small``: articles of the small site instead.

    ``pause``: seconds between kills, from and to; ``window``: seconds that a power cut loses; ``latency``: ms;
    ``kinds``: how often a worker, the exporter, the server is chosen.
    """

    days: int = 4
    small: int = 0
    workers: int = 3
    kills: int = 10
    seed: int = 1
    fsync: str = "always"
    window: float = 0.0
    lease: int = 5
    pause: tuple[float, float] = (2.0, 6.0)
    go_back: bool = False
    latency: int = 20
    seal_bytes: int = 200_000
    timeout: float = 600.0
    kinds: tuple[int, int, int] = (6, 3, 2)


@define
class Verdict:
    """What came of it; ``unasked``: processes that ended by themselves, with another status than 0; ``no_server``: how
    many of a kind were started while the server was down and said so (status 2)."""

    kills: Counter[str] = Factory(Counter)
    unasked: Counter[str] = Factory(Counter)
    no_server: Counter[str] = Factory(Counter)
    counts: dict[str, int] = Factory(dict)
    problems: list[str] = Factory(list)
    epoch: int = 0
    dead: int = 0
    cut: int = 0
    went_back: bool = False
    seconds: float = 0.0
    complete: bool = False

    @property
    def good(self) -> bool:
        counts = self.counts
        nothing_wrong = not (counts["lost"] or counts["doubled"] or counts["foreign"] or self.problems or self.dead)
        return self.complete and nothing_wrong


class Chaos:
    """Runs a plan. Use as a context manager: it ends everything it started."""

    def __init__(self, plan: Plan, directory: Path | None = None) -> None:
        self.plan = plan
        self.directory = directory or Path(tempfile.mkdtemp(prefix="chaos-"))
        self.chance = random.Random(plan.seed)
        self.verdict = Verdict()
        self._begun: float | None = None
        self._server_away = float("-inf")

    def __enter__(self) -> "Chaos":
        plan = self.plan
        if plan.small:
            self.web: ReplicaSite | SmallSite = SmallSite(plan.small, plan.latency)
        else:
            self.web = ReplicaSite(self.directory / "replica", plan.days, plan.latency)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.server = ChaosServer(self.directory / "redis", plan.fsync, plan.window)
        settings: dict[str, Any] = {
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8 * plan.workers,
            "LEASE_SECONDS": plan.lease,
            "FEEDS_SEAL_BYTES": plan.seal_bytes,
        }
        self.fleet = Fleet(self.directory, self.server.url, self.web.environment, settings | self.web.settings)
        return self

    def __exit__(self, *_: object) -> None:
        self.fleet.stop()
        self.server.stop()
        self.web.stop()

    def run(self) -> Verdict:
        """Crawl and kill until the run is complete, then count."""
        began = time.monotonic()
        self._start_exporter()
        for _ in range(self.plan.workers):
            self._start_worker()
        self._chaos(began + self.plan.timeout)
        self._finish(began + self.plan.timeout)
        self.verdict.seconds = time.monotonic() - began
        self._count()
        return self.verdict

    def _chaos(self, deadline: float) -> None:
        next_kill = time.monotonic() + self.chance.uniform(*self.plan.pause) + 2
        while not self.verdict.complete and time.monotonic() < deadline:
            time.sleep(0.02)
            self.server.sample()
            self._restart_what_ended()
            if time.monotonic() >= next_kill and self.verdict.kills.total() < self.plan.kills and self._kill():
                next_kill = time.monotonic() + self.chance.uniform(*self.plan.pause)

    def _kill(self) -> bool:
        """Kill one that holds work; False if the kind chosen by chance holds none now."""
        if self._begun is None and self.server.client.exists("{govcrawl}:runs:" + self.web.name):
            self._begun = time.monotonic()
        # A run that began within the seconds that a power cut takes is forgotten, and its crawl says so and ends.
        if self._begun is None or time.monotonic() - self._begun < self.plan.window + 0.5:
            return False
        kills = self.verdict.kills
        if self.plan.go_back and not self.verdict.went_back and kills.total() >= self.plan.kills // 2:
            return self._go_back()
        kind = self.chance.choices(["worker", "exporter", "server"], self.plan.kinds)[0]
        if kind == "server":
            if not self.server.client.zcard("{govcrawl}:leases:" + self.web.name):
                return False
            self.verdict.cut += self.server.kill()
            time.sleep(self.chance.uniform(0, 1))
            self.server.start()
            self._server_away = time.monotonic()
        else:
            found = (
                self.fleet.crawlers_with_work(self.server.client, self.web.name)
                if kind == "worker"
                else self.fleet.exporter_with_work(self.web.name)
            )
            if not found:
                return False
            self.fleet.kill(self.chance.choice(found))
        kills[kind] += 1
        return True

    def _go_back(self) -> bool:
        """Bring the server back as it was before the newest sealed files were sealed."""
        try:
            sealed = (self.fleet.feeds / self.web.name / "manifest.jsonl").stat().st_mtime
        except FileNotFoundError:
            return False
        moment = time.monotonic() - (time.time() - sealed) - 3
        if not self.server.lengths or self.server.lengths[0][0] > moment:
            return False
        self.verdict.cut += self.server.go_back(moment)
        self._server_away = time.monotonic()
        self.verdict.went_back = True
        self.verdict.kills["server, back behind the feed"] += 1
        return True

    def _finish(self, deadline: float) -> None:
        """The others find out for themselves that the run is complete."""
        while any(kind == "worker" for kind, _ in self.fleet.running.values()) and time.monotonic() < deadline:
            time.sleep(0.05)
            self._restart_what_ended()

    def _restart_what_ended(self) -> None:
        for kind, _, status in self.fleet.ended():
            if kind == "worker" and status == 0:
                self.verdict.complete = True
            elif status == 2 and time.monotonic() - self._server_away < START:
                self.verdict.no_server[kind] += 1
            elif status is not None:
                self.verdict.unasked[f"{kind} with status {status}"] += 1
            if kind == "exporter":
                self._start_exporter()
            elif not self.verdict.complete:
                self._start_worker()

    def _start_worker(self) -> None:
        self.fleet.start("worker", *self.web.crawl)

    def _start_exporter(self) -> None:
        self.fleet.start("exporter", "export")

    def _count(self) -> None:
        verdict, client = self.verdict, self.server.client
        verdict.counts = compare(self.web.truth(), feed_of(self.fleet.feeds / self.web.name))
        verdict.problems = [text for found in verify(self.fleet.feeds) for text in found.problems]
        verdict.dead = int(client.hlen("{govcrawl}:dead:" + self.web.name))
        verdict.epoch = int(client.get("{govcrawl}:epoch:" + self.web.name) or 0)
