"""Run in a mount namespace of its own: an exporter whose disk is full, until somebody makes room."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import redis

from govcrawl.feed.exporter import Exporter


def main(url: str, mount: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", mount], check=True)
    feeds = Path(mount) / "feeds"
    exporter, stop = Exporter(redis.Redis.from_url(url), feeds, {"FEEDS_POLL": 0.02}), threading.Event()
    thread = threading.Thread(target=exporter.run, args=(stop,))
    thread.start()
    try:
        while not (exporter._shift and exporter._shift.broken):
            time.sleep(0.01)
        print("broken", exporter._shift.broken["s"], flush=True)
        print("sealed", (feeds / "s" / "manifest.jsonl").exists(), flush=True)
        subprocess.run(["mount", "-o", "remount,size=50m", mount], check=True)
        (sealed,) = exporter.seal("s", timeout=30)
        print("records", sealed.records, flush=True)
        for line in (feeds / "s" / sealed.path).read_text("utf-8").splitlines():
            print(line)
    finally:
        stop.set()
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
