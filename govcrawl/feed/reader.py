"""Reading a feed: records in the order of their commits, from a cursor on. Needs only the files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
from attrs import frozen

from govcrawl.feed import compress, manifest
from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.errors import FeedError


@frozen
class Entry:
    """A record and the cursor to read on from after it.

    Of one site the cursor is a commit cursor, ``"3-41"``; of several it is one for each, ``"anhui_daily=3-41,…"``.
    """

    record: dict[str, Any]
    cursor: str


def read(path: Path | str, *, sites: Iterable[str] | None = None, since: str | None = None) -> Iterator[Entry]:
    """Every record of a feed directory after ``since``, site by site, each site's in the order of commit.

    ``sites``: names; all by default. ``since``: an entry's cursor, or ``first``/``last`` of a manifest line of one
    site. A site that the cursor does not name is read from its start. Raises ValueError on a bad cursor, FeedError
    where a sealed file is missing or has another size than its manifest line says.
    """
    root = Path(path)
    if not root.is_dir():
        raise FeedError(f"{root} is not a feed directory")
    there = sorted(found.parent.name for found in root.glob(f"*/{manifest.NAME}"))
    wanted = there if sites is None else list(dict.fromkeys([sites] if isinstance(sites, str) else sites))
    places = _parse(since, wanted)
    return _read(root, wanted, places)


def _read(root: Path, wanted: list[str], places: dict[str, Cursor]) -> Iterator[Entry]:
    for site in wanted:
        others = [(name, place) for name, place in sorted(places.items()) if name != site]
        prefix = "".join(f"{name}={place}," for name, place in others)
        prefix = f"{prefix}{site}=" if len(wanted) > 1 else ""
        for place, line in lines_since(root / site, places.get(site, START)):
            places[site] = place
            yield Entry(orjson.loads(line), f"{prefix}{place}")


def lines_since(site: Path, since: Cursor) -> Iterator[tuple[Cursor, bytes]]:
    """The raw lines of one site with their cursors."""
    files, _ = manifest.load(site)
    for position, sealed in enumerate(files):
        first, last = sealed.range
        if last <= since:
            continue
        path = site / sealed.path
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            if position == len(files) - 1:
                return  # entered into the manifest, not yet published: it comes next time
            raise FeedError(f"{path} is missing: restore it from a backup") from None
        if size != sealed.bytes:
            raise FeedError(f"{path} has {size} bytes, not {sealed.bytes}: restore it from a backup")
        for number, line in enumerate(compress.lines(path)):
            # Cursors that were given to no record leave gaps at most: these stay in order and below `last`.
            place = Cursor(first.epoch, first.sequence + number)
            if place > since:
                yield place, line


def _parse(since: str | None, wanted: list[str]) -> dict[str, Cursor]:
    if since is None:
        return {}
    if "=" not in since:
        place = Cursor.parse(since)
        if len(wanted) > 1:
            raise ValueError(f"{since!r} is the cursor of one site: pass sites=[that site], or 'site={since},…'")
        return dict.fromkeys(wanted, place)
    pairs = [part.partition("=") for part in since.split(",")]
    return {site: Cursor.parse(place) for site, _, place in pairs}
