"""How an extracted record is scored against a label. A missing field or a crash scores 0.

body    F1 over character 4-grams, white space removed: ``\\\\w+`` tokens make a whole Chinese clause one token
title   1 if equal after NFKC and removal of white space
time    1 if equal to the minute, to the day where the label is precise to the day
source  1 if equal after NFKC and removal of white space; where the label is null, null is right
"""

import random
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

METRICS = ("body", "title", "time", "source")


def squash(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def grams(text: str | None, size: int = 4) -> Counter[str]:
    flat = squash(text)
    return Counter(flat[at : at + size] for at in range(max(len(flat) - size + 1, 1))) if flat else Counter()


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    both = (found & wanted).total()
    return 2 * both / (found.total() + wanted.total()) if both else 0.0


def same_time(found: str | None, wanted: str | None, precision: str | None) -> bool:
    if not wanted or not found:
        return bool(found) == bool(wanted)
    digits = 10 if precision == "day" else 16
    try:
        return datetime.fromisoformat(found).isoformat()[:digits] == datetime.fromisoformat(wanted).isoformat()[:digits]
    except ValueError:
        return False


def grade(found: Mapping[str, Any], label: Mapping[str, Any]) -> dict[str, float]:
    return {
        "body": f1(grams(found.get("text")), grams(label["body"])),
        "title": float(squash(found.get("title")) == squash(label["title"])),
        "time": float(same_time(found.get("published_at"), label["publish_time"], label.get("time_precision"))),
        "source": float(squash(found.get("source")) == squash(label["source"])),
    }


def interval(values: Sequence[float], draws: int = 2000) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean over pages."""
    dice = random.Random(7)
    means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(draws))
    return means[int(draws * 0.025)], means[int(draws * 0.975)]
