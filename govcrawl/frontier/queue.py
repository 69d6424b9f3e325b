"""One site's queue in Redis, from a lease to its end: leasing, keeping, committing, giving back.

Everything here is atomic on the server; nothing here decides policy. ``SiteQueue`` knows requests and records as
bytes, not as Scrapy objects. How requests come in without a page: ``begin``, ``spills``, ``outside``.
"""

import secrets
from collections.abc import Sequence

from govcrawl.frontier.calls import Argument, Caller
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child, Lease, Leased
from govcrawl.frontier.packing import PORTION, STAGE_ABOVE, KeyList, child_arguments, pack_child
from govcrawl.frontier.records import record_arguments
from govcrawl.frontier.seen import SeenSet
from govcrawl.frontier.terms import Limits, Pace

STAGED_LIFE = 3600  # seconds


class SiteQueue:
    """The queue of one site. ``worker``: name under which leases are held."""

    def __init__(self, caller: Caller, keys: Keys, site: str, worker: str) -> None:
        if not site or any(char in site for char in ": \t\n"):
            raise ValueError(f"site name {site!r}: no colon, no white space")
        self.caller, self.keys, self.site, self.worker = caller, keys, site, worker
        self.seen = SeenSet(caller, self.key)
        self.groups: list[str] = []

    def key(self, *parts: str) -> str:
        """A key of this site: ``key("ready", group)`` is ``ready:<site>:<group>``."""
        return self.keys(parts[0], self.site, *parts[1:])

    async def settle(self) -> None:
        """Wait for work in the background (growing the seen set)."""
        await self.seen.settle()

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
            [Lease.read(each) for each in taken],
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
            keys = KeyList(self.key, [
                self.key("requests"), self.key("leases"), self.key("holders"), self.key("tries"),
                self.keys("flight", lease.group), self.key("run", run), self.key("marks", run), self.key("active"),
                self.key("next_id"), self.key("seen"), self.key("groups"), self.keys("backlog"), self.key("outbox"),
                self.key("epoch"), self.key("sequence"), self.key("known"), self.key("validators"),
                self.key("staged", lease.id), self.key("spilled", lease.id), self.key("spills"),
            ])  # fmt: skip
            args: list[Argument] = [
                lease.id, lease.token, self.keys.wake(self.site), run, counter, lease.not_articles,
                validator[0] or "", validator[1] or "", staged, self.seen.level, len(children), len(lease.records),
            ]  # fmt: skip
            args += child_arguments(keys, children, self.seen)
            args += record_arguments(keys, lease.records)
            reply = await self.caller.run("commit", keys, args)
            if not self.seen.stale(reply):
                break
        if reply[0] == b"done":
            self.seen.grow(reply[4], reply[5])
        return str(reply[0].decode())

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
            keys = [
                self.key("requests"), self.key("leases"), self.key("holders"), self.key("tries"),
                self.keys("flight", lease.group), self.key("delayed"), self.key("ready", lease.group),
                self.keys("backlog"), self.key("run", run), self.key("marks", run), self.key("active"),
                self.key("dead"), self.key("seen"), self.key("validators"),
                *self.seen.bucket_keys(fingerprint or bytes(8)),
            ]  # fmt: skip
            args: list[Argument] = [
                lease.id, lease.token, self.keys.wake(self.site), what, int(delay * 1000), allowed, letter,
                fingerprint[:8], self.seen.level, listed_on,
            ]  # fmt: skip
            reply = await self.caller.run("nack", keys, args)
            if not self.seen.stale(reply):
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
