"""`status`: what runs, what waits, what fails."""

import argparse
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import redis
from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand

from govcrawl import cli
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.run import Run, runs_of

CHINA = timedelta(hours=8)


class Command(ScrapyCommand):
    """One look at the queues, the runs and the workers."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "[SITE …]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "What runs, what waits, what fails"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show it."""
        assert self.settings is not None
        keys, client = cli.keys_of(self.settings), cli.client_of(self.settings)
        stored = cli.sites_of(client, keys)
        unknown = [site for site in args if site not in stored]
        if unknown:
            cli.refuse(f"{unknown[0]} has had no run here; with one: {', '.join(stored) or 'none'}")
        sites = args or stored
        console = Console()
        table = Table(title="Sites", title_justify="left")
        for column in ("site", "last run", "state", "listed", "fetched", "new", "known", "gone", "failed"):
            table.add_column(column)
        for column in ("to do", "delayed", "in work", "dead", "outbox"):
            table.add_column(column, justify="right")
        for site in sites:
            table.add_row(site, *_run(runs_of(client, keys, site, 1)), *_queues(client, keys, site))
        console.print(table, markup=False)
        workers = client.zrange(keys("workers"), 0, -1)
        console.print(f"{len(workers)} workers; {client.llen(keys('backlog'))} requests ready")


def _run(runs: list[Run]) -> list[str]:
    if not runs:
        return [""] * 8
    run = runs[0]
    started = (datetime.fromtimestamp(run.started / 1000, UTC) + CHINA).strftime("%m-%d %H:%M")
    counters = (run.listed, run.fetched, run.new, run.known, run.gone, run.failed)
    return [started, run.state, *map(str, counters)]


def _queues(client: redis.Redis, keys: Keys, site: str) -> list[str]:
    stored: Any = client.smembers(keys("groups", site))
    groups = [name.decode("utf-8", "replace") for name in stored]
    ready = sum(client.zcard(keys("ready", site, group)) for group in groups)
    return [
        str(number)
        for number in (
            ready,
            client.zcard(keys("delayed", site)),
            client.zcard(keys("leases", site)),
            client.hlen(keys("dead", site)),
            client.xlen(keys("outbox", site)),
        )
    ]
