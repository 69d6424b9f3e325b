"""What all crawlers of one process share: one connection, one subscription, one entry among the workers."""

import asyncio
import logging
import os
import secrets
import socket
from typing import Any, Self

from govcrawl import __version__
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.connection import client_params, connect_async
from govcrawl.frontier.keys import PREFIX, WORKER_LIFE, Keys
from govcrawl.frontier.wakes import Wakes

logger = logging.getLogger(__name__)

BEAT = 10.0  # seconds

_hubs: dict[tuple[Any, ...], "Hub"] = {}


class Hub:
    """``caller``, ``wakes`` and ``keys`` for this process; ``worker`` is its name, host, process and random part."""

    def __init__(self, settings: Any) -> None:
        self.keys = Keys(settings.get("GOVCRAWL_KEY_PREFIX") or PREFIX)
        self.caller = Caller(connect_async(settings))
        self._listener = connect_async(settings)
        self.wakes = Wakes(self._listener)
        self.worker = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}".replace(" ", "_")
        self.sites: dict[str, int] = {}  # leases held, by site
        self.state = "serving"
        self._users = 0
        self._beat: asyncio.Task[None] | None = None
        self._started = 0

    @classmethod
    def use(cls, settings: Any) -> Self:
        """The hub of this event loop and server; ``release`` it afterwards."""
        # A dead loop's hub is of no use to the next one; params start the embedded server where it is wanted.
        params = repr(sorted(client_params(settings).items(), key=str))
        identity = (id(asyncio.get_running_loop()), params, settings.get("GOVCRAWL_KEY_PREFIX"))
        hub = _hubs.get(identity)
        if hub is None:
            hub = _hubs[identity] = cls(settings)
        hub._users += 1
        if hub._beat is None:
            hub._beat = asyncio.get_running_loop().create_task(hub._beats())
        assert isinstance(hub, cls)
        return hub

    async def release(self) -> None:
        """Let go; the last user closes the connections and signs the worker off."""
        self._users -= 1
        if self._users:
            return
        for identity in [each for each, hub in _hubs.items() if hub is self]:
            del _hubs[identity]
        if self._beat:
            self._beat.cancel()
            await asyncio.gather(self._beat, return_exceptions=True)
        await self.wakes.close()
        try:
            async with asyncio.timeout(1):
                await self.caller.command("ZREM", self.keys("workers"), self.worker)
                await self.caller.command("DEL", self.keys("worker", self.worker))
        except TimeoutError:
            logger.warning("Redis is away: this worker's entry goes by itself within %d s", WORKER_LIFE)
        await self.caller.close()
        await self._listener.aclose()

    async def beat(self) -> None:
        """Say that this worker is alive, and what it does."""
        seconds, micros = await self.caller.command("TIME")
        self._started = self._started or int(seconds) * 1000 + int(micros) // 1000
        fields: dict[str, str | int] = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "sites": " ".join(sorted(self.sites)),
            "held": sum(self.sites.values()),
            "version": __version__,
            "started": self._started,
            "state": self.state,
        }
        flat = [part for pair in fields.items() for part in pair]
        await self.caller.run(
            "beat", [self.keys("workers"), self.keys("worker", self.worker)], [self.worker, WORKER_LIFE, *flat]
        )

    async def _beats(self) -> None:
        while True:
            try:
                if self.sites:  # whoever only begins runs serves none, and is no worker
                    await self.beat()
            except Exception:
                logger.exception("This worker cannot be registered")
            await asyncio.sleep(BEAT)
