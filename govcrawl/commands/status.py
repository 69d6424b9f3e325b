"""`status`: what runs, what is late, what fails; for people and for scripts."""

import argparse
from typing import Any, ClassVar

import orjson
from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand

from govcrawl import cli
from govcrawl.services.fleet import Fleet, Live, SiteState, newest_due
from govcrawl.services.process import fleet_of

COUNTERS = ("listed", "fetched", "new", "known", "gone", "failed")
TROUBLE = ("late", "failed")
"""States of a site that make the exit status 1."""


class Command(ScrapyCommand):
    """One look at sites, queues and workers."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "[--all] [--json] [SITE …]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "What runs, what is late, what fails"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "A line a site that has had a run (--all: every site there is), with the newest issue that ought to be in "
            "by now. Exit status 0; 1 where an issue is late, a run failed or a layout changed; 2 on usage or "
            "environment."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object, for scripts")
        parser.add_argument("--all", action="store_true", help="sites that have never had a run too")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show it."""
        assert self.settings is not None
        fleet = fleet_of(self.settings)
        unknown = [name for name in args if not fleet.known(name)]
        if unknown:
            cli.refuse(f"no site {unknown[0]!r}: `scrapy list` shows them all")
        states = [s for s in due_states(fleet) if (s.name in args if args else opts.all or s.runs)]
        live = fleet.live()
        if opts.json:
            print(orjson.dumps(document(fleet, states, live)).decode())
        else:
            show(fleet, states, live)
        self.exitcode = int(any(s.state in TROUBLE or s.layout_changed for s in states))


def due_states(fleet: Fleet) -> list[SiteState]:
    """Every site's state with regard to the newest day that ought to be in by now."""
    now = fleet.now()
    days = {name: newest_due(site, now) for name, site in fleet.roster.items()}
    by_day = {day: {s.name: s for s in fleet.sites(day)} for day in set(days.values())}
    return [by_day[day][name] for name, day in days.items()]


def document(fleet: Fleet, states: list[SiteState], live: Live) -> dict[str, Any]:
    """What --json prints: ``time`` (China), ``live`` (numbers), ``workers``, ``sites``."""
    return {
        "time": fleet.now().isoformat(timespec="seconds"),
        "live": live.as_dict(),
        "workers": [{"name": w.name, "sites": w.sites.split(), "held": w.held, "age": w.age} for w in fleet.workers()],
        "sites": [
            {
                "site": s.name,
                "state": s.state,
                "issue": s.last.label if s.last else None,
                "run": s.last.id if s.last else None,
                **{name: s.last[name] if s.last else None for name in COUNTERS},
                "layout_changed": s.layout_changed,
            }
            for s in states
        ],
    }


def show(fleet: Fleet, states: list[SiteState], live: Live) -> None:
    """The table for people."""
    console = Console()
    table = Table(title=f"Sites at {fleet.now():%Y-%m-%d %H:%M} in China", title_justify="left")
    for column in ("site", "issue", "state"):
        table.add_column(column, no_wrap=True)
    for column in COUNTERS:
        table.add_column(column, justify="right")
    backlogs = fleet.backlogs()
    for column in ("outbox", "dead"):
        table.add_column(column, justify="right")
    for s in states:
        state = s.state if not s.layout_changed else f"{s.state}, layout changed: {', '.join(s.layout_changed)}"
        style = "red" if s.state in TROUBLE or s.layout_changed else "yellow" if s.state == "partial" else ""
        counters = [f"{s.last[name]:,}" if s.last else "" for name in COUNTERS]
        table.add_row(
            s.name, s.last.label if s.last else "", state, *counters, *map(str, backlogs[s.name]), style=style
        )
    console.print(table, markup=False)
    console.print(
        f"{live.workers} workers; requests: {live.ready} ready, {live.delayed} delayed, {live.leased} in work; "
        f"{live.outbox} records on their way to the feed; {live.dead} dead letters"
    )
