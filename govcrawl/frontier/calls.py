"""Calls to Redis from the event loop: gathered into pipelines, repeated until the server has answered.

Whatever is called while a pipeline is under way goes into the next one, so many crawlers in one process share few
round trips, and the reactor never waits. Every script may be repeated: those that take a lease decide by its token,
and a lease that was given but never arrived expires.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any

import redis.asyncio
from redis import exceptions

from govcrawl.frontier.scripts import Script, script

logger = logging.getLogger(__name__)

BATCH = 128  # calls a pipeline
LONGEST_PAUSE = 2.0  # seconds between tries while the server is away

# Not answers but conditions of the server, which pass: away, loading, failing over, out of memory, disk full.
AWAY = (exceptions.ConnectionError, exceptions.TimeoutError, OSError)
NOT_NOW = (
    exceptions.BusyLoadingError,
    exceptions.ReadOnlyError,
    exceptions.OutOfMemoryError,
    exceptions.MasterDownError,
    exceptions.ClusterDownError,
    exceptions.TryAgainError,
)
_NOT_NOW_WORDS = ("MISCONF", "OOM ", "READONLY", "LOADING", "MASTERDOWN", "NOREPLICAS", "BUSY ", "UNKILLABLE")

Argument = str | bytes | int | float


class _Call:
    __slots__ = ("arguments", "future", "script")

    def __init__(self, arguments: Sequence[Argument], of: Script | None, future: "asyncio.Future[Any]") -> None:
        self.arguments, self.script, self.future = arguments, of, future


class Caller:
    """Pipelined calls on one asyncio client. ``round_trips`` and ``calls`` are counted for whoever measures."""

    def __init__(self, client: "redis.asyncio.Redis") -> None:
        self.client = client
        self.round_trips = self.calls = 0
        self.away_since: float | None = None  # monotonic; None while the server answers
        self._waiting: list[_Call] = []
        self._lazy: list[_Call] = []
        self._loaded: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._lazy_timer: asyncio.TimerHandle | None = None

    async def run(self, name: str, keys: Sequence[str], args: Sequence[Argument], *, lazy: float = 0) -> Any:
        """Run a script and return its reply; ``lazy``: it may wait this long (s) for another call to go with.

        Raises redis ResponseError for a reply that no repetition would change (a stranger's key of a wrong type).
        """
        made = script(name)
        return await self._submit(("EVALSHA", made.sha, len(keys), *keys, *args), made, lazy)

    async def command(self, *arguments: Argument) -> Any:
        """Run one command; it must be one that may be repeated."""
        return await self._submit(arguments, None, 0)

    async def close(self) -> None:
        """Close the connection; calls that still wait are cancelled."""
        if self._task:
            self._task.cancel()
        for call in self._waiting + self._lazy:
            call.future.cancel()
        await self.client.aclose()

    def _submit(self, arguments: Sequence[Argument], of: Script | None, lazy: float) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        call = _Call(arguments, of, loop.create_future())
        if lazy and not self._waiting:
            self._lazy.append(call)
            if self._lazy_timer is None:
                self._lazy_timer = loop.call_later(lazy, self._start)
        else:
            self._waiting.append(call)
            self._start()
        return call.future

    def _start(self) -> None:
        if self._lazy_timer:
            self._lazy_timer.cancel()
            self._lazy_timer = None
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        pause = 0.0
        while self._waiting or self._lazy:
            await asyncio.sleep(pause)  # 0: what this turn of the loop still submits goes along
            waiting = [call for call in self._lazy + self._waiting if not call.future.done()]
            self._lazy, self._waiting = [], waiting[BATCH:]
            again, healthy = await self._send(waiting[:BATCH])
            self._waiting[:0] = again
            pause = 0.0 if healthy else min(max(pause * 2, 0.05), LONGEST_PAUSE)

    async def _send(self, batch: list[_Call]) -> tuple[list[_Call], bool]:
        """The calls to repeat, and whether the server is well."""
        if not batch:
            return [], True
        pipeline = self.client.pipeline(transaction=False)
        missing = {
            call.script.sha: call.script for call in batch if call.script and call.script.sha not in self._loaded
        }
        for needed in missing.values():
            pipeline.execute_command("SCRIPT LOAD", needed.text)
        for call in batch:
            pipeline.execute_command(*call.arguments)
        try:
            replies = (await pipeline.execute(raise_on_error=False))[len(missing) :]
        except (*AWAY, *NOT_NOW) as error:
            self._note(error)
            await self._disconnect()
            return batch, False
        self.round_trips += 1
        self.calls += len(batch)
        self._loaded.update(missing)
        again: list[_Call] = []
        bad: Exception | None = None
        for call, reply in zip(batch, replies, strict=True):
            if isinstance(reply, exceptions.NoScriptError):
                self._loaded.clear()  # the server was restarted, or its scripts flushed
                again.append(call)
            elif _passes(reply):
                bad = reply
                again.append(call)
            elif call.future.done():
                continue
            elif isinstance(reply, Exception):
                call.future.set_exception(reply)
            else:
                call.future.set_result(reply)
        self._note(bad)
        if isinstance(bad, exceptions.ReadOnlyError):
            await self._disconnect()  # this is a replica now: ask again who the master is
        return again, bad is None

    async def _disconnect(self) -> None:
        try:
            await self.client.connection_pool.disconnect()
        except (*AWAY, exceptions.RedisError):
            logger.debug("Closing a dead connection failed", exc_info=True)

    def _note(self, error: BaseException | None) -> None:
        if error is not None and self.away_since is None:
            self.away_since = time.monotonic()
            logger.warning("Redis cannot serve now, trying again until it does: %s", error)
        elif error is None and self.away_since is not None:
            logger.warning("Redis serves again after %.1f s", time.monotonic() - self.away_since)
            self.away_since = None


def _passes(reply: object) -> bool:
    if isinstance(reply, NOT_NOW):
        return True
    return isinstance(reply, exceptions.ResponseError) and any(word in str(reply) for word in _NOT_NOW_WORDS)
