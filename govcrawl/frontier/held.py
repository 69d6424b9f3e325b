"""The leases that a crawl holds: ahead of time until the engine asks, then under way; kept while it works on them."""

import asyncio
import logging
import time
from collections import deque

from scrapy import Request

from govcrawl.frontier.lease import Lease
from govcrawl.frontier.queue import SiteQueue

logger = logging.getLogger(__name__)

LEASE_META = "_govcrawl_lease"  # set on leased requests; what Request.replace() makes of them carries it on


class Held:
    """Leases by Request object, since ``Request.replace()`` copies meta. ``life``: of a lease (ms)."""

    def __init__(self, life: int) -> None:
        self.life = life
        self.leases: dict[Request, Lease] = {}
        self.ahead: deque[Lease] = deque()  # those the engine has not asked for yet
        self._by_key: dict[str, Lease] = {}
        self._extended = time.monotonic()

    def take(self, lease: Lease, request: Request) -> None:
        """A lease that has come, and its request."""
        lease.request = request
        self.leases[request] = lease
        self._by_key[lease.key] = lease
        self.ahead.append(lease)

    def next_request(self) -> Request | None:
        """The next that the engine may work on, or None."""
        while self.ahead:
            lease = self.ahead.popleft()
            assert lease.request
            if lease.lost or (time.monotonic() - max(lease.granted, self._extended)) * 1000 > self.life * 0.9:
                # This process stood still for longer than its lease: somebody else has the page by now.
                del self.leases[lease.request]
                self.forget(lease)
                continue
            return lease.request
        return None

    def lease_of(self, request: Request | None) -> Lease | None:
        """The lease under which a request is worked on."""
        if request is None:
            return None
        return self.leases.get(request) or self.named(request.meta.get(LEASE_META, ""))

    def named(self, key: str) -> Lease | None:
        """The lease of this key."""
        return self._by_key.get(key)

    def forget(self, lease: Lease) -> None:
        """Its page has ended, and nothing more can come from it."""
        self._by_key.pop(lease.key, None)

    def let_go_ahead(self) -> list[Lease]:
        """Hold those no more that the engine has not asked for; returns them."""
        held = list(self.ahead)
        self.ahead.clear()
        for lease in held:
            if lease.request:
                self.leases.pop(lease.request, None)
        return held

    def let_go_all(self) -> list[Lease]:
        """Hold none any more; returns them."""
        held = list(self.leases.values())
        self.leases.clear()
        self.ahead.clear()
        return held

    async def keep(self, queue: SiteQueue) -> None:
        """Renew them again and again; those that are lost are marked."""
        while True:
            await asyncio.sleep(self.life / 3000)
            held = list(self.leases.values())
            asked = time.monotonic()
            try:
                lost = await queue.heartbeat(held, self.life)
            except Exception:
                logger.exception("Heartbeat failed")
                continue
            self._extended = asked
            for lease in held:
                if lease.id in lost:
                    lease.lost = True
                    logger.info("Lease of %s is lost: another worker has it", lease.request)
