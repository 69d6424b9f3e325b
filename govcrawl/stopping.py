"""A last resort for stopping: a process that does not end by its deadline is ended, whatever it hangs in."""

import logging
import os
import sys
import threading
from typing import Any

from scrapy.crawler import CrawlerProcessBase

from govcrawl.frontier.connection import release_embedded

_asked = threading.Event()
EARLY = 0.2  # seconds before the deadline at which patience ends


def stop_within(process: CrawlerProcessBase, seconds: float, status: int) -> None:
    """After the first SIGTERM or SIGINT the process has ``seconds``; then it exits with ``status``.

    What it held has been given back by then (the scheduler's deadline is shorter), or expires.
    """
    graceful = process._signal_shutdown

    def shutdown(signum: int, frame: Any) -> None:
        _asked.set()
        timer = threading.Timer(max(seconds - EARLY, 0.1), os._exit, (status,))
        timer.daemon = True
        timer.start()
        graceful(signum, frame)

    process.__dict__["_signal_shutdown"] = shutdown  # Scrapy installs it as the signals' handler


def leave(status: int) -> None:
    """End now where a signal asked for it: Python's own way out takes a second that a deadline may not have."""
    if _asked.is_set():
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        release_embedded()
        os._exit(status)
