"""The state of the fleet, read from Redis: for `status`, the dashboard and the metrics. Changes nothing."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import redis
from attrs import asdict, frozen

from govcrawl.drift.judge import PAST, standing
from govcrawl.drift.store import fills
from govcrawl.frontier.keys import Keys
from govcrawl.services.roster import Site
from govcrawl.services.runs import CHINA, Run, latest

DUE_HOUR = 8.0
"""When a daily's issue is due where its own publishing hour is not known (most are out by 6)."""

GRACE = timedelta(hours=3)
"""From the publishing hour until an issue that is not in counts as late."""

RUNS_LOOKED_AT = 40


@frozen(kw_only=True)
class Live:
    """The numbers that move. ``away``: Redis did not answer."""

    workers: int = 0
    ready: int = 0
    delayed: int = 0
    leased: int = 0
    outbox: int = 0
    dead: int = 0
    away: bool = False

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@frozen(kw_only=True)
class Memory:
    """Redis' memory in bytes; ``limit`` is 0 where there is none."""

    used: int
    limit: int


@frozen(kw_only=True)
class Worker:
    """One worker process. ``age``: seconds since its last heartbeat; ``held``: requests in its hands."""

    name: str
    host: str
    sites: str
    state: str
    held: int
    age: int


@frozen(kw_only=True)
class Dead:
    """A page given up on."""

    site: str
    url: str
    reason: str
    attempts: int
    when: datetime | None


@frozen(kw_only=True)
class SiteState:
    """One site on one day. ``state``: complete, partial, running, late, failed, missing or unknown."""

    name: str
    site_name: str
    kind: str
    province: str | None
    evidence: str
    as_of: str | None
    state: str
    share: float | None
    last: Run | None
    runs: list[Run]
    layout_changed: list[str]

    def as_dict(self) -> dict[str, Any]:
        """Its fields, the runs as they are."""
        return asdict(self, recurse=False)


class Fleet:
    """Reads what the frontier, the workers and the scheduler keep in Redis."""

    def __init__(self, client: redis.Redis, roster: Mapping[str, Site], keys: Keys | None = None) -> None:
        self.client = client
        self.roster = roster
        self.keys = keys or Keys()

    def now(self) -> datetime:
        """The time in China by the server's clock; by this machine's where the server is away."""
        try:
            seconds, micros = self.client.time()
        except redis.RedisError:
            return datetime.now(CHINA)
        return datetime.fromtimestamp(seconds + micros / 1e6, CHINA)

    def today(self) -> date:
        """The day in China."""
        return self.now().date()

    def names(self) -> list[str]:
        """The sites there are."""
        return list(self.roster)

    def known(self, site: str) -> bool:
        """Whether there is such a site."""
        return site in self.roster

    def sites(self, day: date) -> list[SiteState]:
        """Every site's state with regard to one day."""
        runs = latest(self.client, self.keys, self.roster, 10)
        changed = self.layout_changes()
        now = self.now()
        return [self._state(site, day, now, runs[name], changed.get(name, [])) for name, site in self.roster.items()]

    def site(self, name: str, day: date) -> SiteState | None:
        """One site's state, with its last runs; None where there is no such site."""
        site = self.roster.get(name)
        if site is None:
            return None
        runs = latest(self.client, self.keys, [name], RUNS_LOOKED_AT)[name]
        return self._state(site, day, self.now(), runs, self.layout_changes().get(name, []))

    def live(self) -> Live:
        """Workers, queues, outbox and dead letters, over all sites."""
        now_ms = int(self.now().timestamp() * 1000)
        names = self.names()
        with self.client.pipeline(transaction=False) as pipe:
            pipe.zcount(self.keys("workers"), now_ms - 60_000, "+inf")
            pipe.llen(self.keys("backlog"))
            for site in names:
                pipe.zcard(self.keys("delayed", site))
                pipe.zcard(self.keys("leases", site))
                pipe.xlen(self.keys("outbox", site))
                pipe.hlen(self.keys("dead", site))
            workers, ready, *counts = pipe.execute()
        return Live(
            workers=workers,
            ready=ready,
            delayed=sum(counts[0::4]),
            leased=sum(counts[1::4]),
            outbox=sum(counts[2::4]),
            dead=sum(counts[3::4]),
        )

    def backlogs(self) -> dict[str, tuple[int, int]]:
        """Records in the outbox and dead letters, a site an entry."""
        with self.client.pipeline(transaction=False) as pipe:
            for site in self.roster:
                pipe.xlen(self.keys("outbox", site))
                pipe.hlen(self.keys("dead", site))
            counts = pipe.execute()
        return dict(zip(self.roster, zip(counts[0::2], counts[1::2], strict=True), strict=True))

    def memory(self) -> Memory:
        """What Redis uses and may use, in bytes."""
        info: Any = self.client.info("memory")
        return Memory(used=int(info["used_memory"]), limit=int(info.get("maxmemory") or 0))

    def workers(self) -> list[Worker]:
        """The workers that have beaten within the last minute, the newest beat first."""
        now_ms = int(self.now().timestamp() * 1000)
        found: Any = self.client.zrevrangebyscore(self.keys("workers"), "+inf", now_ms - 60_000, withscores=True)
        with self.client.pipeline(transaction=False) as pipe:
            for name, _ in found:
                pipe.hgetall(self.keys("worker", name.decode("utf-8", "replace")))
            stored = pipe.execute()
        workers = []
        for (name, beat), fields in zip(found, stored, strict=True):
            text = {k.decode("utf-8", "replace"): v.decode("utf-8", "replace") for k, v in fields.items()}
            workers.append(
                Worker(
                    name=name.decode("utf-8", "replace"),
                    host=text.get("host", ""),
                    sites=text.get("sites", ""),
                    state=text.get("state", ""),
                    held=int(text.get("held") or 0),
                    age=max(0, round((now_ms - beat) / 1000)),
                )
            )
        return workers

    def dead(self, site: str | None, count: int) -> list[Dead]:
        """Dead letters of one site or of all, the newest first; at most ``count`` looked at a site."""
        names = [site] if site else self.names()
        with self.client.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.hscan(self.keys("dead", name), 0, count=count)
            pages = pipe.execute()
        found = [_dead(name, letter) for name, (_, page) in zip(names, pages, strict=True) for letter in page.values()]
        far = datetime.fromtimestamp(0, CHINA)
        return sorted(found, key=lambda d: d.when or far, reverse=True)[:count]

    def fills(self, site: str, count: int) -> list[dict[str, float]]:
        """The share of articles that had each field, a run an entry, oldest first."""
        known = fills(self.client, self.keys, [site], count)[site]
        return [ratios for fill in reversed(known) if (ratios := fill.ratios())]

    def layout_changes(self) -> dict[str, list[str]]:
        """Sites whose last run lacked fields that their earlier runs had, with those fields."""
        found = {}
        for site, known in fills(self.client, self.keys, self.roster, PAST + 1).items():
            if missing := standing(known, lists_news=not self.roster[site].is_epaper):
                found[site] = missing
        return found

    def _state(self, site: Site, day: date, now: datetime, runs: list[Run], changed: list[str]) -> SiteState:
        run = best(runs, day)
        return SiteState(
            name=site.name,
            site_name=site.site_name,
            kind=site.kind,
            province=site.province,
            evidence=site.evidence,
            as_of=site.as_of,
            state=state_of(site, day, now, runs),
            share=run.share if run else None,
            last=run or (runs[0] if runs else None),
            runs=runs,
            layout_changed=changed,
        )


def due(site: Site, day: date) -> datetime:
    """When the issue of a day is out, in China; a portal's day is over at midnight."""
    if not site.is_epaper:
        return datetime.combine(day + timedelta(days=1), time(), CHINA)
    hour = DUE_HOUR if site.publishing_hour is None else site.publishing_hour
    return datetime.combine(day, time(), CHINA) + timedelta(hours=hour)


def newest_due(site: Site, now: datetime) -> date:
    """The newest day whose issue ought to be in by now, the grace included."""
    today = now.date()
    return next(day for n in range(3) if now >= due(site, day := today - timedelta(days=n)) + GRACE)


def best(runs: list[Run], day: date) -> Run | None:
    """The run that says most of a day: one that is complete before one that is not, the newest before older."""
    rank = {"complete": 0, "partial": 1, "running": 2, "failed": 3, "missing": 4}
    return min((r for r in runs if r.covers(day)), key=lambda r: rank[r.verdict], default=None)


def state_of(site: Site, day: date, now: datetime, runs: list[Run]) -> str:
    """One word for a site and a day; ``late`` where the issue is due and not in, ``unknown`` before any run."""
    run = best(runs, day)
    if run and run.verdict != "missing":
        return run.verdict
    collected = any(r.days()[0] <= day for r in runs)  # a site is not late for what nobody had asked of it yet
    if collected and now >= due(site, day) + GRACE:
        return "late"
    return run.verdict if run else "unknown"


def _dead(site: str, letter: bytes) -> Dead:
    """A dead letter as stored; one that cannot be read is shown as such, never hidden."""
    try:
        found: Any = json.loads(letter)
        payload = found.get("payload") or ""
    except (ValueError, AttributeError):
        return Dead(site=site, url=letter[:200].decode("utf-8", "replace"), reason="unreadable", attempts=0, when=None)
    when = found.get("at")
    return Dead(
        site=site,
        url=str(found.get("url") or _url_of(payload)),
        reason=str(found.get("reason") or ""),
        attempts=int(found.get("failures") or 0),
        when=datetime.fromtimestamp(when, CHINA) if isinstance(when, int | float) else None,
    )


def _url_of(payload: str) -> str:
    """The address in a payload: a header line, then the request as JSON."""
    try:
        return str(json.loads(payload.partition("\n")[2] or payload)["url"])
    except (ValueError, KeyError, TypeError):
        return payload[:200]
