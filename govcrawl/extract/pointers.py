"""Lines and boxes in a text that only lead to other pages."""

import re
from collections.abc import Sequence

from govcrawl.extract import images, tail
from govcrawl.extract.line import LONG, Line

_ARTICLES = r"(?:相关|更多|热点|最新|推荐)(?:新闻|文章|阅读|报道|资讯|信息|推荐|链接|内容|动态|稿件)"
_SAID = r"(?:(?:网友|最新|精彩|热门|全部|用户|我的)(?:评论|跟帖)(?:列表|区)?|[\d,]{1,9}\s*条评论)"
OTHERS = re.compile(rf"\W{{0,3}}(?:{_ARTICLES}|{_SAID})\W{{0,3}}\d{{0,6}}\W{{0,3}}$")
"""A heading over other articles, or over what readers say."""
_COMMENTS = re.compile(rf"\W{{0,3}}{_SAID}\W{{0,3}}\d{{0,6}}\W{{0,3}}$")
_BOX = re.compile(r"\W{0,3}(?:(?:相关|推荐|延伸)(?:新闻|文章|阅读|报道|链接)|热点推荐|编辑推荐)\W{0,3}$")
_DAY = re.compile(
    r"^[\[(（]?(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）]?|[\[(（]?(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）]?$"
)
_BETWEEN = 3  # lines of a teaser
_ROWS = 2  # in the smallest box
_POINTER = 16  # characters of a line that only points to another page


def is_others(line: Line) -> bool:
    """Whether a line heads other articles, or what readers say, be that in an element of a heading or of a box."""
    return heads_comments(line) or bool(line.level and OTHERS.match(line.text))


def is_item(line: Line) -> bool:
    """Whether a line is a row of a list: the name of another page and its day."""
    rest = _DAY.sub("", line.text)
    return rest != line.text and line.links * 2 > len(rest)


def heads_comments(line: Line) -> bool:
    """Whether a line heads what readers say."""
    return bool((line.level or line.block.tag != "p") and _COMMENTS.match(line.text))


def unboxed(lines: list[Line]) -> list[Line]:
    """The lines without boxes that lead to other articles, each from its heading to the last row that is a link, and
    without what readers say behind the text."""
    kept: list[Line] = []
    boxed = 0
    told = 0.0  # running text before
    for at, line in enumerate(lines):
        if at < boxed:
            continue
        if told >= LONG and heads_comments(line):
            break
        if _BOX.match(line.text) and (end := _box_end(lines, at + 1)) - at > _ROWS:
            boxed = end
            continue
        kept.append(line)
        told += LONG if images.has_file(line) else line.prose  # the name of a file may be all of a notice
    return kept


def _box_end(lines: Sequence[Line], start: int) -> int:
    """Where a box ends: with its last link, or, where texts stand between the links, with as many lines behind it."""
    end = at = start
    plain = [line for line in lines[start : start + 2] if line.image is None]
    most = 0 if all(map(tail.is_link, plain)) else _BETWEEN
    between = 0
    while at < len(lines) and at - end <= most:
        if tail.is_link(lines[at]) and lines[at].text:
            between = max(between, at - end)
            end = at + 1
        elif lines[at].image is not None and at == end:
            end = at + 1
        at += 1
    return min(end + between, len(lines)) if end > start else start


def pointed(lines: Sequence[Line], start: int, end: int) -> int:
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
        and not images.has_file(line)
    )
