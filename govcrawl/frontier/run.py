"""Runs: a site and its resolved arguments, with counters that everybody can read."""

import json
import secrets
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import redis
from attrs import define, fields
from scrapy import Spider

from govcrawl.frontier.keys import Keys

CHINA_HOURS = timedelta(hours=8)


@define
class Run:
    """A run as it stands. Times in ms since 1970, by the server's clock; 0 where there is none yet.

    At its end each of the ``listed`` articles was ``known`` before, ``fetched``, ``unchanged`` (304), ``gone`` (404),
    ``dropped`` (robots.txt) or has ``failed``; list pages are counted in ``pages``, ``dropped`` and ``failed``.
    Of the records, ``new`` went to the feed, ``repeated`` were in it already.
    """

    run: str
    site: str
    args: str = "{}"
    state: str = ""
    started: int = 0
    finished: int = 0
    touched: int = 0
    pending: int = 0
    listed: int = 0
    known: int = 0
    pages: int = 0
    fetched: int = 0
    new: int = 0
    unchanged: int = 0
    repeated: int = 0
    gone: int = 0
    failed: int = 0
    not_article: int = 0
    retried: int = 0
    dropped: int = 0
    replaced: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing of it is queued, delayed, leased or spilled anywhere."""
        return self.state == "complete"


def read_run(client: redis.Redis, keys: Keys, site: str, run: str) -> Run | None:
    """A run, or None where Redis has it no more."""
    stored: dict[bytes, bytes] = client.hgetall(keys("run", site, run))  # type: ignore[assignment]  # the sync client
    if not stored:
        return None
    values: dict[str, Any] = {}
    for field in fields(Run):
        value = stored.get(field.name.encode())
        if value is not None:
            values[field.name] = int(value) if field.type is int else value.decode("utf-8", "replace")
    return Run(**{"run": run, "site": site, **values})


def runs_of(client: redis.Redis, keys: Keys, site: str, limit: int = 20) -> list[Run]:
    """The latest runs of a site, newest first."""
    names: list[bytes] = client.zrevrange(keys("runs", site), 0, limit - 1)  # type: ignore[assignment]
    found = (read_run(client, keys, site, name.decode()) for name in names)
    return [run for run in found if run]


def notes_of(client: redis.Redis, keys: Keys, site: str, run: str) -> list[str]:
    """What the spiders of a run have noted, on whichever worker; a spider's ``take_note`` understands it."""
    found: set[bytes] = client.smembers(keys("troubles", site, run))  # type: ignore[assignment]
    return sorted(note.decode("utf-8", "replace") for note in found)


def new_run_id() -> str:
    """A name no other run has; it begins with the day and time (UTC, of the machine: only a name)."""
    return time.strftime("%Y%m%dT%H%M%S", time.gmtime()) + "-" + secrets.token_hex(3)


def arguments_of(spider: Spider, settings: Any) -> str:
    """The resolved arguments of a crawl, canonical JSON: the same arguments are the same run while it is unfinished."""
    given = settings.get("RUN_ARGUMENTS")
    if given:
        return str(given)
    values = {name: getattr(spider, name, None) for name in ("since", "until")}
    return canonical({name: str(value) for name, value in values.items() if value})


def canonical(arguments: dict[str, str]) -> str:
    """Arguments as JSON with sorted keys."""
    return json.dumps(arguments, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def china_today(client: redis.Redis) -> date:
    """The day in Asia/Shanghai by Redis TIME."""
    seconds, _ = client.time()
    return (datetime.fromtimestamp(seconds, UTC) + CHINA_HOURS).date()
