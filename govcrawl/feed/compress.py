"""``.jsonl.zst``: optional, made as a whole when a file is sealed, so that the same lines give the same bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govcrawl.feed.errors import FeedError

_LEVEL = 9
_CHUNK = 2**20


def _zstandard() -> Any:
    try:
        import zstandard  # noqa: PLC0415  # an optional extra
    except ImportError as error:
        raise FeedError("this feed holds .jsonl.zst files: pip install 'govcrawl[zstd]'") from error
    return zstandard


def compress(source: Path, target: Path) -> None:
    """Write ``source`` as one zstd frame with its length and checksum."""
    compressor = _zstandard().ZstdCompressor(level=_LEVEL, write_checksum=True)
    with source.open("rb") as lines, target.open("wb") as out:
        compressor.copy_stream(lines, out, size=source.stat().st_size, read_size=_CHUNK)


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a sealed file, newline included, whichever way it is stored."""
    if path.suffix != ".zst":
        with path.open("rb") as plain:
            yield from plain
        return
    with path.open("rb") as packed, _zstandard().ZstdDecompressor().stream_reader(packed) as unpacked:
        rest = b""
        while chunk := unpacked.read(_CHUNK):
            *whole, rest = (rest + chunk).split(b"\n")
            for one in whole:
                yield one + b"\n"
        if rest:
            yield rest
