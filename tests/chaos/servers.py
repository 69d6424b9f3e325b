"""The Redis server under chaos: killed, restarted, and brought back with an older append-only file."""

import time
from pathlib import Path

import redis

from govcrawl.frontier.server import server_binary
from tests.conftest import TestServer


class ChaosServer:
    """A standalone Valkey with an append-only file whose length over time is remembered.

    A SIGKILL loses nothing that was written to the file, whatever ``appendfsync`` says; a power cut loses what was
    not synced. So for ``everysec`` each kill also cuts the file back to what it was ``window`` seconds earlier.
    """

    def __init__(self, directory: Path, fsync: str, window: float) -> None:
        directory.mkdir()
        self.window = window
        self.server = TestServer(
            str(server_binary()), directory, "--appendfsync", fsync, "--auto-aof-rewrite-percentage", "0"
        )
        self.server.start()
        self.client = redis.Redis.from_url(self.server.url)
        self.lengths: list[tuple[float, int]] = []

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def file(self) -> Path:
        (found,) = (self.server.directory / "appendonlydir").glob("*.incr.aof")
        return found

    def sample(self) -> None:
        """Remember how long the file is now."""
        length = self.file.stat().st_size
        if not self.lengths or self.lengths[-1][1] != length:
            self.lengths.append((time.monotonic(), length))

    def kill(self) -> int:
        """SIGKILL, and the power cut; bytes cut off."""
        self.sample()
        self.server.kill()
        return self._cut(time.monotonic() - self.window) if self.window else 0

    def go_back(self, moment: float) -> int:
        """SIGKILL, and restart with the file as it was at ``moment`` (monotonic seconds); bytes cut off."""
        self.server.kill()
        cut = self._cut(moment)
        self.server.start()
        return cut

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.client.close()
        self.server.stop()

    def _cut(self, moment: float) -> int:
        file = self.file
        now = file.stat().st_size
        keep = [length for at, length in self.lengths if at <= moment]
        length = min(keep[-1] if keep else 0, now)
        with file.open("rb+") as out:
            out.truncate(length)
        self.lengths = [(at, one) for at, one in self.lengths if one <= length]
        return now - length
