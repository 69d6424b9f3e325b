"""CJK compatibility ideographs: doubles of ordinary hanzi, from Korean and Japanese tables and PDF fonts.

Japanese and Korean text keeps them: there they are how a name is written.
"""

import re
import unicodedata

from govcrawl.text.evidence import Evidence

NAME = "compatibility-ideographs"
TRIGGER = "\uf900-\ufaff"
_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def mend(text: str, evidence: Evidence) -> str:
    """Put the ordinary hanzi, as Unicode's canonical decomposition gives it."""
    if not evidence.chinese:
        return text
    return _IDEOGRAPH.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
