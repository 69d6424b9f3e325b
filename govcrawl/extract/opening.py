"""Where a text begins: above it are the headline, the time and the credits."""

import re
from collections.abc import Sequence

from govcrawl.extract import crumbs, dates
from govcrawl.extract.alike import same, squash
from govcrawl.extract.credit import NOT_OF
from govcrawl.extract.heads import GENRE, NUMBERED
from govcrawl.extract.labels import SOURCE, TIME
from govcrawl.extract.line import LONG, Line
from govcrawl.extract.sitename import is_owner

HEAD = re.compile(
    rf"^\W{{0,3}}(?:您?(?:当前|现在|所在)?(?:所在)?(?:的)?位置|(?:信息|文章|稿件)?{SOURCE}|{TIME}|发布单位|发布机构|发布人|更新时间|时间[:：]|日期[:：]|作者[:：]|字体|字号|大小[:：]|大[】\]）)]?\s*[【\[（(]?中[】\]）)]?\s*[【\[（(]?小"
    r"|(?:浏览|阅读|点击)(?:次数|人数|量|数)?(?![\u4e00-\u9fff])|访问量|【?字体|【?打印|分享(?:到|至|(?![\u4e00-\u9fff]))|编辑[:：]|责任编辑|文号[:：]|信息索引|索引号|\[?字号|保护视力|视力保护|语音|朗读|收藏(?![\u4e00-\u9fff])|原标题|原题|[大中小]$)"
)
_LABEL = re.compile(
    rf"{NOT_OF}{SOURCE}于?\s*[:：]|{TIME}|字[号体]\s*(?:[:：【\[(（]|大)|【字[号体]|浏览次数|阅读次数|点击数|作者\s*[:：]|责任编辑|访问量"
)
_OF_EVENT = r"(?:[\d一二三四五六七八九]、)?(?:(?:会议|活动|讲座|报告|考试|比赛|面试)\s{0,4})?"
_EVENT_TIME = re.compile(rf"{_OF_EVENT}时\s{{0,4}}间\s*[:：]")
_EVENT = re.compile(rf"{_OF_EVENT}(?:主\s{{0,4}}题|题\s{{0,4}}目|主\s?[讲持]\s?人|报\s?告\s?人|嘉\s{{0,4}}宾)\s*[:：]")
_PLACE = re.compile(rf"{_OF_EVENT}地\s{{0,4}}点\s*[:：]")
_ISSUED = re.compile(r"[(（]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日[)）]?")
_UNDER = 2  # lines
_STAMP = re.compile(r"(?<![\d/.年-])\d{1,2}(?:月\d{1,2}日|-\d{1,2})\s+\d{1,2}:\d\d(?:\s|$)")  # without a year
_ADDRESS = re.compile(r"https?://[\w./-]+")
_HEADING = 6  # lines
_BESIDE = 5  # lines
_ROWS = 12  # lines of text
_SPOKEN = ("。", "：", ":")
_DATED_ACT = re.compile(r"^[（(]\d{4}年\d{1,2}月\d{1,2}日.*[）)]$")  # under the name of a speech or a resolution


def begins(lines: Sequence[Line], title: str, *, headed: bool = False) -> int:
    """How many lines at the head are title, time and credits. They end at the last such line among the first few.
    ``headed``: whether the headline stands above; a document that repeats it keeps the day that it was issued."""
    start = 0
    stamped = False  # the time has stood in a line
    begun = False  # a salutation or a sentence has: a day behind it is that of the signature
    told = False  # so has something of the article, not only where the page stands
    key = squash(title)
    rows = -1  # lines of text before
    for at, line in enumerate(lines):
        text = line.text
        if line.image is not None or not text:
            behind = next((other.text for other in lines[at : at + _ROWS] if other.image is None and other.text), "")
            if told and not HEAD.match(behind):  # time and source stand above: this is a picture of the article
                break
            continue
        rows += 1
        if rows == _ROWS:
            break
        if len(text) > 160:
            break
        if NUMBERED.match(text) and not same(text, key):  # the text has begun
            break
        said = text.endswith("。") and "，" in text
        info = not said and bool((HEAD.match(text) and len(text) < 100) or (_LABEL.search(text) and len(text) < 120))
        dated = next(dates.find(line.spaced), None) if len(text) < 60 and not text.endswith("。") else None
        loose = dated is not None and not (begun or "\t" in text or (stamped and at > start) or at + 1 == len(lines))
        if not info and dated is not None and loose and not _DATED_ACT.match(text) and not _opens(text, dated):
            info = (len(_ADDRESS.sub("", text)) - (dated.end - dated.start) <= 8 and rows < 4) or (
                dated.precision != "day" and rows < 6
            )
            # day, outlet and writer, under the headline or its subtitle
            info = info or (dated.start <= 1 and any(same(over.text, key) for over in lines[max(at - _UNDER, 0) : at]))
        info = info or (rows < _HEADING and len(text) < 60 and bool(_STAMP.search(line.spaced)))
        if _is_event(lines, at) or (headed and _is_issued(lines, at, key)):
            break
        stamped = stamped or (info and dated is not None)
        begun = begun or (not info and text.endswith(_SPOKEN))
        if info:
            start = at + 1
            told = told or not crumbs.POSITION.search(text)
        elif line.prose >= LONG and not same(text, key):
            break
    return max(start, _under_menu(lines, key))


def _under_menu(lines: Sequence[Line], key: str) -> int:
    """Where the lines under the headline begin, in a container that has the site's menu above it; 0 in another."""
    first, said = 0, ""
    for at, line in enumerate(lines[:_ROWS]):
        text = squash(line.text)
        if line.prose >= LONG and not same(line.text, key):
            break
        continues = bool(said) and line.block is lines[first].block  # a headline broken by <br>
        first, said = (first, said + text) if continues else (at, text)
        if key and said == key:
            menu = any(over.links * 2 > len(over.text) > 0 for over in lines[:first])
            return 0 if not menu else first if GENRE.search(key) else at + 1  # a document may begin with its name
    return 0


def _is_event(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says when something takes place: what, by whom and where stand beside it."""
    if not _EVENT_TIME.match(lines[at].text) or _LABEL.search(lines[at].text):
        return False
    behind = next((line.text for line in lines[at + 1 : at + _BESIDE] if line.text), "")
    return bool(_PLACE.match(behind)) or any(_EVENT.match(line.text) for line in lines[max(at - _BESIDE, 0) : at])


def _is_issued(lines: Sequence[Line], at: int, key: str) -> bool:
    """Whether a line is the day on which a document was issued: under its name and the offices that issue it."""
    if not _ISSUED.fullmatch(lines[at].text) or at < _UNDER:
        return False
    name, offices = (line.text for line in lines[at - _UNDER : at])
    return bool(key) and squash(name).startswith(key) and is_owner(offices.split()[-1])


def _opens(text: str, dated: dates.Moment) -> bool:
    """Whether a line with a day opens a text, as 县人民政府2024年3月18日决定： does."""
    return dated.precision == "day" and text.endswith(("：", ":"))
