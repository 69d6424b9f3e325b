"""Wake-ups: a worker that has nothing to do hears at once when work arrives or a run ends.

A message may be missed (it is publish and subscribe), so whoever listens also looks from time to time.
"""

import asyncio
import logging
from collections.abc import Callable

import redis.asyncio
from redis import exceptions

logger = logging.getLogger(__name__)


class Wakes:
    """One subscription a process. Callbacks take no arguments and are called in the event loop."""

    def __init__(self, client: "redis.asyncio.Redis") -> None:
        self._client = client
        self._callbacks: dict[str, list[Callable[[], None]]] = {}
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, channel: str, callback: Callable[[], None]) -> None:
        """Call ``callback`` for each message on a channel, and after each interruption."""
        self._callbacks.setdefault(channel, []).append(callback)
        self._changed.set()
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._listen())

    def remove(self, channel: str, callback: Callable[[], None]) -> None:
        """Stop calling it."""
        callbacks = self._callbacks.get(channel, [])
        if callback in callbacks:
            callbacks.remove(callback)

    async def close(self) -> None:
        """End the subscription."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _listen(self) -> None:
        while True:
            try:
                await self._subscribed()
            except (exceptions.RedisError, OSError) as error:
                logger.debug("Wake-ups interrupted: %s", error)
                await asyncio.sleep(0.5)

    async def _subscribed(self) -> None:
        pubsub = self._client.pubsub(ignore_subscribe_messages=True)
        try:
            subscribed: set[str] = set()
            while True:
                wanted = set(self._callbacks) - subscribed
                self._changed.clear()
                if wanted:
                    await pubsub.subscribe(*wanted)
                    subscribed |= wanted
                    for channel in wanted:
                        self._call(channel)
                message = await pubsub.get_message(timeout=1.0)
                if message and message["type"] == "message":
                    self._call(message["channel"].decode("utf-8", "replace"))
        finally:
            await pubsub.aclose()  # type: ignore[no-untyped-call]

    def _call(self, channel: str) -> None:
        for callback in tuple(self._callbacks.get(channel, ())):
            callback()
