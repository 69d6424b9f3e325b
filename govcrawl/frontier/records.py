"""Records on their way into the outbox: as they are stored, and as the commit script takes them."""

import zlib
from collections.abc import Sequence

from attrs import Factory, define

from govcrawl.frontier.calls import Argument

COMPRESS_ABOVE = 1 << 20  # bytes of a record
RECORD_LIMIT = 16 << 20


@define(eq=False)
class Near:
    """What the near-duplicate fragment of the commit script is given for a record: keys it may touch, arguments."""

    keys: list[str] = Factory(list)
    args: list[str | bytes | int | float] = Factory(list)


@define(eq=False)
class Record:
    """A record on its way into the outbox. ``field``: ``d`` plain JSON, ``z`` zlib-compressed."""

    id: str
    hash: str
    data: bytes
    field: str = "d"
    near: Near | None = None


def make_record(record_id: str, content_hash: str, data: bytes, near: Near | None = None) -> Record:
    """A record as it is stored: above 1 MiB compressed. Raises ValueError above 16 MiB."""
    if len(data) > RECORD_LIMIT:
        raise ValueError(f"record {record_id}: {len(data)} bytes; at most {RECORD_LIMIT} are stored")
    if len(data) > COMPRESS_ABOVE:
        return Record(record_id, content_hash[:16], zlib.compress(data), "z", near)
    return Record(record_id, content_hash[:16], data, "d", near)


def record_arguments(keys: list[str], records: Sequence[Record]) -> list[Argument]:
    """Records as the commit script takes them; the keys they need are added to ``keys``."""
    args: list[Argument] = []
    for record in records:
        args += [record.id, record.hash, record.field, record.data]
        if record.near is None:
            args.append(0)
        else:
            # First the index of its first key and how many it has, then what it says.
            args += [len(record.near.args) + 2, len(keys) + 1, len(record.near.keys), *record.near.args]
            keys.extend(record.near.keys)
    return args
