"""`worker`: serves the queues of all sites until stopped, many crawlers in one process."""

import argparse
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader

from govcrawl import cli
from govcrawl.services.crawl_metrics import REGISTRY
from govcrawl.services.process import beating, serve_metrics
from govcrawl.stopping import leave, stop_within


class Command(ScrapyCommand):
    """Begins no runs and exports nothing: `crawl`, `schedule` and `export` do."""

    requires_project = True

    def syntax(self) -> str:
        """What follows the command's name."""
        return "[--sites A,B] [--until-idle]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Fetch pages of whatever runs there are, until stopped"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Run as many as you like: they share runs, and keep each host's delay and concurrency together. On SIGTERM "
            "a worker finishes what it has or gives it back, within DRAIN_DEADLINE seconds (default 20). URLs pushed "
            "to <site>:start_urls are fetched too."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--sites", metavar="A,B", help="serve only these sites (default: all)")
        parser.add_argument("--until-idle", action="store_true", help="end when nothing is left to do")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check everything before the log begins."""
        super().process_options(args, opts)
        assert self.settings is not None
        if args:
            cli.refuse(f"worker takes options only, not {' '.join(args)}: see govcrawl worker --help")
        loader = get_spider_loader(self.settings)
        given = [name.strip() for name in (opts.sites or "").split(",") if name.strip()]
        opts.sites = [cli.known_site(name, loader) for name in given] or loader.list()
        if not opts.sites:
            cli.refuse("there are no sites to serve: SPIDER_MODULES names no spiders")
        cli.keys_of(self.settings)
        cli.check_replica(self.settings)
        cli.client_of(self.settings).close()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        assert self.settings is not None
        process: Any = self.crawler_process
        self.settings.set("FRONTIER_SERVE", True, priority="cmdline")
        self.settings.set("FRONTIER_UNTIL_IDLE", opts.until_idle, priority="cmdline")
        stop_within(process, self.settings.getfloat("DRAIN_DEADLINE"), cli.OK)
        for site in opts.sites:
            process.crawl(process.create_crawler(site))
        serve_metrics(REGISTRY)
        from twisted.internet import reactor  # noqa: PLC0415  the crawlers above have installed it

        with beating(self.settings, "worker", through=reactor.callFromThread):
            process.start()
        if process.bootstrap_failed:
            self.exitcode = cli.LOST
        leave(self.exitcode)
