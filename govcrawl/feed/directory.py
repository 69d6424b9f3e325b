"""The feed directory: its identity and its lock.

``feed.json`` names the feed; Redis holds the same name, and another directory is refused. ``feed.lock`` is held with
flock(2) by the one exporter that may write, and says which: it also holds the exporter's token, so that an exporter
paused for so long that another took over, on a file system without working locks, sees it before it writes.
"""

import fcntl
import os
import socket
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import orjson

from govcrawl.feed import disk
from govcrawl.feed.errors import FeedError, Fenced

_BOOT = Path("/proc/sys/kernel/random/boot_id")


class FeedDirectory:
    """A feed directory on disk. ``open`` creates it; ``lock`` says whether this process may export into it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).absolute()
        self._handle: int | None = None
        self._token = ""

    def open(self) -> Self:
        """Create the directory where it is not there. Raises FeedError where it cannot be written."""
        try:
            disk.make_directory(self.path)
            os.close(self._open_lock())
            probe = self.path / f".probe-{uuid.uuid4().hex}"
            probe.write_bytes(b"x")
            probe.unlink()
        except OSError as error:
            raise FeedError(
                f"cannot write the feed directory {self.path} ({error.strerror}): "
                "give its owner the right to, or set GOVCRAWL_FEEDS to another"
            ) from error
        return self

    @property
    def identity(self) -> str | None:
        """The feed's name in ``feed.json``, or None where there is none yet. Raises FeedError on a damaged file."""
        path = self.path / "feed.json"
        try:
            found: Any = orjson.loads(path.read_bytes())
            name = found["feed"]
        except FileNotFoundError:
            return None
        except (orjson.JSONDecodeError, KeyError, TypeError) as error:
            raise FeedError(f"{path} is damaged: restore it from a backup") from error
        if not isinstance(name, str) or not name:
            raise FeedError(f"{path} is damaged: restore it from a backup")
        return name

    def christen(self, name: str) -> None:
        """Write ``feed.json``; the caller holds the lock."""
        made = {"feed": name, "created_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")}
        disk.write_durably(self.path / "feed.json", orjson.dumps(made, option=orjson.OPT_APPEND_NEWLINE))

    def lock(self) -> bool:
        """Take the directory, without waiting. False where a live exporter has it."""
        if self._handle is not None:
            return True
        handle = self._open_lock()
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def unlock(self) -> None:
        """Let another exporter have it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def place(self) -> str:
        """This lock file on this running kernel: whoever holds its flock knows that an earlier holder is dead."""
        assert self._handle is not None
        status = os.fstat(self._handle)
        boot = _BOOT.read_text("ascii").strip() if _BOOT.exists() else socket.gethostname()
        return f"{boot}/{status.st_dev}/{status.st_ino}"

    def sign(self, token: str) -> None:
        """Write into the lock file who exports."""
        assert self._handle is not None
        self._token = token
        said = orjson.dumps({"token": token, "pid": os.getpid(), "host": socket.gethostname()})
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, said, 0)

    def guard(self) -> None:
        """Raise Fenced unless the lock file on disk still says that it is us."""
        if self.holder().get("token") != self._token or self._handle is None:
            raise Fenced(f"another exporter has taken {self.path} over")

    def holder(self) -> dict[str, Any]:
        """What the lock file says: ``token``, ``pid``, ``host``; empty where nobody ever exported."""
        try:
            found: Any = orjson.loads((self.path / "feed.lock").read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return found if isinstance(found, dict) else {}

    def _open_lock(self) -> int:
        return os.open(self.path / "feed.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
