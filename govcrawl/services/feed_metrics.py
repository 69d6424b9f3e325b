"""Metrics of the exporter: what stands in the feed, read off its manifests."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from prometheus_client import Metric
from prometheus_client.registry import Collector

from govcrawl.feed import manifest
from govcrawl.feed.errors import FeedError
from govcrawl.feed.exporter import Exporter
from govcrawl.feed.shift import site_directories
from govcrawl.services.metrics import Sample, families


class FeedCollector(Collector):
    """Looks at the manifests at each scrape; one is read again only when it has changed."""

    def __init__(self, exporter: Exporter) -> None:
        self.exporter = exporter
        self._known: dict[Path, tuple[int, tuple[int, int, int]]] = {}

    def collect(self) -> Iterator[Metric]:
        """One scrape."""
        yield from families(self._samples())

    def describe(self) -> Iterable[Metric]:
        """Nothing before the first scrape."""
        return []

    def _samples(self) -> Iterator[Sample]:
        yield "govcrawl_export_holds_feed", (), float(self.exporter.exporting)
        for directory in site_directories(self.exporter.directory.path):
            try:
                files, records, size = self._totals(directory)
            except (OSError, FeedError):
                continue  # the exporter itself says what is wrong with it
            yield "govcrawl_feed_files", (directory.name,), files
            yield "govcrawl_feed_records", (directory.name,), records
            yield "govcrawl_feed_bytes", (directory.name,), size

    def _totals(self, directory: Path) -> tuple[int, int, int]:
        length = (directory / "manifest.jsonl").stat().st_size
        known = self._known.get(directory)
        if known is None or known[0] != length:
            sealed = manifest.load(directory)[0]
            totals = len(sealed), sum(file.records for file in sealed), sum(file.bytes for file in sealed)
            known = self._known[directory] = (length, totals)
        return known[1]
