"""How fast the dashboard answers: 31 provinces, a year of history.

    python benchmarks/dashboard.py [--days 365] [--rounds 20]

Starts a server and the real dashboard process, fills Redis with a run a site and day and the feed with three records
a site and day, and asks for each page by HTTP. Prints milliseconds: median and worst, the first call apart.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import redis

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from govcrawl.frontier.server import server_binary  # noqa: E402  after the path is set
from govcrawl.services.roster import roster  # noqa: E402
from govcrawl.services.runs import CHINA  # noqa: E402
from tests.conftest import TestServer  # noqa: E402
from tests.dashboard.conftest import Dashboard, add_run, record, write_feed  # noqa: E402

PAGES = ("/", "/site/anhui_daily", "/clusters", "/dead", "/workers")


def fill(client: redis.Redis, feeds: Path, sites: list[str], days: int) -> None:
    now = datetime.now(CHINA)
    for site in sites:
        for back in range(days):
            at = now - timedelta(days=back, hours=1)
            add_run(client, site, at)
            story = {"cluster": "0" * 32, "of": "0" * 32, "similarity": 0.9} if back % 3 == 0 else None
            articles = [record(site, back * 3 + n, near_dup=story if n == 0 else None) for n in range(3)]
            write_feed(feeds, site, articles, day=f"{at:%Y-%m-%d}")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--days", type=int, default=365)
    cli.add_argument("--rounds", type=int, default=20)
    options = cli.parse_args()
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "govcrawl.settings")
    from scrapy.utils.project import get_project_settings

    sites = [name for name, site in roster(get_project_settings()).items() if site.kind in ("epaper", "portal")]
    with tempfile.TemporaryDirectory() as directory:
        server = TestServer(str(server_binary()), Path(directory))
        server.start()
        try:
            with redis.Redis.from_url(server.url) as client:
                fill(client, Path(directory) / "feeds", sites, options.days)
            dashboard = Dashboard(server.url, Path(directory) / "feeds")
            rows = {}
            for path in PAGES:
                took = []
                for _ in range(options.rounds + 1):
                    before = time.perf_counter()
                    with urllib.request.urlopen(dashboard.url + path, timeout=60) as answer:
                        answer.read()
                    took.append(1000 * (time.perf_counter() - before))
                rows[path] = {
                    "first": round(took[0], 1),
                    "median": round(statistics.median(took[1:]), 1),
                    "worst": round(max(took[1:]), 1),
                }
            dashboard.stop()
        finally:
            server.stop()
    print(json.dumps({"sites": len(sites), "days": options.days, "ms": rows}, indent=1))


if __name__ == "__main__":
    main()
