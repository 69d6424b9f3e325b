"""``manifest.jsonl``: one line a sealed file, in the order of sealing; the file of record of a site's feed.

A line counts once it is synced with its newline. A torn last line (a crash while it was written) never counted:
readers pass over it and the exporter cuts it off.
"""

import os
import re
from pathlib import Path
from typing import Any

import orjson
from attrs import asdict, frozen

from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.errors import FeedError

NAME = "manifest.jsonl"
PATH = re.compile(r"\d{4}-\d{2}-\d{2}/(\d{6,})\.jsonl(\.zst)?")


@frozen
class SealedFile:
    """A line of the manifest. ``path`` is relative to the manifest; ``bytes`` and ``sha256`` are of the file as stored;
    ``first`` and ``last`` are commit cursors; ``sealed_at`` is RFC 3339 UTC.
    """  # one sentence of four fields

    path: str
    records: int
    bytes: int
    sha256: str
    first: str
    last: str
    sealed_at: str

    @property
    def number(self) -> int:
        """The file's number within its site."""
        found = PATH.fullmatch(self.path)
        assert found  # checked on reading
        return int(found[1])

    @property
    def range(self) -> tuple[Cursor, Cursor]:
        """``first`` and ``last``, parsed."""
        return Cursor.parse(self.first), Cursor.parse(self.last)


def load(site: Path) -> tuple[list[SealedFile], int]:
    """The sealed files of a site and the length in bytes of the manifest without a torn last line.

    Raises FeedError where a line before the last is damaged, or cursors do not increase.
    """
    path = site / NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return [], 0
    whole = data.rfind(b"\n") + 1
    files: list[SealedFile] = []
    last = START
    for number, line in enumerate(data[:whole].splitlines(), 1):
        try:
            sealed = _parse(line)
            first, end = sealed.range
        except ValueError as error:
            raise FeedError(f"{path}, line {number}: {error}; restore the manifest from a backup") from error
        if not last < first <= end or (files and sealed.number <= files[-1].number):
            raise FeedError(f"{path}, line {number}: {sealed.first} to {sealed.last} does not follow {last}")
        files.append(sealed)
        last = end
    return files, whole


def append(site: Path, sealed: SealedFile, length: int) -> int:
    """Append a line at ``length`` and sync it; the new length. Where that fails, nothing of it is left."""
    line = orjson.dumps(asdict(sealed)) + b"\n"
    handle = os.open(site / NAME, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            os.ftruncate(handle, length)
            if os.pwrite(handle, line, length) != len(line):
                raise OSError(28, "No space left on device", str(site / NAME))
            os.fsync(handle)
        except OSError:
            # After a failed fsync nobody knows what is on the disk: take the line back rather than believe in it.
            os.ftruncate(handle, length)
            raise
    finally:
        os.close(handle)
    return length + len(line)


def cut(site: Path, length: int) -> None:
    """Cut a torn last line off and make sure that what stays is on the disk."""
    handle = os.open(site / NAME, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.ftruncate(handle, length)
        os.fsync(handle)
    finally:
        os.close(handle)


def _parse(line: bytes) -> SealedFile:
    try:
        found: Any = orjson.loads(line)
        sealed = SealedFile(**found)
    except (orjson.JSONDecodeError, TypeError) as error:
        raise ValueError("not a line of a manifest") from error
    numbers = (sealed.records, sealed.bytes)
    texts = (sealed.path, sealed.sha256, sealed.first, sealed.last, sealed.sealed_at)
    if not all(isinstance(number, int) and number > 0 for number in numbers) or not all(
        isinstance(text, str) for text in texts
    ):
        raise ValueError("a field has the wrong type")
    if not PATH.fullmatch(sealed.path):
        raise ValueError(f"{sealed.path!r} is not the path of a sealed file")
    return sealed
