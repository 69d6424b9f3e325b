"""From the lines of the body's container to the body: chrome and credits off, captions to their pictures.

Chrome is cut only where it is chrome: at the ends, or as a line that is nothing else. A sentence with 分享
in it stays.
"""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from govcrawl.extract import crumbs, dates, images
from govcrawl.extract.credit import NOT_OF
from govcrawl.extract.heads import NUMBERED
from govcrawl.extract.line import Line
from govcrawl.extract.titles import same, squash
from govcrawl.items import Image

_HEAD = re.compile(
    r"^\W{0,3}(?:您?(?:当前|现在|所在)?(?:所在)?(?:的)?位置|来源|信息来源|文章来源|稿件来源|发布时间|发布日期|发布单位|发布机构|发布人|发表时间|更新时间|时间[:：]|日期[:：]|作者[:：]|字体|字号|大小[:：]"
    r"|浏览|阅读|点击|访问量|【?字体|【?打印|分享|编辑[:：]|责任编辑|文号[:：]|信息索引|索引号|\[?字号|保护视力|视力保护|语音|朗读|收藏|原标题|原题)"
)
_LABEL = re.compile(
    rf"{NOT_OF}来源\s*[:：]|发布时间|发布日期|字号|字体|浏览次数|阅读次数|点击数|作者\s*[:：]|责任编辑|访问量"
)
_TAIL = re.compile(
    r"^\W{0,3}(?:扫一扫|扫描二维码|分享到|分享至|分享[:：]|.{0,40}返回搜狐|打印|关闭|打印本页|打印此页|关闭窗口|关闭本页|返回顶部|返回列表|相关链接|相关解读|相关文档|相关文章|相关阅读|相关新闻|相关推荐|相关报道|相关信息|相关资讯"
    r"|相关附件[】\]:：]?$|相关专题|相关稿件|相关热词|相关政策|延伸阅读|推荐阅读|热点推荐|热门推荐|猜你喜欢|精彩推荐|更多精彩|编辑推荐|我要纠错|纠错|网站标识码|.{0,4}公网安备|上一[篇条页]|下一[篇条页]|版权声明|版权所有|免责声明|特别声明"
    r"|网友评论|发表评论|我来说|评论区|\d*条评论|验证码|声明[:：]|本文来源|文章来源|稿件来源|(?:信息|新闻|内容|图文|素材)?来源[:：]|稿源[:：]|(?:文章|稿件|图文)?综合自|\[?责任编辑|责编|编辑[:：]|作者[:：]|原标题|原题为|关键词|标签[:：]|分享本页|收藏|点赞|举报|我要反馈"
    r"|值班|初审|复审|终审|一审|二审|三审|审核[:：]|校对[:：]|监制[:：]|统筹[:：]|来自[:：]|阅读原文|点击进入|进入专题|关注我们|欢迎关注|长按|更多新闻|更多资讯|下载客户端|.{2,14}客户端[:：]|热点新闻|图片新闻|延伸|重点推荐|今日推荐|本周推荐|tags?\s*[:：]|频道推荐|已有\d+人|顶一下|踩一下|热词|文章录入|[|｜]?\s*设为首页|加入收藏|视频推荐|转载(?:请|须|需|务必)?注明|转载请|注[:：]本文|"
    r"附件(?:下载|信息|列表)[:：]?$|本栏目|（?此文不代表|以上内容|正文已结束|[-—－\s]*THE END"
    r"|相关文件(?:下载)?[:：]?$|(?:浏览|阅读|点击)(?:次数|量|数)[:：]|发布(?:日期|时间|人|者)[:：]|扫描下方|友情链接[:：]?$|首页\s*[|｜]?\s*上一页|编辑[|丨｜/／])",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:责任编辑|责\s*编|本期编辑|网络编辑|编\s*辑|校\s*对|审\s*核|审\s*校|监\s*制|统\s*筹|初\s*审|复\s*审|终\s*审|一\s*审|二\s*审|三\s*审|制\s*图|值班编委|主\s*编|签\s*发|原\s*标\s*题|原题为|(?:本文|文章|稿件|信息|新闻|内容|图文|素材)?来源|稿源|(?:文章|稿件|图文)?综合自"
    r"|总\s*监\s*制|总\s*策\s*划|审\s*读|监\s*审|供\s*稿|撰\s*稿|撰\s*文|采\s*写|作\s*者|排\s*版|设\s*计|美\s*编)\s*(?:[:：|/丨]|为)"
)
_CREDITS_SPACED = re.compile(  # 编辑 张三 校对 李四, as papers set it: without colons
    r"^(?:(?:责任编辑|见习编辑|责编|编辑|美编|校对|审校|审核|初审|复审|终审|[一二三]审|监制|统筹)\s+[\u4e00-\u9fff·]{2,4}(?:[\s、]+|$)"
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[\s、]+|$))*)+$"
)
_CREDIT_BOXED = re.compile(  # 【记者】张三, each office on a line of its own
    r"^【(?:(?:见习|实习|特约|全媒体)?记者|通讯员|实习生|作者|文字|撰文|摄影|摄影记者|图片|编辑|责编|校对|策划|统筹|监制)】\s*[\u4e00-\u9fff·、\s]{2,40}$"
)
_EDITION = re.compile(r"^[（(]?《[^》]{2,16}》\s*[（(].{4,30}版\s*[）)]{1,2}$")  # 《人民日报》（2024年05月10日 04版）
_CREDITS_BRACKETED = re.compile(  # （图/莫云 审核/贺国庆）, with an editor among them
    r"^[（(](?=.*(?:编辑|责编|审核|审校|校对))[^（()）。]{0,12}?(?:[\u4e00-\u9fff]{1,4}\s*[/／:：\s]\s*[\u4e00-\u9fff·、]{2,12}[\s；;|｜]*){1,6}[)）]$"
)
_MACHINE = re.compile(r"^(?:AI|智能)(?:速览|摘要|总结|导读|解读)[:：]?$")
_MADE_BY_MACHINE = re.compile(r"由\s*(?:AI|人工智能|大模型).{0,6}生成")
_STATEMENT = re.compile(r"^\W{0,3}(?:(?:免责|版权|特别|郑重)声明|[本此该][文稿])")
_DISCLAIMER = re.compile(r"不代表.{1,40}(?:观点|立场)|版权归.{1,20}所有|仅供(?:读者)?参考")
_TEASER = re.compile(r"[【\[（(](?:详细|全文|更多|详情|查看详情|查看全文|阅读全文)[】\]）)]?[\s>»]*$")
_CAPTION = re.compile(r"^[(（]?(?:图注|图说|图片说明|图片来源)\s*[:：]\s*")
_SPECIAL = frozenset(
    "总图责本网编校审监统初复终一二三制值主签原文稿来供撰采作排设美信新内素综"
)  # how captions and credits begin
_SENTENCE_END = re.compile(r"[。！？”）]$")
_DATED_ACT = re.compile(r"^[（(]\d{4}年\d{1,2}月\d{1,2}日.*[）)]$")  # under the name of a speech or a resolution
_BARE = re.compile(r"^[\W_]*$")
_PLAYER = frozenset(("Play Video", "Play", "Pause", "Mute", "Fullscreen", "自动播放"))  # the buttons of a video
_CAPTION_LENGTH = 120
_BACK = 80  # lines from the end in which a tail can begin
_AFTER_NOTICE = 3  # the notice and two lines after it
_LONG = 45
_POINTER = 16  # characters of a line that only points to another page
_SUMMARY_LINES = 12
_SUMMARY = re.compile(r"^公告概要\s*[:：]?$")  # heads a table that a tender's page makes of the notice under it


class Body:
    """The trimmed body. ``cut``: the lines taken off its ends, which may hold credits; ``lines`` its own lines."""

    __slots__ = ("below", "images", "lines", "paragraphs", "top")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.paragraphs: list[str] = []
        self.images: list[Image] = []
        self.top: list[str] = []
        self.below: list[str] = []


def trim(lines: Sequence[Line], title: str, base: str, *, sure: bool, table: Collection[Any] = ()) -> Body:
    """Trim the lines of a container. ``sure``: a family names the container, so chrome names inside it mean little.
    ``table``: the elements of the public-information table's lines, which are no body where they head it."""
    body = Body()
    kept = [line for line in lines if not line.hidden and line.text not in _PLAYER] or list(lines)
    kept = [line for line in kept if not (line.chrome and not sure and line.prose < _LONG)]
    kept = _unsummarised(_by_people(kept))
    ahead = next((at for at, line in enumerate(kept) if line.prose >= _LONG and line.block not in table), 0)
    row = next((at for at, line in enumerate(kept[:ahead]) if line.block in table), 0)
    above = [line for line in kept[:row] if not same(line.text, squash(title))]  # the headline over the table
    kept = [*above, *(line for line in kept[row:ahead] if line.block not in table), *kept[ahead:]]
    start = _head(kept, title, body)
    end = _tail(kept, start, body)
    pointed = _pointed(kept, start, end)
    at = start
    while at < end:
        line = kept[at]
        at += 1
        if at <= pointed and line.image is None:
            continue
        if line.image is not None:
            caption = None
            beneath = _beneath(kept, at, end)
            if beneath:
                caption = _CAPTION.sub("", " ".join(other.text for other in kept[at : at + beneath]))
            picture = images.make(line, caption, base)
            at += beneath if picture is not None else 0  # an icon has no caption
            if picture is not None and all(p.url != picture.url for p in body.images):
                body.images.append(picture)
            continue
        if line.text[:1] not in _SPECIAL and line.text[:1].isalnum():  # a plain paragraph: none of the patterns fits
            body.lines.append(line)
            body.paragraphs.append(line.text)
            continue
        if len(line.text) <= 200 and _CAPTION.match(line.text):
            if body.images and body.images[-1].caption is None:
                body.images[-1].caption = _CAPTION.sub("", line.text) or None
            continue
        if len(line.text) <= 120 and _CREDIT_LINE.match(line.text):
            body.below.append(line.text)
            continue
        if _BARE.match(line.text) and not line.row:
            continue
        body.lines.append(line)
        body.paragraphs.append(line.text)
    if _sums_up(body.paragraphs):
        del body.paragraphs[0], body.lines[0]
    if not body.paragraphs:  # a photograph and what it shows: the caption is the text
        body.paragraphs += [said for image in body.images if (said := image.caption or "") and "。" in said[:-1]]
    return body


def _sums_up(paragraphs: Sequence[str]) -> bool:
    """Whether the first paragraph is only the beginning of the text once more, as systems print a summary over it."""
    if not paragraphs or len(paragraphs[0]) < _LONG // 2:
        return False
    summary = squash(paragraphs[0]).rstrip(".…")
    text = ""
    for paragraph in paragraphs[1:]:
        text += squash(paragraph)
        if len(text) >= len(summary):
            break
    return text.startswith(summary)


def _by_people(lines: list[Line]) -> list[Line]:
    """The lines without a summary that a machine made, from its heading to the line that says so."""
    head = next((at for at, line in enumerate(lines) if _MACHINE.match(line.text)), len(lines))
    said = (at for at in range(head, min(head + _SUMMARY_LINES, len(lines))) if _MADE_BY_MACHINE.search(lines[at].text))
    end = next(said, None)
    return lines if end is None else lines[:head] + lines[end + 1 :]


def _unsummarised(lines: list[Line]) -> list[Line]:
    """The lines without the table that sums up the notice, where a text stands outside it."""
    for line in lines:
        if not _SUMMARY.match(line.text):
            continue
        tables = (*line.block.iterancestors("table"), *islice(line.block.itersiblings("table"), 1))
        if tables:
            inside = set(tables[0].iter())
            rest = [other for other in lines if other is not line and other.block not in inside]
            return rest if any(other.prose >= _LONG for other in rest) else lines
    return lines


def _pointed(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the text begins behind pictures and lines that only point to other pages; ``start`` where there is no text
    behind them."""
    at = start
    while at < end and (lines[at].image is not None or _leads_away(lines[at])):
        at += 1
    return at if at < end else start


def _leads_away(line: Line) -> bool:
    """Whether a short line is nothing but a link to another page: 查看最新行情 under the chart above a text."""
    text = line.text
    return (
        0 < len(text) <= _POINTER
        and line.links >= len(text) - 2
        and any(href and not href.startswith("#") for href in line.hrefs)
        and not _has_file(line)
    )


def _beneath(lines: Sequence[Line], at: int, end: int) -> int:
    """How many of the lines from ``at`` on are the caption of the picture before them, and its credit."""
    picture, beneath = lines[at - 1], lines[at : min(at + 2, end)]
    if not beneath or beneath[0].image is not None:
        return 0
    credit = len(beneath) > 1 and beneath[1].image is None and images.is_credit(beneath[1].text)
    if credit and (len(beneath[0].text) <= _CAPTION_LENGTH or images.is_caption(picture, beneath[0])):
        return 2
    return int(images.is_caption(picture, beneath[0]))


def _head(lines: Sequence[Line], title: str, body: Body) -> int:
    """How many lines at the head are title, time and credits. They end at the last such line among the first few."""
    start = 0
    stamped = False  # the time has stood in a line
    told = False  # so has something of the article, not only where the page stands
    key = squash(title)
    for at, line in enumerate(lines[:12]):
        text = line.text
        if line.image is not None:
            if told:  # the time and the source stand above: this is a picture of the article
                break
            continue
        if len(text) > 160:
            break
        if NUMBERED.match(text) and not same(text, key):  # the text has begun
            break
        info = bool(_HEAD.match(text) and len(text) < 100) or bool(_LABEL.search(text) and len(text) < 120)
        dated = next(dates.find(text), None) if len(text) < 60 and not text.endswith("。") else None
        loose = dated is not None and not (line.row or (stamped and at > start) or at + 1 == len(lines))
        if not info and dated is not None and loose and not (_DATED_ACT.match(text) or text.endswith(("：", ":"))):
            info = (len(text) - (dated.end - dated.start) <= 8 and at < 4) or (dated.precision != "day" and at < 6)
            info = info or (dated.start == 0 and at > 0 and same(lines[at - 1].text, key))  # day, outlet and writer
        stamped = stamped or (info and dated is not None)
        if info:
            start = at + 1
            told = told or not crumbs.POSITION.search(text)
        elif line.prose >= _LONG and not same(text, key):
            break
    body.top.extend(line.spaced for line in lines[:start] if line.image is None)
    return start


def _tail(lines: Sequence[Line], start: int, body: Body) -> int:
    """Where the tail begins: behind it are only chrome, credits and links."""
    end = _chrome_behind(lines, start, len(lines))
    marked = _marker(lines, start, end)
    end = _chrome_behind(lines, start, marked) if marked < end else end
    while end > start and lines[end - 1].image is None and _is_imprint(lines[end - 1].text):
        end -= 1
    body.below.extend(line.spaced for line in lines[end:] if line.image is None)
    return end


def _chrome_behind(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the lines of chrome before ``end`` begin."""
    while end > start:
        line = lines[end - 1]
        text = line.text
        if line.image is not None:
            # a picture at the very end stays unless more chrome stands before it
            before = next((x for x in reversed(lines[start : end - 1]) if x.image is None), None)
            if before is None or not _is_tail(before):
                break
            end -= 1
            continue
        if not _is_tail(line) and not (text and _BARE.match(text)):
            break
        end -= 1
    return end


def _is_tail(line: Line) -> bool:
    text = line.text
    if line.image is not None:
        return False
    if "版权所有" in text and len(text) <= 80:
        return True
    if _is_notice(text):
        return True
    if _is_imprint(text):
        return True
    if _TAIL.match(text) and (len(text) <= 80 or not _SENTENCE_END.search(text)):
        return True
    if text and line.links * 10 >= len(text) * 7 and not _has_file(line):
        return len(text) < 120
    return False


def _is_imprint(text: str) -> bool:
    """Whether a line says only who made the text or in which edition of a paper it stood."""
    return len(text) <= _LONG and bool(
        _CREDITS_SPACED.match(text)
        or _CREDIT_BOXED.match(text)
        or _CREDITS_BRACKETED.match(text)
        or _EDITION.match(text)
    )


def _is_notice(text: str) -> bool:
    """Whether a line says whose view the text is: 本文仅为作者观点，不代表本网立场。"""
    return bool(_STATEMENT.match(text)) and bool(_DISCLAIMER.search(text))


def _has_file(line: Line) -> bool:
    return any(images.is_file(href) for href in line.hrefs if href)


def _own(lines: Sequence[Line]) -> int:
    """Characters that are no link. Time and source stand over a text or under it: over it is more text behind them."""
    return sum(len(line.text) - line.links for line in lines)


def _marker(lines: Sequence[Line], start: int, end: int) -> int:
    """A tail marker behind which no running text stands cuts everything from it on; a notice about the text, all that
    little that follows it: who the writer is, how to reach the editors."""
    for at in range(max(start, end - _AFTER_NOTICE), end):
        if lines[at].image is None and _is_notice(lines[at].text):
            end = at
            break
    for at in range(end - 1, max(start, end - _BACK) - 1, -1):
        line = lines[at]
        if line.image is None and _TAIL.match(line.text) and len(line.text) <= 60:
            if not _HEAD.match(line.text) or _own(lines[start:at]) >= _own(lines[at:end]):
                end = at
        elif line.prose >= _LONG and not (_DISCLAIMER.search(line.text) or _TEASER.search(line.text)):
            break
        elif line.row and (not line.links or _has_file(line)):  # of a table; rows that lead to pages are chrome
            break
    return end
