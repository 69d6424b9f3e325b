"""`govcrawl metrics`: the fleet's state for Prometheus."""

import argparse
import os
from typing import Any, ClassVar

from prometheus_client import CollectorRegistry
from scrapy.commands import ScrapyCommand

from govcrawl.services.fleet_metrics import FleetCollector
from govcrawl.services.process import beating, fleet_of, refuse_arguments, serve_metrics, stop_on_signals


class Command(ScrapyCommand):
    """Answers scrapes until stopped."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Serve the fleet's metrics to Prometheus"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Reads Redis at each scrape: queues, outbox, dead letters, freshness, fill rates. One of these a fleet; "
            "the other services serve their own where GOVCRAWL_METRICS_PORT is set. docs/metrics.md lists them all."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--host", help="address to listen on (default: GOVCRAWL_METRICS_HOST or 127.0.0.1)")
        parser.add_argument(
            "--port",
            type=int,
            default=int(os.environ.get("GOVCRAWL_METRICS_PORT") or 9410),
            help="port, 0 for any free one (default: GOVCRAWL_METRICS_PORT or 9410)",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        assert self.settings is not None
        refuse_arguments("metrics", args)
        stop = stop_on_signals()
        registry = CollectorRegistry()
        registry.register(FleetCollector(fleet_of(self.settings)))
        port = serve_metrics(registry, opts.port, opts.host)
        with beating(self.settings, "metrics"):
            print(f"metrics on port {port}", flush=True)
            stop.wait()
