"""Run in a mount namespace of its own: an exporter whose disk is full, until somebody makes room."""

import subprocess
import sys
import time
from pathlib import Path

from tests.feed.mounted import exporting, print_sealed


def main(url: str, mount: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", mount], check=True)
    feeds = Path(mount) / "feeds"
    with exporting(url, feeds) as (exporter, _):
        while not (exporter._shift and exporter._shift.broken):
            time.sleep(0.01)
        print("broken", exporter._shift.broken["s"], flush=True)
        print("sealed", (feeds / "s" / "manifest.jsonl").exists(), flush=True)
        subprocess.run(["mount", "-o", "remount,size=50m", mount], check=True)
        print_sealed(exporter, feeds)


if __name__ == "__main__":
    main(*sys.argv[1:])
