"""An exporter in a thread of its own, for scripts that run in a mount namespace and spoil the file system under it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from govcrawl.feed.exporter import Exporter


@contextmanager
def exporting(url: str, feeds: Path) -> Iterator[tuple[Exporter, threading.Thread]]:
    """The exporter and the thread it runs in, which is stopped and waited for at the end."""
    exporter, stop = Exporter(redis.Redis.from_url(url), feeds, {"FEEDS_POLL": 0.02}), threading.Event()
    thread = threading.Thread(target=exporter.run, args=(stop,))
    thread.start()
    try:
        yield exporter, thread
    finally:
        stop.set()
        thread.join()


def print_sealed(exporter: Exporter, feeds: Path) -> None:
    """Seal the file of site ``s`` and print how many records it has, then its lines."""
    (sealed,) = exporter.seal("s", timeout=30)
    print("records", sealed.records, flush=True)
    for line in (feeds / "s" / sealed.path).read_text("utf-8").splitlines():
        print(line)
