"""What is due: which runs to start now, from the sites' facts, the clock and the runs there have been.

Pure: everything is read off the runs that exist, nothing is remembered beside them, so that a scheduler killed at
any moment loses nothing and starts nothing twice.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from attrs import frozen

from govcrawl.services.fleet import due
from govcrawl.services.roster import Site
from govcrawl.services.runs import Run

CATCH_UP_DAYS = 7
"""How many missed days of a daily are fetched by themselves; more is a backfill somebody asks for."""

AGAIN = timedelta(hours=1)
"""How long after a run that found no issue, or lost pages, the day is tried again."""

TRIES = 6
"""Runs of one day at most: a day without an issue (a holiday) is not asked for forever."""

PORTAL_EVERY = timedelta(hours=3)
"""A portal is looked at this often between PORTAL_HOURS; offices publish by day."""

PORTAL_HOURS = (7, 23)

TODAY, CAUGHT_UP, BACKFILL = 20, 10, -10
"""Priorities: today's issue before missed days before backfills."""


@frozen(kw_only=True)
class Due:
    """A run to start; ``args`` as `crawl` resolves them: since and until, or the day of which the newest is wanted."""

    site: str
    args: Mapping[str, str]
    priority: int


def due_runs(site: Site, now: datetime, runs: list[Run], catch_up: int = CATCH_UP_DAYS) -> list[Due]:
    """The runs of a site that should be started now. ``runs``: its last runs, in any order; ``now``: in China."""
    return _issues(site, now, runs, catch_up) if site.is_epaper else _portal(site, now, runs)


def _issues(site: Site, now: datetime, runs: list[Run], catch_up: int) -> list[Due]:
    today = now.date()
    # A site that has never run begins with today: what lies before is a backfill.
    first = max(today - timedelta(days=catch_up), _first_day(runs) or today)
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    return [
        Due(site=site.name, args={"since": str(day), "until": str(day)}, priority=TODAY if day == today else CAUGHT_UP)
        for day in reversed(days)
        if now >= due(site, day) and _wants_run(day, now, [r for r in runs if _about(r, day)])
    ]


def _first_day(runs: list[Run]) -> date | None:
    """The first day the scheduler was at work: single days only, so that a backfill moves nothing."""
    return min((r.days()[0] for r in runs if r.days()[0] == r.days()[1]), default=None)


def _about(run: Run, day: date) -> bool:
    """Whether a run settles a day: its own run does, and a range that is through; one under way may take weeks."""
    return run.covers(day) and (run.complete or run.days() == (day, day))


def _wants_run(day: date, now: datetime, runs: list[Run]) -> bool:
    if any(not run.complete or run.verdict in ("complete", "partial") for run in runs):
        return False  # under way, or in; pages lost are dead letters, which `dead retry` brings back
    tried = [run.finished or run.started for run in runs]
    return len(tried) < TRIES and all(now - when >= AGAIN for when in tried)


def _portal(site: Site, now: datetime, runs: list[Run]) -> list[Due]:
    first, last = PORTAL_HOURS
    if not first <= now.hour < last:
        return []
    news = [run for run in runs if "newest" in run.args]
    if any(not run.complete or now - run.started < PORTAL_EVERY for run in news):
        return []
    return [Due(site=site.name, args={"newest": str(now.date())}, priority=TODAY)]


def months(first: date, last: date) -> list[tuple[date, date]]:
    """A range cut at the ends of months, the newest first: what a backfill is divided into.

    >>> months(date(2023, 7, 30), date(2023, 8, 2))
    [(datetime.date(2023, 8, 1), datetime.date(2023, 8, 2)), (datetime.date(2023, 7, 30), datetime.date(2023, 7, 31))]
    """
    parts = []
    while first <= last:
        begin = max(first, last.replace(day=1))
        parts.append((begin, last))
        last = begin - timedelta(days=1)
    return parts
