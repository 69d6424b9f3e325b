"""The formatter of JSON log lines; structlog takes a tenth of a second to import, so only JSON logs load this."""

import logging

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from govcrawl.masking import mask


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
