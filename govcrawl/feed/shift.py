"""One exporter's time in charge of the feed: all sites in turn, until it is told to stop or loses the lease."""

import errno
import logging
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from govcrawl.feed.directory import FeedDirectory
from govcrawl.feed.durable import Durability
from govcrawl.feed.errors import FeedError, Fenced, WentBack
from govcrawl.feed.files import SiteFiles
from govcrawl.feed.outbox import Outbox
from govcrawl.feed.site import Limits, SiteExport, site_directory

logger = logging.getLogger(__name__)

_LOOK = 1.0  # seconds between looks for new sites
_AGAIN = 2.0  # seconds until a site that failed (disk full, damaged) is tried again
_SAY_AGAIN = 60.0  # seconds between reports of the same trouble
_MOUNT_GONE = {errno.EROFS, errno.EIO, errno.ENODEV, errno.ESTALE}  # the file system itself is out of order


class Shift:
    """Exports every site the server knows. A site that fails does not stop the others: ``broken`` says why."""

    def __init__(
        self, directory: FeedDirectory, outbox: Outbox, durability: Durability, limits: Limits, *, zstd: bool
    ) -> None:
        self.directory, self.outbox, self.durability, self.limits = directory, outbox, durability, limits
        self.zstd = zstd
        self.broken: dict[str, Exception] = {}
        self._again: dict[str, float] = {}
        self._said: dict[str, tuple[str, float]] = {}
        self._sites: dict[str, SiteExport] = {}
        self._names: list[str] = []
        self._looked = self._renewed = -1e9

    def cycle(self) -> bool:
        """Read what is there, seal what is due. True if there was anything to read.

        Raises Fenced, RedisError, and OSError where the file system is out of order.
        """
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            self._names, self._looked = self.outbox.sites(), now
        busy = [self._attempt(name, self._fill) for name in self._names if self._again.get(name, 0) <= now]
        self.seal(lambda site: site.wants_seal)
        for name in list(self._sites):
            self._attempt(name, lambda site: site.answer() or True)  # type: ignore[func-returns-value]
        return any(busy)

    def seal(self, which: Callable[[SiteExport], bool]) -> None:
        """Seal the parts of some sites, once the server's copy of their records is safe."""
        due = [name for name, site in self._sites.items() if site.files.records and which(site)]
        if due:
            self.renew()
            self.durability.wait()
        for name in due:
            self._attempt(name, lambda site: bool(site.seal()))

    def renew(self) -> None:
        """Keep the lease, where a third of its life is over."""
        now = time.monotonic()
        if now - self._renewed >= self.outbox.life / 3:
            self.outbox.renew()
            self._renewed = now

    def abandon(self) -> None:
        """Leave the parts: what is in them is still in the outbox."""
        self._drop(list(self._sites))

    def _fill(self, site: SiteExport) -> bool:
        self.renew()
        return site.fill()

    def _attempt(self, name: str, action: Callable[[SiteExport], bool]) -> bool:
        try:
            done = action(self._site(name))
        except Fenced:
            raise
        except WentBack as error:
            logger.warning("%s: %s; looking at its feed anew", name, error)
            self._drop([name])
            return True
        except (FeedError, OSError) as error:
            self.broken[name] = error
            self._again[name] = time.monotonic() + _AGAIN
            self._drop([name])
            self._report(name, error)
            if isinstance(error, OSError) and error.errno in _MOUNT_GONE and not self._writable():
                raise  # not of one site: let go of the lock too, or nobody could unmount and repair it
            return False
        if self.broken.pop(name, None) is not None:
            logger.info("The feed of %s can be written again", name)
            self._said.pop(name, None)
        return done

    def _writable(self) -> bool:
        try:
            self.directory.open()
        except FeedError:
            return False
        return True

    def _site(self, name: str) -> SiteExport:
        site = self._sites.get(name)
        if site is None:
            directory = site_directory(self.directory.path, name)
            files = SiteFiles(directory, zstd=self.zstd, guard=self.directory.guard)
            site = SiteExport(name, files, self.outbox, self.limits)
            site.open()
            self._sites[name] = site
        return site

    def _drop(self, names: Iterable[str]) -> None:
        for name in names:
            site = self._sites.pop(name, None)
            if site is not None:
                try:
                    site.files.discard()
                except OSError as error:
                    logger.debug("The part of %s stays until the next start: %s", name, error)

    def _report(self, name: str, error: Exception) -> None:
        text = str(error)
        said, at = self._said.get(name, ("", 0.0))
        if said != text or time.monotonic() - at > _SAY_AGAIN:
            logger.error("The feed of %s cannot be written: %s; its records wait in Redis", name, text)
            self._said[name] = (text, time.monotonic())


def site_directories(feeds: Path) -> list[Path]:
    """The directories of sites in a feed."""
    if not feeds.is_dir():
        return []
    return sorted(path.parent for path in feeds.glob("*/manifest.jsonl"))
