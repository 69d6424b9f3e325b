"""The exporter: committed records of all sites to files, each exactly once. One at a time for a feed.

``run`` belongs in a thread or a process of its own. Where another exporter holds the feed it stands by and takes
over when that one ends, is killed or loses its lease.
"""

import contextlib
import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import redis

from govcrawl.feed import manifest
from govcrawl.feed.cursor import Cursor
from govcrawl.feed.directory import FeedDirectory
from govcrawl.feed.durable import Durability
from govcrawl.feed.errors import FeedError, FeedRefused, Fenced
from govcrawl.feed.manifest import SealedFile
from govcrawl.feed.outbox import Outbox
from govcrawl.feed.shift import Shift, site_directories
from govcrawl.feed.site import Limits
from govcrawl.frontier.keys import PREFIX, Keys

logger = logging.getLogger(__name__)

_STAND_BY = 0.5  # seconds between looks whether the feed, or the server, can be had


class _Settings(Protocol):
    def get(self, name: str, default: Any = None) -> Any: ...


class Exporter:
    """Exports from the server behind ``client`` into ``feeds_dir``.

    Settings: ``FEEDS_SEAL_BYTES`` (64 MiB), ``FEEDS_SEAL_IDLE`` (60 s), ``FEEDS_ZSTD`` (no), ``FEEDS_POLL`` (0.2 s),
    ``FEEDS_LEASE`` (30 s), ``GOVCRAWL_KEY_PREFIX``.
    """

    def __init__(self, client: redis.Redis, feeds_dir: Path | str, settings: _Settings) -> None:
        self.directory = FeedDirectory(feeds_dir)
        self.failure: Exception | None = None
        self._client = client
        self._outbox = Outbox(
            client,
            Keys(settings.get("GOVCRAWL_KEY_PREFIX") or PREFIX),
            life=float(settings.get("FEEDS_LEASE") or 30),
        )
        self._limits = Limits(
            int(settings.get("FEEDS_SEAL_BYTES") or 64 * 2**20),
            float(settings.get("FEEDS_SEAL_IDLE") or 60),
            max(1, int(settings.get("OUTBOX_LIMIT") or 50_000) // 2),
        )
        self._zstd = str(settings.get("FEEDS_ZSTD") or "").lower() in {"1", "true", "yes"}
        self._poll = float(settings.get("FEEDS_POLL") or 0.2)
        self._shift: Shift | None = None
        self._trouble = ""
        self._held = False  # whether the feed has ever been ours
        self._pause = threading.Event()  # never set
        self._began: dict[str, int] = {}
        for path in site_directories(self.directory.path):
            with contextlib.suppress(FeedError):  # a damaged one is reported when it is exported
                self._began[path.name] = len(manifest.load(path)[0])

    @property
    def exporting(self) -> bool:
        """Whether this exporter, and no other, writes the feed."""
        return self._shift is not None

    def check(self) -> None:
        """Raise FeedError (not writable, damaged, no Redis) or FeedRefused (not this Redis' feed), before work."""
        name = self.directory.open().identity
        try:
            bound = self._outbox.identify(name or "", str(self.directory.path))
        except redis.exceptions.RedisError as error:
            reason = str(error).partition("\n")[0]
            raise FeedError(f"Redis cannot serve ({reason}): start it, or correct REDIS_URL") from error
        # Another that starts at this moment may have christened the feed between the two looks.
        self._compare(name or self.directory.identity, *bound)

    def run(self, stop: threading.Event) -> None:
        """Export until ``stop`` is set, then seal what is there. Ends early only with ``failure`` set."""

        def work(shift: Shift) -> None:
            while not stop.is_set():
                if not shift.cycle():
                    stop.wait(self._poll)
            shift.seal(lambda site: True)

        self._hold(stop, work)

    def run_once(self, stop: threading.Event) -> None:
        """Export and seal everything that is committed now. Raises FeedError where a site's feed cannot be written."""
        broken: dict[str, Exception] = {}

        def work(shift: Shift) -> None:
            while shift.cycle() and not stop.is_set():
                pass
            shift.seal(lambda site: True)
            broken.update(shift.broken)

        self._hold(stop, work, once=True)
        for error in (self.failure, *broken.values()):
            if error is not None:
                raise FeedError(str(error)) from error

    def seal(self, site: str, timeout: float = 300.0) -> list[SealedFile]:
        """Wait until all that is committed of a site now stands in sealed files, whoever exports.

        Returns the files of the site sealed since this object was made. Raises FeedError where the feed is damaged
        or refused, or nobody could write it within ``timeout`` seconds; the records stay in Redis then.
        """
        deadline = time.monotonic() + timeout
        target: Cursor | None = None
        error: object = "another exporter holds the feed and does not answer"
        while time.monotonic() < deadline:
            broken = self._shift.broken.get(site) if self._shift else None
            for final in (self.failure, broken):
                if isinstance(final, FeedError):
                    raise FeedError(str(final)) from final
            error = broken or self._trouble or error
            try:
                target = target or self._outbox.want_sealed(site)
                if self._outbox.done(site) >= target:
                    if self._outbox.committed(site).epoch == target.epoch:
                        return self.written(site)
                    target = None
            except redis.exceptions.RedisError as gone:
                target, error = None, gone
            self._pause.wait(0.02)
        raise FeedError(
            f"the records of {site} are committed but not yet in {self.directory.path} ({error}): "
            "`govcrawl export --once` writes them when that is over"
        )

    def written(self, site: str) -> list[SealedFile]:
        """The files of a site sealed since this object was made, by whichever exporter."""
        return manifest.load(self.directory.path / site)[0][self._began.get(site, 0) :]

    def _hold(self, stop: threading.Event, work: Callable[[Shift], None], *, once: bool = False) -> None:
        """Do the work while the feed is ours; start again where the server, the lease or the disk was lost.

        ``once``: the disk is not waited for.
        """
        while not stop.is_set():
            try:
                self.directory.open()
                if self._take_over():
                    durability = Durability(self._client, self._outbox.renew_in)
                    self._shift = Shift(self.directory, self._outbox, durability, self._limits, zstd=self._zstd)
                    self._say("")
                    self._held = True
                    work(self._shift)
                    return
            except Fenced as error:
                logger.warning("%s; standing by", error)
            except FeedError as error:
                if not (self._held and isinstance(error.__cause__, OSError)):
                    self.failure = error
                    return
                self._say(str(error))  # it could be written before, and will be again: full, read-only, away
            except OSError as error:
                if once:
                    self.failure = error
                    return
                self._say(str(error))
            except redis.exceptions.RedisError as error:
                self._say(str(error).partition("\n")[0] or type(error).__name__)
            finally:
                self._leave()
            stop.wait(_STAND_BY)

    def _take_over(self) -> bool:
        if not self.directory.lock():
            return False
        name = self.directory.identity
        bound = self._outbox.identify(name or "", str(self.directory.path))
        if name is None and not bound[0]:
            name = uuid.uuid4().hex
            self.directory.christen(name)
            bound = self._outbox.identify(name, str(self.directory.path))
        self._compare(name, *bound)
        if not self._outbox.acquire(self.directory.place(), f"{socket.gethostname()} pid {os.getpid()}"):
            return False
        self.directory.sign(self._outbox.token)
        return True

    def _compare(self, name: str | None, bound: str, where: str) -> None:
        if bound and bound != name:
            raise FeedRefused(
                f"{self.directory.path} is not the feed of this Redis, which is in {where}: "
                "set GOVCRAWL_FEEDS to that, or put its files here"
            )

    def _leave(self) -> None:
        shift, self._shift = self._shift, None
        if shift is not None:
            shift.abandon()
            with contextlib.suppress(redis.exceptions.RedisError):
                self._outbox.release()
        self.directory.unlock()

    def _say(self, trouble: str) -> None:
        if trouble and trouble != self._trouble:
            logger.error("Nothing can be exported: %s; trying again", trouble)
        elif self._trouble and not trouble:
            logger.info("Exporting again")
        self._trouble = trouble
