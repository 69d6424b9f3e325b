"""Punctuation for vertical lines in Simplified text: ︵︶ is （）, ︰ is ：. Traditional pages use ︰ on purpose,
and ︱ serves as an upright bar between words everywhere; ︵ beside no hanzi is part of a drawn face.
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
_CHINESE = "\u3001-\u3029\u3400-\u9fff\uff01-\uff5e“”"
_FORM = re.compile(f"(?<=[{_CHINESE}])[{''.join(_FORMS)}]|[{''.join(_FORMS)}](?=[{_CHINESE}])")


def mend(text: str, evidence: Evidence) -> str:
    """Put the horizontal forms."""
    return _FORM.sub(lambda found: _FORMS[found[0]], text) if evidence.language == "zh-Hans" else text
