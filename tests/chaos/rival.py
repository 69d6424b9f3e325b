"""``python -m tests.chaos.rival``: scrapy-redis and govcrawl on the same site, workers killed the same way.

For the record, printed side by side. Only workers are killed, since scrapy-redis has no exporter; the server stays up.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import orjson
import redis

from tests.chaos.crawl import Chaos, Plan
from tests.chaos.processes import ROOT
from tests.chaos.servers import ChaosServer
from tests.chaos.webs import SmallSite


def rival(plan: Plan) -> Counter[str]:
    """Counts: kills, lost, doubled. Of the plan it takes small, workers, kills, pause, latency and seed."""
    directory = Path(tempfile.mkdtemp(prefix="rival-"))
    web, server = SmallSite(plan.small, plan.latency), ChaosServer(directory / "redis", "always", 0)
    chance, counts, started = random.Random(plan.seed), Counter[str](), 0
    base = web.crawl[-1].removeprefix("base=")
    client = redis.Redis.from_url(server.url)

    def start() -> subprocess.Popen[bytes]:
        nonlocal started
        started += 1
        command = [sys.executable, "-m", "tests.chaos.rival_spider", server.url, base]
        command.append(str(directory / f"{started}.jsonl"))
        with (directory / f"{started}.log").open("wb") as log:
            environment = os.environ | {"PYTHONPATH": str(ROOT)}
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, env=environment)

    running = [start() for _ in range(plan.workers)]
    next_kill = 0.0
    try:
        while running:
            time.sleep(0.05)
            running = [one for one in running if one.poll() is None]
            if counts["kills"] < plan.kills and client.zcard("rival:requests"):
                running += [start() for _ in range(plan.workers - len(running))]
                # scrapy-redis starts by popping the one list of lists: killed then, it would have nothing at all.
                begun = sum(path.stat().st_size for path in directory.glob("*.jsonl")) > 20 * plan.small
                if begun and time.monotonic() >= next_kill:
                    os.kill(chance.choice(running).pid, signal.SIGKILL)
                    counts["kills"] += 1
                    next_kill = time.monotonic() + chance.uniform(*plan.pause)
    finally:
        for one in running:
            one.kill()
        web.stop()
        client.close()
        server.stop()
    found: Counter[str] = Counter()
    for path in directory.glob("*.jsonl"):
        for line in path.read_bytes().splitlines():
            try:
                found[orjson.loads(line)["url"]] += 1
            except orjson.JSONDecodeError:
                counts["torn lines"] += 1
    counts["lost"] = plan.small - len(found)
    counts["doubled"] = sum(count - 1 for count in found.values())
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.rival", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pause", type=float, nargs=2, default=(3.0, 6.0), metavar="S")
    parser.add_argument("--latency", type=int, default=200, metavar="MS")
    given = parser.parse_args()
    pause = (given.pause[0], given.pause[1])
    plan = Plan(
        small=given.articles,
        workers=given.workers,
        kills=given.kills,
        pause=pause,
        latency=given.latency,
        seed=given.seed,
        kinds=(1, 0, 0),
    )
    theirs = rival(plan)
    print(f"scrapy-redis  {given.articles} articles, {dict(theirs)}", flush=True)
    with Chaos(plan) as chaos:
        ours = chaos.run()
    counted = {name: ours.counts[name] for name in ("lost", "doubled")}
    print(f"govcrawl      {given.articles} articles, {dict(kills=ours.kills.total(), **counted)}")


if __name__ == "__main__":
    main()
