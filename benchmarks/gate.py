"""The gate under load: many workers, busy callbacks, one host group; gaps as the receiving server sees them.

    python -m benchmarks.gate [--workers 16] [--delay 0.2] [--pages 200] [--burn 0.1]

Every worker is a process of its own whose callbacks burn CPU. A violation is a gap more than 50 ms short.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import redis

from govcrawl.frontier.keys import Keys
from govcrawl.frontier.server import EmbeddedServer
from tests.frontier.web import serving, site

ROOT = Path(__file__).parents[1]
SHORT = 0.05  # seconds


def start(state: str, *args: str, delay: float, burn: float) -> "subprocess.Popen[bytes]":
    settings = [f"DOWNLOAD_DELAY={delay}", "SPIDER_MODULES=tests.frontier.sites", "CONCURRENT_REQUESTS_PER_DOMAIN=8"]
    options = [part for each in settings for part in ("-s", each)]
    env = {**os.environ, "GOVCRAWL_STATE": state, "GOVCRAWL_FEEDS": f"{state}/feeds", "PYTHONPATH": str(ROOT)}
    env |= {"BURN": str(burn), "GOVCRAWL_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "govcrawl", *args, *options]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=16)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--burn", type=float, default=0.1, help="CPU seconds a callback burns")
    options = parser.parse_args()
    with serving(site(options.pages)) as web, tempfile.TemporaryDirectory() as state, EmbeddedServer(state) as server:
        load = {"delay": options.delay, "burn": options.burn}
        workers = [start(state, "worker", "--sites", "busy", **load) for _ in range(options.workers)]
        with redis.Redis.from_url(server.url) as client:
            while client.zcard(Keys()("workers")) < options.workers:
                time.sleep(0.2)
        crawl = start(state, "crawl", "busy", "-a", f"base={web.url}", **load)
        status = crawl.wait()
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()
        times = [at for at, _, _ in web.log]
    gaps = sorted(after - before for before, after in pairwise(sorted(times)))
    print(f"{len(times)} requests of {options.workers} workers and a crawl (exit {status}), delay {options.delay} s")
    print(f"  gaps: least {gaps[0]:.3f} s, median {gaps[len(gaps) // 2]:.3f} s")
    short = [gap for gap in gaps if gap < options.delay - SHORT]
    print(f"  violations (more than {SHORT * 1000:.0f} ms short): {len(short)} {short[:5]}")
    sys.exit(bool(short))


if __name__ == "__main__":
    main()
