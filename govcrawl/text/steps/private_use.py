"""Private-use characters that have a code point of their own today.

GBK and GB18030 put 24 of theirs there, and the full-width space of some vendors (U+E5E5); Hong Kong's older
fonts put the supplementary set there by a fixed formula from its Big5 code. Word's bullet is U+F0B7. Others mean
nothing without the font they were typed in: they stay and count as lost.
"""

import re

from govcrawl.text.codecs_cn import GB_PRIVATE, current
from govcrawl.text.evidence import Evidence

NAME = "private-use"
TRIGGER = "\ue000-\uf8ff"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ALWAYS = {0xF0B7: "•"}
# (first code point, last, first lead byte) of Big5's user-defined areas, 157 characters a lead byte.
_BIG5_AREAS = ((0xE000, 0xE310, 0xFA), (0xE311, 0xEEB7, 0x8E), (0xEEB8, 0xF6B0, 0x81), (0xF6B1, 0xF848, 0xC6))


def mend(text: str, evidence: Evidence) -> str:
    """Put the proper characters."""
    return _PRIVATE.sub(lambda found: _proper(found[0], evidence), text)


def _proper(char: str, evidence: Evidence) -> str:
    code = ord(char)
    if code in _ALWAYS:
        return _ALWAYS[code]
    if evidence.language == "zh-Hant":
        return _hong_kong(code) or char
    return GB_PRIVATE.get(code, char) if evidence.chinese else char


def _hong_kong(code: int) -> str | None:
    for first, last, lead in _BIG5_AREAS:
        if first <= code <= last:
            offset = code - first + (63 if lead == 0xC6 else 0)  # that area begins at 0xC6A1
            row, cell = divmod(offset, 157)
            pair = bytes((lead + row, cell + (0x40 if cell < 63 else 0x62)))
            try:
                return current(pair.decode("big5hkscs"), "big5hkscs")
            except UnicodeDecodeError:
                return None
    return None
