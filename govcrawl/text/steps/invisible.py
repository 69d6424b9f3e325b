"""Characters without width inside Chinese text: zero-width spaces, byte-order marks, soft hyphens, direction marks.

Other scripts need them: joiners shape Uyghur and Mongolian and build emoji, zero-width spaces part Tibetan and Thai
words, direction marks order Arabic. They go only where both neighbours are Chinese, Latin, digits or
punctuation, or a text's edge.
"""

import re

from govcrawl.text.evidence import Evidence

NAME = "zero-width"
_INVISIBLE = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
TRIGGER = _INVISIBLE + "ï"
_NEIGHBOUR = (
    "\x00-\u02ff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u2460-\u25ff\u2e80-\u9fff\uf900-\ufaff"
    "\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff"
)
_MARK = "ï»¿"  # a byte-order mark in UTF-8, read as Latin-1
_RUN = re.compile(f"(?<![^{_NEIGHBOUR}])[{_INVISIBLE}]+(?![^{_NEIGHBOUR}])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def mend(text: str, evidence: Evidence) -> str:
    """Take them out."""
    if not evidence.chinese or _RIGHT_TO_LEFT.search(text):
        return text.removeprefix("\ufeff")
    return _RUN.sub("", text.replace(_MARK, ""))
