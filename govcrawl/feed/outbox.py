"""The Redis side of the exporter: its lease, and what it does with the outbox of a site. All in scripts."""

import secrets
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import redis

from govcrawl.feed.cursor import START, Cursor
from govcrawl.feed.errors import FeedError, Fenced, WentBack
from govcrawl.feed.records import as_fields
from govcrawl.frontier.keys import Keys

_SCRIPTS = ("identify", "acquire", "renew", "open", "read", "trim", "refuse", "target", "epoch", "remember", "move")


class Opened(NamedTuple):
    """What the server knows of a site: the cursor exported last (or None) and the cursor committed last."""

    exported: Cursor | None
    committed: Cursor


class Batch(NamedTuple):
    """Entries of an outbox, the server's time in seconds, and the cursor up to which somebody wants all sealed."""

    entries: list[tuple[Cursor, dict[bytes, bytes]]]
    time: float
    wanted: Cursor | None
    committed: Cursor


class Outbox:
    """Scripts of one exporter, which is known to the server by ``token``. Life of its lease in seconds: ``life``."""

    def __init__(self, client: redis.Redis, keys: Keys, *, life: float = 30.0) -> None:
        self.client, self.keys, self.life = client, keys, life
        self.token = secrets.token_hex(8)
        self._turns: dict[str, str] = {}
        folder = files("govcrawl.feed") / "scripts"
        self._scripts = {name: client.register_script((folder / f"{name}.lua").read_text("utf-8")) for name in _SCRIPTS}

    def identify(self, name: str, path: str) -> tuple[str, str]:
        """Bind this Redis to the feed ``name`` where it has none; the feed it is bound to, and its path."""
        found, where = self._call("identify", ["feed"], [name, path])
        return found.decode(), where.decode("utf-8", "replace")

    def acquire(self, place: str, who: str) -> bool:
        """Take the exporter's lease. False while another has it."""
        self._turns.clear()
        return bool(self._call("acquire", ["exporter", "fence"], [self.token, place, int(self.life * 1000), who]))

    def renew(self) -> None:
        """Keep the lease. Raises Fenced."""
        if not self._call("renew", ["exporter"], [self.token, int(self.life * 1000)]):
            raise Fenced("another exporter has taken the feed over")

    def renew_in(self, pipe: Any) -> None:
        """The same as part of a pipeline; its answer is 0 where the lease is lost."""
        self._scripts["renew"](keys=[self.keys("exporter")], args=[self.token, int(self.life * 1000)], client=pipe)

    def release(self) -> None:
        """End the lease, if it is still ours."""
        self._call("renew", ["exporter"], [self.token, 0])

    def sites(self) -> list[str]:
        """Names of the sites that have had a run; strange bytes are shown as escapes."""
        found: Any = self.client.smembers(self.keys("sites"))
        return sorted(name.decode("utf-8", "backslashreplace") for name in found)

    def open(self, site: str) -> Opened:
        """Begin with a site. Raises FeedError where its keys are a stranger's."""
        turn = secrets.token_hex(8)
        names = ["exporter", f"exported:{site}", f"epoch:{site}", f"sequence:{site}", f"outbox:{site}"]
        exported, epoch, sequence = self._call("open", names, [self.token, turn])
        self._turns[site] = turn
        try:
            committed = Cursor.parse(b"%b-%b" % (epoch, sequence))
            return Opened(Cursor.parse(exported) if exported else None, committed)
        except ValueError as error:
            raise FeedError(f"the keys of {site} in Redis are damaged ({error})") from error

    def read(self, site: str, after: Cursor, count: int) -> Batch:
        """Entries after a cursor, oldest first. Raises WentBack, Fenced."""
        turn = secrets.token_hex(8)
        names = [f"exported:{site}", f"outbox:{site}", f"seal:{site}", f"epoch:{site}", f"sequence:{site}"]
        entries, time, wanted, epoch, sequence = self._call(
            "read", ["exporter", *names], [self.token, self._turns.get(site, ""), turn, str(after), count]
        )
        if entries:
            self._turns[site] = turn
        return Batch(
            [(Cursor.parse(name), as_fields(flat)) for name, flat in entries],
            int(time[0]) + int(time[1]) / 1e6,
            Cursor.parse(wanted) if wanted else None,
            Cursor.parse(b"%b-%b" % (epoch, sequence)),
        )

    def trim(self, site: str, exported: Cursor, done: Cursor, met: Cursor | None = None) -> None:
        """All up to ``exported`` is in the manifest, all up to ``done`` is dealt with. Raises WentBack, Fenced."""
        names = ["exporter", f"exported:{site}", f"outbox:{site}", f"seal:{site}"]
        arguments = [self._turns.get(site, ""), str(exported), str(done), str(done.following), str(met or "")]
        self._call("trim", names, [self.token, *arguments])

    def refuse(self, site: str, bad: Sequence[tuple[Cursor, str]]) -> int:
        """Put entries that are no records aside, with reasons."""
        names = ["exporter", f"outbox:{site}", f"refused:{site}", f"epoch:{site}", f"sequence:{site}"]
        arguments = [text for cursor, reason in bad for text in (str(cursor), reason)]
        return int(self._call("refuse", names, [self.token, *arguments]))

    def want_sealed(self, site: str) -> Cursor:
        """Ask whoever exports to seal all that is committed now; the cursor up to which that is."""
        names = [f"epoch:{site}", f"sequence:{site}", f"outbox:{site}", f"seal:{site}"]
        return Cursor.parse(self._call("target", names, []))

    def done(self, site: str) -> Cursor:
        """The cursor up to which all of a site is dealt with."""
        found: Any = self.client.hget(self.keys("exported", site), "done")
        return Cursor.parse(found) if found else START

    def new_epoch(self, site: str, feed: Cursor) -> Cursor:
        """Begin an epoch above the server's and the feed's; its start."""
        names = ["exporter", f"epoch:{site}", f"sequence:{site}"]
        return Cursor(int(self._call("epoch", names, [self.token, feed.epoch])), 0)

    def remember(self, site: str, contents: Sequence[str]) -> int:
        """Add record ids and content hashes (16 hex), alternating, to the known contents; how many were new."""
        return int(self._call("remember", ["exporter", f"known:{site}"], [self.token, *contents]))

    def move(self, site: str, fates: Sequence[tuple[Cursor, bool]]) -> int:
        """Give entries a place in the present epoch (True), or drop them (False); how many were moved."""
        names = ["exporter", f"epoch:{site}", f"sequence:{site}", f"outbox:{site}"]
        arguments = [text for cursor, move in fates for text in (str(cursor), "move" if move else "drop")]
        return int(self._call("move", names, [self.token, *arguments]))

    def committed(self, site: str) -> Cursor:
        """The cursor given last."""
        found: Any = self.client.mget(self.keys("epoch", site), self.keys("sequence", site))
        return Cursor(int(found[0] or 0), int(found[1] or 0))

    def entries(self, site: str, after: Cursor, upto: Cursor) -> Iterator[tuple[Cursor, dict[bytes, bytes]]]:
        """All entries in a range, a few at a time."""
        key = self.keys("outbox", site)
        while True:
            found: Any = self.client.xrange(key, f"({after}", str(upto), count=100)
            for name, fields in found:
                after = Cursor.parse(name)
                yield after, fields
            if not found:
                return

    def _call(self, name: str, keys: Sequence[str], arguments: Sequence[Any]) -> Any:
        try:
            return self._scripts[name](keys=[self.keys(key) for key in keys], args=arguments)
        except redis.exceptions.ResponseError as error:
            said = str(error)
            if "FENCED" in said:
                raise Fenced("another exporter has taken the feed over") from error
            if "WENTBACK" in said:
                raise WentBack("the server has gone back to older data") from error
            if "STRANGER" in said or "WRONGTYPE" in said:
                raise FeedError(f"{said}: something else writes under {self.keys.prefix}; remove that key") from error
            raise
