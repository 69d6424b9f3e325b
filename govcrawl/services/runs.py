"""Runs as the frontier records them in Redis, read back for people and for the scheduler."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

import redis
from attrs import frozen

from govcrawl.frontier.keys import Keys

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
COUNTERS = ("listed", "fetched", "new", "known", "gone", "failed", "not_article")


@frozen(kw_only=True)
class Run:
    """One run of one site. Times are in China; ``finished`` is None while it goes on."""

    site: str
    id: str
    args: Mapping[str, str]
    state: str
    started: datetime
    finished: datetime | None
    counters: Mapping[str, int]

    @property
    def complete(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.state == "complete"

    @property
    def label(self) -> str:
        """The run's days for people: one day, a range, or the day it was started."""
        since, until = self.days()
        return str(since) if since == until else f"{since} … {until}"

    def days(self) -> tuple[date, date]:
        """First and last day the run asked for; a run without bounds stands for the day it was started."""
        started = self.started.date()
        if day := self.args.get("newest"):
            return date.fromisoformat(day), date.fromisoformat(day)
        since, until = self.args.get("since"), self.args.get("until")
        if not since and not until:
            return started, started
        first = date.fromisoformat(since) if since else date.fromisoformat(until or "")
        return first, date.fromisoformat(until) if until else started

    def covers(self, day: date) -> bool:
        """Whether a day lies within the run's."""
        first, last = self.days()
        return first <= day <= last

    @property
    def verdict(self) -> str:
        """``running``, ``complete``, ``partial`` (pages lost), ``failed`` (nothing but failures) or ``missing``
        (nothing was listed)."""
        if not self.complete:
            return "running"
        got = self["fetched"] + self["known"] + self["gone"]
        if self["failed"]:
            return "partial" if got else "failed"
        return "complete" if self["listed"] or got else "missing"

    @property
    def share(self) -> float | None:
        """Pages not lost of pages listed, 0 to 1; None where nothing was listed."""
        listed = self["listed"]
        return max(0.0, 1 - self["failed"] / listed) if listed else None

    def __getitem__(self, counter: str) -> int:
        return self.counters.get(counter, 0)


def latest(client: redis.Redis, keys: Keys, sites: Iterable[str], count: int) -> dict[str, list[Run]]:
    """The last runs of each site, newest first, in two round trips."""
    names = list(sites)
    with client.pipeline(transaction=False) as pipe:
        for site in names:
            pipe.zrevrange(keys("runs", site), 0, count - 1)
        ids = [[_text(run) for run in found] for found in pipe.execute()]
        wanted = [(site, run) for site, found in zip(names, ids, strict=True) for run in found]
        for site, run in wanted:
            pipe.hgetall(keys("run", site, run))
        hashes = pipe.execute()
    runs: dict[str, list[Run]] = {site: [] for site in names}
    for (site, run), stored in zip(wanted, hashes, strict=True):
        if stored:  # the index can outlive a run by the moment between two expiries
            runs[site].append(_run(site, run, stored))
    return runs


def _run(site: str, run_id: str, stored: Mapping[bytes, bytes]) -> Run:
    fields = {_text(k): _text(v) for k, v in stored.items()}
    return Run(
        site=site,
        id=run_id,
        args=_args(fields.get("args")),
        state=fields.get("state", "running"),
        started=_time(fields.get("started")) or datetime.fromtimestamp(0, CHINA),
        finished=_time(fields.get("finished")),
        counters={name: int(fields.get(name) or 0) for name in (*COUNTERS, "pages", "retried", "dropped", "unchanged")},
    )


def _args(stored: str | None) -> dict[str, str]:
    try:
        found: Any = json.loads(stored or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in found.items() if v is not None} if isinstance(found, dict) else {}


def _time(milliseconds: str | None) -> datetime | None:
    return datetime.fromtimestamp(float(milliseconds) / 1000, CHINA) if milliseconds else None


def _text(value: bytes | str) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
