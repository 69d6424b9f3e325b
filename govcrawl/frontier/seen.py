"""A site's seen set from a worker's side: where its pages are, that it grows, and how a page is taken out.

``buckets`` has the addresses; the scripts look pages up and mark them.
"""

from collections.abc import Callable
from typing import Any

from govcrawl.frontier import buckets
from govcrawl.frontier.background import Background
from govcrawl.frontier.calls import Caller


class SeenSet:
    """``level`` and ``split``: as last heard; a script that is told another level says "stale" and does nothing.

    ``key``: makes keys of the site.
    """

    def __init__(self, caller: Caller, key: Callable[..., str]) -> None:
        self.caller, self.key = caller, key
        self.level = self.split = 0
        self._splitting = Background()

    def stale(self, reply: Any) -> bool:
        """Whether a script has done nothing because the set has grown: it is known how far now, so call again."""
        if reply[0] == b"stale":
            self.level = int(reply[1])
            if len(reply) > 2:
                self.split = int(reply[2])
            return True
        return False

    def bucket_keys(self, fingerprint: bytes) -> list[str]:
        """The two buckets in which a page may be, before and after the split."""
        return [self.key("seen", str(bucket)) for bucket in buckets.candidates(fingerprint, self.level)]

    async def forget(self, fingerprint: bytes) -> bool:
        """Take a page out; whether it was in."""
        while True:
            keys = [self.key("seen"), self.key("validators"), *self.bucket_keys(fingerprint)]
            reply = await self.caller.run("forget", keys, [fingerprint[:8], self.level])
            if not self.stale(reply):
                return bool(reply[1])

    def grow(self, count: int, split: int) -> None:
        """The set holds so many pages: split buckets in the background where it has outgrown them."""
        self.split = split
        if not self._splitting and buckets.wants_split(count, self.level, split):
            self._splitting.spawn(self._split(count, split))

    async def _split(self, count: int, split: int) -> None:
        while buckets.wants_split(count, self.level, split):
            pair = (split, split + (1 << self.level))
            keys = [self.key("seen"), *(self.key("seen", str(bucket)) for bucket in pair)]
            level, split = await self.caller.run("grow", keys, [self.level, split])
            self.level, self.split = level, split

    async def settle(self) -> None:
        """Wait until it has stopped growing."""
        await self._splitting.settle()
