"""`govcrawl schedule`: begins the runs that are due, until stopped."""

import argparse
import asyncio
import logging
import signal

from prometheus_client import CollectorRegistry, Counter, Gauge
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.log import configure_logging

from govcrawl import cli
from govcrawl.frontier.hub import Hub
from govcrawl.services import logs
from govcrawl.services.metrics import named
from govcrawl.services.process import beating, fleet_of, refuse_arguments, serve_metrics
from govcrawl.services.schedule import CATCH_UP_DAYS, Due
from govcrawl.services.scheduler import Scheduler


class Command(ScrapyCommand):
    """Serves until stopped; of several, one leads."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """How it is called."""
        return "[options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Begin the runs that are due, for workers to do"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "A daily's run begins at its publishing hour, a portal's every three hours by day; days missed are caught "
            "up, today's first. Runs are done by `govcrawl worker`. Start as many as you like: one leads, another "
            "takes over when it is gone. Killed at any moment it loses no run and begins none twice."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--sites", metavar="A,B", help="only these sites (default: all)")
        parser.add_argument("--once", action="store_true", help="begin what is due now and exit")
        parser.add_argument(
            "--catch-up",
            type=int,
            default=CATCH_UP_DAYS,
            metavar="DAYS",
            help="missed days to fetch (default: %(default)s)",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        assert self.settings is not None
        refuse_arguments("schedule", args)
        if not logs.wanted():
            configure_logging(self.settings)
        fleet = fleet_of(self.settings)
        loader = SpiderLoader.from_settings(self.settings)
        given = [name.strip() for name in (opts.sites or "").split(",") if name.strip()]
        wanted = {cli.known_site(name, loader) for name in given} or set(fleet.roster)
        spiders = {name: loader.load(name) for name in fleet.roster if name in wanted}
        registry = CollectorRegistry()
        leads = Gauge(*named("govcrawl_schedule_leader").declared(), registry=registry)
        begun = Counter(*named("govcrawl_schedule_runs_total").declared(), registry=registry)

        async def main() -> None:
            assert self.settings is not None
            hub = Hub.use(self.settings)
            try:
                scheduler = Scheduler(hub, fleet, spiders, opts.catch_up, self.settings.getint("RECHECK_DAYS"))
                leads.set_function(lambda: float(scheduler.leader.leads))

                def note(due: Due, _run: str) -> None:
                    begun.labels(due.site).inc()

                scheduler.begun = note
                if opts.once:
                    print(f"{await scheduler.look()} runs begun")
                    return
                stop = asyncio.Event()
                loop = asyncio.get_running_loop()
                for number in (signal.SIGTERM, signal.SIGINT):
                    loop.add_signal_handler(number, stop.set)
                logging.getLogger(__name__).info("scheduling %d sites", len(spiders))
                await scheduler.serve(stop)
            finally:
                await hub.release()

        serve_metrics(registry)
        with beating(self.settings, "schedule"):
            asyncio.run(main())
