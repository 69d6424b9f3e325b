"""The articles of a feed directory as the page shows them: the newest first, and one by its place.

Reads sealed files through their manifests only, so it needs no lock and sees nothing half written. Summaries are
kept per sealed file, which never changes.
"""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from attrs import frozen

TAIL = 4 * 2**20
"""Bytes read of a file at most, from its end: some 800 articles; a page shows the newest few."""

MANIFEST_TAIL = 16 * 1024
"""Bytes read of a manifest for what is newest: some 60 files, weeks of a daily."""


@frozen(kw_only=True)
class Summary:
    """One line of a list. ``at``: where the record stands, ``<path in the site's feed>:<byte offset>``."""

    id: str
    site: str
    site_name: str | None
    title: str
    published: str | None
    source: str | None
    repairs: tuple[str, ...]
    cluster: str | None
    similarity: float | None
    at: str


class Shelf:
    """The articles of one feed directory. Missing and torn files are passed over: the exporter mends them."""

    def __init__(self, feeds: str | Path) -> None:
        self.feeds = Path(feeds)

    def latest(self, site: str, count: int) -> list[Summary]:
        """The newest articles of a site by commit, newest first."""
        return list(islice(self._newest_first(site), count))

    def record(self, site: str, record_id: str, at: str) -> dict[str, Any] | None:
        """One whole record, or None where ``at`` does not lead to it."""
        name, _, offset = at.rpartition(":")
        if not offset.isdecimal() or name not in {entry["path"] for entry in self._manifest(site)}:
            return None
        path = self._path(site, name)
        if path is None:
            return None
        line = _line_at(path, int(offset))
        try:
            found = orjson.loads(line)
        except orjson.JSONDecodeError:
            return None
        return found if isinstance(found, dict) and found.get("id") == record_id else None

    def clusters(self, sites: Iterable[str], per_site: int = 60) -> list[list[Summary]]:
        """Stories that stand on more than one page, the widest spread first; the first of each story leads.

        Looks at the ``per_site`` newest articles of each site: about two days of a daily.
        """
        groups: dict[str, list[Summary]] = {}
        for site in sites:
            for item in self.latest(site, per_site):
                groups.setdefault(item.cluster or item.id, []).append(item)
        stories = [
            sorted(group, key=lambda a: (a.cluster is not None, -(a.similarity or 0))) for group in groups.values()
        ]
        return sorted((s for s in stories if len(s) > 1), key=len, reverse=True)

    def _newest_first(self, site: str) -> Iterator[Summary]:
        for entry in reversed(self._manifest(site, MANIFEST_TAIL)):
            if path := self._path(site, entry["path"]):
                yield from reversed(_summaries(str(path), entry["path"], site, entry["sha256"]))

    def _path(self, site: str, name: str) -> Path | None:
        """A sealed file by the manifest's path, which counts from the site's folder or from the feed's."""
        for base in (self.feeds / site, self.feeds):
            path = (base / name).resolve()
            if path.is_relative_to(self.feeds.resolve()) and path.is_file():
                return path
        return None

    def _manifest(self, site: str, tail: int | None = None) -> list[dict[str, Any]]:
        """Lines of a site's manifest, oldest first; only those in the last ``tail`` bytes where that is given."""
        entries = []
        try:
            with (self.feeds / site / "manifest.jsonl").open("rb") as file:
                if tail:
                    file.seek(max(0, file.seek(0, os.SEEK_END) - tail))
                lines = file.read().splitlines()
        except (FileNotFoundError, NotADirectoryError):
            return []
        for line in lines:
            try:
                entry = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue  # the line being written, or one cut by the tail
            if isinstance(entry, dict) and isinstance(entry.get("path"), str):
                entries.append({"sha256": "", **entry})
        return entries


def _unpack(path: Path) -> bytes:
    import zstandard  # noqa: PLC0415  an optional dependency

    with path.open("rb") as file:
        return bytes(zstandard.ZstdDecompressor().stream_reader(file).read())


def _line_at(path: Path, offset: int) -> bytes:
    if path.suffix == ".zst":
        return _unpack(path)[offset:].split(b"\n", 1)[0]
    with path.open("rb") as file:
        file.seek(offset)
        return file.readline()


def _tail(path: Path) -> tuple[int, bytes]:
    """The offset and the bytes of the last whole lines."""
    if path.suffix == ".zst":
        whole = _unpack(path)
        start = max(0, len(whole) - TAIL)
        body = whole[start:]
    else:
        start = max(0, path.stat().st_size - TAIL)
        with path.open("rb") as file:
            file.seek(start)
            body = file.read()
    cut = body.find(b"\n") + 1 if start else 0
    return start + cut, body[cut:]


@lru_cache(maxsize=2048)
def _summaries(path: str, name: str, site: str, _sha256: str) -> tuple[Summary, ...]:
    offset, body = _tail(Path(path))
    found = []
    for line in body.split(b"\n"):
        if line:
            try:
                record = orjson.loads(line)
                found.append(_summary(record, site, f"{name}:{offset}"))
            except (orjson.JSONDecodeError, KeyError, TypeError):
                pass  # a foreign line: `govcrawl feed verify` names it
        offset += len(line) + 1
    return tuple(found)


def shown_time(published_at: str | None, precision: str | None) -> str | None:
    """A publication time as a reader reads it; a bare date stays one."""
    if not published_at:
        return None
    return published_at[:10] if precision == "day" else published_at[:16].replace("T", " ")


def _summary(record: dict[str, Any], site: str, at: str) -> Summary:
    near = record.get("near_dup") or {}
    return Summary(
        id=record["id"],
        site=site,
        site_name=record.get("site_name"),
        title=record["title"],
        published=shown_time(record.get("published_at"), record.get("published_precision")),
        source=record.get("source"),
        repairs=tuple(record.get("repairs") or ()),
        cluster=near.get("cluster"),
        similarity=near.get("similarity"),
        at=at,
    )
