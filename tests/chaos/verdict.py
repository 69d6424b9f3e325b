"""Counting: what of the truth is missing in the feed, what stands twice, what was never there."""

from collections import Counter
from pathlib import Path

import orjson

Content = tuple[str, str]


def feed_of(site: Path) -> list[Content]:
    """(id, content_hash) of every record in the sealed files of a site: only JSON and the manifest are used."""
    found: list[Content] = []
    for line in (site / "manifest.jsonl").read_bytes().splitlines():
        records = map(orjson.loads, (site / orjson.loads(line)["path"]).read_bytes().splitlines())
        found += [(one["id"], one["content_hash"]) for one in records]
    return found


def compare(truth: set[Content], feed: list[Content]) -> dict[str, int]:
    """How many are lost, doubled, and foreign."""
    counted = Counter(feed)
    return {
        "articles": len(truth),
        "records": len(feed),
        "lost": len(truth - counted.keys()),
        "doubled": sum(count - 1 for count in counted.values()),
        "foreign": len(counted.keys() - truth),
    }
