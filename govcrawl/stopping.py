"""A last resort for stopping: a process that does not end by its deadline is ended, whatever it hangs in."""

import os
import threading
from typing import Any

from scrapy.crawler import CrawlerProcessBase

EARLY = 0.2  # seconds before the deadline at which patience ends


def stop_within(process: CrawlerProcessBase, seconds: float, status: int) -> None:
    """After the first SIGTERM or SIGINT the process has ``seconds``; then it exits with ``status``.

    What it held has been given back by then (the scheduler's deadline is shorter), or expires.
    """
    graceful = process._signal_shutdown

    def shutdown(signum: int, frame: Any) -> None:
        timer = threading.Timer(max(seconds - EARLY, 0.1), os._exit, (status,))
        timer.daemon = True
        timer.start()
        graceful(signum, frame)

    process.__dict__["_signal_shutdown"] = shutdown  # Scrapy installs it as the signals' handler
