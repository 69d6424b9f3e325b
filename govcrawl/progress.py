"""What a crawl shows: progress on a terminal, a plain line now and then elsewhere, a summary at the end."""

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import redis
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from govcrawl.frontier.keys import Keys
from govcrawl.frontier.run import Run, read_run

MOST_REASONS = 5  # shown of a run's dead letters
QUICK, SLOW = 0.5, 10.0  # seconds between looks, on a terminal and elsewhere


class Progress:
    """Looks at a run from a thread of its own while the crawl works; ``run_id`` gives its id once there is one."""

    def __init__(self, client: redis.Redis, keys: Keys, site: str, run_id: Callable[[], str | None]) -> None:
        self.client, self.keys, self.site, self.run_id = client, keys, site, run_id
        self.console = Console(stderr=True)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="progress", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        if not self.console.is_terminal:
            while not self._stop.wait(SLOW):
                run = self._run()
                if run:
                    print(f"{self.site}: {_line(run)}", file=sys.stderr, flush=True)
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, TimeElapsedColumn(), console=self.console, transient=True) as bar:
            task = bar.add_task(self.site, total=None)
            while not self._stop.wait(QUICK):
                run = self._run()
                if run:
                    rest = max(run.listed - run.known, 0)
                    description = f"{self.site}: {run.pages} lists, {run.new} new, {run.failed} failed"
                    bar.update(task, description=description, total=rest, completed=_ended(run))

    def _run(self) -> Run | None:
        run_id = self.run_id()
        try:
            return read_run(self.client, self.keys, self.site, run_id) if run_id else None
        except redis.exceptions.RedisError:
            return None  # the crawl itself says that Redis is away


def _ended(run: Run) -> int:
    return run.fetched + run.unchanged + run.gone + run.dropped


def _line(run: Run) -> str:
    return (
        f"{run.listed} listed, {run.known} known, {run.fetched} fetched, {run.new} new, {run.gone} gone, "
        f"{run.failed} failed, {run.pending} to do"
    )


def summarise(
    run: Run, files: Sequence[Path], troubles: Sequence[str], to: TextIO, reasons: Mapping[str, int] | None = None
) -> None:
    """Print the summary of a run: its counters, its feed files, what the user should know.

    ``reasons``: why pages were given up, and how many for each.
    """
    table = Table(title=f"{run.site}, run {run.run}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    rows = [
        ("listed", run.listed),
        ("fetched", run.fetched),
        ("new", run.new),
        ("already known", run.known + run.unchanged),
        ("gone (404)", run.gone),
        ("failed", run.failed),
    ]
    rows += [
        (name, value)
        for name, value in (("no article", run.not_article), ("not allowed (robots.txt, off site)", run.dropped))
        if value
    ]
    for name, value in rows:
        table.add_row(name, f"{value:,}")
    console = Console(file=to, soft_wrap=True)
    console.print(table)
    for trouble in troubles:
        console.print(trouble, markup=False, highlight=False)
    if not run.complete:
        console.print(f"Stopped early with {run.pending:,} pages to do; the same command goes on where it stopped.")
    elif not run.new:
        console.print("Nothing is new." if run.listed else "Nothing was listed.")
    if run.failed:
        console.print(f"Pages were lost to errors: govcrawl dead list {run.site}", markup=False)
        often = sorted((reasons or {}).items(), key=lambda each: (-each[1], each[0]))
        for reason, number in often[:MOST_REASONS]:
            console.print(f"  {number:,} × {reason}", markup=False, highlight=False)
        if often[MOST_REASONS:]:
            rest = sum(number for _, number in often[MOST_REASONS:])
            console.print(f"  {rest:,} for other reasons", highlight=False)
    for file in files:
        console.print(f"feed: {file}", markup=False, highlight=False)
