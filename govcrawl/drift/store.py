"""The counters of drift in Redis: one hash a run, added to by every worker that serves it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import redis

from govcrawl.drift.judge import FIELDS, Fill
from govcrawl.frontier.keys import Keys

LIFE = 90 * 86400
"""Seconds; as long as runs are kept."""


def add(client: redis.Redis, keys: Keys, site: str, run: str, counts: Mapping[str, int]) -> None:
    """Add to a run's counters."""
    with client.pipeline(transaction=False) as pipe:
        for name, number in counts.items():
            pipe.hincrby(keys("drift", site, run), name, number)
        pipe.expire(keys("drift", site, run), LIFE)
        pipe.execute()


def fills(client: redis.Redis, keys: Keys, sites: Iterable[str], count: int) -> dict[str, list[Fill]]:
    """The last runs' fills of each site, newest first, in two round trips; runs nobody counted are left out."""
    names = list(sites)
    with client.pipeline(transaction=False) as pipe:
        for site in names:
            pipe.zrevrange(keys("runs", site), 0, count - 1)
        runs = [
            (site, cast(bytes, run).decode()) for site, ids in zip(names, pipe.execute(), strict=True) for run in ids
        ]
        for site, run in runs:
            pipe.hgetall(keys("drift", site, run))
            pipe.hget(keys("run", site, run), "listed")
        answers = pipe.execute()
    found: dict[str, list[Fill]] = {site: [] for site in names}
    for (site, run), stored, listed in zip(runs, answers[::2], answers[1::2], strict=True):
        if stored:
            found[site].append(_fill(run, stored, int(listed or 0)))
    return found


def _fill(run: str, stored: dict[Any, Any], listed: int) -> Fill:
    numbers = {name.decode(): int(value) for name, value in stored.items()}
    return Fill(
        run=run,
        articles=numbers.get("articles", 0),
        general=numbers.get("general", 0),
        not_articles=numbers.get("not_articles", 0),
        listed=listed,
        counts={field: numbers.get(field, 0) for field in FIELDS},
    )
