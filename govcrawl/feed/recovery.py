"""A server that has gone back behind the feed: restarted without its last second, restored, failed over, emptied.

It will hand out cursors again that the feed has already, and it has forgotten records that the feed has. So it gets
a new epoch, and its known contents are taken from the feed again. What it committed in the meantime is given a place
in the new epoch, unless the feed has it. A kill in the middle is harmless: the server does not yet know the feed's
last cursor, so all of it is done again.
"""

import logging
from collections.abc import Iterator
from typing import TypeVar

import orjson

from govcrawl.feed.compress import lines
from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.files import SiteFiles
from govcrawl.feed.outbox import Outbox
from govcrawl.feed.records import BadEntry, identity, line

logger = logging.getLogger(__name__)

_CHUNK = 1000
Entry = TypeVar("Entry")


def recover(site: str, files: SiteFiles, outbox: Outbox) -> None:
    """Begin a new epoch for a site. Memory: about 100 bytes a record of its feed while it runs."""
    above = _above(site, outbox.committed(site), outbox)
    # Workers go on committing: what was above the last cursor then may have been given one by now. The cursor is read
    # again after the entries, so that what is above it still was never committed.
    given = outbox.committed(site)
    strangers = [(cursor, f"not committed: the last cursor given is {given}") for cursor in above if cursor > given]
    if strangers:
        outbox.refuse(site, strangers)
    began = outbox.new_epoch(site, files.last)
    logger.warning(
        "The server has gone back behind the feed of %s (which ends at %s): epoch %d begins, known records are "
        "taken from the feed",
        site,
        files.last,
        began.epoch,
    )
    have = _remember(site, files, outbox)
    # From here on the commit script itself knows all of the feed; what came before is looked at here.
    reached = outbox.committed(site)
    moved = dropped = 0
    for chunk in _chunks(outbox.entries(site, START, reached)):
        fates: list[tuple[Cursor, bool]] = []
        bad: list[tuple[Cursor, str]] = []
        for cursor, fields in chunk:
            try:
                key = identity(line(fields))
            except BadEntry as error:
                bad.append((cursor, str(error)))
                continue
            if key in have:
                fates.append((cursor, False))
            elif cursor.epoch < began.epoch:
                fates.append((cursor, True))
            have.add(key)
        if bad:
            outbox.refuse(site, bad)
        moved += outbox.move(site, fates)
        dropped += sum(not move for _, move in fates)
        outbox.renew()
    outbox.trim(site, files.last, files.last)
    logger.warning("Epoch %d of %s: %d records moved, %d were in the feed already", began.epoch, site, moved, dropped)


def _above(site: str, given: Cursor, outbox: Outbox) -> list[Cursor]:
    return [cursor for cursor, _ in outbox.entries(site, given, Cursor(2**64 - 1, 2**64 - 1))]


def _remember(site: str, files: SiteFiles, outbox: Outbox) -> set[bytes]:
    have: set[bytes] = set()
    chunk: list[str] = []
    for sealed in files.sealed:
        for one in lines(files.directory / sealed.path):
            record = orjson.loads(one)
            have.add(identity(one))
            chunk += [record["id"], record["content_hash"][:16]]
            if len(chunk) >= 2 * _CHUNK:
                outbox.remember(site, chunk)
                outbox.renew()
                chunk = []
    outbox.remember(site, chunk)
    return have


def _chunks(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == 100:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
