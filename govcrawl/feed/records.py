"""An outbox entry becomes a line of JSON: unpacked, checked to be a record, near_dup put in its place."""

import re
import zlib
from collections.abc import Iterable
from typing import Any

import orjson

RECORD_LIMIT = 16 * 2**20  # bytes; the frontier makes larger ones dead letters

_ID = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")


class BadEntry(ValueError):  # noqa: N818  # reads as what it is
    """Not a record; the message is the reason kept with the refused entry."""


def line(fields: dict[bytes, bytes]) -> bytes:
    """The line, newline included, of an outbox entry. The same entry always gives the same bytes. Raises BadEntry."""
    try:
        record: Any = orjson.loads(_data(fields))
    except orjson.JSONDecodeError as error:
        raise BadEntry(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise BadEntry("not a JSON object")
    if not _ID.fullmatch(str(record.get("id"))) or not _HASH.fullmatch(str(record.get("content_hash"))):
        raise BadEntry("no id or no content_hash")
    near_dup = fields.get(b"n")
    if near_dup:
        try:
            record["near_dup"] = orjson.loads(near_dup)
        except orjson.JSONDecodeError as error:
            raise BadEntry(f"near_dup is not JSON: {error}") from error
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def identity(record_line: bytes) -> bytes:
    """What must stand in a feed once, in 24 bytes: the id and the first 16 hex digits of the content hash."""
    record = orjson.loads(record_line)
    return bytes.fromhex(record["id"] + record["content_hash"][:16])


def as_fields(entry: Iterable[bytes]) -> dict[bytes, bytes]:
    """The flat list of a stream entry in a script's reply as a dict."""
    flat = list(entry)
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _data(fields: dict[bytes, bytes]) -> bytes:
    if b"d" in fields:
        data = fields[b"d"]
    elif b"z" in fields:
        unpack = zlib.decompressobj()
        try:
            data = unpack.decompress(fields[b"z"], RECORD_LIMIT + 1)
        except zlib.error as error:
            raise BadEntry(f"not zlib: {error}") from error
        if not unpack.eof and len(data) <= RECORD_LIMIT:
            raise BadEntry("zlib data cut short")
    else:
        raise BadEntry("no field d or z")
    if len(data) > RECORD_LIMIT:
        raise BadEntry(f"larger than {RECORD_LIMIT} bytes")
    return data
