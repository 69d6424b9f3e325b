"""A headline that stands on its page in pieces, or with more in it than the headline."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from govcrawl.extract import heads, lettering
from govcrawl.extract.alike import squash
from govcrawl.extract.images import is_centred
from govcrawl.extract.labels import SOURCE, TIME
from govcrawl.extract.line import Line
from govcrawl.extract.sitename import is_name

_DAY_BEHIND = re.compile(
    r"\s*[(（\[【]\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s*[)）\]】]$"
)
_INFO_BEHIND = re.compile(  # <h2>…的通知<small>(发布日期：2019年05月31日 文号：…)</small></h2>
    rf"\s*[(（\[【]?\s*(?:(?:{TIME}|日期|时间)\s*[:：]|(?:信息|文章)?{SOURCE}\s*[:：]"
    r"|(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s\d\d:\d\d(?::\d\d)?)?"
    rf"\s*(?:(?:信息|文章)?{SOURCE}|作者|浏览|阅读|字号|文号)).*$"
)
_MARK_BEHIND = re.compile(r"\s(?:原创|转载|置顶)$|\s?[(（]1/\d{1,3}[)）]$")  # and the place among pictures
_DATE_BEHIND = re.compile(r"\s*[(（]\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*[)）]\s*$")
PROPERTY = re.compile(r"^[【\[(（](?:图文|组图|推荐|置顶|原创|转载|转帖|热点?)[】\])）]")
"""What systems print before headlines."""
_BROKEN = re.compile(r"(?:关于(?:举办|召开|开展|做好|组织|公布|表彰|成立|调整|加强|进一步.{0,4})?|印发|转发|批转)$")
_ABOUT = re.compile(r"(?:关于|印发|转发|批转)")
_OFFICE = re.compile(r"(?:政府|委员会|办公室|部门|单位|公司|协会|[厅局委办部院处])$")
_KIND = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:公告|公示|通知|通告|通报|名单|启事|决定|意见|公报)(?:[（(].{1,6}[)）])?"
)  # of document, and no more
_LINE = 12  # characters of a headline that is too long for one
_BEGUN = 2  # characters of a second line that <title> has
_PIECES = 4  # elements


def joined(above: Sequence[Line], text: str) -> str:
    """The line with those that ``<br>`` parts from it in one element, where they read as parts of one headline; without
    the mark that a system prints before it."""
    at = next((at for at, line in enumerate(above) if line.text == text), None)
    if at is None:
        return text
    block = above[at].block
    first = last = at
    while first and above[first - 1].block is block and heads.is_part(above[first - 1]):
        first -= 1
    while last + 1 < len(above) and above[last + 1].block is block and heads.is_part(above[last + 1]):
        last += 1
    whole = undated(PROPERTY.sub("", "".join(line.text for line in above[first : last + 1])))
    behind = above[last + 1] if last + 1 < len(above) else None
    if behind is not None and _KIND.fullmatch(behind.text) and _is_beside(above[last], behind):
        whole += behind.text
    return led(above, whole, first)


def led(above: Sequence[Line], text: str, at: int | None = None) -> str:
    """The headline with the line before it that begins it: one that breaks off, as …关于印发 does; the office that
    stands before 关于…; what a bare 中标公告 is about."""
    if at is None:
        at = next((at for at, line in enumerate(above) if line.text == text), None)
    before = above[at - 1] if at else None
    if at is None or before is None or not _is_beside(before, above[at]) or not heads.is_part(before):
        return text
    if _BROKEN.search(before.text) or (_ABOUT.match(text) and _OFFICE.search(before.text)):
        return before.text + text
    if _KIND.fullmatch(text):
        return led(above, before.text, at - 1) + text
    return text


def _is_beside(line: Line, other: Line) -> bool:
    """Whether two lines are pieces of one thing: elements of one kind that stand together, alone or both centred."""
    block, beside = line.block, other.block
    parent = block.getparent()
    if parent is None or parent is not beside.getparent() or block.tag != beside.tag or line.links or other.links:
        return False
    return len(parent) <= _PIECES or (is_centred(block) and block.attrib == beside.attrib)


def runs(above: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The texts above the body, the lines that ``<br>`` parts in one element joined, each with its first line."""
    for _, run in groupby(above, key=lambda line: line.block):
        lines = [line for line in run if line.text and not (line.links or line.hidden)]
        if lines and not lines[0].chrome:
            yield "".join(line.text for line in lines), lines[0]


def dateless(text: str) -> str:
    """As `undated`, also of 讲话（2024年3月6日）: for a headline that is known to end before the day."""
    return _DATE_BEHIND.sub("", undated(text)) or text


def undated(text: str) -> str:
    """A heading without the day of publication that stands in it in brackets, 关于…的通知 ( 2024-05-11), and without
    the line of time and source."""
    return _DAY_BEHIND.sub("", bare(text)) or text


def bare(text: str) -> str:
    """A heading without the line of time and source that stands in it, and without a mark behind it."""
    return _MARK_BEHIND.sub("", _INFO_BEHIND.sub("", text)) or text


def whole(above: Sequence[Line], head: Line) -> str:
    """The text of a first heading, with the one right before it: a headline broken in two, as <h1>…关于印发</h1>
    <h1>《…》的通知</h1> is."""
    at = next(at for at, line in enumerate(above) if line is head)
    before = above[at - 1] if at else head
    broken = head.level == before.level == 1 and before is not head and not before.chrome and _continues(before, head)
    return undated(before.text + head.text if broken else head.text)


def unbroken(above: Sequence[Line], best: Line, whole: str) -> str:
    """The text of ``best``, with the lines before and after it that are one heading with it where ``<title>`` has all:
    parted by a ``<br>``, or headings of one kind in a row."""
    at = next(at for at, line in enumerate(above) if line is best)
    first = last = at
    text = bare(best.text)
    while first and _continues(above[first - 1], best) and squash(above[first - 1].text + text) in whole:
        first -= 1
        text = above[first].text + text
    while last + 1 < len(above) and _continues(above[last + 1], best) and squash(text + above[last + 1].text) in whole:
        last += 1
        text += above[last].text
    behind = above[last + 1] if last + 1 < len(above) else best
    beside = behind.block is best.block and (best.level or lettering.is_set_off(best))
    beside = beside or (not best.level and _is_alike(behind, best))
    if behind is not best and beside and _ends_line(behind, text, whole):
        text += behind.text
    return text


def _ends_line(line: Line, text: str, whole: str) -> bool:
    """Whether a line behind a ``<br>`` in a heading ends the headline, of which ``<title>`` has but the first line."""
    key = squash(text)
    goes_on = bool(whole[len(key) :]) and squash(line.text)[:_BEGUN] == whole[len(key) :][:_BEGUN]
    short = whole.startswith(key) and (len(key) >= _LINE or goes_on)
    return short and heads.is_part(line) and not line.text.startswith(("—", "－", "-", "（", "("))


def _is_alike(line: Line, best: Line) -> bool:
    """Whether two lines stand side by side in elements that are both called a title."""
    block, other = line.block, best.block
    alike = block.tag == other.tag and block.get("class") == other.get("class")
    return alike and block is not other and block.getparent() is other.getparent() and heads.is_title(line)


def _continues(line: Line, best: Line) -> bool:
    if line.image is not None or line.hidden or not line.text:
        return False
    if line.block is best.block and (not line.links or best.level):
        return True
    if line.links:
        return False
    alike = line.block.tag == best.block.tag and line.block.getparent() is best.block.getparent()
    return alike and (bool(line.level) or not is_name(line.text))  # the owner of the site, in which <title> ends
