"""Full-width digits and Latin letters in Simplified text: ２０２３年 is 2023年, Ａ股 is A股.

Only letters, digits, and the point or comma between two digits. Full-width punctuation is Chinese punctuation and
stays. Japanese and Traditional pages keep theirs: there it is a choice of the typesetter.
"""

import re

from govcrawl.text.evidence import Evidence

NAME = "full-width"
TRIGGER = "０-９Ａ-Ｚａ-ｚ"
_FORM = re.compile("(?<=[０-９])[．](?=[０-９])|[０-９Ａ-Ｚａ-ｚ]")


def mend(text: str, evidence: Evidence) -> str:
    """Put the ASCII forms."""
    if evidence.language != "zh-Hans":
        return text
    return _FORM.sub(lambda found: chr(ord(found[0]) - 0xFEE0), text)
