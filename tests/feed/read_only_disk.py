"""Run in a mount namespace of its own: an exporter whose file system turns read-only under it, and is mounted again.

What the kernel does to a file system that it finds damaged is done here by mounting with ``abort``.
"""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.feed.mounted import exporting, print_sealed


def main(url: str, image: str, mount: str) -> None:
    subprocess.run(["mount", "-o", "loop", image, mount], check=True)
    feeds = Path(mount) / "feeds"
    with exporting(url, feeds) as (exporter, thread):
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
        print_sealed(exporter, feeds)


if __name__ == "__main__":
    main(*sys.argv[1:])
