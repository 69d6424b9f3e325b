"""One leader among many schedulers: a lock in Redis that its holder renews."""

import contextlib
import logging

import redis.asyncio
from redis.exceptions import LockError, RedisError

LEASE = 20.0
"""Seconds for which the lock holds without being renewed; another scheduler takes over after at most that long."""

logger = logging.getLogger(__name__)


class Leader:
    """Whether this process leads. Losing the lock costs nothing: what a leader does is done once however many do it,
    the lock only spares the work."""

    def __init__(self, client: "redis.asyncio.Redis", key: str) -> None:
        self._lock = client.lock(key, timeout=LEASE)
        self.leads = False

    async def renew(self) -> bool:
        """Take the lock, or keep it. False where another holds it or Redis is away."""
        try:
            if self.leads:
                self.leads = bool(await self._lock.reacquire())
            else:
                self.leads = bool(await self._lock.acquire(blocking=False))
                if self.leads:
                    logger.info("this scheduler leads now")
        except (LockError, RedisError) as error:
            if self.leads:
                logger.warning("no longer leading: %s", error)
            self.leads = False
        return self.leads

    async def resign(self) -> None:
        """Give the lock up, so that another takes over at once."""
        if self.leads:
            self.leads = False
            with contextlib.suppress(LockError, RedisError):  # it runs out by itself
                await self._lock.release()
