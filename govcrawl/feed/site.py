"""One site on its way from the outbox into files."""

import logging
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from attrs import frozen

from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.errors import FeedError
from govcrawl.feed.files import SiteFiles
from govcrawl.feed.manifest import SealedFile
from govcrawl.feed.outbox import Batch, Opened, Outbox
from govcrawl.feed.records import BadEntry, line
from govcrawl.feed.recovery import recover

logger = logging.getLogger(__name__)

CHINA = timezone(timedelta(hours=8))
_BATCH = 200  # entries a read; one is at most 1 MiB, a few KiB mostly
_TURNS = 50  # reads in one go, so that one busy site does not keep the others waiting


@frozen
class Limits:
    """When a file is sealed: at ``bytes``, or ``idle`` seconds after its last record.

    Also at ``records``: they are in the outbox until then, and a long outbox holds the crawl up.
    """

    bytes: int = 64 * 2**20
    idle: float = 60.0
    records: int = 25_000


class SiteExport:
    """Exports one site. ``fill`` and ``seal`` take turns; ``open`` comes first and after every failure."""

    def __init__(self, name: str, files: SiteFiles, outbox: Outbox, limits: Limits) -> None:
        self.name, self.files, self.outbox, self.limits = name, files, outbox, limits
        self.position = START
        self._touched = 0.0
        self._now = 0.0
        self._boundary = False  # the next record is of another day or epoch than the part
        self._wanted: Cursor | None = None

    def open(self) -> None:
        """Find where the feed ends, and make sure that the server remembers it too. Raises FeedError, OSError."""
        finished = self.files.open()
        server = self.outbox.open(self.name)
        last = self.files.last
        if server.exported is not None and last < server.exported:
            raise FeedError(
                f"{self.files.directory} ends at {last}, but records up to {server.exported} have been exported: "
                "the directory is older than the server or was emptied; restore it from a backup"
            )
        if server.exported != last and not (server.exported is None and last == START):
            finished = self._reconcile(server, last, finished)
        elif server.committed < last:
            recover(self.name, self.files, self.outbox)
        if not finished:
            missing = self.files.sealed[-1].path
            raise FeedError(f"{self.files.directory / missing} is missing: restore it from a backup")
        self.position = last
        self._wanted = None
        self._boundary = False

    def _reconcile(self, server: Opened, last: Cursor, finished: bool) -> bool:
        """The manifest is ahead of the server: killed before the outbox was trimmed, or the server went back?

        Only in the first case does the outbox still hold exactly the last file, and nothing of it was trimmed.
        """
        after = server.exported or START
        lines = []
        for _, fields in self.outbox.entries(self.name, after, last):
            try:
                lines.append(line(fields))
            except BadEntry:
                continue  # refused and named when it is read again
        if server.committed >= last:
            if not finished:
                finished = self.files.rebuild(lines)
            if finished and self.files.holds(lines):
                self.outbox.trim(self.name, last, last)
                return True
        if finished:
            recover(self.name, self.files, self.outbox)
        return finished

    def fill(self) -> bool:
        """Read on into the part, until there is no more or the part has to be sealed. True if it read anything."""
        read = False
        for _ in range(_TURNS):
            batch = self.outbox.read(self.name, self.position, _BATCH)
            self._now = batch.time
            self._wanted = batch.wanted
            before = self.position
            self._take(batch)
            read = read or self.position > before
            if self.position == before or self._full():
                break
        return read

    @property
    def wants_seal(self) -> bool:
        """Whether there is a part, and it is full, of another day or epoch, idle, or wanted by somebody."""
        if not self.files.records:
            return False
        idle = time.monotonic() - self._touched
        return self._full() or idle >= self.limits.idle or self._is_wanted()

    def seal(self) -> SealedFile:
        """Seal the part, then let the outbox go. Raises OSError, Fenced, WentBack."""
        now = datetime.fromtimestamp(self._now, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        sealed = self.files.seal(now)
        self._boundary = False
        self._trim()
        logger.info("Sealed %s/%s: %d records", self.name, sealed.path, sealed.records)
        return sealed

    def answer(self) -> None:
        """Where somebody waits for what needed no file: say that it is done."""
        if not self.files.records and self._is_wanted():
            self._trim()

    def _full(self) -> bool:
        many = self.files.bytes >= self.limits.bytes or self.files.records >= self.limits.records
        return self.files.records > 0 and (many or self._boundary)

    def _is_wanted(self) -> bool:
        return self._wanted is not None and self.position >= self._wanted

    def _trim(self) -> None:
        self.outbox.trim(self.name, self.files.last, self.position, self._wanted if self._is_wanted() else None)
        if self._is_wanted():
            self._wanted = None

    def _take(self, batch: Batch) -> None:
        day = self.files.day if self.files.records else ""  # of the lines so far
        lines: list[bytes] = []
        refused: list[tuple[Cursor, str]] = []
        first = last = START
        size = self.files.bytes
        for cursor, fields in batch.entries:
            if cursor > batch.committed:
                refused.append((cursor, f"not committed: the last cursor given is {batch.committed}"))
                continue
            begun = last if last > START or not self.files.records else self.files.position
            committed_on = _day(fields, batch.time)
            if begun > START and (begun.epoch != cursor.epoch or day != committed_on):
                self._boundary = True
                break
            if size >= self.limits.bytes:
                break
            try:
                lines.append(line(fields))
            except BadEntry as error:
                refused.append((cursor, str(error)))
            else:
                size += len(lines[-1])
                day = committed_on
                first = first if first > START else cursor
                last = cursor
            self.position = cursor
        else:
            if len(batch.entries) < _BATCH:  # all of it was seen: cursors that are left out are no entries any more
                self.position = max(self.position, batch.committed)
        if lines:
            self.files.append(day, lines, first, last)
            self._touched = time.monotonic()
        if refused:
            count = self.outbox.refuse(self.name, refused)
            logger.error(
                "%d entries in the outbox of %s are no records (%s …): put aside in %s",
                count,
                self.name,
                refused[0][1],
                self.outbox.keys("refused", self.name),
            )


def _day(fields: dict[bytes, bytes], now: float) -> str:
    """The day of an entry's commit in China; ``now`` (s) for one that does not say, from before entries did."""
    said = fields.get(b"t", b"")
    moment = int(said) / 1000 if said.isdigit() and len(said) == 13 else now
    return datetime.fromtimestamp(moment, CHINA).date().isoformat()


def site_directory(feeds: Path, name: str) -> Path:
    """Where a site's feed is. Raises FeedError where the name cannot be a directory's."""
    if not name or name.startswith(".") or not all(char.isalnum() or char in "_-." for char in name):
        raise FeedError(f"a site cannot be named {name!r}: its outbox is left alone")
    return feeds / name
