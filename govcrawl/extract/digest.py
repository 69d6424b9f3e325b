"""Summaries that stand over a text: tables that a system makes of it, its beginning once more, what a machine wrote."""

import re
from collections.abc import Sequence
from itertools import islice

from govcrawl.extract.alike import squash
from govcrawl.extract.chrome import tokens
from govcrawl.extract.line import LONG, Line

_MACHINE = re.compile(r"^(?:AI|智能)(?:速览|摘要|总结|导读|解读)[:：]?$")
_MADE_BY_MACHINE = re.compile(r"由\s*(?:AI|人工智能|大模型).{0,6}生成")
_HEADED = re.compile(r"^[\[【]?(?:内容)?(?:摘要|提要|导读|导语|核心提示)[\]】]?:?")
_DATELINE = 12  # characters of 本报讯 and the like, which a summary lacks
_BYLINED = 40  # characters of an outlet, a reporter and the beginning of the text
_SUMMARY_LINES = 12
_SUMMARY_CLASS = frozenset("summary abstract zhaiyao daodu digest description intro".split())
_SUMMARY = re.compile(r"^公告概要\s*[:：]?$")  # heads a table that a tender's page makes of the notice under it


def sums_up(paragraphs: Sequence[str]) -> bool:
    """Whether the first paragraph is only the beginning of the text once more, as systems print a summary over it."""
    if not paragraphs or len(paragraphs[0]) < LONG // 2:
        return False
    summary = _HEADED.sub("", squash(paragraphs[0])).rstrip(".…")
    text = ""
    for paragraph in paragraphs[1:]:
        text += squash(paragraph)
        if len(text) >= len(summary):
            break
    return summary in text[: len(summary) + _DATELINE]


def is_summary(lines: Sequence[Line]) -> bool:
    """Whether the first line stands in an element called a summary and begins as the text behind it does, be it after
    its 本报讯（记者 …）, or says what another paragraph says."""
    if len(lines) < 2 or _SUMMARY_CLASS.isdisjoint(tokens(lines[0].block.get("class") or "")):
        return False
    summary = squash(lines[0].text)
    return summary[:_DATELINE] in squash(lines[1].text)[:_BYLINED] or any(summary in squash(x.text) for x in lines[1:])


def by_people(lines: list[Line]) -> list[Line]:
    """The lines without a summary that a machine made, from its heading to the line that says so."""
    head = next((at for at, line in enumerate(lines) if _MACHINE.match(line.text)), len(lines))
    said = (at for at in range(head, min(head + _SUMMARY_LINES, len(lines))) if _MADE_BY_MACHINE.search(lines[at].text))
    end = next(said, None)
    return lines if end is None else lines[:head] + lines[end + 1 :]


def unsummarised(lines: list[Line]) -> list[Line]:
    """The lines without the table that sums up the notice, where a text stands outside it."""
    for line in lines:
        if not _SUMMARY.match(line.text):
            continue
        tables = (*line.block.iterancestors("table"), *islice(line.block.itersiblings("table"), 1))
        if tables:
            inside = set(tables[0].iter())
            rest = [other for other in lines if other is not line and other.block not in inside]
            return rest if sum(other.prose for other in rest) >= LONG // 2 else lines
    return lines
