"""Source, authors, editors and dateline, from the lines around and inside the body."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from govcrawl.extract import dates
from govcrawl.extract.labels import SOURCE, TIME
from govcrawl.extract.names import is_person, names
from govcrawl.extract.outlets import OUTLET, PRESS, UNIT

_SPACE = r"[\s\u3000]*"
_COUNT = r"(?:浏览|阅读|点击|访问|查看|人气|评论|收藏)"
_WORD = (  # labels whose words stand in names too: 上海发布, 城市更新局, 政务公开办, 中国评论新闻网
    rf"(?:{_COUNT}|编审|审核|审稿|校对|初审|复审|终审|监制|发布|发表|发文|发稿|刊发|更新|时间|日期|次数|大小|视力|手机|语音|朗读"
    r"|播报|选择|背景|显示|责任|关键[词字]|主题词|公开|类别|分类|栏目|进入)"
)
_OF = r"(?:时间|日期|时|于|人员?|者|机构|单位|部门|处室|[次人]?数|量|类型|类别|分类|属性|方式|状态|编辑)"
_NEXT = (
    rf"(?={_SPACE}(?:(?<=[\s｜|:：]){_WORD}|{_WORD}{_OF}?{_SPACE}[:：]|{_COUNT}{_SPACE}[(（\[]?\d"
    rf"|作{_SPACE}者|记者[:：]|撰稿|录入|上传|编{_SPACE}辑|责任编辑|责{_SPACE}编|字号|字体|分享|打印|关闭|扫一扫|来源|原标题|我要"
    r"|供稿[:：]|索引号|文号|文章来源|信息来源|【|\[|［|\]|】|\||｜|[(（][^)）]*字|<|https?:|(?:19|20)\d\d(?:[-.]|年(?!第)|/(?!\d{1,2}(?![\d/])))|$))"
)
NOT_OF = r"(?<![金费款入物品索件员])"
"""Before 来源: not that of money, goods, cases or people, as 资金来源：自筹 is."""
_SOURCE = re.compile(
    rf"{NOT_OF}(?:信息|文章|稿件|新闻|内容|消息|资料|数据|本文|图文|原文|稿)?(?:{SOURCE}|供稿单位|来稿单位|(?:来|转|转载)自(?=\s*[:：]))(?:单位|部门)?"
    rf"(?:(?:于|自)?{_SPACE}[:：]|(?:于|自)[\s｜]+|(?<=[|｜\s]来源)\s*｜)[\s｜]*[\[【]?[\s｜]*(?P<value>.*?){_NEXT}"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
_LABEL_ALONE = re.compile(r"(?:信息|文章|稿件|新闻)?来[\s\u3000]*源")
_ONLY_SOURCE = re.compile(r"(?:信息|文章|稿件|新闻|内容|稿)(?:来源|源)\s*[:：]\s*[^\s:：]{2,24}")
_UNLABELLED = re.compile(
    rf"\d{{1,2}}[:：日]\d{{0,2}}(?:[:：]\d\d)?[\s｜]+(?P<value>{OUTLET}|{UNIT}(?<!公司)(?<!集团)(?=$|[\s｜]+[浏阅点【字]))(?:[\s｜]|$)"
)
_DAY_FIRST = re.compile(  # with the day alone: the other way round it is a masthead
    rf"^(?:发[布表](?:时间|日期)\s*[:：]\s*)?(?:19|20)\d\d[-年/.]\d{{1,2}}[-月/.]\d{{1,2}}日?[\s｜]+(?P<value>{PRESS})(?:[\s｜]+(?:\S{{0,6}}(?:记者|通讯员)|(?:选择)?字[号体]|阅读|浏览|点击|【).{{0,90}})?$"
)
_LEADING = re.compile(  # without the hour it is a masthead: 江西日报 2023年8月21日 星期一
    rf"(?:原创[\s｜:：]*)?(?P<value>{PRESS}|{UNIT}(?<!公司)(?<!集团))[\s｜]+(?:19|20)\d\d[-年/.]\d{{1,2}}[-月/.]\d{{1,2}}日?[\s｜]*\d{{1,2}}[:：]"
)
_BRACKETED = re.compile(  # [省发改委] 2016-04-01
    r"^[\s｜]*[\[【〔](?P<value>[\u4e00-\u9fff]{1,14}(?:厅|局|委|办|部|院|处|中心|政府|委员会|办公室|报|网|社))[\]】〕][\s｜]*"
    r"(?:19|20)\d\d[-年/.]"
)
_ALONE = re.compile(rf"(?P<value>{PRESS})")
_NUMERIC_DAY = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}")  # with the day of the week it is a masthead's
_SIGNED_OUTLET = re.compile(rf"[(（](?P<value>{PRESS})[)）]")
_NODE = re.compile(rf"(?P<value>{PRESS}|{UNIT})")
_CREDITED = re.compile(r"编|作者\s*[:：]")
_FIRST = 3  # lines under a text
_NODES = 80  # characters of a line of several elements
_BEHIND = re.compile(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?[\s｜]+(?P<value>[\u4e00-\u9fffA-Za-z·]{2,12})(?=[\s｜\[【（(]|$)")
_SLASHED = re.compile(rf"(?P<name>[\u4e00-\u9fff·]{{2,4}})[/／](?P<value>{OUTLET})")
_PLACE = (
    "北京 上海 天津 重庆 广州 深圳 香港 澳门 台北 南京 杭州 武汉 成都 西安 沈阳 济南 郑州 长沙 "
    "福州 合肥 南昌 昆明 贵阳 南宁 海口 兰州 西宁 银川 "
    "乌鲁木齐 拉萨 呼和浩特 太原 石家庄 哈尔滨 长春 青岛 大连 厦门 宁波 纽约 华盛顿 伦敦 东京"
).split()
_CITY = re.compile(  # 泉港晚报（泉州）, but 人民日报（海外版）
    rf"\s*[(（](?:{'|'.join(_PLACE)})[)）]\s*$"
    r"|(?<=[报网社台])\s*[(（](?!综合|转载|原创|记者|微信|微博|图文)[\u4e00-\u9fff]{1,2}[^\W版图a-z\d][)）]\s*$"
)
_OPENED = re.compile(r"[(（【\[]")
_EDGE = " \t\u3000|｜·-—:：;；,，、>"
_CLEAN = re.compile(r"[^。！？；!?{}<>=]{2,40}")
_TIMED = re.compile(rf"{TIME}|(?:时间|日期)[:：]")
_EMPTY = re.compile(r"^(?:[大中小\s]+|无|供稿|暂无|未知|null|undefined|none|[-—_\s]*)$", re.I)

_AUTHOR = re.compile(
    rf"(?:^|[\s\u3000|｜（(\[【])(?:文章)?(?:作{_SPACE}者|撰{_SPACE}稿|撰{_SPACE}文|文[字图]?|记{_SPACE}者|采写)"
    rf"{_SPACE}[:：/|][\s｜]*(?P<value>.*?)"
    rf"(?={_SPACE}(?:来源|稿源|出处|编辑|责任|责编|校对|审核|发布|更新|时间|日期|浏览|阅读|点击|字号|字体|分享|打印|评论|摄|图|[)）\]】|｜]"
    r"|(?:19|20)\d\d[-年/.]|$))"
)
_BOXED = re.compile(  # 【记者】张三
    r"^【(?:(?P<writer>(?:见习|实习|特约|全媒体)?记者|通讯员|实习生|作者|文字|撰文)|(?:责任)?编辑|责编)】\s*(?P<value>[\u4e00-\u9fff·、\s]{2,40})$"
)
_REPORTER = re.compile(r"[（(]\s*(?P<value>(?:[\u4e00-\u9fff]{2,10})?(?:记者|通讯员|实习生)[^()（）]{2,40})[)）]")
_BYLINE = re.compile(
    r"^[■□●◆▲\s]*(?P<value>(?:[\u4e00-\u9fff]{2,10})?(?:记者|通讯员|评论员)[\s:：]*[^，。；！？]{2,40}|[■□]\s*[\u4e00-\u9fff\s·]{2,20})$"
)
_PHOTO = re.compile(r"[摄图影][)）]$")
_SIGNED = re.compile(
    r"[（(](?P<value>(?:[\u4e00-\u9fff]{2,8}(?:记者|通讯员)[:：\s]*)?[\u4e00-\u9fff·][\u4e00-\u9fff·、\s]{1,24})[)）]$"
)
_EDITOR = re.compile(
    rf"(?:责任编辑|责{_SPACE}编|网络编辑|值班编辑|本期编辑|编{_SPACE}辑|责任编|主{_SPACE}编|Editor)(?:人)?{_SPACE}[:：|][\s｜]*"
    rf"(?P<value>[^)）\]】。]*?)(?={_SPACE}(?:来源|作者|校对|审核|复审|终审|监制|初审|二审|三审|值班|主编|责任|责编|统筹|签发|分享|打印|[)）\]】|｜]|$))"
)
_AGENCY = (
    "本报|本网|本刊|本台|新华社|新华网|中新社|中新网|人民网|央广网|央视网|光明网|中国网|中国日报网|经济日报|新华财经|国际在线|"
    "[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻网|通讯社)"
)
_DATELINE = re.compile(
    rf"^[【\[(（]?(?P<value>(?:{_AGENCY})(?:[\u4e00-\u9fff/、\s]{{0,14}}?(?:\d{{1,4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日\s?(?:电|讯|消息|专电)"
    r"|(?:讯|消息)(?=[\s（(：:】])))"
)


def source(lines: Iterable[str]) -> tuple[str | None, bool]:
    """The source a labelled line names, and whether a label stood there at all (``来源：`` may be left empty)."""
    shown = False
    rows = list(lines)
    for at, row in enumerate(rows):
        line = f"{row}：" if _LABEL_ALONE.fullmatch(row) else row  # in a list of labels and values
        for match in _SOURCE.finditer(line):
            shown = True
            value = clean_source(match["value"])
            rest = line[match.end() :].strip()
            if not value and not rest and at + 1 < len(rows):  # label and value in cells of their own
                following = rows[at + 1]
                if (
                    len(following) <= 30
                    and _NAME.search(following)
                    and not re.search(r"[:：]|\d{4}", following)
                    and not _SOURCE_STOP.match(following)
                ):
                    value = clean_source(following)
            if value:
                return value, True
    return None, shown


_SOURCE_STOP = re.compile(_NEXT.replace("|$))", "))"))


def unlabelled_source(lines: Iterable[str], document: str = "") -> str | None:
    """An outlet named beside the time without a label: ``2023-08-21 15:23 新华网``, ``新华网 2023-08-21 15:23``, a line
    of its own above or below it, an element of its own in its line (``杨竹 ｜ 新华网 ｜ 2023-08-21 15:23``), behind the
    writer (``杨竹/新华社``) or in brackets (``[省发改委] 2016-04-01``). ``document``: the text of ``<title>``; a name
    right behind the time that ends it is the site's own."""
    rows = [line.replace(" | ", " ｜ ") for line in lines]
    timed = [
        len(line) <= (_NODES if "｜" in line else 40) and any(moment.precision != "day" for moment in dates.find(line))
        for line in rows
    ]
    for at, line in enumerate(rows):
        if len(line) > 80:
            continue
        match = (
            _UNLABELLED.search(line)
            or _DAY_FIRST.match(line)
            or _SLASHED.fullmatch(line)
            or _LEADING.match(line)
            or _BRACKETED.match(line)
        )
        if match is None and any(timed[max(0, at - 1) : at + 2]):
            match = _ALONE.fullmatch(line)
        if match is None and at and _NUMERIC_DAY.fullmatch(rows[at - 1]):
            match = _ALONE.fullmatch(line)
        if match is None and timed[at] and "｜" in line:
            match = _outlet(line.split("｜"))
        if match is None and document and (behind := _BEHIND.search(line)) and behind["value"] in document[-24:]:
            match = behind
        if match:
            return clean_source(match["value"])
    return None


def outlet_beside_day(lines: Iterable[str]) -> str | None:
    """An outlet in an element of its own beside a day without an hour: ``2018-08-21 ｜ 市教育局 ｜ 1203``. ``lines``:
    those between headline and text; elsewhere such a line is a list's row."""
    for line in lines:
        if "｜" in line and len(line) <= _NODES and next(dates.find(line), None):
            nodes = pairwise(("", *line.split("｜")))
            outlet = _outlet(node for label, node in nodes if not label.rstrip().endswith((":", "：")))
            if outlet:
                return clean_source(outlet["value"])
    return None


def _outlet(nodes: Iterable[str]) -> re.Match[str] | None:
    """The first of the texts of a line's elements that is the name of an outlet or an office."""
    return next(filter(None, (_NODE.fullmatch(node.strip()) for node in nodes)), None)


def source_below(lines: Iterable[str]) -> str | None:
    """The source in a line under the body that also gives the time, the writer or the editor, or in one of the first
    that is nothing but 信息来源 and a name or an outlet in brackets; another is a notice."""
    lines = list(lines)
    labelled = source(
        line
        for at, line in enumerate(lines)
        if len(line) <= 100
        and (next(dates.find(line), None) or _CREDITED.search(line) or (at < _FIRST and _ONLY_SOURCE.fullmatch(line)))
    )[0]
    signed = next(filter(None, map(_SIGNED_OUTLET.fullmatch, lines)), None)
    return labelled or (clean_source(signed["value"]) if signed else None)


def clean_source(text: str | None) -> str | None:
    """A source as shown, without a trailing city in brackets; None where it is empty or no name."""
    if not text:
        return None
    text = re.sub(rf"^(?:信息|文章|稿件)?{SOURCE}{_SPACE}[:：]{_SPACE}", "", " ".join(text.split()))
    text = _CITY.sub("", text.strip(_EDGE)).strip(_EDGE)
    if not _OPENED.search(text):  # （信息来源：新华社）
        text = text.rstrip(")）】]")
    if text.startswith(("（", "(", "“")) and text.endswith(("）", ")", "”")) and text[1:-1].isalnum():
        text = text[1:-1]
    if _EMPTY.match(text) or _TIMED.match(text) or not _CLEAN.fullmatch(text) or not any(c.isalpha() for c in text):
        return None
    return text


def labelled_authors(lines: Iterable[str]) -> list[str]:
    """The people behind 作者：, 记者：, 文： in lines around the body."""
    found: list[str] = []
    for line in lines:
        if len(line) > 200:
            continue
        boxed = _BOXED.match(line)
        for match in (boxed,) if boxed and boxed["writer"] else _AUTHOR.finditer(line):
            found.extend(name for name in names(match["value"]) if name not in found)
    return found


def bylines(body: Sequence[str]) -> list[str]:
    """The people a body names as its writers: （记者 X） at its head, a byline of its own, （X） at its end."""
    found: list[str] = []

    def add(text: str) -> None:
        found.extend(name for name in names(text) if name not in found)

    def reporters(text: str) -> None:
        for match in _REPORTER.finditer(text):
            if not _PHOTO.search(match[0]):
                add(match["value"])

    for line in body[:3]:
        reporters(line[:120])
    for line in body[:3]:
        slashed = _SLASHED.fullmatch(line)
        if slashed:
            add(slashed["name"])
    for line in (*body[:3], *body[-2:]):
        byline = _BYLINE.match(line) if len(line) < 50 else None
        if byline and not line.endswith(("摄", "图", "影")):
            add(byline["value"])
    if not found and body:
        signed = _SIGNED.search(body[-1]) or (_SIGNED.search(body[-2]) if len(body) > 1 else None)
        if signed and all(
            is_person(n, surely=True)
            for n in re.split(r"[、\s]+", re.sub(r"^.*?(?:记者|通讯员)[:：\s]*", "", signed["value"]))
        ):
            add(signed["value"])
        for line in body[-2:]:
            reporters(line[-60:])
    return found


def editors(lines: Iterable[str]) -> list[str]:
    """The people behind 责任编辑：, 责编：, 编辑：."""
    found: list[str] = []
    for line in lines:
        if "编" in line and len(line) <= 300:
            boxed = _BOXED.match(line)
            for match in (boxed,) if boxed and not boxed["writer"] else _EDITOR.finditer(line):
                found.extend(name for name in names(match["value"]) if name not in found)
    return found


def dateline(body: Sequence[str]) -> str | None:
    """本报北京8月20日讯, 新华社上海11月30日电: as the first paragraphs open with it."""
    for line in body[:4]:
        match = _DATELINE.match(line)
        if match:
            return " ".join(match["value"].split())
    return None
