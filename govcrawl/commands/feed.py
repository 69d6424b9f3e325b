"""`govcrawl feed verify|read`: recount a feed; print its records."""

import argparse
import sys
from pathlib import Path
from typing import Any, ClassVar

import orjson
from scrapy.commands import ScrapyCommand

from govcrawl.feed.errors import FeedError
from govcrawl.feed.reader import read
from govcrawl.feed.verify import verify


class Command(ScrapyCommand):
    """Work on the files of a feed; needs neither Redis nor an exporter."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What to do, and where."""
        return "verify|read [DIRECTORY] [options]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Recount a feed (verify), or print its records from a cursor on (read)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("Feed")
        group.add_argument("--sites", metavar="A,B", help="names of sites, parted by commas (default: all)")
        group.add_argument("--since", metavar="CURSOR", help="read: only what comes after this cursor")
        group.add_argument("--cursor", action="store_true", help="read: {cursor, record} a line instead of the record")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit status 0; 1 where verify found damage; 2 on usage, with one line that says what to do."""
        assert self.settings is not None
        try:
            if not args or args[0] not in {"verify", "read"} or len(args) > 2:
                raise FeedError(f"usage: govcrawl feed {self.syntax()}")
            directory = Path(args[1] if len(args) == 2 else self.settings["FEEDS_DIR"])
            sites = opts.sites.split(",") if opts.sites else None
            if args[0] == "verify":
                self._verify(directory, sites)
            else:
                self._read(directory, sites, opts)
        except (FeedError, ValueError) as error:
            print(f"govcrawl feed: {error}", file=sys.stderr)
            self.exitcode = 2
        except BrokenPipeError:
            sys.stderr.close()  # `| head` has had enough

    def _verify(self, directory: Path, sites: list[str] | None) -> None:
        problems = 0
        for found in verify(directory, sites):
            for text in found.problems:
                print(f"damage: {text}")
            for text in found.notes:
                print(f"note: {text}")
            problems += len(found.problems)
            print(
                f"{found.site}: {found.files} files, {found.records} records, of which {found.changed} are later "
                f"versions, {found.bytes} bytes, {found.first or '-'} to {found.last or '-'}, "
                f"{len(found.problems)} problems"
            )
        self.exitcode = 1 if problems else 0

    def _read(self, directory: Path, sites: list[str] | None, opts: argparse.Namespace) -> None:
        out = sys.stdout.buffer
        for entry in read(directory, sites=sites, since=opts.since):
            line = {"cursor": entry.cursor, "record": entry.record} if opts.cursor else entry.record
            out.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        out.flush()
