"""Log lines as JSON, one object a line, with run, site and url.

Chosen by ``GOVCRAWL_LOG_FORMAT=json``. Every logger of the process is covered, Scrapy's and Twisted's included:
what they pass along as ``spider``, ``request`` or ``response`` becomes ``site``, ``run`` and ``url``.
"""

import logging
import os
import sys
from typing import Any, TextIO


def wanted() -> bool:
    """Whether the environment asks for JSON logs."""
    return os.environ.get("GOVCRAWL_LOG_FORMAT", "").lower() == "json"


def install(level: str | int = "INFO", stream: TextIO | None = None) -> logging.Handler:
    """Send every log record of the process to a stream (standard error) as JSON."""
    from govcrawl.services.json_lines import json_formatter  # noqa: PLC0415  structlog, for those who want it

    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(json_formatter())
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.DEBUG, handler.level) if root.level else handler.level)
    return handler


def settings_for_json() -> dict[str, Any]:
    """What Scrapy must be told so that it does not write the same records a second time."""
    return {"LOG_ENABLED": False}
