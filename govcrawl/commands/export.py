"""`govcrawl export`: committed records to files, as a service of its own or once."""

import argparse
import logging
import signal
import sys
import threading
from typing import Any, ClassVar

from prometheus_client import CollectorRegistry
from scrapy.commands import ScrapyCommand

from govcrawl.feed.errors import FeedError
from govcrawl.feed.exporter import Exporter
from govcrawl.frontier.connection import ConnectionFailed, check, connect
from govcrawl.frontier.server import ServerError
from govcrawl.services.feed_metrics import FeedCollector
from govcrawl.services.process import beating, serve_metrics

logger = logging.getLogger(__name__)


class Command(ScrapyCommand):
    """Export until stopped (SIGTERM, SIGINT), or once. Stands by while another exporter holds the feed."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {}

    def syntax(self) -> str:
        """Options only."""
        return "[options]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Write committed records of all sites to the feed directory, each once"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("Export")
        group.add_argument("--once", action="store_true", help="export and seal what is committed now, then end")
        group.add_argument("--feeds", metavar="DIR", help="the feed directory (default: GOVCRAWL_FEEDS, or feeds)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit status 0; 1 where a site's records could not be written; 2 on usage or environment."""
        assert self.settings is not None
        stop = threading.Event()
        try:
            if args:
                raise FeedError(f"{args[0]!r} is not understood; usage: govcrawl export {self.syntax()}")
            client = connect(self.settings)
            check(client, self.settings)
            exporter = Exporter(client, opts.feeds or self.settings["FEEDS_DIR"], self.settings)
            exporter.check()
        except (FeedError, ConnectionFailed, ServerError) as error:
            print(f"govcrawl export: {error}", file=sys.stderr)
            self.exitcode = 2
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        try:
            if opts.once:
                exporter.run_once(stop)
            else:
                logger.info("Exporting to %s", exporter.directory.path)
                registry = CollectorRegistry()
                registry.register(FeedCollector(exporter))
                serve_metrics(registry)
                with beating(self.settings, "export"):
                    exporter.run(stop)
                if exporter.failure:
                    raise exporter.failure
        except FeedError as error:
            print(f"govcrawl export: {error}", file=sys.stderr)
            self.exitcode = 1
        finally:
            client.close()
