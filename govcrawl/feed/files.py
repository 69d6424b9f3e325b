"""A site's files: the part that is being written, sealed files, the manifest. Knows nothing of Redis.

The order of sealing survives a kill at any point: the part is synced, then the manifest line is, then the file gets
its name. Whoever comes next finds either no line (the part is deleted and its records are read again from the
outbox) or a line whose file is there or is finished from the part.
"""

import logging
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from govcrawl.feed import disk, manifest
from govcrawl.feed.compress import compress, lines
from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.errors import FeedError
from govcrawl.feed.manifest import SealedFile

logger = logging.getLogger(__name__)

_PART = re.compile(r"(\d{6,})(\.zst)?\.part")


class SiteFiles:
    """The feed of one site on disk. ``guard`` is called before the manifest is written and raises if we may not."""

    def __init__(self, directory: Path, *, zstd: bool, guard: Callable[[], None]) -> None:
        self.directory = directory
        self.zstd = zstd
        self._guard = guard
        self._part: BinaryIO | None = None
        self._sealed: list[SealedFile] = []
        self._length = 0
        self.day = ""
        self.records = self.bytes = 0
        self.first = START
        self.position = START  # last cursor written into the part

    def open(self) -> bool:
        """Read the manifest and clean up after a crash. False where the last file is in neither place: ``rebuild`` it.

        Raises FeedError where the directory is damaged, OSError where it cannot be used.
        """
        self.discard()
        disk.make_directory(self.directory)
        self._sealed, self._length = manifest.load(self.directory)
        if self._sealed:
            manifest.cut(self.directory, self._length)
        elif (self.directory / manifest.NAME).exists():
            manifest.cut(self.directory, 0)
        finished = not self._sealed or self._finish(self._sealed[-1])
        if finished:
            disk.remove(self._parts())
        return finished

    @property
    def last(self) -> Cursor:
        """The cursor up to which the manifest goes."""
        return self._sealed[-1].range[1] if self._sealed else START

    @property
    def sealed(self) -> Sequence[SealedFile]:
        """The manifest."""
        return self._sealed

    def holds(self, wanted: Sequence[bytes]) -> bool:
        """Whether the last sealed file consists of exactly these lines."""
        if not self._sealed or self._sealed[-1].records != len(wanted):
            return False
        return all(
            ours == theirs for ours, theirs in zip(wanted, lines(self.directory / self._sealed[-1].path), strict=True)
        )

    def rebuild(self, wanted: Sequence[bytes]) -> bool:
        """Write the last sealed file anew from its lines, if they are the right ones."""
        last = self._sealed[-1]
        part = self._path(last.number)
        part.write_bytes(b"".join(wanted))
        if last.path.endswith(".zst"):
            compress(part, self._path(last.number, ".zst"))
        done = self._finish(last)
        disk.remove(self._parts())
        return done

    def append(self, day: str, record_lines: Sequence[bytes], first: Cursor, last: Cursor) -> None:
        """Append lines to the part; it begins with the first. ``day``: YYYY-MM-DD. Raises OSError (disk full …)."""
        if self._part is None:
            self._part = self._path(self._next_number()).open("wb")
            disk.sync_directory(self.directory)
            self.day, self.first, self.records, self.bytes = day, first, 0, 0
        data = b"".join(record_lines)
        self._part.write(data)
        self.records += len(record_lines)
        self.bytes += len(data)
        self.position = last

    def seal(self, sealed_at: str) -> SealedFile:
        """Sync the part, enter it into the manifest, publish it. ``sealed_at``: RFC 3339 UTC. Raises OSError."""
        assert self._part is not None
        number = self._next_number()
        part = self._path(number)
        self._part.flush()
        os.fsync(self._part.fileno())
        self._part.close()
        self._part = None
        suffix = ".jsonl"
        if self.zstd:
            suffix = ".jsonl.zst"
            packed = self._path(number, ".zst")
            compress(part, packed)
            with packed.open("rb") as file:
                os.fsync(file.fileno())
            part = packed
        target = f"{self.day}/{number:06}{suffix}"
        sealed = SealedFile(
            path=target,
            records=self.records,
            bytes=part.stat().st_size,
            sha256=disk.sha256(part),
            first=str(self.first),
            last=str(self.position),
            sealed_at=sealed_at,
        )
        disk.make_directory((self.directory / target).parent)
        disk.sync_directory(self.directory)
        self._guard()
        self._length = manifest.append(self.directory, sealed, self._length)
        self._sealed.append(sealed)
        self.records = self.bytes = 0
        disk.publish(part, self.directory / target)
        if self.zstd:
            self._path(number).unlink()
        return sealed

    def discard(self) -> None:
        """Forget the part: its records are still in the outbox."""
        part, self._part = self._part, None
        self.records = self.bytes = 0
        if part is not None:
            try:
                part.close()
            except OSError as error:
                logger.debug("Closing the part of %s: %s", self.directory.name, error)
            self._path(self._next_number()).unlink(missing_ok=True)

    def _finish(self, last: SealedFile) -> bool:
        target = self.directory / last.path
        if target.exists():
            if target.stat().st_size == last.bytes and disk.sha256(target) == last.sha256:
                return True
            raise FeedError(f"{target} is not what the manifest says: restore it from a backup")
        for part in self._parts():
            if part.stat().st_size == last.bytes and disk.sha256(part) == last.sha256:
                disk.publish(part, target)
                logger.info("Finished %s after a crash", target)
                return True
        return False

    def _next_number(self) -> int:
        number = self._sealed[-1].number + 1 if self._sealed else 1
        # A stranger may have put a file where ours would go: it is left alone, and verify names it.
        while any(self.directory.glob(f"????-??-??/{number:06}.jsonl*")):
            number += 1
        return number

    def _path(self, number: int, suffix: str = "") -> Path:
        return self.directory / f"{number:06}{suffix}.part"

    def _parts(self) -> list[Path]:
        return [path for path in self.directory.iterdir() if _PART.fullmatch(path.name)]
