"""What goes wrong around a crawl, and how each ends: whole, with every article once. See docs/operations.md."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from govcrawl.feed.exporter import Exporter
from govcrawl.frontier.server import server_binary
from tests.chaos.processes import Fleet
from tests.chaos.servers import ChaosServer
from tests.chaos.verdict import compare, feed_of
from tests.chaos.webs import ReplicaSite
from tests.conftest import TestServer
from tests.feed.conftest import Filler, contents, keyed

pytestmark = pytest.mark.slow

SITE = "anhui_daily"
SETTINGS = {"DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 4, "LEASE_SECONDS": 3, "RETRY_BACKOFF": 0.1}


@pytest.fixture(scope="module")
def web(tmp_path_factory) -> Iterator[ReplicaSite]:
    """Two issues, every page of which takes 0.15 s."""
    made = ReplicaSite(tmp_path_factory.mktemp("web") / "replica", 2, 150)
    yield made
    made.stop()


@pytest.fixture
def server(tmp_path) -> Iterator[ChaosServer]:
    made = ChaosServer(tmp_path / "redis", "always", 0)
    yield made
    made.stop()


@pytest.fixture
def fleet(tmp_path, server, web) -> Iterator[Fleet]:
    made = Fleet(tmp_path, server.url, web.environment, SETTINGS)
    yield made
    made.stop()


def until(condition: Callable[[], object], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.02)


def fetched(client: redis.Redis) -> int:
    """How many articles the run has committed."""
    return int(client.get("{govcrawl}:sequence:" + SITE) or 0)


def ends_whole(fleet: Fleet, web: ReplicaSite) -> None:
    """Every process ends by itself with status 0, and the feed is the truth."""
    ended: list[tuple[str, int, int | None]] = []
    until(lambda: ended.extend(fleet.ended()) or not fleet.running, 90)
    logs = "\n".join(path.read_text("utf-8")[-2000:] for path in sorted(fleet.directory.glob("*.log")))
    assert {status for _, _, status in ended} == {0}, logs
    found = compare(web.truth(), feed_of(fleet.feeds / SITE))
    assert (found["lost"], found["doubled"], found["foreign"]) == (0, 0, 0), logs


def test_a_server_that_is_restarted_and_away_for_a_while_is_waited_for(fleet, server, web):
    fleet.start("worker", *web.crawl)
    for count, away in ((5, 0), (20, 0), (40, 5)):  # longer than the lease and than any retry of the client
        until(lambda count=count: fetched(server.client) > count)
        server.kill()
        time.sleep(away)
        server.start()
    ends_whole(fleet, web)


def test_a_server_out_of_memory_is_waited_for_and_nothing_is_given_up(fleet, server, web):
    fleet.start("worker", *web.crawl)
    until(lambda: fetched(server.client) > 10)
    server.client.config_set("maxmemory", "1")  # noeviction: every write is refused
    time.sleep(3.5)
    server.client.config_set("maxmemory", "0")
    ends_whole(fleet, web)
    assert server.client.hlen("{govcrawl}:dead:" + SITE) == 0


def test_a_server_that_has_become_read_only_is_waited_for(fleet, server, web):
    fleet.start("worker", *web.crawl)
    until(lambda: fetched(server.client) > 10)
    server.client.config_set("min-replicas-to-write", "1")  # NOREPLICAS
    time.sleep(3)
    server.client.config_set("min-replicas-to-write", "0")
    until(lambda: fetched(server.client) > 30)
    server.client.replicaof("127.0.0.1", "1")  # READONLY, as an old master after a failover
    time.sleep(3)
    server.client.replicaof("NO", "ONE")
    ends_whole(fleet, web)
    assert server.client.hlen("{govcrawl}:dead:" + SITE) == 0


def test_a_worker_that_slept_past_its_leases_wakes_up_to_find_them_taken(fleet, server, web):
    fleet.start("sleeper", *web.crawl)
    until(lambda: fleet.crawlers_with_work(server.client, SITE) and fetched(server.client) > 10)
    (sleeper,) = fleet.running
    os.kill(sleeper, signal.SIGSTOP)
    fleet.start("worker", *web.crawl)
    until(lambda: len(fleet.running) == 1 or fetched(server.client) > 40)
    os.kill(sleeper, signal.SIGCONT)
    ends_whole(fleet, web)


def test_workers_whose_clocks_are_a_year_off_do_no_harm(fleet, web):
    if not shutil.which("faketime"):
        pytest.skip("faketime is not installed")
    for jump in ("+400d", "-400d"):
        faketime = ("env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-f", jump)
        fleet.start("jumper", *web.crawl, before=faketime)
    fleet.start("worker", *web.crawl)
    ends_whole(fleet, web)


def test_an_exporter_that_slept_past_its_lease_does_not_write_twice(redis_client, redis_url, tmp_path):
    filler, feeds = Filler(redis_client), tmp_path / "feeds"
    made = filler.records(50)
    script = (
        "import redis, sys, threading\nfrom govcrawl.feed.exporter import Exporter\n"
        "Exporter(redis.Redis.from_url(sys.argv[1]), sys.argv[2], {'FEEDS_LEASE': 4, 'FEEDS_POLL': 0.02})"
        ".run(threading.Event())"
    )
    sleeper = subprocess.Popen(
        [sys.executable, "-c", script, redis_url, str(feeds)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        until(lambda: list(feeds.glob("s/*.part")))
        os.kill(sleeper.pid, signal.SIGSTOP)
        until(lambda: not redis_client.exists("{govcrawl}:exporter"))
        # On this machine the sleeper still holds the lock; on another one without locks the lease alone would decide.
        os.rename(feeds / "feed.lock", feeds / "held")
        made += filler.records(50, start=50)
        Exporter(redis_client, feeds, {}).run_once(threading.Event())
        os.kill(sleeper.pid, signal.SIGCONT)
        made += filler.records(50, start=100)
        Exporter(redis_client, feeds, {"FEEDS_POLL": 0.02}).run_once(threading.Event())
    finally:
        sleeper.kill()
        sleeper.wait()
    assert contents(feeds) == keyed(made)


class Sentinel:
    """A master, its replica and one sentinel, all on loopback ports."""

    def __init__(self, directory: Path) -> None:
        self.ports = [_free_port() for _ in range(3)]
        master, second, sentinel = self.ports
        binary = str(server_binary())
        self.servers = []
        for name, port, more in (("a", master, ()), ("b", second, ("--replicaof", f"127.0.0.1 {master}"))):
            (directory / name).mkdir()
            made = TestServer(binary, directory / name, "--port", str(port), "--bind", "127.0.0.1", *more)
            made.start()
            self.servers.append(made)
        config = directory / "sentinel.conf"
        config.write_text(
            f"port {sentinel}\nbind 127.0.0.1\nsentinel monitor mymaster 127.0.0.1 {master} 1\n"
            "sentinel down-after-milliseconds mymaster 800\nsentinel failover-timeout mymaster 4000\n"
        )
        self.process = subprocess.Popen([binary, str(config), "--sentinel"], stdout=subprocess.DEVNULL, cwd=directory)
        self.url = f"sentinel://127.0.0.1:{sentinel}/mymaster/0"
        self.client = redis.sentinel.Sentinel([("127.0.0.1", sentinel)], socket_timeout=1).master_for(
            "mymaster", socket_timeout=1
        )
        until(lambda: self._replicas() == 1)
        with redis.Redis(port=sentinel) as watch:
            until(lambda: watch.sentinel_master("mymaster")["num-slaves"] == 1)

    def _replicas(self) -> int:
        with redis.Redis.from_url(self.servers[0].url) as client:
            info = client.info("replication")
        return sum(1 for name in info if name.startswith("slave") and info[name]["state"] == "online")

    def stop(self) -> None:
        self.client.close()
        self.process.kill()
        self.process.wait()
        for server in self.servers:
            server.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_failover_to_a_replica_is_followed(tmp_path, web):
    made = Sentinel(tmp_path)
    fleet = Fleet(tmp_path, made.url, web.environment, SETTINGS)
    try:
        fleet.start("worker", *web.crawl)
        until(lambda: fetched(made.client) > 10)
        made.servers[0].kill()
        ends_whole(fleet, web)
        assert made.client.info("server")["tcp_port"] == made.ports[1]
    finally:
        fleet.stop()
        made.stop()
