"""When the page says it was published: the visible time, the meta tags, the address, in this order of trust."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from govcrawl.extract import dates, metatags
from govcrawl.extract.dates import Moment

_LABEL = re.compile(
    r"(?:发布|发表|发稿|公布|上传|推送|刊发|刊登|添加|录入|签发|提供)?(?:时间|日期|于)\s*[\]】]?\s*[:：]?[\s｜]*$|(?:发布|发表)(?:时间|日期|于)?\s*[\]】]?\s*[:：]?[\s｜]*$"
)
_STRONG = re.compile(r"(?:发布|发表|发稿|公布|上传|推送|刊发|刊登)(?:时间|日期|于)?\s*[\]】]?\s*[:：]?[\s｜]*$")
_SHOWN = re.compile(r"(?:发布|发表|发稿|公布)(?:时间|日期)\s*[:：][\s｜]*(?P<value>[^\s｜]{0,40})")
_SHORT_YEAR = re.compile(r"[0-4]\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!-)")  # 18-03-08, believed behind a label only
_SHORT_FIRST = re.compile(r"\s*[0-4]\d-(?:0?[1-9]|1[0-2])-[0-3]?\d\s+\d{1,2}:\d\d")  # and with an hour
_SPLIT = re.compile(r"^(?P<day>[0-3]?\d) ｜ (?P<year>(?:19|20)\d\d)[-/.年](?P<month>0?[1-9]|1[0-2])月?$")  # in a box
_OTHER = re.compile(
    r"(?:成文|印发|发文|生效|实施|施行|失效|废止|截止|截至|报名|开始|结束|起始|今天|今日|现在|当前|访问|登录|注册|有效|制定|通过|形成|签署|生成|到期|开标|投标)"
    r"(?:的|是|时间|日期|期|至)*\s*[\]】]?\s*[:：]?[\s｜]*$"
)
_MODIFIED = re.compile(r"(?:更新|修改|编辑|最后更新|最近更新|修订)(?:时间|日期|于)?\s*[\]】]?\s*[:：]?[\s｜]*$")
_URL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[/_-](?P<m1>1[0-2]|0?[1-9])[/_-](?P<d1>3[01]|[12]\d|0?[1-9])|[/_-]?(?P<m2>0[1-9]|1[0-2])[/_-]?(?P<d2>3[01]|[12]\d|0[1-9]))(?!\d)"
)
_QUERY = re.compile(r"(?:^|&)(?:date|day|riqi)=([\d-]{8,10})(?=&|$)")
_SET_WIDE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_WEEKDAY = re.compile(r"\s*[(（]?\s*(?:星期|周)[一二三四五六日天]")
_GREETING = re.compile(r"欢迎|您好|天气|℃|多云|登录")
_CELL = re.compile(r"[:：]\s*$|(?:时\s*间|日\s*期)\s*$")  # a label, not a headline that ends in 更新
_LABEL_LENGTH = 14
_SHORT = 60
_BESIDE = 90  # characters beside a time that says nothing of itself
_RANK = {"day": 0, "minute": 1, "second": 2}


class Times(NamedTuple):
    """``published`` with where it stood; ``modified``; ``unread``: a label's value that is no date."""

    published: Moment | None
    how: str
    modified: Moment | None
    unread: str | None


def find(visible: Iterable[str], shown: str | None, meta: Mapping[str, str], url: str) -> Times:
    """The page's times. ``visible``: lines in order of trust; ``shown``: the date's text where a family knows it."""
    address = from_url(url)
    claimed, tag = metatags.value(meta, metatags.PUBLISHED)
    tagged = dates.parse(claimed)
    near = address or (tagged.day if tagged else None)
    seen = dates.parse(shown, near=near)
    how = "family" if seen else ""
    modified: Moment | None = None
    unread: str | None = (
        shown.strip()[:40] if shown and shown.strip() and not seen and any(c.isdigit() for c in shown) else None
    )
    if not seen:
        seen, modified, missing = _visible(visible, near, tagged)
        how = "shown" if seen else ""
        unread = None if seen else unread or missing
    if seen and tagged and _finer(seen, tagged) is tagged:
        seen, how = tagged, f"{tag}, more precise than what is shown"
    if not seen and tagged:
        seen, how = tagged, tag
    if not seen and address:
        seen, how = dates.parse(address), "address"
    if not modified:
        changed, _ = metatags.value(meta, metatags.MODIFIED)
        modified = dates.parse(changed)
    return Times(seen, how, modified, unread)


def _visible(
    lines: Iterable[str], near: str | None, tagged: Moment | None
) -> tuple[Moment | None, Moment | None, str | None]:
    strong: Moment | None = None  # said to be of publication; another line may give the hour of that day
    plain: Moment | None = None
    guess: Moment | None = None  # a day without a year, as headlines name one: any full date is better
    modified: Moment | None = None
    unread: str | None = None
    above = ""
    for line in lines:
        over, above = above, line if len(line) <= _LABEL_LENGTH and _CELL.search(line) else ""
        if len(line) > 300:
            continue
        box = _SPLIT.match(line)
        full = list(dates.find(f"{box['year']}-{box['month']}-{box['day']}" if box else line))
        for moment in full:
            # in cells, the label is a line of its own, and set wide: 实 施 日 期
            before = _SET_WIDE.sub("", line[max(0, moment.start - _LABEL_LENGTH) : moment.start] or over)
            if _OTHER.search(before):
                continue
            weekday = _WEEKDAY.match(line, moment.end) and not _LABEL.search(before)
            if weekday and ((tagged and tagged.day != moment.day) or _GREETING.search(line)):  # a page's clock
                continue
            if _MODIFIED.search(before):
                modified = modified or (None if strong else moment)
            elif _STRONG.search(before):
                strong = _finer(strong or moment, plain if strong is None else moment)
            elif not (_LABEL.search(before) or len(line) - (moment.end - moment.start) < _BESIDE):
                continue
            elif strong:
                strong = _finer(strong, moment)
            else:
                plain = _finer(plain or moment, moment)
        if strong:
            if strong.precision != "day":
                break
            continue
        short = None if full or plain else _SHORT_FIRST.match(line)
        if short and len(line) < _SHORT:
            plain = dates.parse(f"20{line.strip()}")
        if plain is None and modified is None and near and not full and len(line) < _SHORT:
            partial = dates.parse(line, near=near)
            if partial and partial.precision != "day":
                plain = partial
            guess = guess or partial
        label = _SHOWN.search(line)
        if label and label["value"] and plain is None:
            written = label["value"] + line[label.end() :]
            partial = dates.parse(f"20{written}" if _SHORT_YEAR.match(written) else written, near=near)
            if partial:
                return partial, modified, None
            if any(c.isdigit() for c in label["value"]):
                unread = unread or label["value"]
    return strong or plain or guess, modified, None if strong else unread


def _finer(moment: Moment, other: Moment | None) -> Moment:
    """The more precise of two times that agree; the first where they do not."""
    known = 10 if moment.precision == "day" else 16
    agrees = other is not None and other.iso[:known] == moment.iso[:known]
    return other if other and agrees and _RANK[other.precision] > _RANK[moment.precision] else moment


def from_url(url: str) -> str | None:
    """The day an address names (``/202308/21/``, ``t20230821_1.html``, ``/2023/8/21/``), YYYY-MM-DD, or None."""
    try:
        path, query = urlsplit(url).path, urlsplit(url).query
    except ValueError:
        return None
    found = None
    for match in _URL.finditer(path + "".join(f"/{value}" for value in _QUERY.findall(query))):
        text = f"{match['y']}-{int(match['m1'] or match['m2']):02d}-{int(match['d1'] or match['d2']):02d}"
        found = text if dates.parse(text) else found
    return found
