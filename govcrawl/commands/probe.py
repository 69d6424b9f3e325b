"""``govcrawl probe SITE|all``: a polite look at live sites; what works, what needs work."""

import argparse
import asyncio
import json
import sys
from typing import Any, ClassVar

from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from govcrawl import cli
from govcrawl.scouting.probe import ARTICLES, NEEDED, Probed, Watch, needs_work, polite

AT_ONCE = 8
"""Sites looked at side by side; each has its own hosts, and each gets one request at a time."""


class Command(ScrapyCommand):
    """One issue or column and three articles of each site; no Redis, nothing stored."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "SITE…|all [--date YYYY-MM-DD] [--json]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Look at live sites, politely: reachable, family as expected, fields filled"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            f"Reads one issue or column and {ARTICLES} articles of each site, with the delay of the settings, and "
            "shows what came of it. Exit status: 0 all ok, 1 some need work, 2 usage."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("Probe")
        group.add_argument("--date", metavar="YYYY-MM-DD", help="the issue of this day instead of the newest")
        group.add_argument("--json", action="store_true", help="a JSON object a line instead of a table")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look, then report."""
        assert self.settings is not None
        if not args:
            cli.refuse("probe takes sites: govcrawl probe anhui_daily, or govcrawl probe all")
        if opts.date:
            cli.day(opts.date, "--date")
        process = AsyncCrawlerProcess(polite(self.settings))
        loader = process.spider_loader
        names = sorted(loader.list()) if args == ["all"] else [cli.known_site(name, loader) for name in args]
        watches = [Watch(Crawler(loader.load(name), process.settings)) for name in names]
        arguments = {"date": opts.date} if opts.date else {}
        loop = asyncio.get_event_loop_policy().get_event_loop()
        driver = loop.create_task(_all(process, watches, arguments))
        process._active.add(driver)  # or the process would end before the driver has begun a crawl
        driver.add_done_callback(process._active.discard)
        process.start()
        found = [watch.found for watch in watches]
        if opts.json:
            sys.stdout.writelines(json.dumps(one.as_dict(), ensure_ascii=False) + "\n" for one in found)
        else:
            Console(width=None if sys.stdout.isatty() else 160).print(table(found))
            for one in needs_work(found):
                for trouble in one.troubles[:3]:
                    print(f"{one.site}: {trouble}")
        self.exitcode = cli.LOST if needs_work(found) else cli.OK


async def _all(process: AsyncCrawlerProcess, watches: list[Watch], arguments: dict[str, str]) -> None:
    """Look at all sites, AT_ONCE at a time."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(watch: Watch) -> None:
        async with turns:
            await process.crawl(watch.crawler, **arguments)

    await asyncio.gather(*(one(watch) for watch in watches))


def table(found: list[Probed]) -> Table:
    """A line a site."""
    made = Table(title=f"{len(found)} sites, {len(needs_work(found))} need work", title_justify="left")
    for heading in ("site", "evidence", "verdict", "listed", "articles", "family", "fields missing"):
        made.add_column(heading)
    for one in found:
        missing = [name for name in NEEDED if one.fields.get(name, 0) < one.articles]
        families = ", ".join(one.families) or "-"
        made.add_row(
            one.site, one.evidence, one.verdict, str(one.listed), str(one.articles), families, ", ".join(missing)
        )
    return made
