"""The near-duplicate index in Redis, by itself: what the commit script does to it, one record a call.

The crawl does not use this class: its commit script includes the same fragment (``near_duplicate.lua``), so that a
record, its mark and its place in the index appear in one step. Tests and benchmarks use it.
"""

import json
from functools import cache
from pathlib import Path

import redis

from govcrawl.dedup.index import NearDuplicate
from govcrawl.dedup.signature import Signature

WINDOW_DAYS = 60
MAX_RECORDS = 2_000_000
"""Records remembered at most, whatever the window: about 1.4 GB of Redis."""

_CALL = """
local now = tonumber(redis.call('TIME')[1])
return near_duplicate(KEYS[1], KEYS[2], KEYS[3], tonumber(ARGV[4]) or math.floor(now / 86400), tonumber(ARGV[1]),
  tonumber(ARGV[2]), ARGV[3], ARGV[5])
"""


@cache
def fragment() -> str:
    """The Lua of ``near_duplicate``, for a script to include."""
    return Path(__file__).with_name("near_duplicate.lua").read_text("utf-8")


class SharedIndex:
    """The index under one key prefix, which must hold a hash tag. ``today`` stands in for the server's day number."""

    def __init__(
        self, client: redis.Redis, prefix: str = "{govcrawl}:", *, window: int = WINDOW_DAYS, limit: int = MAX_RECORDS
    ) -> None:
        self._keys = [f"{prefix}near:{part}" for part in ("state", "postings", "records")]
        self._bounds = [window, limit]
        self._script = client.register_script(fragment() + _CALL)

    def add(self, record_id: str, signature: Signature | None, today: int | None = None) -> NearDuplicate | None:
        """As :meth:`govcrawl.dedup.index.Index.add`; ids are 32 hex digits. Raises redis' errors."""
        if signature is None:
            return None
        day = "" if today is None else today
        answer = self._script(self._keys, [*self._bounds, bytes.fromhex(record_id), day, signature.pack()])
        return NearDuplicate(**json.loads(answer)) if answer else None
