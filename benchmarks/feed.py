"""What the feed costs: CPU time to export, to read, to verify, to begin a new epoch. ``python -m benchmarks.feed``."""

import argparse
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import redis

from govcrawl import feed
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.verify import verify
from govcrawl.frontier.server import server_binary
from tests.conftest import TestServer
from tests.feed.conftest import Filler


def measure(name: str, records: int, action: Callable[[], object]) -> None:
    """Run it once; print this process' CPU time (not the server's) a thousand records."""
    began = time.process_time()
    action()
    used = time.process_time() - began
    print(f"{name:28} {used * 1e6 / records:8.1f} µs a record, {records / used:8.0f} records a CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feed", description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--characters", type=int, default=1_000, help="of text in a record (default 1,000)")
    given = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="feed-"))
    (directory / "redis").mkdir()
    server = TestServer(str(server_binary()), directory / "redis")
    server.start()
    client = redis.Redis.from_url(server.url)
    try:
        Filler(client).records(given.records, pad=given.characters)

        def export() -> None:
            Exporter(client, directory / "feeds", {"OUTBOX_LIMIT": 10**9}).run_once(threading.Event())

        measure("export, seal", given.records, export)
        measure("feed.read", given.records, lambda: sum(1 for _ in feed.read(directory / "feeds")))
        measure("feed verify", given.records, lambda: list(verify(directory / "feeds")))
        client.flushall()
        Filler(client).records(1, start=given.records)
        measure("server emptied: new epoch", given.records, export)
        assert all(not found.problems for found in verify(directory / "feeds"))
    finally:
        client.close()
        server.stop()


if __name__ == "__main__":
    main()
