"""`crawl SITE`: begin or join a run, work until it is complete, leave its records in the feed."""

import argparse
import os
import sys
import threading
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import redis
from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import Crawler

from govcrawl import cli
from govcrawl.feed.errors import FeedError
from govcrawl.feed.exporter import Exporter
from govcrawl.frontier.connection import connect
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.letters import letters
from govcrawl.frontier.run import Run, china_today, notes_of, read_run
from govcrawl.progress import Progress, summarise
from govcrawl.stopping import stop_within

SEAL_COMPLETE, SEAL_STOPPED = 300.0, 5.0  # seconds for the last records to reach the feed


class Command(BaseRunSpiderCommand):
    """Works alone or with any number of others on the same run."""

    requires_project = True

    def syntax(self) -> str:
        """What follows the command's name."""
        return "SITE [-a date=YYYY-MM-DD | -a since=YYYY-MM-DD -a until=YYYY-MM-DD] [-o FILE]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Crawl a site: an issue, a range of days, or what is new"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Without a date: the newest issue, or what is new on a portal. The records are in the feed directory when "
            "it ends (GOVCRAWL_FEEDS, default feeds). Exit status: 0 complete, 1 pages lost to errors, 2 usage or "
            "environment, 3 stopped early; the same command goes on where it stopped."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Keep the terminal for the progress, unless a log level is asked for."""
        super().process_options(args, opts)
        assert self.settings is not None
        if not opts.loglevel and "GOVCRAWL_LOG_LEVEL" not in os.environ and not opts.logfile:
            self.settings.set("LOG_LEVEL", "WARNING", priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl."""
        assert self.settings is not None
        assert self.crawler_process is not None
        if len(args) != 1:
            cli.refuse("crawl takes one site: govcrawl crawl anhui_daily; `scrapy list` shows them all")
        site = cli.known_site(args[0], self.crawler_process.spider_loader)
        cli.check_replica(self.settings)
        keys, client = cli.keys_of(self.settings), cli.client_of(self.settings)
        crawler = self._make_crawler(site, opts.spargs, china_today(client))
        exporter = self._exporter()

        progress = Progress(client, keys, site, lambda: getattr(crawler.spider, "run_id", None))
        stop = threading.Event()
        export = threading.Thread(target=exporter.run, args=(stop,), name="export", daemon=True)
        export.start()
        stop_within(self.crawler_process, self.settings.getfloat("DRAIN_DEADLINE"), cli.STOPPED)
        self.crawler_process.crawl(crawler, **opts.spargs)
        with progress:
            self.crawler_process.start()
        run_id = getattr(crawler.spider, "run_id", None)
        try:
            run = read_run(client, keys, site, run_id) if run_id else None
            told = self._told(client, keys, run, crawler.spider) if run else ([], Counter())
        except redis.exceptions.RedisError as error:
            stop.set()
            export.join()
            reason = str(error).partition("\n")[0] or type(error).__name__
            cli.refuse(
                f"Redis does not answer any more ({reason}): when it is back, the same command goes on where it stopped"
            )
        try:
            if run:
                exporter.seal(site, SEAL_COMPLETE if run.complete else SEAL_STOPPED)
        except FeedError as error:
            print(f"govcrawl: {error}", file=sys.stderr)
            self.exitcode = cli.LOST
        stop.set()
        export.join()
        if run is None:
            print("govcrawl: the crawl could not begin; the log above says why", file=sys.stderr)
            self.exitcode = cli.LOST
            return
        feed = [Path(self.settings["FEEDS_DIR"]) / site / file.path for file in exporter.written(site)]
        to = sys.stderr if "-" in [*(opts.output or []), *(opts.overwrite_output or [])] else sys.stdout
        summarise(run, feed, told[0], to, told[1])
        self.exitcode = max(self.exitcode, _status(run))

    def _told(self, client: redis.Redis, keys: Keys, run: Run, spider: Any) -> tuple[list[str], Counter[str]]:
        """What the run's spiders noted, on all workers; why its pages were given up, and how many for each reason."""
        for note in notes_of(client, keys, run.site, run.run):
            if hasattr(spider, "take_note"):
                spider.take_note(note)
        dead = letters(client, keys, run.site) if run.failed else iter(())
        return list(getattr(spider, "troubles", [])), Counter(each.reason for each in dead if each.run == run.run)

    def _make_crawler(self, site: str, given: dict[str, str], today: date) -> Crawler:
        assert self.settings is not None
        assert self.crawler_process is not None
        spider: Any = self.crawler_process.spider_loader.load(site)
        is_site = hasattr(spider, "site_kind")
        arguments = cli.resolve(given, today, ("date", "since", "until") if is_site else None)
        if is_site:
            given["today"] = str(today)
        self.settings.set("RUN_ARGUMENTS", arguments, priority="cmdline")
        return self.crawler_process.create_crawler(spider)

    def _exporter(self) -> Exporter:
        assert self.settings is not None
        feeds = Path(self.settings["FEEDS_DIR"])
        try:
            exporter = Exporter(connect(self.settings), feeds, self.settings)
            exporter.check()
        except FeedError as error:
            cli.refuse(str(error))
        except OSError as error:
            cli.refuse(f"cannot write the feed directory {feeds} ({error.strerror}): set GOVCRAWL_FEEDS to another")
        return exporter


def _status(run: Run) -> int:
    if not run.complete:
        return cli.STOPPED
    return cli.LOST if run.failed else cli.OK
