"""Lines and boxes in a text that only lead to other pages."""

import re
from collections.abc import Sequence

from govcrawl.extract import tail
from govcrawl.extract.line import Line

_BOX = re.compile(r"\W{0,3}(?:(?:相关|推荐|延伸)(?:新闻|文章|阅读|报道|链接)|热点推荐|编辑推荐)\W{0,3}$")
_ROWS = 2  # in the smallest box
_POINTER = 16  # characters of a line that only points to another page


def unboxed(lines: list[Line]) -> list[Line]:
    """The lines without boxes that lead to other articles, each from its heading to the last row that is a link."""
    kept: list[Line] = []
    boxed = 0
    for at, line in enumerate(lines):
        if at < boxed:
            continue
        if _BOX.match(line.text):
            end = at + 1
            while end < len(lines) and (lines[end].image is not None or tail.is_link(lines[end])):
                end += 1
            if end - at > _ROWS:
                boxed = end
                continue
        kept.append(line)
    return kept


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
        and not tail.has_file(line)
    )
