"""A process that exports and is killed with SIGKILL at the n-th step; for every n asked for on standard input.

The steps are the system calls that change the disk and the scripts that change Redis, before and after each. One
line in, one line out: ``n`` → ``killed`` or ``ended``. The process forks for each, so that a step costs no start.
"""

import os
import signal
import sys
import threading
from pathlib import Path

import redis

from govcrawl.feed import disk
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.outbox import Outbox


def main(url: str, feeds: str, zstd: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _export(url, feeds, zstd, int(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "ended", flush=True)


def _export(url: str, feeds: str, zstd: str, fatal: int) -> None:
    left = fatal

    def step() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepped(function):
        def call(*args, **kwargs):
            step()
            result = function(*args, **kwargs)
            step()
            return result

        return call

    for owner, name in (
        (os, "fsync"),
        (os, "link"),
        (os, "ftruncate"),
        (Path, "unlink"),
        (Path, "replace"),
        (disk, "sync_directory"),
        (Outbox, "_call"),
    ):
        setattr(owner, name, stepped(getattr(owner, name)))

    def torn(handle, data, offset, write=os.pwrite):
        step()
        half = write(handle, data[: len(data) // 2], offset)
        step()
        return half + write(handle, data[half:], offset + half)

    os.pwrite = torn
    settings = {"FEEDS_ZSTD": zstd, "FEEDS_SEAL_BYTES": 2_500}
    Exporter(redis.Redis.from_url(url), feeds, settings).run_once(threading.Event())


if __name__ == "__main__":
    main(*sys.argv[1:])
