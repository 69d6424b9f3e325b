"""`govcrawl repair FILE|-`: damaged text or JSON Lines in, mended out."""

import argparse
import sys
from collections.abc import Iterator
from typing import BinaryIO

from govcrawl.streaming import StreamCommand, progress, report_broken
from govcrawl.text.explain import changes
from govcrawl.text.streams import Counts, Mended, repair_jsonl, repair_text


class Command(StreamCommand):
    """Mends text that was damaged before it got here; what is right comes out as it came."""

    def syntax(self) -> str:
        """What follows the command's name."""
        return "[options] FILE|-"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Repair damaged text: plain text or JSON Lines in, repaired out"

    def long_desc(self) -> str:
        """What the command's help says."""
        return (
            "Reads FILE (- for standard input), plain text or JSON Lines, and writes it repaired, in UTF-8, to "
            "standard output. What needs nothing comes out byte for byte. Counts go to standard error."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's options."""
        super().add_options(parser)
        group = parser.add_argument_group("Repair")
        group.add_argument(
            "--field", action="append", default=[], help="repair only this field of each record (repeatable)"
        )
        group.add_argument("--explain", action="store_true", help="show each change in context, on standard error")
        kind = group.add_mutually_exclusive_group()
        kind.add_argument("--text", action="store_true", help="read plain text, also where it looks like JSON")
        kind.add_argument("--jsonl", action="store_true", help="read JSON Lines, also where the first line is broken")

    def work(self, source: BinaryIO, size: int | None, name: str, opts: argparse.Namespace) -> None:
        """Repair one file."""
        lines, records = _peek(source, name)
        if opts.text or not (opts.jsonl or opts.field or records):
            made = repair_text(lines, counts := Counts())
        else:
            made = repair_jsonl(lines, counts := Counts(), opts.field)
        with progress("repair") as bar:
            task = bar.add_task("repair", total=size)
            for output in made:
                sys.stdout.buffer.write(output.data)
                bar.advance(task, output.read)
                if opts.explain:
                    for mended in output.mended:
                        _explain(mended)
            sys.stdout.buffer.flush()
        _summary(counts)


def _peek(source: BinaryIO, name: str) -> tuple[Iterator[bytes], bool]:
    """The file's lines, and whether they look like JSON Lines: by the file's name, else by the first line."""
    first = source.readline()

    def lines() -> Iterator[bytes]:
        if first:
            yield first
        yield from source

    return lines(), name.endswith((".jsonl", ".ndjson")) or first.lstrip(b"\xef\xbb\xbf \t").startswith(b'{"')


def _explain(mended: Mended) -> None:
    for change in changes(mended.old, mended.new):
        print(f"{mended.where}: {change.old} → {change.new}  [{', '.join(mended.steps)}]", file=sys.stderr)


def _summary(counts: Counts) -> None:
    lines = [f"{counts.records} read, {counts.changed} changed, {counts.lost} characters lost"]
    lines += [f"  {count:>7} {step}" for step, count in counts.steps.most_common()]
    lines += report_broken(counts.broken, "no JSON")
    print("\n".join(lines), file=sys.stderr)
