"""``govcrawl sites``: the table of sites."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import redis
from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand

from govcrawl import cli
from govcrawl.frontier.connection import ConnectionFailed, check, connect
from govcrawl.frontier.run import runs_of
from govcrawl.frontier.server import ServerError
from govcrawl.scouting.catalogue import Row, markdown, rows


class Command(ScrapyCommand):
    """Reads the spiders, and Redis for the last success where there is one."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Options only."""
        return "[options]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "List the sites: province, family, how sure we are, last success"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("Sites")
        group.add_argument("--json", action="store_true", help="a JSON object a line, with all facts")
        group.add_argument("--markdown", action="store_true", help="what docs/sites.md holds")
        group.add_argument("--province", metavar="NAME", help="only this province, by its Chinese name or pinyin")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the table."""
        assert self.settings is not None
        if args:
            cli.refuse(f"sites takes options only, not {' '.join(args)}: see govcrawl sites --help")
        if opts.markdown:
            sys.stdout.write(markdown(rows(self.settings)))
            return
        table = rows(self.settings)
        if opts.province:
            wanted = opts.province.lower()
            table = [row for row in table if wanted in {row.province, row.site.rpartition("_")[0]}]
            if not table:
                cli.refuse(f"no province {opts.province!r}: give it as anhui or 安徽")
        successes = self._successes([row.site for row in table])
        table = [row for row in rows(self.settings, successes) if row.site in {r.site for r in table}]
        if opts.json:
            sys.stdout.writelines(json.dumps(row.as_dict(), ensure_ascii=False) + "\n" for row in table)
        else:
            Console(width=None if sys.stdout.isatty() else 160).print(_table(table))

    def _successes(self, sites: list[str]) -> dict[str, datetime]:
        """When each site's last complete run without a lost page ended; empty where no server was ever used."""
        assert self.settings is not None
        named = self.settings.get("REDIS_URL") or self.settings.get("REDIS_HOST")
        if not named and not Path(self.settings.get("STATE_DIR") or ".govcrawl").exists():
            return {}
        try:
            client = connect(self.settings)
            check(client, self.settings)
        except (ConnectionFailed, ServerError) as error:
            if named:
                cli.refuse(str(error))
            return {}
        keys = cli.keys_of(self.settings)
        found: dict[str, datetime] = {}
        try:
            for site in sites:
                ends = [r.finished for r in runs_of(client, keys, site) if r.complete and not r.failed and r.finished]
                if ends:
                    found[site] = datetime.fromtimestamp(max(ends) / 1000, UTC)
        except redis.RedisError as error:
            cli.refuse(f"Redis went away: {error}")
        return found


def _table(table: list[Row]) -> Table:
    made = Table(title=f"{len(table)} sites", title_justify="left")
    for heading in ("site", "name", "province", "family", "evidence", "as of", "last success"):
        made.add_column(heading, overflow="fold")
    china = ZoneInfo("Asia/Shanghai")
    for row in table:
        last = row.last_success.astimezone(china).strftime("%Y-%m-%d %H:%M") if row.last_success else "-"
        made.add_row(row.site, row.name, row.province, row.family, row.evidence, row.as_of, last)
    return made
