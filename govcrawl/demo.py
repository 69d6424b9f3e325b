"""`make demo`: one issue of Anhui Daily, crawled from a local replica of its site into ./feeds.

Needs no network and no Redis of its own: the replica serves the newspaper on the loopback, the embedded server keeps
its data under ./.govcrawl (GOVCRAWL_FEEDS and GOVCRAWL_STATE name other places, as always).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SITE, DAY = "anhui_daily", "2023-08-21"
_READY = "crawl it with GOVCRAWL_REPLICA="


@contextmanager
def replica() -> Iterator[str]:
    """A running replica; gives its address. ``RuntimeError`` where it does not start."""
    command = [sys.executable, *f"-m govcrawl replica --port 0 --sites {SITE} --date {DAY} --days 1".split()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  # this interpreter
    try:
        assert process.stdout
        address = next((line.removeprefix(_READY).strip() for line in process.stdout if line.startswith(_READY)), None)
        if address is None:
            raise RuntimeError(f"the replica ended at once with exit status {process.wait()}")
        yield address
    finally:
        process.terminate()
        process.communicate()


def main() -> int:
    """Crawl, and give the crawl's exit status."""
    # The demo is complete in itself: a Redis of the user's has no part in it.
    environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    crawl = ["crawl", SITE, "-a", f"date={DAY}", "-s", "DOWNLOAD_DELAY=0"]
    try:
        with replica() as address:
            print(f"A replica of szb.ahnews.com.cn listens on {address}; every request goes there.")
            print(f"$ GOVCRAWL_REPLICA={address} scrapy {' '.join(crawl)}", flush=True)
            environment["GOVCRAWL_REPLICA"] = address
            command = [sys.executable, "-m", "govcrawl", *crawl]
            return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603  # this interpreter
    except RuntimeError as error:
        print(f"govcrawl.demo: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
