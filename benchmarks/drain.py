"""Workers that are asked to stop while their responses are slower than the deadline: do they leave in time?

    python -m benchmarks.drain [--times 100] [--deadline 3]

Each worker holds pages whose responses take a minute. It must be gone within the deadline of SIGTERM, and no page may
wait for its lease to expire.
"""

import argparse
import signal
import sys
import tempfile
import time

import redis

from benchmarks.gate import start
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.server import EmbeddedServer
from tests.frontier.web import serving, site

KEYS = Keys()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--deadline", type=float, default=3.0)
    options = parser.parse_args()
    in_time, left, slowest = 0, 0, 0.0
    with serving(site(50)) as web, tempfile.TemporaryDirectory() as state, EmbeddedServer(state) as server:
        deadline = f"DRAIN_DEADLINE={options.deadline}"
        crawl = start(state, "crawl", "plain", "-a", f"base={web.url}", "-s", deadline, delay=0, burn=0)
        with redis.Redis.from_url(server.url) as client:
            while not web.counted["/list/0"]:
                time.sleep(0.05)
            web.latency = 60
            crawl.send_signal(signal.SIGTERM)
            crawl.wait()
            for _ in range(options.times):
                worker = start(state, "worker", "--sites", "plain", "-s", deadline, delay=0, burn=0)
                while not client.zcard(KEYS("leases", "plain")):
                    time.sleep(0.02)
                time.sleep(0.2)
                begun = time.monotonic()
                worker.send_signal(signal.SIGTERM)
                worker.wait()
                took = time.monotonic() - begun
                held = client.zcard(KEYS("leases", "plain"))
                in_time, left, slowest = in_time + (took <= options.deadline), left + held, max(slowest, took)
    print(f"{in_time} of {options.times} workers left within {options.deadline} s (slowest {slowest:.2f} s)")
    print(f"  leases left behind: {left}")
    sys.exit(in_time < options.times or left > 0)


if __name__ == "__main__":
    main()
