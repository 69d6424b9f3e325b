"""Repair a file as it streams by: plain text, or JSON Lines with a record a line."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from govcrawl.text.decoding import decode
from govcrawl.text.repairing import repair
from govcrawl.text.types import Repaired

BLOCK = 1 << 20  # bytes of plain text that are judged together, cut at a line's end
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ADDRESS = ("http://", "https://", "//")


@dataclass
class Counts:
    """What a run has seen and done. ``broken``: (line number, reason) of lines that are no JSON."""

    records: int = 0
    changed: int = 0
    lost: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, str]] = field(default_factory=list)


class Mended(NamedTuple):
    """One string that was repaired: where (``line 7 text``), what it was, what it is, by which steps."""

    where: str
    old: str
    new: str
    steps: tuple[str, ...]


class Output(NamedTuple):
    """Bytes to write, how many bytes of input they stand for, and what was mended in them."""

    data: bytes
    read: int
    mended: tuple[Mended, ...]


def repair_text(lines: Iterable[bytes], counts: Counts) -> Iterator[Output]:
    """Repair plain text in any charset decode knows; UTF-8 comes out. What needs nothing comes out as it came."""
    first = 1
    for block in _blocks(lines):
        text = _text(block)
        mended = repair(text)
        counts.records += 1
        changes = _count(counts, f"line {first}+", text, mended)
        yield Output(mended.text.encode("utf-8", "surrogatepass"), len(block), changes)
        first += block.count(b"\n")


def _text(raw: bytes) -> str:
    """UTF-8 as it stands, byte-order mark and all; anything else as decode reads it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw).text


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    taken: list[bytes] = []
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line)
        if size >= BLOCK and not taken[0].startswith(_UTF_16):  # its line ends are not at every 0x0A
            yield b"".join(taken)
            taken, size = [], 0
    if taken:
        yield b"".join(taken)


def repair_jsonl(lines: Iterable[bytes], counts: Counts, fields: Collection[str] = ()) -> Iterator[Output]:
    """Repair the strings of each record, all or those of the named top-level fields; addresses are left alone.

    A record's strings are judged together, as one page. A record that needs nothing comes out byte for byte, and so
    does a line that is no JSON.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            yield Output(line, len(line), ())
            continue
        counts.records += 1
        try:
            text = _text(line)
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            counts.broken.append((number, str(error)))
            yield Output(line, len(line), ())
            continue
        context = "\n".join(_strings(record))
        mended: list[Mended] = []

        def mend(text: str, where: str, context: str = context, mended: list[Mended] = mended) -> str:
            done = repair(text, context=context)
            mended += _count(counts, where, text, done)
            return done.text

        made = _walk(record, fields, f"line {number}", mend)
        yield Output(_dump(made) + b"\n" if mended else text.encode(), len(line), tuple(mended))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not value.startswith(_ADDRESS):
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _walk(value: Any, only: Collection[str], where: str, mend: Callable[[str, str], str]) -> Any:
    """The value with its strings mended; ``only``: the fields to look into, all where empty."""
    if isinstance(value, str):
        return value if value.startswith(_ADDRESS) else mend(value, where)
    if isinstance(value, dict):
        return {
            key: _walk(item, (), f"{where} {key}", mend) if not only or key in only else item
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_walk(item, only, where, mend) for item in value]
    return value


def _count(counts: Counts, where: str, old: str, done: Repaired) -> tuple[Mended, ...]:
    counts.lost += done.lost
    if old == done.text:
        return ()
    counts.changed += 1
    counts.steps.update(done.steps)
    return (Mended(where, old, done.text, done.steps),)


def _dump(record: Any) -> bytes:
    try:
        return json.dumps(record, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return json.dumps(record).encode("ascii")
