"""Real servers for the tests: the embedded Valkey, and Debian's redis-server 7.0 where it is installed."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import redis

from govcrawl.frontier.server import server_binary
from tests.replicas import RunningReplica

# Processes that tests start compile the project once, not each for itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

REDIS_SERVER = shutil.which("redis-server")


class TestServer:
    """A private server on a unix socket, with an append-only file; can be killed and started again."""

    __test__ = False

    def __init__(self, binary: str, directory: Path, *options: str) -> None:
        self.binary, self.directory, self.options = binary, directory, options
        self.socket = directory / "s"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket))}"

    def start(self) -> None:
        self.socket.unlink(missing_ok=True)
        command = [self.binary, "--port", "0", "--unixsocket", str(self.socket), "--dir", str(self.directory)]
        command += ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--loglevel", "warning"]
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen([*command, *self.options], stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        with redis.Redis.from_url(self.url) as client:
            while True:
                try:
                    client.ping()
                    return
                except redis.exceptions.ConnectionError:
                    if time.monotonic() > deadline or self.process.poll() is not None:
                        raise
                    time.sleep(0.02)

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestServer]:
    """The embedded Valkey binary, one server a session."""
    server = TestServer(str(server_binary()), tmp_path_factory.mktemp("v"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def debian_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestServer]:
    """Debian's redis-server 7.0, one server a session; skipped where it is not installed."""
    if REDIS_SERVER is None:
        pytest.skip("redis-server is not installed")
    server = TestServer(REDIS_SERVER, tmp_path_factory.mktemp("r"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis_url(valkey: TestServer) -> str:
    """URL of a running, empty server."""
    return _empty(valkey)


@pytest.fixture(params=["valkey", "debian_redis"])
def any_redis_url(request: pytest.FixtureRequest) -> str:
    """URL of a running, empty server: the test runs on Valkey and on Debian's Redis 7.0."""
    return _empty(request.getfixturevalue(request.param))


@pytest.fixture
def redis_client(redis_url: str) -> Iterator[redis.Redis]:
    """A sync client of ``redis_url``."""
    with redis.Redis.from_url(redis_url) as client:
        yield client


def _empty(server: TestServer) -> str:
    if server.process is None or server.process.poll() is not None:
        server.start()
    with redis.Redis.from_url(server.url) as client:
        client.flushall()
        client.script_flush()
    return server.url


@pytest.fixture
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., RunningReplica]]:
    """``replica("--sites", "anhui_daily", …)`` starts a replica on a free port; all are stopped after the test."""
    running: list[RunningReplica] = []

    def start(*options: str) -> RunningReplica:
        running.append(RunningReplica(tmp_path_factory.mktemp("replica"), options))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, pytest.TestReport]:
    """With GOVCRAWL_NO_SKIP=1 (CI) a skipped test fails: there nothing may be left out for want of a tool."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("GOVCRAWL_NO_SKIP") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which GOVCRAWL_NO_SKIP forbids: {report.longrepr}"
    return report
