"""Which language a text is in, as far as its script tells: for Chinese pages and their neighbours."""

import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files

# (name of the script, its characters, weight). A Latin letter says less than a hanzi.
_SCRIPTS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("Hani", re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), 1),
    ("Kana", re.compile("[\u3041-\u30fa]"), 1),
    ("Tibt", re.compile("[\u0f00-\u0fff]"), 0.5),
    ("Arab", re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"), 0.4),
    ("Mong", re.compile("[\u1810-\u18aa]"), 0.4),
    ("Yiii", re.compile("[\ua000-\ua4cf]"), 1),
    ("Hang", re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), 1),
    ("Cyrl", re.compile("[\u0400-\u04ff]"), 0.3),
    ("Latn", re.compile("[A-Za-z\u00c0-\u024f]"), 0.1),
)
_OTHERS = re.compile("[\u00c0-\u024f\u0400-\u04ff\u0620-\u18aa\u3041-\u30fa\ua000-\ud7a3\ufb50-\ufefc]")
_HANZI_RUNS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLAIN = {"Tibt": "bo", "Mong": "mn", "Yiii": "ii", "Hang": "ko", "Kana": "ja"}
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|for|on|with|that)\b", re.I)
_ZHUANG = re.compile(r"\b(?:caeuq|gij|haenx|vunz|bouxcuengh|gyoengq|ndaej|youq)\b", re.I)
_SAMPLE = 20_000  # characters that are looked at


@lru_cache(maxsize=1)
def _scripts() -> dict[str, frozenset[str]]:
    lines = files("govcrawl.text").joinpath("data/scripts.txt").read_text("utf-8").splitlines()
    return {name: frozenset(chars) for name, _, chars in (line.partition("\t") for line in lines)}


def language(text: str) -> str:
    """The BCP 47 tag of a text's language: zh-Hans, zh-Hant, bo, ug, kk, mn, ii, za, ja, ko, en …; ``und`` for none.

    Judged by the first 20,000 characters. Chinese that holds no character of one script alone is zh-Hans.
    """
    text = text[:_SAMPLE]
    if _plainly_simplified(text):
        return "zh-Hans"
    number = Counter(text)
    left = "".join(number)
    counts: dict[str, int] = {}
    for name, chars, _ in _SCRIPTS:  # no character is of two scripts: what is counted need not be searched again
        counts[name] = sum(map(number.__getitem__, chars.findall(left)))
        left = chars.sub("", left) if counts[name] else left
    weights = {name: counts[name] * weight for name, _, weight in _SCRIPTS}
    script = max(weights, key=weights.__getitem__)
    if not counts[script]:
        return "und"
    if script in {"Hani", "Kana"}:
        # A Japanese text is a third kana and more; a Chinese one may hold a の.
        if counts["Kana"] >= 2 and counts["Kana"] * 10 > counts["Hani"]:
            return "ja"
        traditional, simplified = (
            sum(map(number.__getitem__, _scripts()[s].intersection(number))) for s in ("Hant", "Hans")
        )
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    return _PLAIN.get(script) or {"Arab": _arabic, "Cyrl": _cyrillic, "Latn": _latin}[script](text)


def _plainly_simplified(text: str) -> bool:
    """What most texts are, in a quarter of the time: mostly hanzi, no other script but ASCII, no Traditional hanzi."""
    if _OTHERS.search(text) or not _scripts()["Hant"].isdisjoint(text):
        return False
    return sum(map(len, _HANZI_RUNS.findall(text))) * 2 > len(text)


def _arabic(text: str) -> str:
    if re.search("[\u0674-\u0678]", text):
        return "kk"
    if re.search("[ېۆۈۋەڭ]", text):
        return "ug"
    return "fa" if re.search("[پچژگ]", text) else "ar"


def _cyrillic(text: str) -> str:
    if re.search("[әғқңұӘҒҚҢҰ]", text):
        return "kk"
    return "mn" if re.search("[өүӨҮ]", text) else "ru"


def _latin(text: str) -> str:
    if _ZHUANG.search(text):
        return "za"
    return "en" if _ENGLISH.search(text) else "und"
