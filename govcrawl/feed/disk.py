"""Writing so that it is still there after a power cut: fsync of files and of the directories that name them."""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_directory(path: Path) -> None:
    """``mkdir -p``, each new name made durable."""
    missing = []
    while not path.is_dir():
        missing.append(path)
        path = path.parent
    for directory in reversed(missing):
        directory.mkdir(exist_ok=True)
        sync_directory(directory.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Replace a small file as a whole: after a crash it is the old one or the new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_directory(path.parent)


def publish(part: Path, target: Path) -> None:
    """Give a finished part its name by link(2), which never replaces a file; then drop the part's name.

    Raises FileExistsError where another file has the name.
    """
    make_directory(target.parent)
    with contextlib.suppress(FileExistsError):
        os.link(part, target)
    if not part.samefile(target):
        raise FileExistsError(f"{target} is there already and is another file")
    sync_directory(target.parent)
    part.unlink()


def sha256(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(paths: Iterable[Path]) -> None:
    """Remove files that may be gone."""
    for path in paths:
        path.unlink(missing_ok=True)
