"""Punctuation for vertical lines in Simplified text: ︵︶ is （）, ︰ is ：. Traditional pages use ︰ on purpose,
and ︱ serves as an upright bar between words everywhere.
"""

import re

from govcrawl.text.evidence import Evidence

NAME = "vertical-forms"
TRIGGER = "\ufe10-\ufe19\ufe30-\ufe44"
_FORMS = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
        "，、。：；！？〖〗…：（）｛｝〔〕【】《》〈〉「」『』",
        strict=True,
    )
)
_FORM = re.compile(f"[{''.join(_FORMS)}]")


def mend(text: str, evidence: Evidence) -> str:
    """Put the horizontal forms."""
    return _FORM.sub(lambda found: _FORMS[found[0]], text) if evidence.language == "zh-Hans" else text
