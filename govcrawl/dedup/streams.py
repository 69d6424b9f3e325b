"""near_dup filled in JSON Lines as they stream by; every other byte of a record stays as it was."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from attrs import asdict

from govcrawl.dedup.index import Index, NearDuplicate
from govcrawl.dedup.signature import signature

_NULL = (b'"near_dup":null', b'"near_dup": null')
_NEEDED = ("id", "text")


@dataclass
class Counts:
    """What a run has seen. ``clusters``: id of a story's first record → further records of it."""

    records: int = 0
    short: int = 0
    clusters: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, str]] = field(default_factory=list)


def fill_jsonl(lines: Iterable[bytes], counts: Counts, index: Index) -> Iterator[bytes]:
    """Each line with its near_dup, in order. A line that is no record comes out as it came, and is counted."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            yield line
            continue
        counts.records += 1
        try:
            record = _read(line)
        except (ValueError, RecursionError) as error:
            counts.broken.append((number, str(error)))
            yield line
            continue
        compared = signature(record["text"])
        counts.short += compared is None
        near = index.add(record["id"], compared)
        if near is not None:
            counts.clusters[near.cluster] += 1
        yield _fill(line, record, near)


def _read(line: bytes) -> dict[str, Any]:
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("no record: not a JSON object")
    for name in _NEEDED:
        if not isinstance(record.get(name), str):
            raise ValueError(f"no record: {name} is not a string")
    return record


def _fill(line: bytes, record: dict[str, Any], near: NearDuplicate | None) -> bytes:
    value = json.dumps(asdict(near) if near else None, ensure_ascii=False, separators=(",", ":")).encode()
    found = record.get("near_dup", False)
    if found is None:
        if near is None:
            return line
        # an escaped quote has a backslash before it, so the bytes below never stand inside a string
        places = [null for null in _NULL if null in line]
        if len(places) == 1 and line.count(b'"near_dup"') == 1:
            return line.replace(places[0], b'"near_dup":' + value)
    elif found is False and "near_dup" not in record:
        end = line.rindex(b"}")
        return line[:end] + b',"near_dup":' + value + line[end:]
    record["near_dup"] = asdict(near) if near else None
    ending = line[len(line.rstrip(b"\r\n")) :]
    try:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + ending
    except UnicodeEncodeError:  # a lone surrogate, which JSON can write as an escape
        return json.dumps(record, separators=(",", ":")).encode("ascii") + ending
