"""Mends the Pinyin artefact: 現(xiàn)在 網(wǎng)站 發(fā)展, once printed 现在 网站 发展.

How it comes about, and how it is recognised and undone: docs/text-repair.md.
"""

import re
from functools import lru_cache

from govcrawl.text.artefact.brackets import HINT, strip
from govcrawl.text.artefact.evidence import Verdict, judge
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.shift import learn, mend_shifts
from govcrawl.text.artefact.simplify import simplify

__all__ = ["mend"]

_ROUNDS = 3
# What the second step of the damage put before punctuation, where it shows.
_INSERTED = re.compile(",(?=[，。！？、；])")


def mend(text: str, context: str | None = None) -> tuple[str, tuple[str, ...], int]:
    """Undo the artefact in ``text``; ``context`` is the page's whole text where ``text`` is one field of it.

    Returns the text, the names of the repairs that changed something, and how many characters are lost. A text that
    needs nothing comes back as the same string. Never raises; the time is linear in text and context.
    """
    page = text if context is None else context
    if ")" not in page or not HINT.search(page):  # the search for one sign is many times faster
        return text, (), 0
    steps: dict[str, None] = {}
    gone = left = 0
    for turn in range(_ROUNDS):  # a second round finds nothing, save in texts made to find it
        verdict = judge(page)
        known = verdict.page if turn else _learned(page)
        if known is None:
            break
        mended, newly_gone, left = _once(text, verdict, known, steps)
        gone += newly_gone
        if mended == text:
            break
        text = mended
        page = text if context is None else context
    return text, tuple(steps), gone + left


@lru_cache(maxsize=16)
def _learned(page: str) -> Page | None:
    """What is known of a page when its damaged lines have been read once; None where it is not damaged."""
    known = judge(page).page
    return known and learn(page, known)


def _once(text: str, verdict: Verdict, page: Page, steps: dict[str, None]) -> tuple[str, int, int]:
    """One round: the text, the characters that are gone from what was mended, those in what was left."""
    shifted = mend_shifts(text, page)
    sparse = _INSERTED.sub("", shifted.text) if page.visible else shifted.text
    bare = strip(sparse, verdict.goes)
    simple = simplify(bare)
    for name, before, after in (
        ("pinyin-shift", text, shifted.text),
        ("pinyin-commas", shifted.text, sparse),
        ("pinyin-brackets", sparse, bare),
        ("pinyin-traditional", bare, simple),
    ):
        if before != after:
            steps[name] = None
    return simple, shifted.gone, shifted.left
