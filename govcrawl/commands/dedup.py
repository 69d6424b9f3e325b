"""`govcrawl dedup FILE|-`: near_dup filled in a corpus of JSON Lines."""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from typing import BinaryIO

from rich.progress import TextColumn

from govcrawl.dedup.index import Index
from govcrawl.dedup.streams import Counts, fill_jsonl
from govcrawl.streaming import StreamCommand, progress, report_broken

_CLUSTERS_SHOWN = 5


class Command(StreamCommand):
    """Marks in each record which earlier one tells the same story."""

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

    def work(self, source: BinaryIO, size: int | None, name: str, opts: argparse.Namespace) -> None:
        """Mark one corpus."""
        counts, index, started = Counts(), Index(), time.monotonic()
        bar = progress("dedup", TextColumn("{task.fields[found]}"))
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
    lines += report_broken(counts.broken, "no record")
    print("\n".join(lines), file=sys.stderr)
