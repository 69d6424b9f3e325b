"""Names of people as credits write them: 「杨　竹」 is 杨竹, 「本报记者 张三 李四」 is two people."""

import re
from functools import lru_cache
from importlib.resources import files

_ROLE = re.compile(
    r"(?:本报|本网|本刊|本台|新华社|新华网|中新社|中新网|央视|人民网|[\u4e00-\u9fff]{2,8}(?:报|网|社|台|新闻|客户端|融媒体?))?"
    r"(?:全媒体|全媒|融媒体?|首席|见习|实习|特约|特派|驻站|文字|摄影|摄像)*(?:记者|通讯员|实习生|评论员|作者|编辑|撰稿人?|特约撰稿人?)[:：]?"
)
_SPLIT = re.compile(r"[、，,；;/|&＆\s]+|\s*和\s*")
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_PERSON = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]{1,10}(?:[·•・][\u3400-\u9fff]{1,10})+")
_LATIN = re.compile(r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]*){0,3}")
_NO_PERSON = re.compile(
    r"(?:网|社|报|台|局|厅|部|委|办|院|站|处|科|室|中心|公司|集团|频道|客户端|编辑部|日报|新闻|政府|大学|学院|协会|整理|综合|供图|佚名"
    r"|未知|匿名|管理员|原创|转载|发布|完|图|摄|小编|如下|来源|编辑|以下简称|下同|略|左|右|中|上|下|试行|暂行|草案|节选|续|上接|下转)$"
)


def names(text: str) -> list[str]:
    """The people named in a credit, in order, each once; titles of office and offices are left out."""
    text = _ROLE.sub(" ", text)
    for _ in range(2):  # 「杨 竹 李 明」 overlaps itself
        text = _SPACED.sub(r"\1\2", text)
    found: list[str] = []
    latin = _LATIN.fullmatch(text.strip())
    if latin:
        return [latin[0]]
    for word in _SPLIT.split(text):
        name = word.strip("（）()[]【】:：.。■□●◆ ")
        if name not in found and is_person(name):
            found.append(name)
    return found


def is_person(name: str, *, surely: bool = False) -> bool:
    """Whether a word can be the name of one person; ``surely``: whether it also begins with a common surname, for
    places where not only people are named."""
    if surely and name[:1] not in _surnames() and "·" not in name:
        return False
    return bool(_PERSON.fullmatch(name)) and not _NO_PERSON.search(name)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(files("govcrawl.text").joinpath("data/surnames.txt").read_text("utf-8"))
