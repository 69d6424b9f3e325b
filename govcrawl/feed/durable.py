"""WAIT and WAITAOF: before a record leaves for the feed, the server's own copy is on its disk and its replicas.

This only makes a step back rare (the epochs make it harmless), so a server that offers neither is no error.
"""

import logging
from collections.abc import Callable
from typing import Any

import redis

logger = logging.getLogger(__name__)

_TIMEOUT_MS = 2000


class Durability:
    """Waits, as far as the server can, until everything it has answered so far survives it.

    ``write`` puts a write into a pipeline: the server waits for the connection's last write and all before it.
    """

    def __init__(self, client: redis.Redis, write: Callable[[Any], None]) -> None:
        self._client, self._write = client, write
        self._aof = True

    def wait(self) -> tuple[int, int]:
        """How many copies have everything: the server's own disk (0 or 1), replicas (memory)."""
        disk = replicas = 0
        if self._aof:
            try:
                disk = self._ask("WAITAOF", 1, 0)[0]
                if not disk:
                    logger.warning("The server has not synced its append-only file within %d ms", _TIMEOUT_MS)
            except redis.exceptions.ResponseError as error:
                self._aof = False  # before Redis 7.2, or without an append-only file
                logger.debug("No WAITAOF: %s", error)
        info: Any = self._client.info("replication")
        there = int(info.get("connected_slaves", 0))
        if there:
            replicas = self._ask("WAIT", there)
            if replicas < there:
                logger.warning("%d of %d replicas have the newest records", replicas, there)
        return disk, replicas

    def _ask(self, *command: str | int) -> Any:
        with self._client.pipeline(transaction=False) as pipe:
            self._write(pipe)
            pipe.execute_command(*command, _TIMEOUT_MS)  # type: ignore[no-untyped-call]
            return pipe.execute()[-1]
