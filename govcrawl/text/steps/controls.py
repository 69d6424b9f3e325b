"""Control characters: C0 but tab and line feed, DEL, C1. None of them is text in a page; source code may use them."""

import re

from govcrawl.text.evidence import Evidence

NAME = "controls"
TRIGGER = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Beside Latin letters a C1 control is a byte of text decoded wrongly: taken out, the rest could never be mended.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|(?<![\x80-\xff])[\x80-\x9f]+(?![\x80-\xff])")
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85]")


def mend(text: str, evidence: Evidence) -> str:
    """Take controls out; those that mean a line or page break become a line break where none stands beside them."""

    if not evidence.of_china:
        return text

    def replaced(found: re.Match[str]) -> str:
        if not _BREAKS.search(found[0]):
            return ""
        beside = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
        return "" if "\n" in beside or len(beside) < 2 else "\n"

    return _CONTROL.sub(replaced, text)
