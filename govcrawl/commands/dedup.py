"""`govcrawl dedup FILE|-`: near_dup filled in a corpus of JSON Lines."""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from scrapy.commands import ScrapyCommand

from govcrawl.dedup.index import Index
from govcrawl.dedup.streams import Counts, fill_jsonl

_BROKEN_SHOWN = 20
_CLUSTERS_SHOWN = 5


class Command(ScrapyCommand):
    """Marks in each record which earlier one tells the same story."""

    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "FILE|-"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Mark near-duplicates in a corpus: JSON Lines in, the same with near_dup out"

    def long_desc(self) -> str:
        """What the command's help says."""
        return (
            "Reads JSON Lines with at least id, title and text from FILE (- for standard input) and writes the same "
            "records, in order, with near_dup filled, to standard output; other fields pass through. Earlier means "
            "an earlier line. Memory: about 1.3 KB for each record that is no copy of another, whatever its length. "
            "Lines that are no record pass through and are reported, with the statistics, on standard error."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Mark one file."""
        if len(args) != 1:
            self._fail("give one FILE, or - for standard input")
            return
        try:
            if args[0] == "-":
                self._mark(sys.stdin.buffer, None)
            else:
                with Path(args[0]).open("rb") as source:
                    self._mark(source, Path(args[0]).stat().st_size)
        except BrokenPipeError:
            sys.stderr.close()  # the reader has gone; Python would complain about the rest
        except OSError as error:
            self._fail(f"cannot read {args[0]}: {error.strerror}")

    def _fail(self, message: str) -> None:
        print(f"govcrawl dedup: {message}", file=sys.stderr)
        self.exitcode = 2

    def _mark(self, source: BinaryIO, size: int | None) -> None:
        counts, index, started = Counts(), Index(), time.monotonic()
        bar = Progress(
            TextColumn("dedup"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(),
            TextColumn("{task.fields[found]}"), console=Console(stderr=True, highlight=False, soft_wrap=True),
            transient=True, disable=not sys.stderr.isatty(),
        )  # fmt: skip
        with bar:
            task = bar.add_task("dedup", total=size, found="")

            def read() -> Iterator[bytes]:
                for line in source:
                    yield line
                    bar.update(
                        task, advance=len(line), found=f"{counts.records} records, {len(counts.clusters)} clusters"
                    )

            for line in fill_jsonl(read(), counts, index):
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        _summary(counts, len(index), time.monotonic() - started)


def _summary(counts: Counts, indexed: int, seconds: float) -> None:
    repeats = counts.clusters.total()
    read = counts.records - len(counts.broken)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    lines = [
        f"{read} records: {repeats} near-duplicates ({repeats / max(1, read):.1%}) in {len(counts.clusters)} clusters, "
        f"{read - repeats} first of their story",
        f"  {indexed} kept in the index; {counts.short} too short to compare; "
        f"{seconds:.1f} s, {peak:.0f} MiB of memory at most",
    ]
    if counts.clusters:
        sizes = sorted((further + 1 for further in counts.clusters.values()), reverse=True)
        lines.append(
            f"  records a cluster: {sum(sizes) / len(sizes):.1f} on average, {sizes[len(sizes) // 2]} in the middle, "
            f"{sizes[0]} at most"
        )
        largest = counts.clusters.most_common(_CLUSTERS_SHOWN)
        lines += [f"  {further + 1:>7} records of {cluster}" for cluster, further in largest]
    if counts.broken:
        lines.append(f"{len(counts.broken)} lines are no record and were passed through:")
        lines += [f"  line {number}: {reason}" for number, reason in counts.broken[:_BROKEN_SHOWN]]
        if len(counts.broken) > _BROKEN_SHOWN:
            lines.append(f"  … and {len(counts.broken) - _BROKEN_SHOWN} more")
    print("\n".join(lines), file=sys.stderr)
