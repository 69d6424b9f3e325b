"""Log lines as JSON, one object a line, with run, site and url; passwords in URLs are masked.

Chosen by ``GOVCRAWL_LOG_FORMAT=json``. Every logger of the process is covered, Scrapy's and Twisted's included:
what they pass along as ``spider``, ``request`` or ``response`` becomes ``site``, ``run`` and ``url``.
"""

import logging
import os
import re
import sys
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):([^/\s@]+)@")


def mask(text: str) -> str:
    """Replace the password of every URL in a text: ``redis://u:secret@h`` becomes ``redis://u:***@h``."""
    return _PASSWORD.sub(r"\1:***@", text)


def _mask_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    for key, value in event.items():
        if isinstance(value, str) and "://" in value:
            event[key] = mask(value)
    return event


def _crawl_context(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """What Scrapy attaches to a log record, as the names an operator searches for."""
    record: logging.LogRecord | None = event.get("_record")
    if record is None:
        return event
    given = event.pop("positional_args", None)
    args = given if isinstance(given, dict) else {}
    request = args.get("request") or getattr(getattr(record, "response", None), "request", None)
    spider = getattr(record, "spider", None) or args.get("spider")
    if name := getattr(spider, "name", None):
        event.setdefault("site", name)
    if url := getattr(request, "url", None):
        event.setdefault("url", url)
    if run := getattr(request, "meta", {}).get("run"):
        event.setdefault("run", run)
    for key in ("site", "run", "url"):
        if isinstance(value := record.__dict__.get(key), str):
            event.setdefault(key, value)
    return event


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _crawl_context,
    ]


def json_formatter() -> logging.Formatter:
    """A formatter for stdlib log records."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        pass_foreign_args=True,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _mask_values,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    )


def wanted() -> bool:
    """Whether the environment asks for JSON logs."""
    return os.environ.get("GOVCRAWL_LOG_FORMAT", "").lower() == "json"


def install(level: str | int = "INFO", stream: TextIO | None = None) -> logging.Handler:
    """Send every log record of the process to a stream (standard error) as JSON."""
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
