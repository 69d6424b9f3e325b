"""Kangxi radicals and radical supplements in place of hanzi, as PDF fonts leave them: ⼀般 for 一般, ⻓江 for 长江.

A text about radicals keeps them.
"""

import re
import unicodedata

from govcrawl.text.evidence import Evidence

NAME = "radicals"
TRIGGER = "\u2e80-\u2fd5"
# The supplement has no decompositions. These are the forms that are a whole hanzi by themselves, by Unicode's
# EquivalentUnifiedIdeograph.
_SUPPLEMENT = dict(
    zip(
        "⺎⺒⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻳",
        "兀巳母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿竜龙龟",
        strict=True,
    )
)
_HANZI = "\u3400-\u9fff\u2f00-\u2fd5" + "".join(_SUPPLEMENT)
_FORM = f"[\u2f00-\u2fd5{''.join(_SUPPLEMENT)}]"
_IN_WORD = re.compile(f"(?<=[{_HANZI}，。、：；（《“]){_FORM}|{_FORM}(?=[{_HANZI}，。、：；）》”])")
_ABOUT_RADICALS = re.compile("部首|偏旁|康熙字典|字根|radical", re.I)


def mend(text: str, evidence: Evidence) -> str:
    """Put the hanzi where a radical stands in a word."""
    if not evidence.chinese or _ABOUT_RADICALS.search(evidence.page):
        return text
    return _IN_WORD.sub(lambda found: _SUPPLEMENT.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text)
