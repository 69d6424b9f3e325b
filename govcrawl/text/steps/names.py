"""Layout spaces inside a name of two characters: 记者 杨　竹 摄 is about 杨竹.

Typesetters widen such names to the width of three characters. A space is taken out only between a surname and one
other hanzi, where a word for a person stands before or after them.
"""

import re
from importlib.resources import files

from govcrawl.text.evidence import Evidence

NAME = "name-spaces"
TRIGGER = "\u3000\xa0"  # an ordinary space counts too, but only after one of the words of _BEFORE
_SURNAMES = files("govcrawl.text").joinpath("data/surnames.txt").read_text("utf-8").strip()
_BEFORE = (
    "记者|記者|通讯员|通訊員|作者|编辑|編輯|责编|責編|校对|校對|摄影|攝影|主编|主編|撰稿|执笔|"
    "供稿|实习生|美编|版式|制图|检察长|院长|局长|主任|书记|市长|省长|县长|主席|部长|厅长|同志"
)
_AFTER = "摄|攝|文|图|圖|报道|報道|同志|先生|女士|/"
_SPACE = "[\u3000\xa0 ]"
_WIDE = "[\u3000\xa0]"
_H = "[\u3400-\u9fff]"
_EDGE_AFTER = f"(?!{_H})"
_EDGE_BEFORE = f"(?<!{_H})"
_NAME_AFTER_WORD = re.compile(
    rf"((?:{_BEFORE})[：:]?{_SPACE}*(?:(?:{_H}{{2,3}}|[{_SURNAMES}]{_SPACE}{{1,2}}{_H})[、，,\u3000 ]{{1,2}}){{0,6}})"
    rf"([{_SURNAMES}]){_SPACE}{{1,2}}({_H})(?={_SPACE}|[、，,。）)\]】；;/／\n]|$)"
)
_NAME_BEFORE_WORD = re.compile(
    rf"{_EDGE_BEFORE}([{_SURNAMES}]){_WIDE}{{1,2}}({_H})(?={_SPACE}?(?:{_AFTER}){_EDGE_AFTER})"
)


def mend(text: str, evidence: Evidence) -> str:
    """Join the names."""
    while (joined := _NAME_AFTER_WORD.sub(r"\1\2\3", text)) != text:  # one name of a list at a time
        text = joined
    return _NAME_BEFORE_WORD.sub(r"\1\2", text)
