"""The order of repairs, and when none is needed.

One search decides whether a text needs a look at all. What it finds decides which repairs are asked. They run
until nothing changes, so that a repaired text is always one that needs nothing; if they should not settle, the text
is returned as it came.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType

from govcrawl.text import artefact, losses
from govcrawl.text.evidence import Evidence
from govcrawl.text.mojibake import mend as mojibake
from govcrawl.text.steps import (
    compatibility,
    controls,
    entities,
    full_width,
    invisible,
    line_breaks,
    names,
    private_use,
    radicals,
    surrogates,
    vertical,
)
from govcrawl.text.types import Repaired

_BEFORE: tuple[ModuleType, ...] = (surrogates, entities)
_AFTER: tuple[ModuleType, ...] = (
    controls,
    line_breaks,
    invisible,
    private_use,
    compatibility,
    radicals,
    vertical,
    full_width,
)
_ROUNDS = 12
_WIDE = re.compile(f"[{names.TRIGGER}](?<=[\u3400-\u9fff][{names.TRIGGER}])")


@lru_cache(maxsize=1)
def _look() -> re.Pattern[str]:
    """Every character that some repair wants to see; a text without them needs nothing but perhaps the artefact."""
    marks = "".join(step.TRIGGER for step in (*_BEFORE, *_AFTER))
    return re.compile(f"[{marks}{losses.TRIGGER}{mojibake.trigger()}]")


@lru_cache(maxsize=32)
def _wants(trigger: str) -> re.Pattern[str]:
    return re.compile(f"[{trigger}]")


def repair(text: str, *, context: str | None = None) -> Repaired:
    """Mend damaged text; text that needs nothing comes back as the same string.

    ``context``: the whole text of the page of which ``text`` is one field; a field is judged by its page. Pure,
    deterministic, never raises, linear in the length of the text.
    """
    steps: dict[str, None] = {}
    found = set(_look().findall(text))
    now, unsolved = _round(text, context, steps, found)
    if now is text:
        return Repaired(text, (), (losses.lost(text) if losses.wants(found) else 0) + unsolved)
    for _ in range(_ROUNDS):
        before = now
        now, still = _round(before, context, steps, set(_look().findall(before)))
        unsolved = max(unsolved, still)  # what the first round mended may no longer look damaged
        if now == before:
            return Repaired(now, tuple(steps), losses.lost(now) + unsolved)
    return Repaired(text, (), losses.lost(text))


def _round(text: str, context: str | None, steps: dict[str, None], found: set[str]) -> tuple[str, int]:
    """One pass of all repairs: the text, and how many characters the artefact's shifts have lost in it.

    ``found``: the characters of the text that some repair wants to see."""
    evidence = Evidence(text, context)
    if found:
        before = text
        text = _apply(_BEFORE, text, found, evidence, steps)
        suspects = found if text == before else None
        if mojibake.wants(found):
            text, kinds = mojibake.mend(text, evidence.page if context is not None else text, suspects)
            if kinds:
                steps.update(dict.fromkeys(kinds))
                evidence = Evidence(text, context)
                found = set(_look().findall(text))
        text = _apply(_AFTER, text, found, evidence, steps)
    text, kinds, unsolved = artefact.mend(text, context)
    steps.update(dict.fromkeys(kinds))
    if any(mark in text for mark in names.TRIGGER) and _WIDE.search(text):
        text = _apply((names,), text, set(names.TRIGGER), evidence, steps)
    return text, unsolved


def _apply(
    modules: Iterable[ModuleType], text: str, found: set[str], evidence: Evidence, steps: dict[str, None]
) -> str:
    """Ask the steps whose characters were found."""
    seen = "".join(found)
    for step in modules:
        if not _wants(step.TRIGGER).search(seen):
            continue
        mended: str = step.mend(text, evidence)
        if mended != text:
            steps[step.NAME] = None
            text = mended
            seen = "".join(set(_look().findall(text)))
    return text
