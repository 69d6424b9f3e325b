"""What `repair` and `dedup` share: one file or standard input in, standard output out, progress and a report beside."""

import argparse
import sys
from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from scrapy.commands import ScrapyCommand

_BROKEN_SHOWN = 20


class StreamCommand(ScrapyCommand):
    """Reads FILE, or standard input for ``-``. Exit status 2 where there is none to read."""

    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Work on one file."""
        if len(args) != 1:
            self._fail("give one FILE, or - for standard input")
            return
        try:
            if args[0] == "-":
                self.work(sys.stdin.buffer, None, args[0], opts)
            else:
                with Path(args[0]).open("rb") as source:
                    self.work(source, Path(args[0]).stat().st_size, args[0], opts)
        except BrokenPipeError:
            sys.stderr.close()  # the reader has gone; Python would complain about the rest
        except OSError as error:
            self._fail(f"cannot read {args[0]}: {error.strerror}")

    @abstractmethod
    def work(self, source: BinaryIO, size: int | None, name: str, opts: argparse.Namespace) -> None:
        """From ``source``, of so many bytes where that is known, to standard output; ``name`` as it was given."""

    def _fail(self, message: str) -> None:
        print(f"govcrawl {type(self).__module__.rpartition('.')[2]}: {message}", file=sys.stderr)
        self.exitcode = 2


def progress(name: str, *more: ProgressColumn) -> Progress:
    """A bar that counts bytes on standard error; nothing where that is no terminal."""
    return Progress(
        TextColumn(name), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(), *more,
        console=Console(stderr=True, highlight=False, soft_wrap=True), transient=True, disable=not sys.stderr.isatty(),
    )  # fmt: skip


def report_broken(broken: Sequence[tuple[int, str]], are: str) -> list[str]:
    """Lines that say which lines of the input are what (``no JSON``), and why; none where there is none such."""
    if not broken:
        return []
    lines = [f"{len(broken)} lines are {are} and were passed through:"]
    lines += [f"  line {number}: {reason}" for number, reason in broken[:_BROKEN_SHOWN]]
    return [*lines, f"  … and {len(broken) - _BROKEN_SHOWN} more"] if len(broken) > _BROKEN_SHOWN else lines
