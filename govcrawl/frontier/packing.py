"""Children as the scripts take them, and as they are staged."""

import struct
from collections.abc import Callable, Sequence

from govcrawl.frontier import buckets
from govcrawl.frontier.calls import Argument
from govcrawl.frontier.codec import read_header
from govcrawl.frontier.lease import Child
from govcrawl.frontier.seen import SeenSet

STAGE_ABOVE = 1000  # children; more go in by portions
PORTION = 500

# A child's head (lua/insert.lua): flags, priority, ready key, bucket, its key before and after the split, last day on
# which it is fetched again, fingerprint.
_HEAD = struct.Struct(">BhHIHHi8s")
_NEVER = -(2**31)


class KeyList(list[str]):
    """KEYS of a call; ``at`` adds a key of the site once and gives its index as Lua counts."""

    def __init__(self, key: Callable[..., str], first: Sequence[str]) -> None:
        super().__init__(first)
        self._key = key
        self._index: dict[str, int] = {}

    def at(self, *parts: str) -> int:
        """The index of a key, from 1."""
        key = self._key(*parts)
        if key not in self._index:
            self.append(key)
            self._index[key] = len(self)
        return self._index[key]


def child_arguments(keys: KeyList, children: Sequence[Child], seen: SeenSet) -> list[Argument]:
    """Children as lua/insert.lua takes them; the keys they need are added to ``keys``."""
    heads = []
    for child in children:
        article = child.header.kind == "a"
        bucket, after = buckets.candidates(child.fingerprint, seen.level)
        indexes = [0, 0]
        if child.filtered and article:
            needed = buckets.keys_needed(bucket, seen.split)
            for which, number in enumerate((bucket, after)):
                if needed[which]:
                    indexes[which] = keys.at("seen", str(number))
        heads.append(
            _HEAD.pack(
                article + 2 * child.filtered,
                child.header.priority,
                keys.at("ready", child.header.group),
                bucket,
                *indexes,
                _NEVER if child.listed is None else child.listed + child.recheck,
                child.fingerprint[:8],
            )
        )
    return [b"".join(heads), *(child.payload for child in children)]


def pack_child(child: Child) -> bytes:
    """A child for a staged list: a line of its own, then its payload."""
    listed = "" if child.listed is None else str(child.listed)
    line = "\t".join((str(int(child.filtered)), child.fingerprint.hex(), listed, str(child.recheck)))
    return line.encode() + b"\n" + child.payload


def unpack_child(packed: bytes) -> Child:
    """The child of a staged list's element."""
    line, _, payload = packed.partition(b"\n")
    filtered, fingerprint, listed, recheck = line.decode().split("\t")
    return Child(
        read_header(payload),
        payload,
        bytes.fromhex(fingerprint),
        filtered == "1",
        int(listed) if listed else None,
        int(recheck),
    )
