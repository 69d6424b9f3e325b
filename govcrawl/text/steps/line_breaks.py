"""Line breaks of other systems in Chinese text: CR LF, CR, U+2028 and U+2029 become a line feed."""

import re

from govcrawl.text.evidence import Evidence

NAME = "line-breaks"
TRIGGER = "\r\u2028\u2029"
_BREAK = re.compile("\r\n?|[\u2028\u2029]")


def mend(text: str, evidence: Evidence) -> str:
    """One line feed a break."""
    return _BREAK.sub("\n", text) if evidence.chinese else text
