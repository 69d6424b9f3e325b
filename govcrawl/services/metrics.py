"""Metrics for Prometheus: what there is, how it is named, and the server that answers a scrape.

Names follow Prometheus' conventions (https://prometheus.io/docs/practices/naming/): base units, ``_total`` on
counters. The reference docs/metrics.md is made from this table: ``python -m govcrawl.services.metrics``.
"""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Metric, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily


class Definition(NamedTuple):
    """One metric. ``service``: who tells it; ``kind``: gauge, counter or histogram."""

    name: str
    kind: str
    labels: tuple[str, ...]
    service: str
    help: str

    def declared(self) -> tuple[str, str, tuple[str, ...]]:
        """Name, help and labels, as prometheus_client's metrics take them."""
        return self.name, self.help, self.labels


DEFINITIONS = (
    Definition("govcrawl_workers", "gauge", (), "metrics", "Worker processes with a heartbeat in the last minute."),
    Definition("govcrawl_queue_requests", "gauge", ("state",), "metrics", "Requests by state: ready, delayed, leased."),
    Definition(
        "govcrawl_outbox_records", "gauge", ("site",), "metrics", "Committed records that wait for the exporter."
    ),
    Definition("govcrawl_dead_letters", "gauge", ("site",), "metrics", "Pages given up on that wait for a decision."),
    Definition("govcrawl_site_late", "gauge", ("site",), "metrics", "1 where the issue that is due is not in."),
    Definition(
        "govcrawl_site_newest_issue_timestamp_seconds",
        "gauge",
        ("site",),
        "metrics",
        "Start of the day, in China, of the newest issue that is in; freshness is time() minus this.",
    ),
    Definition(
        "govcrawl_site_run_pages",
        "gauge",
        ("site", "state"),
        "metrics",
        "The last run's pages by state: listed, fetched, new, known, gone, failed.",
    ),
    Definition(
        "govcrawl_site_field_fill_ratio",
        "gauge",
        ("site", "field"),
        "metrics",
        "Share of the last run's articles that have the field.",
    ),
    Definition(
        "govcrawl_site_layout_changed", "gauge", ("site",), "metrics", "1 where fields usually filled came empty."
    ),
    Definition("govcrawl_redis_memory_used_bytes", "gauge", (), "metrics", "Memory Redis uses."),
    Definition("govcrawl_redis_memory_max_bytes", "gauge", (), "metrics", "Redis' maxmemory; 0 is no limit."),
    Definition(
        "govcrawl_responses_total", "counter", ("site", "status"), "worker", "Responses by status, retries too."
    ),
    Definition("govcrawl_records_total", "counter", ("site",), "worker", "Articles that left the pipelines."),
    Definition("govcrawl_download_seconds", "histogram", ("site",), "worker", "From request sent to response read."),
    Definition("govcrawl_retries_total", "counter", ("site",), "worker", "Pages given back to be tried again."),
    Definition("govcrawl_dead_letters_total", "counter", ("site",), "worker", "Pages given up on."),
    Definition("govcrawl_leases_expired_total", "counter", ("site",), "worker", "Pages taken over from a lost worker."),
    Definition(
        "govcrawl_gate_wait_seconds_total",
        "counter",
        ("site",),
        "worker",
        "Waited for a host group's turn, in a worker.",
    ),
    Definition("govcrawl_repairs_total", "counter", ("kind",), "worker", "Articles changed by a text repair, by kind."),
    Definition("govcrawl_warnings_total", "counter", ("site",), "worker", "Articles that carry a warning."),
    Definition("govcrawl_export_holds_feed", "gauge", (), "export", "1 in the exporter that writes the feed."),
    Definition("govcrawl_feed_files", "gauge", ("site",), "export", "Sealed files."),
    Definition("govcrawl_feed_records", "gauge", ("site",), "export", "Records in sealed files."),
    Definition("govcrawl_feed_bytes", "gauge", ("site",), "export", "Bytes of sealed files."),
    Definition("govcrawl_dashboard_responses_total", "counter", ("status",), "dashboard", "Answers by HTTP status."),
    Definition("govcrawl_schedule_leader", "gauge", (), "schedule", "1 in the scheduler that leads."),
    Definition("govcrawl_schedule_runs_total", "counter", ("site",), "schedule", "Runs started."),
    Definition("govcrawl_redis_up", "gauge", (), "metrics", "1 where Redis answers."),
)


def named(name: str) -> Definition:
    """The definition of a metric; KeyError where there is none, so that none goes undocumented."""
    return _BY_NAME[name]


_BY_NAME = {definition.name: definition for definition in DEFINITIONS}
_FAMILIES = {"gauge": GaugeMetricFamily, "counter": CounterMetricFamily}

Sample = tuple[str, tuple[str, ...], float]
"""Metric name, label values in the definition's order, value."""


def families(samples: Iterable[Sample]) -> Iterator[Metric]:
    """Samples, grouped by metric, as prometheus_client wants them."""
    grouped: dict[str, Metric] = {}
    for name, labels, value in samples:
        definition = named(name)
        if name not in grouped:
            grouped[name] = _FAMILIES[definition.kind](name, definition.help, labels=definition.labels)
        grouped[name].add_metric(labels, value)  # type: ignore[attr-defined]  # both families have it
    yield from grouped.values()


def serve(registry: CollectorRegistry, port: int | None = None, host: str | None = None) -> int | None:
    """Answer scrapes on a thread of its own; returns the port, or None where none is wanted.

    ``GOVCRAWL_METRICS_PORT`` and ``GOVCRAWL_METRICS_HOST`` (default 127.0.0.1) apply where not given; without a
    port nothing is served. Raises OSError where the port is taken.
    """
    wanted = os.environ.get("GOVCRAWL_METRICS_PORT") if port is None else port
    if wanted in (None, ""):
        return None
    server, _ = start_http_server(
        int(str(wanted)), addr=host or os.environ.get("GOVCRAWL_METRICS_HOST", "127.0.0.1"), registry=registry
    )
    return int(server.server_port)


def document() -> str:
    """docs/metrics.md."""
    lines = [
        "# Metrics",
        "",
        "Made by `python -m govcrawl.services.metrics > docs/metrics.md`. Every service answers on",
        "`GOVCRAWL_METRICS_PORT` (9410 in the containers) at `/metrics`.",
        "",
        "| metric | type | labels | from | meaning |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| `{d.name}` | {d.kind} | {', '.join(d.labels)} | {d.service} | {d.help} |" for d in DEFINITIONS]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(document(), end="")
