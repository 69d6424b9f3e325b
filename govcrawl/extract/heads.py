"""Which line over a text is its headline, where ``<title>`` does not say."""

import re
from collections.abc import Sequence
from itertools import pairwise

from govcrawl.extract import lettering
from govcrawl.extract.alike import squash
from govcrawl.extract.chrome import tokens
from govcrawl.extract.crumbs import POSITION
from govcrawl.extract.labels import SOURCE, TIME
from govcrawl.extract.line import Line
from govcrawl.extract.names import is_person
from govcrawl.extract.sitename import is_name

GENRE = re.compile(
    r"(?:通知|意见|办法|方案|规定|条例|公告|通告|决定|批复|函|令|细则|规划|计划|规则|通报|报告|公报|请示|议案|纪要|纲要|章程|决议|名单|目录|指南|清单|说明|公示|措施|标准|制度|规程)(?:[（(].*[)）])?$"
)
NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d))"
)
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[(（【]\d{4}[〕\])）】]第?\d{1,5}号")
"""The number of an official document, squashed."""
_INFO = re.compile(
    r"^[\[【（(]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}(?:日(?![\u4e00-\u9fff])|(?![\d日]))"  # 2022年4月25日雨情
    r"|^[\[【（(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?=星期|周[一二三四五六日]|上午|下午)"
    rf"|{SOURCE}|发布(?!会)|发表|发稿|作者|字体|字号|浏览|阅读|点击|(?:时间|日期)\s*[:：]"
)
_TIMED = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}")
_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:\s*星期.)?"
DAY = re.compile(_DAY)
"""A day, and no more."""
_NO_HEADLINE = re.compile(  # a line with an hour, sizes of letters, a photographer's credit, the way to the page
    r"\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d\d|\d[:：]\d\d[:：]\d\d|^字[体号]\s*大|[\s/]摄$|^首页\s*[-—>»›/]|\s/\s.*\s/\s"
    rf"|^{_DAY}$"
)
_OFFICIAL = re.compile(r"^[^：:，。]{0,40}关于")
_LABEL = re.compile(
    rf"^[\s\[【（(]*(?:信息|文章|稿件)?(?:{SOURCE}于?|作者|记者|编辑|责编|责任编辑|发布(?:人|者|机构|单位|部门)|字[体号]|浏览|阅读|点击|版[次面])[^：:]{{0,4}}[:：]"
    r"|^\S{0,8}(?:记者|通讯员|特派员|评论员)\s[^，。：:]{1,20}$|^[^\s，。：:]{2,4}/\S{2,10}$"
)
_LABELLED = re.compile(rf"(?:{SOURCE}|发布人|作者|编辑|点击数?|浏览(?:次数|量)?|阅读(?:次数|量)?|字[号体])\s*[:：]")
_SPOKEN = re.compile(
    r"[（(]?\d{4}年\d{1,2}月\d{1,2}日[)）]?|\S{0,20}(?:书记|[省市县区镇乡州局厅部校院会队]长|主任|主席|盟长|旗长)\s+[\u4e00-\u9fff·]{1,6}(?:\s[\u4e00-\u9fff])?"
)
_LABELS = 60  # characters of a line in which its labels stand
_NEAR = 8  # lines over a text
_PART = 60  # characters of one line of a headline
_SHORTEST = 8  # characters
_INFO_LINES = 5  # between headline and time
_OF_MANY = 200  # characters of the name of a document of many offices
_PROSE = 45  # characters; a long headline has as many, but no full stop
_TITLE_CLASS = frozenset("zhengti zhubiaoti title tit headline biaoti doctitle newstitle arttitle maintitle bt".split())
_DATED = re.compile(rf"[\s【\[（(]*(?:{TIME}|(?:更新)?(?:时间|日期))\s*[:：]\s*(?:(?:19|20)\d\d|\d\d-\d)")
_BARE = re.compile(  # a label in a line of its own
    rf"(?:{TIME}|(?:更新)?(?:时间|日期)|(?:信息|文章)?{SOURCE}|作者|阅读|浏览|点击|发布(?:机构|单位|人))(?:次数|量)?\s*[:：]?"
)
_FIELD = re.compile(r"[:：]\t")  # a label and its value in cells


def over_time(lines: Sequence[Line], *, heading: bool = False) -> str | None:
    """The line right over the first line that says by a label when the page was published; ``heading``: a heading over
    a line with any time."""
    for at, line in enumerate(lines):
        timed = _TIMED.search(line.text[:_LABELS]) if heading else _DATED.match(line.text)
        if at and timed:
            over = _highest(lines, _unlabelled(lines, at))
            if over.level or not heading:
                return over.text if _is_plain(over) else None
    return None


def over_info(lines: Sequence[Line]) -> str | None:
    """The line over the first with a time and another label, be it in a line of its own; else over the first that
    begins with a time. What belongs to the page's frame, and pictures, may stand between."""
    texts = [line for line in lines if line.text and not (line.hidden or line.chrome)]
    for bare in (False, True):
        for at, line in enumerate(texts):
            above = _unlabelled(texts, at)
            begins = _TIMED.match(line.text) and not line.links
            if at and (is_info(line) or (begins and (bare or above < at - 1))):
                over = _highest(texts, above)
                if _is_plain(over):
                    return over.text
    for at, line in enumerate(texts):  # two labels and no time
        if at and len(_LABELLED.findall(line.text[:_LABELS])) > 1 and _is_plain(texts[at - 1]):
            return texts[at - 1].text
    return None


def under_time(lines: Sequence[Line]) -> str | None:
    """The line right under that of the time which is set off from the paragraphs behind it: the headline stands in the
    text."""
    for over, line in pairwise(line for line in lines if (line.text or line.image is not None) and not line.hidden):
        if is_info(over) and _is_plain(line) and not _LABEL.match(line.text):
            return line.text if lettering.is_set_off(line) else None
    return None


def right_over(lines: Sequence[Line]) -> str | None:
    """The heading right over the text or the line of its time, be it as short as 公告 or 历史沿革."""
    for line in reversed(lines[-_NEAR:]):
        if line.text and not (
            is_info(line) or POSITION.search(line.text) or _LABEL.match(line.text) or _TIMED.search(line.text)
        ):
            short = 2 <= len(line.text) < _SHORTEST and _is_text(line) and not line.chrome
            return line.text if short and (is_title(line) or lettering.is_set_off(line)) else None
    return None


def lowest(lines: Sequence[Line]) -> str | None:
    """The last line before the text that can be a headline and is long enough to be no column's name."""
    said = [line for over, line in pairwise((*lines[:1], *lines)) if not (_is_bare(over) or _is_bare(line))]
    for line in reversed(said[-_NEAR:]):
        told = line.row or _LABEL.match(line.text) or _TIMED.search(line.text[:_LABELS])  # or a masthead with its day
        if len(line.text) >= _SHORTEST and _is_plain(line) and not told:
            return line.text
    return None


def _is_bare(line: Line) -> bool:
    return bool(_BARE.fullmatch(line.text))


def _is_plain(line: Line) -> bool:
    """Whether a line can be a headline."""
    text = line.text
    said = (
        6 <= len(text) <= (_OF_MANY if GENRE.search(text) else 100)
        and not text.endswith(("。", "：", ":"))
        and not NUMBERED.match(text)
    )
    said = said and not (_FIELD.search(text) or NUMBER.fullmatch(squash(text)))
    return said and not line.chrome and _is_text(line) and not (is_info(line) or _NO_HEADLINE.search(line.text))


def is_part(line: Line) -> bool:
    """Whether a line that stands in one element with a headline can be a part of it; a subtitle begins with a dash."""
    dashed = line.text.startswith(("—", "－", "-")) and not line.level
    return _is_plain(line) and not (_LABEL.match(line.text) or dashed or len(line.text) > _PART)


def _is_text(line: Line) -> bool:
    """Whether a line is text that is seen, and no link."""
    return line.image is None and not (line.links or line.hidden)


def _unlabelled(lines: Sequence[Line], at: int) -> int:
    """The place of the first line above this one that does not begin with a label of its own, as 来源：新华社 does."""
    for above in range(at - 1, max(at - _INFO_LINES, 0) - 1, -1):
        key = squash(lines[above].text)
        # the document's number, the writer's name, who spoke and when
        told = NUMBER.fullmatch(key) or is_person(key) or _SPOKEN.fullmatch(lines[above].text)
        if not (told or _LABEL.match(lines[above].text) or _is_subtitle(lines, above)):
            return above
    return max(at - 1, 0)


def _is_subtitle(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins with a dash and stands under one that can be the headline."""
    return bool(at) and lines[at].text.startswith(("——", "--", "－－")) and _is_plain(lines[at - 1])


def _highest(lines: Sequence[Line], at: int) -> Line:
    """The line, or of the headings that it is the last of the highest, or the larger one right over it: a subtitle
    stands under its headline."""
    best = lines[at]
    while at and best.level and lines[at - 1].level > 0 and not (lines[at - 1].chrome or is_name(lines[at - 1].text)):
        at -= 1
        best = lines[at] if lines[at].level < best.level else best
    if not best.level and at and _heads(lines[at - 1], best):
        return lines[at - 1]
    return best


def _heads(line: Line, than: Line) -> bool:
    """Whether a line that can be a headline is shown larger than the one under it, which is its subtitle then."""
    may = not line.level and _is_plain(line) and not _LABEL.match(line.text)
    return may and lettering.is_larger(line, than)


def is_info(line: Line) -> bool:
    """Whether a line gives a time beside a label, as the one under a headline does."""
    return bool(_TIMED.search(line.text[:_LABELS]) and _INFO.search(line.text[:_LABELS]))


def is_paragraph(line: Line) -> bool:
    """Whether a line is running text."""
    return line.prose >= _PROSE and "。" in line.text and not is_info(line)


def headed(lines: Sequence[Line]) -> str | None:
    """The headline over a text without a time above it: the only heading there, or the first line that reads as the
    name of an official document, as 关于做好防汛工作的通知."""
    heads: list[Line] = []
    for line in lines:
        if is_paragraph(line):
            break
        if _is_text(line) and not (line.chrome or line.row) and 6 <= len(line.text) <= 100:
            heads.append(line)
    headings = [line.text for line in heads if line.level]
    if len(headings) == 1:
        return headings[0]
    return next((line.text for line in heads if _OFFICIAL.search(line.text) and GENRE.search(line.text)), None)


def banner(lines: Sequence[Line]) -> str | None:
    """The last line of the page's frame that is its first heading or called a title: some frames hold the headline."""
    for line in reversed(lines):
        framed = line.chrome and _is_text(line) and 8 <= len(line.text) <= 100
        if framed and (line.level == 1 or is_title(line)) and not (is_info(line) or _LABEL.match(line.text)):
            return line.text
    return None


def named(lines: Sequence[Line]) -> str | None:
    """The last line that its element calls a title."""
    for line in reversed(lines):
        if not (6 <= len(line.text) <= 80 and _is_text(line) and is_title(line)):
            continue
        if not (line.chrome or is_info(line) or _LABEL.match(line.text) or _NO_HEADLINE.search(line.text)):
            return line.text
    return None


def is_title(line: Line) -> bool:
    """Whether the element of a line is called a title."""
    block = line.block
    names = tokens(block.get("class") or "") | tokens(block.get("id") or "")
    return block.tag == "founder-title" or not _TITLE_CLASS.isdisjoint(names)
