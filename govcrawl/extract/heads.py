"""Which line over a text is its headline, where ``<title>`` does not say."""

import re
from collections.abc import Sequence

from govcrawl.extract.chrome import tokens
from govcrawl.extract.line import Line

GENRE = re.compile(
    r"(?:通知|意见|办法|方案|规定|条例|公告|通告|决定|批复|函|令|细则|规划|计划|规则|通报|报告|公报|请示|议案|纪要|纲要|章程|决议|名单|目录|指南|清单|说明|公示|措施|标准|制度|规程)(?:[（(].*[)）])?$"
)
NUMBERED = re.compile(r"^(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．](?!\d))")
_INFO = re.compile(
    r"^[\[【（(]?(?:19|20)\d\d[-/.年]|来源|稿源|发布|发表|作者|字体|字号|浏览|阅读|点击|(?:时间|日期)\s*[:：]"
)
_TIMED = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}")
_OFFICIAL = re.compile(r"^[^：:，。]{0,40}关于")
_LABELS = 60  # characters of a line in which its labels stand
_PROSE = 45  # characters; a long headline has as many, but no full stop
_TITLE_CLASS = frozenset("title tit headline biaoti doctitle newstitle arttitle maintitle bt".split())
_DATED = re.compile(r"[\s【\[（(]*(?:发布|发表|发文|更新|录入)?(?:时间|日期)\s*[:：]\s*(?:19|20)\d\d")


def over_time(lines: Sequence[Line], *, heading: bool = False, loose: bool = False) -> str | None:
    """The line right over the first line that says by a label when the page was published; ``heading``: a heading over
    a line with any time; ``loose``: any line over one with a time and another label."""
    for at, line in enumerate(lines):
        over = lines[at - 1] if at else line
        if heading:
            timed = bool(over.level and _TIMED.search(line.text[:_LABELS]))
        else:
            timed = is_info(line) if loose else bool(_DATED.match(line.text))
        if timed and at:
            plain = over.image is None and not over.links and not over.hidden and not over.chrome
            plain = plain and not NUMBERED.match(over.text)
            return over.text if plain and 6 <= len(over.text) <= 100 and not over.text.endswith("。") else None
    return None


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
        plain = not (line.image is not None or line.links or line.hidden or line.chrome or line.row)
        if plain and 6 <= len(line.text) <= 100:
            heads.append(line)
    headings = [line.text for line in heads if line.level]
    if len(headings) == 1:
        return headings[0]
    return next((line.text for line in heads if _OFFICIAL.search(line.text) and GENRE.search(line.text)), None)


def named(lines: Sequence[Line]) -> str | None:
    """The last line that its element calls a title."""
    for line in reversed(lines):
        block = line.block
        if not line.text or line.hidden or line.chrome or line.links or not 4 <= len(line.text) <= 80:
            continue
        if block.tag == "founder-title" or not _TITLE_CLASS.isdisjoint(
            tokens(block.get("class") or "") | tokens(block.get("id") or "")
        ):
            return line.text
    return None
