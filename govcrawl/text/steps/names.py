"""Layout spaces inside a name of two characters: 记者 杨　竹 摄 is about 杨竹.

Typesetters widen such names to the width of three characters with U+3000 or U+00A0. It is taken out only between a
surname and one other hanzi, where a word for a person stands before or after them or nothing else stands in the field.
A plain space stays: it parts words as often as it widens names.
"""

import re
from importlib.resources import files

from govcrawl.text.evidence import Evidence

NAME = "name-spaces"
TRIGGER = "\u3000\xa0"
_SURNAMES = files("govcrawl.text").joinpath("data/surnames.txt").read_text("utf-8").strip()
_BEFORE = (
    "记者|記者|通讯员|通訊員|作者|编辑|編輯|责编|責編|校对|校對|摄影|攝影|主编|主編|撰稿|执笔|"
    "供稿|实习生|美编|版式|制图|检察长|院长|局长|主任|书记|市长|省长|县长|主席|部长|厅长|同志"
)
_AFTER = "摄|攝|文|图|圖|报道|報道|同志|先生|女士|文/图|文图"
_WIDE = f"[{TRIGGER}]{{1,2}}"
_GAP = f"[{TRIGGER} ]{{0,4}}"
_H = "[\u3400-\u9fff]"
# The space first: it is rarer than a surname, and what a pattern begins with is what is searched for.
_WIDENED = re.compile(f"[{TRIGGER}](?<=[{_SURNAMES}][{TRIGGER}])[{TRIGGER}]?{_H}(?!{_H})")
_ONE = f"(?!{_BEFORE})(?:[{_SURNAMES}]{_WIDE}{_H}|{_H}{{2,3}})"
_BETWEEN = f"(?:[、，,]|[{TRIGGER} ]{{1,4}})"
_LIST = re.compile(f"(?:{_BEFORE})[：:]?{_GAP}{_ONE}(?:{_BETWEEN}{_ONE}){{0,8}}(?!{_H})")
_NAME = re.compile(f"(?<!{_H})([{_SURNAMES}]){_WIDE}({_H})(?!{_H})")
_FIRST = re.compile(f"((?:{_BEFORE})[：:]?)([{_SURNAMES}]){_WIDE}({_H})(?!{_H})")
_CREDIT = re.compile(f"(?<!{_H})([{_SURNAMES}]){_WIDE}({_H})(?={_GAP}(?:[/／]|(?:{_AFTER})(?!{_H})))")


def mend(text: str, evidence: Evidence) -> str:
    """Join the names."""
    if not _WIDENED.search(text) or evidence.language != "zh-Hans":
        return text
    text = _LIST.sub(lambda names: _NAME.sub(r"\1\2", _FIRST.sub(r"\1\2\3", names[0])), text)
    text = _CREDIT.sub(r"\1\2", text)
    return _NAME.sub(r"\1\2", text) if _NAME.fullmatch(text.strip()) else text
