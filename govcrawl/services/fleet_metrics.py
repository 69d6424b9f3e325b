"""The fleet's own metrics, read from Redis at each scrape by the one `metrics` service."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from prometheus_client import Metric
from prometheus_client.registry import Collector
from redis.exceptions import RedisError

from govcrawl.services.fleet import Fleet, newest_due, state_of
from govcrawl.services.metrics import Sample, families
from govcrawl.services.runs import CHINA, COUNTERS, Run, latest

_IN = ("complete", "partial")


class FleetCollector(Collector):
    """Asks Redis at every scrape; where it does not answer, says so by ``govcrawl_redis_up 0`` and nothing else."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet = fleet

    def collect(self) -> Iterator[Metric]:
        """One scrape."""
        try:
            samples = [*self._samples()]
        except RedisError:
            samples = [("govcrawl_redis_up", (), 0.0)]
        yield from families(samples)

    def describe(self) -> Iterable[Metric]:
        """Nothing to ask before the first scrape: Redis may be away when the service starts."""
        return []

    def _samples(self) -> Iterator[Sample]:
        fleet = self.fleet
        live = fleet.live()
        yield "govcrawl_redis_up", (), 1.0
        yield "govcrawl_workers", (), live.workers
        yield "govcrawl_queue_requests", ("ready",), live.ready
        yield "govcrawl_queue_requests", ("delayed",), live.delayed
        yield "govcrawl_queue_requests", ("leased",), live.leased
        for site, (outbox, dead) in fleet.backlogs().items():
            yield "govcrawl_outbox_records", (site,), outbox
            yield "govcrawl_dead_letters", (site,), dead
        memory = fleet.memory()
        yield "govcrawl_redis_memory_used_bytes", (), memory.used
        yield "govcrawl_redis_memory_max_bytes", (), memory.limit
        yield from self._sites()

    def _sites(self) -> Iterator[Sample]:
        fleet = self.fleet
        now = fleet.now()
        changed = fleet.layout_changes()
        for name, runs in latest(fleet.client, fleet.keys, fleet.names(), 10).items():
            if not runs:
                continue
            late = state_of(fleet.roster[name], newest_due(fleet.roster[name], now), now, runs) == "late"
            yield "govcrawl_site_late", (name,), float(late)
            yield "govcrawl_site_layout_changed", (name,), float(name in changed)
            if newest := newest_issue(runs):
                yield "govcrawl_site_newest_issue_timestamp_seconds", (name,), newest.timestamp()
            for counter in COUNTERS:
                yield "govcrawl_site_run_pages", (name, counter), runs[0][counter]
            for field, ratio in (fleet.fills(name, 1) or [{}])[-1].items():
                yield "govcrawl_site_field_fill_ratio", (name, field), ratio


def newest_issue(runs: list[Run]) -> datetime | None:
    """Start of the newest day of which something is in."""
    days = [run.days()[1] for run in runs if run.verdict in _IN]
    return datetime.combine(max(days), time(), CHINA) if days else None
