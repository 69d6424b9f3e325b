"""`govcrawl backfill`: begin runs of past days at low priority, for workers to do beside today's."""

import argparse
import asyncio
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import SpiderLoader

from govcrawl import cli
from govcrawl.frontier.begin import begin_run
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.run import china_today
from govcrawl.services.schedule import BACKFILL, months


class Command(ScrapyCommand):
    """Puts runs into the queue and returns; crawls nothing itself."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """How it is called."""
        return "--since YYYY-MM-DD [--until YYYY-MM-DD] SITE [SITE ...] | all"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Begin runs of past days, for workers to do beside today's"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "A run a site and month, so that status shows how far it is and a lost month is asked for again by itself. "
            "They wait behind what is new: today's issues keep their hour. The same call joins what is unfinished."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--since", metavar="DAY", help="first day, YYYY-MM-DD, inclusive")
        parser.add_argument("--until", metavar="DAY", help="last day, inclusive (default: today in China)")
        parser.add_argument("--priority", type=int, default=BACKFILL, help="of the requests (default: %(default)s)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Begin them."""
        assert self.settings is not None
        if not args or not opts.since:
            cli.refuse(f"backfill wants sites and --since: govcrawl backfill {self.syntax()}")
        loader = SpiderLoader.from_settings(self.settings)
        names = loader.list() if args == ["all"] else [cli.known_site(name, loader) for name in args]
        client = cli.client_of(self.settings)
        today = china_today(client)
        given = {"since": opts.since} | ({"until": opts.until} if opts.until else {})
        cli.resolve(given, today, ("since", "until"))
        ranges = months(cli.day(opts.since, "since"), cli.day(opts.until, "until") if opts.until else today)

        async def main() -> tuple[int, int]:
            hub = Hub.use(self.settings)
            begun = joined = 0
            try:
                for name in names:
                    for first, last in ranges:
                        arguments = {"since": str(first), "until": str(last)}
                        _, new = await begin_run(
                            hub, loader.load(name), arguments, today=str(today), priority=opts.priority
                        )
                        begun, joined = begun + new, joined + (not new)
            finally:
                await hub.release()
            return begun, joined

        begun, joined = asyncio.run(main())
        print(f"{begun} runs begun" + (f", {joined} were under way already" if joined else ""))
