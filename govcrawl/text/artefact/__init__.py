"""Mends the Pinyin artefact: 現(xiàn)在 網(wǎng)站 發(fā)展, once printed 现在 网站 发展.

How it comes about, and how it is recognised and undone: docs/text-repair.md.
"""

from govcrawl.text.artefact.brackets import HINT, strip
from govcrawl.text.artefact.evidence import Verdict, judge
from govcrawl.text.artefact.simplify import simplify

__all__ = ["mend"]

_ROUNDS = 3


def mend(text: str, context: str | None = None) -> tuple[str, tuple[str, ...], int]:
    """Undo the artefact in ``text``; ``context`` is the page's whole text where ``text`` is one field of it.

    Returns the text, the names of the repairs that changed something, and how many characters are lost. A text that
    needs nothing comes back as the same string. Never raises; the time is linear in text and context.
    """
    page = text if context is None else context
    if not HINT.search(page):
        return text, (), 0
    verdict = judge(page)
    if not verdict.artefact:
        return text, (), 0
    steps: dict[str, None] = {}
    for _ in range(_ROUNDS):  # a second round finds nothing, save in texts made to find it
        mended = _once(text, verdict, steps)
        if mended == text:
            break
        text = mended
    return text, tuple(steps), 0


def _once(text: str, verdict: Verdict, steps: dict[str, None]) -> str:
    bare = strip(text, verdict.goes)
    if bare != text:
        steps["pinyin-brackets"] = None
    simple = simplify(bare)
    if simple != bare:
        steps["pinyin-traditional"] = None
    return simple
