"""Run in a mount namespace of its own: an exporter whose file system turns read-only under it, and is mounted again.

What the kernel does to a file system that it finds damaged is done here by mounting with ``abort``.
"""

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import redis

from govcrawl.feed.exporter import Exporter


def main(url: str, image: str, mount: str) -> None:
    subprocess.run(["mount", "-o", "loop", image, mount], check=True)
    feeds = Path(mount) / "feeds"
    exporter, stop = Exporter(redis.Redis.from_url(url), feeds, {"FEEDS_POLL": 0.02}), threading.Event()
    thread = threading.Thread(target=exporter.run, args=(stop,))
    thread.start()
    try:
        while not list(feeds.glob("s/*.part")):
            time.sleep(0.01)
        subprocess.run(["mount", "-o", "remount,abort", mount], check=True)
        exporter._outbox.want_sealed("s")
        said = ""
        while os.strerror(errno.EROFS) not in said:
            time.sleep(0.01)
            said = exporter._trouble
        print("broken", said, flush=True)
        time.sleep(1)
        print("alive", thread.is_alive(), flush=True)
        subprocess.run(["umount", mount], check=True)  # it is not held
        subprocess.run(["mount", "-o", "loop", image, mount], check=True)
        (sealed,) = exporter.seal("s", timeout=30)
        print("records", sealed.records, flush=True)
        for line in (feeds / "s" / sealed.path).read_text("utf-8").splitlines():
            print(line)
    finally:
        stop.set()
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
