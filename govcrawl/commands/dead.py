"""`dead list|retry|drop`: pages given up on."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any, ClassVar

import redis
from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader

from govcrawl import cli
from govcrawl.frontier.connection import connect_async
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.letters import Letter, letters, retry


class Command(ScrapyCommand):
    """Works on one site's dead letters, or on all."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "list|retry|drop [SITE] [--match TEXT] [--id ID]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Pages given up on: list them, try them again, drop them"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "retry queues them as a run of its own, which a worker fetches: govcrawl worker --sites SITE --until-idle. "
            "drop forgets them; they have left the seen set, so that the next run that lists them tries again."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--match", metavar="TEXT", help="only those whose address or reason holds TEXT")
        parser.add_argument("--id", metavar="ID", help="only this one")
        parser.add_argument("--all", action="store_true", help="drop: of all sites")
        parser.add_argument("--json", action="store_true", help="list: a JSON line each, payload included")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """List, retry or drop."""
        assert self.settings is not None
        verbs = ("list", "retry", "drop")
        if not args or args[0] not in verbs or len(args) > 2:
            cli.refuse("dead takes list, retry or drop, and a site: govcrawl dead list anhui_daily")
        verb, keys, client = args[0], cli.keys_of(self.settings), cli.client_of(self.settings)
        if len(args) == 2:
            sites = [
                args[1]
                if args[1] in cli.sites_of(client, keys)
                else cli.known_site(args[1], get_spider_loader(self.settings))
            ]
        else:
            sites = cli.sites_of(client, keys)
            if verb == "drop" and not opts.all:
                cli.refuse("dead drop takes a site, or --all")
        for site in sites:
            chosen = [letter for letter in letters(client, keys, site) if _wanted(letter, opts)]
            if verb == "list":
                _list(chosen, as_json=opts.json)
            elif verb == "drop":
                _drop(client, keys, site, chosen)
            elif chosen:
                done, left = retry(connect_async(self.settings), keys, site, chosen)
                print(f"{site}: {done} queued again; govcrawl worker --sites {site} --until-idle fetches them")
                if left:
                    print(f"{site}: {left} cannot be queued: their requests cannot be read", file=sys.stderr)
                    self.exitcode = cli.LOST


def _wanted(letter: Letter, opts: argparse.Namespace) -> bool:
    if opts.id and letter.id != opts.id:
        return False
    return not opts.match or opts.match in f"{letter.url or ''} {letter.reason}"


def _drop(client: redis.Redis, keys: Keys, site: str, chosen: list[Letter]) -> None:
    dropped = client.hdel(keys("dead", site), *[letter.id for letter in chosen]) if chosen else 0
    print(f"{site}: {dropped} dropped")


def _list(chosen: list[Letter], *, as_json: bool) -> None:
    if as_json:
        for letter in chosen:
            print(
                json.dumps(
                    {name: getattr(letter, name) for name in Letter.__slots__ if name[0] != "_"}, ensure_ascii=False
                )
            )
        return
    if not chosen:
        return
    table = Table(title=f"{chosen[0].site}: {len(chosen)} given up on", title_justify="left")
    for column in ("id", "when (UTC)", "tries", "reason", "page"):
        table.add_column(column, overflow="fold")
    for letter in chosen:
        when = datetime.fromtimestamp(letter.at, UTC).strftime("%Y-%m-%d %H:%M") if letter.at else "?"
        table.add_row(letter.id, when, str(letter.failures), letter.reason, letter.url or "?")
    Console().print(table, markup=False)
