"""The truth file, and what a crawl got wrong against it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LABELS = ("story", "part")  # of the truth alone: which stories are the same


def write(path: Path, records: Iterable[dict[str, Any]]) -> int:
    """One JSON line a record; gives their number."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a truth file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def differences(truth: dict[str, Any], record: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Field to (expected, found), for every field that the truth names and the record has otherwise."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, expected in truth.items():
        if name in LABELS:
            continue
        got = record.get(name)
        if isinstance(expected, dict) and isinstance(got, dict):
            inner = differences(expected, got)
            found |= {f"{name}.{key}": pair for key, pair in inner.items()}
        elif got != expected:
            found[name] = (expected, got)
    return found


def compare(truth: Iterable[dict[str, Any]], records: Iterable[dict[str, Any]]) -> list[str]:
    """One line a mistake: records missing, not expected, twice, or with another field. Empty where all is right."""
    expected = {record["id"]: record for record in truth}
    seen: set[str] = set()
    lines = []
    for record in records:
        identity = record["id"]
        if identity in seen:
            lines.append(f"twice: {record['url']}")
        seen.add(identity)
        if identity not in expected:
            lines.append(f"not expected: {record['url']} {record['title']}")
            continue
        for name, (want, got) in differences(expected[identity], record).items():
            lines.append(f"{record['url']} {name}: expected {want!r}, found {got!r}")
    lines += [f"missing: {expected[identity]['url']}" for identity in expected if identity not in seen]
    return lines


def same_stories(truth: Iterable[dict[str, Any]], records: Iterable[dict[str, Any]]) -> list[str]:
    """One line a mistake in the near-duplicate clusters, whatever order the records came in.

    Records of one story must share a cluster (the first has no near_dup and gives it its id); no others may.
    """
    story = {record["id"]: record["story"] for record in truth}
    by_story: dict[str, set[str]] = {}
    lines = []
    for record in records:
        identity, near = record["id"], record.get("near_dup")
        cluster = near["cluster"] if near else identity
        label = story.get(identity)
        if label is None:
            if near:
                lines.append(f"{record['url']} is a story of its own, found in the cluster of {cluster}")
        else:
            by_story.setdefault(label, set()).add(cluster)
    lines += [f"{label} fell into {len(found)} clusters" for label, found in by_story.items() if len(found) > 1]
    return lines
