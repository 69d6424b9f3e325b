"""Recounting a feed: every file against its manifest line, every record against its own id and hash.

Needs only the files. What it finds is told in lines; nothing is changed.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from attrs import Factory, define

from govcrawl.feed import compress, disk, manifest
from govcrawl.feed.errors import FeedError
from govcrawl.feed.manifest import SealedFile
from govcrawl.items import article_id, content_hash

_OURS = re.compile(r"manifest\.jsonl|\d{6,}(\.zst)?\.part")


@define
class Verified:
    """What was counted in one site's feed. ``problems``: damage; ``notes``: what is odd but no damage."""

    site: str
    files: int = 0
    records: int = 0
    changed: int = 0
    bytes: int = 0
    first: str = ""
    last: str = ""
    problems: list[str] = Factory(list)
    notes: list[str] = Factory(list)


def verify(path: Path | str, sites: list[str] | None = None) -> Iterator[Verified]:
    """Recount the feed of each site. Raises FeedError where ``path`` is no feed directory.

    Memory: about 100 bytes a record of the largest site.
    """
    root = Path(path)
    if not (root / "feed.json").is_file():
        raise FeedError(f"{root} is not a feed directory: it has no feed.json")
    there = sorted(found.name for found in root.iterdir() if found.is_dir())
    for site in sites or there:
        if not (root / site).is_dir():
            raise FeedError(f"{root} has no feed of {site}")
        yield _verify(root / site)


def _verify(directory: Path) -> Verified:
    found = Verified(directory.name)
    try:
        files, length = manifest.load(directory)
    except FeedError as error:
        found.problems.append(str(error))
        return found
    path = directory / manifest.NAME
    if path.exists() and path.stat().st_size > length:
        found.notes.append(f"{path}: the last line is torn; the next export cuts it off")
    seen: dict[bytes, set[bytes]] = {}
    for number, sealed in enumerate(files):
        found.files += 1
        found.bytes += sealed.bytes
        found.first = found.first or sealed.first
        found.last = sealed.last
        _verify_file(directory, sealed, found, seen, newest=number == len(files) - 1)
    found.changed = found.records - len(seen)
    listed = {directory / sealed.path for sealed in files}
    for other in sorted(directory.rglob("*")):
        if other.is_file() and other not in listed and not _OURS.fullmatch(other.name):
            found.problems.append(f"{other} is not in the manifest: it is nobody's, move it away")
    return found


def _verify_file(
    directory: Path, sealed: SealedFile, found: Verified, seen: dict[bytes, set[bytes]], *, newest: bool
) -> None:
    path = directory / sealed.path
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        parts = [part for part in directory.glob("*.part") if disk.sha256(part) == sealed.sha256]
        if newest and parts:
            found.notes.append(f"{path} is not published yet; the next export finishes it")
        else:
            found.problems.append(f"{path} is missing")
        return
    if size != sealed.bytes or disk.sha256(path) != sealed.sha256:
        found.problems.append(f"{path} is not what was sealed: {size} bytes, of {sealed.bytes}")
        return
    records = 0
    for number, line in enumerate(compress.lines(path), 1):
        records += 1
        for problem in _verify_record(line, seen):
            found.problems.append(f"{path}, line {number}: {problem}")
    found.records += records
    first, last = sealed.range
    if records != sealed.records or first.epoch != last.epoch or records > last.sequence - first.sequence + 1:
        found.problems.append(
            f"{path} holds {records} records; the manifest says {sealed.records}, {sealed.first} to {sealed.last}"
        )


def _verify_record(line: bytes, seen: dict[bytes, set[bytes]]) -> Iterator[str]:
    try:
        record: Any = orjson.loads(line)
        identity, content = record["id"], record["content_hash"]
        if identity != article_id(record["canonical_url"]):
            yield f"id {identity} is not that of {record['canonical_url']}"
        if content != content_hash(record["title"], record["text"]):
            yield f"content_hash of {identity} is not that of its title and text"
        key = bytes.fromhex(identity)
        contents = seen.setdefault(key, set())
        digest = hashlib.blake2b(content.encode(), digest_size=8).digest()
        if digest in contents:
            yield f"{identity} with this content stands in the feed already"
        contents.add(digest)
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        yield f"not a record ({type(error).__name__}: {error})"
