"""`govcrawl replica`: a local web to crawl."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from scrapy.commands import ScrapyCommand

from govcrawl.replica.events import CHALLENGES, Events
from govcrawl.replica.faults import STATUSES, Faults
from govcrawl.replica.server import Application, listen, serve
from govcrawl.replica.site import Site
from govcrawl.replica.sites import choose
from govcrawl.replica.truth import write
from govcrawl.replica.world import World, last_days


class RefusedError(Exception):
    """Input that cannot be served; the message says what to do."""


class Command(ScrapyCommand):
    """Serve the replica until interrupted, and write down what a perfect crawl of it gives."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Options only."""
        return "[options]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Serve a local copy of the web to crawl (set GOVCRAWL_REPLICA to its address)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("Replica")
        group.add_argument(
            "--port", type=int, default=8765, help="port on 127.0.0.1; 0 takes any free one (default 8765)"
        )
        group.add_argument("--seed", type=int, default=1, help="another seed, other stories (default 1)")
        group.add_argument("--sites", metavar="A,B", help="names of sites, parted by commas (default: all)")
        group.add_argument("--date", metavar="YYYY-MM-DD", help="the last day with an issue (default: today)")
        group.add_argument("--days", type=int, default=3, help="how many days have issues (default 3)")
        group.add_argument("--truth", metavar="FILE", type=Path, help="write the records a perfect crawl gives")
        group.add_argument("--only-truth", action="store_true", help="write the truth and serve nothing")
        group.add_argument("--log", metavar="FILE", type=Path, help="a JSON line a request, with a monotonic time")
        group.add_argument("--latency", type=float, default=0, metavar="MS", help="milliseconds before every answer")
        group.add_argument(
            "--errors", type=float, default=0, metavar="RATE", help="share of requests that fail, 0 to 1"
        )
        group.add_argument(
            "--error-status", metavar="A,B", default=",".join(map(str, STATUSES)), help="the statuses they fail with"
        )
        group.add_argument(
            "--retry-after", type=int, default=1, metavar="S", help="seconds in Retry-After of 429 and 503"
        )

        group = parser.add_argument_group("What befalls the sites")
        group.add_argument(
            "--challenge", metavar="SITE=KIND,…", help=f"a wall in front of a site: {', '.join(CHALLENGES)}"
        )
        group.add_argument("--moved", metavar="SITE=HOST,…", help="a site that leads to another host")
        group.add_argument("--redesign", metavar="SITE,…", help="sites in new markup, addresses kept")
        group.add_argument("--corrected", type=float, default=0, metavar="RATE", help="share of articles that changed")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check everything, say where it listens, serve. Bad input: one line on standard error, exit status 2."""
        try:
            self.serve(args, opts)
        except RefusedError as refused:
            print(f"govcrawl replica: {refused}", file=sys.stderr)
            self.exitcode = 2

    def serve(self, args: list[str], opts: argparse.Namespace) -> None:
        """The work of ``run``; ``RefusedError`` says what to do about bad input."""
        if args:
            raise RefusedError(f"replica takes options only, not {args[0]!r}")
        days = last_days(_day(opts.date), _positive(opts.days, "--days"))
        world = World(_sites(opts.sites), days, opts.seed, _events(opts))
        faults = _faults(opts)
        try:
            if opts.truth:
                count = write(opts.truth, world.records())
                print(f"{opts.truth}: {count} records", flush=True)
            log = opts.log.open("a", encoding="utf-8") if opts.log else None
        except OSError as error:
            raise RefusedError(f"cannot write {error.filename}: {error.strerror}") from None
        if opts.only_truth:
            if not opts.truth:
                raise RefusedError("--only-truth needs --truth FILE")
            return
        try:
            listener = listen(opts.port)
        except (OSError, OverflowError):
            raise RefusedError(
                f"port {opts.port} cannot be used: choose another with --port, or --port 0 for any free one",
            ) from None
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        print(f"replica of {len(world.sites)} sites, {world.days[0]} to {world.days[-1]}: {address}", flush=True)
        print(f"crawl it with GOVCRAWL_REPLICA={address}", flush=True)
        sys.stdout.flush()
        serve(Application(world, faults, log), listener)


def _sites(names: str | None) -> tuple[Site, ...]:
    try:
        return choose(names.split(",") if names else None)
    except LookupError as error:
        raise RefusedError(str(error.args[0])) from None


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(ZoneInfo("Asia/Shanghai")).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError(f"--date {text}: write the day as YYYY-MM-DD") from None


def _positive(number: int, name: str) -> int:
    if number < 1:
        raise RefusedError(f"{name} {number}: must be 1 or more")
    return number


def _faults(opts: argparse.Namespace) -> Faults:
    if not 0 <= opts.errors <= 1:
        raise RefusedError(f"--errors {opts.errors}: a share between 0 and 1")
    if opts.latency < 0:
        raise RefusedError(f"--latency {opts.latency}: milliseconds, 0 or more")
    try:
        statuses = tuple(int(status) for status in opts.error_status.split(","))
    except ValueError:
        raise RefusedError(f"--error-status {opts.error_status}: numbers parted by commas") from None
    return Faults(
        latency=opts.latency / 1000, errors=opts.errors, statuses=statuses, retry_after=opts.retry_after, seed=opts.seed
    )


def _events(opts: argparse.Namespace) -> Events:
    challenges, moves = _pairs(opts.challenge, "--challenge"), _pairs(opts.moved, "--moved")
    wrong = next((kind for kind in challenges.values() if kind not in CHALLENGES), None)
    if wrong:
        raise RefusedError(f"--challenge {wrong}: one of {', '.join(CHALLENGES)}")
    if not 0 <= opts.corrected <= 1:
        raise RefusedError(f"--corrected {opts.corrected}: a share between 0 and 1")
    redesigned = frozenset(site.name for site in _sites(opts.redesign)) if opts.redesign else frozenset()
    return Events(challenges=challenges, moves=moves, redesigned=redesigned, corrected=opts.corrected, seed=opts.seed)


def _pairs(text: str | None, option: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",")] if text else []
    for site, _, value in pairs:
        if not value:
            raise RefusedError(f"{option} {site}: write SITE=VALUE")
        _sites(site)
    return {site: value for site, _, value in pairs}
