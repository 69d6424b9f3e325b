"""The language of a text, by its letters."""

import re

_TIBETAN = re.compile(r"[\u0f00-\u0fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_MONGOLIAN = re.compile(r"[\u1800-\u18af]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN = re.compile(r"[A-Za-z]")
_TRADITIONAL = re.compile(
    "[國會發實來時們這過說對後為個從應經還學關長點種動開問無業東車書門間題運進電話機導產區與萬義務權處體見現]"
)
_SIMPLIFIED = re.compile(
    "[国会发实来时们这过说对后为个从应经还学关长点种动开问无业东车书门间题运进电话机导产区与万义务权处体见现]"
)


def language(text: str) -> str:
    """A BCP 47 tag: zh-Hans, zh-Hant, bo, ug, mn, ko, ja, ru, en; zh-Hans where nothing tells."""
    counts = {
        "bo": len(_TIBETAN.findall(text)),
        "ug": len(_ARABIC.findall(text)),
        "mn": len(_MONGOLIAN.findall(text)),
        "ru": len(_CYRILLIC.findall(text)),
        "ko": len(_HANGUL.findall(text)),
        "zh": len(_HAN.findall(text)) * 3,
        "en": len(_LATIN.findall(text)) / 2,
    }
    best = max(counts, key=lambda tag: counts[tag])
    if not counts[best]:
        return "zh-Hans"
    if best != "zh":
        return best
    if len(_KANA.findall(text)) * 5 > counts["zh"] / 3:
        return "ja"
    return "zh-Hant" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh-Hans"
