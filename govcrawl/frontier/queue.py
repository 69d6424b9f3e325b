"""One site's queue in Redis: what the scripts do, as methods.

Everything here is atomic on the server; nothing here decides policy. ``SiteQueue`` knows requests and records as
bytes, not as Scrapy objects.
"""

import asyncio
import logging
import secrets
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from attrs import define

from govcrawl.frontier import buckets
from govcrawl.frontier.calls import Argument, Caller
from govcrawl.frontier.codec import VERSION, Header, read_header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child, Lease, Leased, Near, Record

logger = logging.getLogger(__name__)

STAGE_ABOVE = 1000  # children; more go in by portions
PORTION = 500
STAGED_LIFE = 3600  # seconds
COMPRESS_ABOVE = 1 << 20  # bytes of a record
RECORD_LIMIT = 16 << 20

# A child's head (lua/insert.lua): flags, priority, ready key, bucket, its key before and after the split, last day on
# which it is fetched again, fingerprint.
_HEAD = struct.Struct(">BhHIHHi8s")
_NEVER = -(2**31)


@define(frozen=True)
class Pace:
    """Politeness of a host group: gap between requests (ms), requests under way at once."""

    delay: int
    concurrency: int


@define(frozen=True)
class Limits:
    """How leases are given. Times in ms; ``window``: from and to hour in China, equal for always."""

    lease: int = 30_000
    hold: int = 5_000
    window: tuple[int, int] = (0, 0)
    outbox: int = 50_000
    version: int = VERSION


class KeyList(list[str]):
    """KEYS of a call; ``at`` adds a key once and gives its index as Lua counts."""

    def __init__(self, first: Sequence[str]) -> None:
        super().__init__(first)
        self._index: dict[str, int] = {}

    def at(self, key: str) -> int:
        """The index of a key, from 1."""
        if key not in self._index:
            self.append(key)
            self._index[key] = len(self)
        return self._index[key]


class SiteQueue:
    """The queue of one site. ``worker``: name under which leases are held."""

    def __init__(self, caller: Caller, keys: Keys, site: str, worker: str) -> None:
        if not site or any(char in site for char in ": \t\n"):
            raise ValueError(f"site name {site!r}: no colon, no white space")
        self.caller, self.keys, self.site, self.worker = caller, keys, site, worker
        self.level = self.split = 0  # of the seen set, as last heard
        self.groups: list[str] = []
        self._growing = False
        self._tasks: set[asyncio.Task[None]] = set()

    def key(self, *parts: str) -> str:
        """A key of this site: ``key("ready", group)`` is ``ready:<site>:<group>``."""
        return self.keys(parts[0], self.site, *parts[1:])

    async def begin(self, arguments: str, run: str, children: Sequence[Child]) -> tuple[str, bool]:
        """Begin the run of these arguments, or join it. Returns its id and whether this call began it.

        ``children``: its first requests; their headers name ``run``. Where another run is joined they are not used.
        """
        first, rest = list(children[:STAGE_ABOVE]), list(children[STAGE_ABOVE:])
        while True:
            reply = await self._begin(arguments, run, first, last=not rest)
            if reply[0] != b"begun":
                return reply[1].decode(), False
            if not rest:
                return run, True
            first, rest = rest[:PORTION], rest[PORTION:]

    async def _begin(self, arguments: str, run: str, children: Sequence[Child], *, last: bool) -> Any:
        while True:
            keys = KeyList([
                self.key("active"), self.key("runs"), self.keys("sites"), self.key("run", run), self.key("marks", run),
                self.key("requests"), self.key("next_id"), self.key("seen"), self.key("groups"), self.keys("backlog"),
            ])  # fmt: skip
            args: list[Argument] = [
                self.site,
                arguments,
                run,
                self.keys.wake(self.site),
                int(last),
                self.level,
                len(children),
            ]
            args += self.child_arguments(keys, children)
            reply = await self.caller.run("begin", keys, args)
            if not self._stale(reply):
                if reply[0] == b"begun":
                    self._grow(reply[2], reply[3])
                return reply

    async def lease(self, wanted: int, run: str, paces: dict[str, Pace], limits: Limits) -> Leased:
        """Lease up to ``wanted`` requests. ``paces`` holds a pace for "" (any group not named)."""
        while True:
            keys = [
                self.key("requests"), self.key("leases"), self.key("holders"), self.key("tries"), self.key("delayed"),
                self.key("groups"), self.key("outbox"), self.keys("backlog"), self.key("spills"),
                self.key("run", run or "-"), self.key("validators"),
            ]  # fmt: skip
            args: list[Argument] = [
                secrets.token_hex(8), self.worker, wanted, limits.version, limits.lease, *limits.window, limits.outbox,
                limits.hold, len(self.groups),
            ]  # fmt: skip
            for group in self.groups:
                keys += [self.key("ready", group), self.key("newer", group)]
                keys += [self.keys("gate", group), self.keys("flight", group)]
                pace = paces.get(group) or paces[""]
                args += [group, pace.delay, pace.concurrency]
            wait, why, state, pending, missing, spills, taken, today, reclaimed = await self.caller.run(
                "lease", keys, args
            )
            if not missing:
                break
            self.groups += [name.decode() for name in missing if name.decode() not in self.groups]
        return Leased(
            [_lease(each) for each in taken],
            None if wait < 0 else wait / 1000,
            why.decode(),
            state.decode(),
            pending,
            [each.decode() for each in spills],
            today,
            reclaimed,
        )

    async def commit(self, lease: Lease, counter: str) -> str:
        """Commit a page: "done", or "lost" where the lease is somebody else's and nothing has changed.

        ``counter``: pages, fetched, gone, unchanged, dropped or replaced.
        """
        assert lease.header
        run = lease.header.run
        children = [lease.replacement] if lease.replacement else lease.children
        staged = 0
        if len(children) > STAGE_ABOVE:
            staged = await self._stage(lease, children)
            if not staged:
                return "lost"
            children = []
        validator = (lease.header.validator, lease.seen_validator) if lease.seen_validator else ("", "")
        while True:
            keys = KeyList([
                self.key("requests"), self.key("leases"), self.key("holders"), self.key("tries"),
                self.keys("flight", lease.group), self.key("run", run), self.key("marks", run), self.key("active"),
                self.key("next_id"), self.key("seen"), self.key("groups"), self.keys("backlog"), self.key("outbox"),
                self.key("epoch"), self.key("sequence"), self.key("known"), self.key("validators"),
                self.key("staged", lease.id), self.key("spilled", lease.id), self.key("spills"),
            ])  # fmt: skip
            args: list[Argument] = [
                lease.id, lease.token, self.keys.wake(self.site), run, counter, lease.not_articles,
                validator[0] or "", validator[1] or "", staged, self.level, len(children), len(lease.records),
            ]  # fmt: skip
            args += self.child_arguments(keys, children)
            for record in lease.records:
                args += [record.id, record.hash, record.field, record.data]
                if record.near is None:
                    args.append(0)
                else:
                    # First the index of its first key and how many it has, then what it says.
                    args += [len(record.near.args) + 2, len(keys) + 1, len(record.near.keys), *record.near.args]
                    keys.extend(record.near.keys)
            reply = await self.caller.run("commit", keys, args)
            if not self._stale(reply):
                break
        if reply[0] == b"done":
            self._grow(reply[4], reply[5])
        return str(reply[0].decode())

    async def nack(
        self,
        lease: Lease,
        what: str,
        *,
        delay: float = 0,
        allowed: int = 0,
        letter: bytes = b"",
        fingerprint: bytes = b"",
        listed_on: str = "",
    ) -> tuple[str, int]:
        """Give a request back. ``what``: release, retry (after ``delay`` s, ``allowed`` times) or dead.

        Returns released, delayed, dead or lost, and how often it has failed. ``letter``: the dead letter, JSON;
        ``fingerprint``: to leave the seen set by; ``listed_on``: validator field of the page that listed it.
        """
        run = lease.header.run if lease.header else "-"
        while True:
            pair = buckets.candidates(fingerprint or bytes(8), self.level)
            keys = [
                self.key("requests"), self.key("leases"), self.key("holders"), self.key("tries"),
                self.keys("flight", lease.group), self.key("delayed"), self.key("ready", lease.group),
                self.keys("backlog"), self.key("run", run), self.key("marks", run), self.key("active"),
                self.key("dead"), self.key("seen"), self.key("validators"),
                *(self.key("seen", str(bucket)) for bucket in pair),
            ]  # fmt: skip
            args: list[Argument] = [
                lease.id, lease.token, self.keys.wake(self.site), what, int(delay * 1000), allowed, letter,
                fingerprint[:8], self.level, listed_on,
            ]  # fmt: skip
            reply = await self.caller.run("nack", keys, args)
            if not self._stale(reply):
                return reply[0].decode(), reply[1] if len(reply) > 1 else 0

    async def unused_pass(self, lease: Lease) -> None:
        """Tell the gate that nothing was sent with this lease's pass."""
        keys = [self.keys("gate", lease.group), self.keys("flight", lease.group)]
        await self.caller.run("report", keys, [lease.token, lease.delay, "unused", 0, 1])

    async def heartbeat(self, leases: Sequence[Lease], life: int) -> set[str]:
        """Keep leases for another ``life`` ms; returns the ids that are lost."""
        if not leases:
            return set()
        keys = [self.key("leases"), self.key("holders"), *(self.keys("flight", lease.group) for lease in leases)]
        args: list[Argument] = [life]
        for lease in leases:
            args += [lease.id, lease.token]
        return {each.decode() for each in await self.caller.run("heartbeat", keys, args)}

    async def unfold(self, request: str) -> None:
        """Bring a spilled list into the queue, portion by portion, together with whoever else does."""
        spilled = self.key("spilled", request)
        while True:
            length = await self.caller.command("LLEN", spilled)
            if not length:
                return
            children = [unpack_child(each) for each in await self.caller.command("LRANGE", spilled, 0, PORTION - 1)]
            run = children[0].header.run
            keys = KeyList([
                spilled, self.key("spills"), self.key("run", run), self.key("marks", run), self.key("active"),
                self.key("requests"), self.key("next_id"), self.key("seen"), self.key("groups"), self.keys("backlog"),
            ])  # fmt: skip
            args: list[Argument] = [request, length, self.keys.wake(self.site), self.level, len(children)]
            args += self.child_arguments(keys, children)
            reply = await self.caller.run("unfold", keys, args)
            if not self._stale(reply) and reply[0] == b"unfolded":
                self._grow(reply[2], reply[3])

    async def reconcile(self, run: str) -> int:
        """Complete a run all of whose requests are gone; how many it still waited for, now counted as failed."""
        keys = [self.key("requests"), self.key("spills"), self.key("run", run), self.key("marks", run)]
        return int(await self.caller.run("reconcile", [*keys, self.key("active")], [self.keys.wake(self.site)]))

    async def forget(self, fingerprint: bytes) -> bool:
        """Take a page out of the seen set; whether it was in."""
        while True:
            pair = buckets.candidates(fingerprint, self.level)
            keys = [self.key("seen"), self.key("validators"), *(self.key("seen", str(bucket)) for bucket in pair)]
            reply = await self.caller.run("forget", keys, [fingerprint[:8], self.level])
            if not self._stale(reply):
                return bool(reply[1])

    async def purge_validators(self, before: int) -> None:
        """Drop ETags last seen before a day: nothing as old is asked for conditionally."""
        key, cursor = self.key("validators"), 0
        while True:
            cursor, found = await self.caller.command("HSCAN", key, cursor, "COUNT", 500)
            old = [name for name, value in found.items() if not value.partition(b" ")[0].isdigit()]
            old += [name for name, value in found.items() if name not in old and int(value.partition(b" ")[0]) < before]
            if old:
                await self.caller.command("HDEL", key, *old)
            if not int(cursor):
                return

    async def settle(self) -> None:
        """Wait for work in the background (growing the seen set)."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _stage(self, lease: Lease, children: Sequence[Child]) -> int:
        """Store children ahead of their commit, unseen; returns how many, 0 where the lease is lost."""
        keys = [self.key("holders"), self.key("staged", lease.id)]
        number = 0
        for at in range(0, len(children), PORTION):
            packed = [pack_child(child) for child in children[at : at + PORTION]]
            reply = await self.caller.run("stage", keys, [lease.id, lease.token, number, STAGED_LIFE, *packed])
            if reply[0] != b"staged":
                return 0
            number = int(reply[1])
        return number

    def child_arguments(self, keys: KeyList, children: Sequence[Child]) -> list[Argument]:
        """Children as the scripts take them; the keys they need are added to ``keys``."""
        heads = []
        for child in children:
            article = child.header.kind == "a"
            bucket, after = buckets.candidates(child.fingerprint, self.level)
            indexes = [0, 0]
            if child.filtered and article:
                needed = buckets.keys_needed(bucket, self.split)
                for which, number in enumerate((bucket, after)):
                    if needed[which]:
                        indexes[which] = keys.at(self.key("seen", str(number)))
            heads.append(
                _HEAD.pack(
                    article + 2 * child.filtered,
                    child.header.priority,
                    keys.at(self.key("ready", child.header.group)),
                    bucket,
                    *indexes,
                    _NEVER if child.listed is None else child.listed + child.recheck,
                    child.fingerprint[:8],
                )
            )
        return [b"".join(heads), *(child.payload for child in children)]

    def _stale(self, reply: Any) -> bool:
        if reply[0] == b"stale":
            self.level = int(reply[1])
            if len(reply) > 2:
                self.split = int(reply[2])
            return True
        return False

    def _grow(self, count: int, split: int) -> None:
        self.split = split
        if self._growing or not buckets.wants_split(count, self.level, split):
            return
        self._growing = True
        task = asyncio.get_running_loop().create_task(self._split(count, split))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _split(self, count: int, split: int) -> None:
        try:
            while buckets.wants_split(count, self.level, split):
                pair = (split, split + (1 << self.level))
                keys = [self.key("seen"), *(self.key("seen", str(bucket)) for bucket in pair)]
                level, split = await self.caller.run("grow", keys, [self.level, split])
                self.level, self.split = level, split
        finally:
            self._growing = False


def make_record(record_id: str, content_hash: str, data: bytes, near: Near | None = None) -> Record:
    """A record as it is stored: above 1 MiB compressed. Raises ValueError above 16 MiB."""
    if len(data) > RECORD_LIMIT:
        raise ValueError(f"record {record_id}: {len(data)} bytes; at most {RECORD_LIMIT} are stored")
    if len(data) > COMPRESS_ABOVE:
        return Record(record_id, content_hash[:16], zlib.compress(data), "z", near)
    return Record(record_id, content_hash[:16], data, "d", near)


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


def _lease(reply: Any) -> Lease:
    request, token, payload, failures, reclaims, delay, group, validator, ahead = reply
    return Lease(
        request.decode(),
        token.decode(),
        payload,
        failures,
        reclaims,
        delay,
        group.decode(),
        validator.decode("utf-8", "replace") or None,
        ahead=ahead,
    )


def plain_header(group: str, run: str, kind: str = "a", priority: int = 0, validator: str | None = None) -> Header:
    """A header of this version."""
    return Header(VERSION, group, run, kind, priority, validator)
