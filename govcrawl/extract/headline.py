"""The title of a page and the columns it stands in, with where each was found."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from govcrawl.extract import crumbs, heads, official, pieces, titles
from govcrawl.extract.alike import same, squash
from govcrawl.extract.line import Line
from govcrawl.extract.reading import Reading
from govcrawl.extract.zones import Zones

_SHORTEST, _LONGEST = 6, 120  # characters of a title in the public-information table
_LABEL = r"(?:来信|信件|留言|咨询|问题|诉求|邮件)(?:标\s*题|主\s*题)\s*"
_SUBJECT = re.compile(rf"{_LABEL}[\t:：]\s*(?P<value>[^\t]{{4,80}})$")
_SUBJECT_ALONE = re.compile(rf"{_LABEL}[:：]?")
_LETTER = re.compile(r"(?:来信|信件)(?:编号|类型|类别|人)\s*[:：]?\t")
_OPENING = 12  # lines of the container that may hold the headline, its time and its source


class Headline(NamedTuple):
    """``title`` is None where the page has none; ``section``: the innermost column."""

    title: str | None
    breadcrumbs: list[str]
    section: str | None


def find(reading: Reading) -> Headline:
    """The headline of a page."""
    words = reading.words
    path = _path(reading)
    title, reading.origin["title"] = _title(reading, path)
    if path and squash(path[-1]) == squash(title):
        path = path[:-1]
    return Headline(title, path, crumbs.section(path, title or "") or words.meta_column or words.page_name)


def is_inside(title: str | None, zones: Zones) -> bool:
    """Whether the headline is among the first lines of the body's container."""
    key = squash(title)
    return any(same(line.text, key) for line in zones.body[:_OPENING])


def _path(reading: Reading) -> list[str]:
    if reading.hints.breadcrumbs is not None:
        reading.origin["breadcrumbs"] = reading.hints.origin.get("breadcrumbs", "family")
        return [word for word in reading.words.breadcrumbs if word]
    if not reading.words.position:
        return []
    reading.origin["breadcrumbs"] = "line of the position"
    return crumbs.split(reading.words.position, reading.zones.crumb.parts if reading.zones.crumb else ())


def _title(reading: Reading, path: list[str]) -> tuple[str | None, str]:
    words, zones = reading.words, reading.zones
    if words.title and not _is_disowned(words.title, words.document_title, zones):
        return pieces.bare(words.title), reading.hints.origin.get("title", "family")
    table = {line.block for line in reading.table}
    lines = [*zones.above, *_opening(zones.body)]
    title, how = titles.find(
        words.document_title or "",
        words.meta_title,
        [line for line in lines if not _is_row(line, table)],
        path,
        [name for name in (words.meta_site, words.meta_column) if name],
    )
    form = official.pairs(line.text for line in reading.table)
    if how in titles.WEAK:
        named = form.get("标题") or form.get("名称") or form.get("信息名称") or form.get("文件名称") or ""
        if _SHORTEST <= len(named) <= _LONGEST:  # no line of the page agrees with <title>: a stale one
            return named, "public-information table"
    if title and form and (over := _named(form, title, [line for line in lines if line.block not in table])):
        return over, "public-information table, over the text too"
    if how in titles.WEAK and (asked := _letter([*zones.above, *zones.body[:_OPENING]])):
        return asked, "the letter's subject in its table"
    if not title:
        heading = next((line for line in zones.body[:5] if line.level and line.text), None)
        return (heading.text, "heading in the body") if heading else (None, "")
    return title, how


def _named(form: Mapping[str, str], title: str, lines: Sequence[Line]) -> str | None:
    """The document's name in the table, where it stands over the text too and what was found is another: ``<title>``
    and a column may agree on 政府信息公开目录. ``lines``: those over the text and outside the table."""
    named = form.get("标题") or form.get("名称") or ""
    key, found = squash(named), squash(title)
    if not _SHORTEST <= len(named) <= _LONGEST or found in key or key in found:
        return None
    return named if key in "".join(squash(line.text) for line in lines) else None


def _letter(lines: Sequence[Line]) -> str | None:
    """The subject of a citizen's letter: where a row says so, 来信标题, or in a row of its own over the others."""
    for at, line in enumerate(lines):
        if _SUBJECT_ALONE.fullmatch(line.text) and at + 1 < len(lines) and heads.is_part(lines[at + 1]):
            return lines[at + 1].text
        if subject := _SUBJECT.match(line.text):
            return subject["value"]
        over = lines[at - 1] if at else None
        if over is not None and _LETTER.match(line.text) and heads.is_part(over) and "\t" not in over.text:
            return over.text
    return None


def _is_row(line: Line, table: Collection[Any]) -> bool:
    """Whether a line is a row of the public-information table, as 发文字号：青政〔2024〕3号 is."""
    return line.block in table and bool(line.row or official.pairs([line.text]))


def _opening(body: Sequence[Line]) -> list[Line]:
    """The lines of the container that can be its headline: those up to the first paragraph. What stands behind it may
    be the signature of the office that ``<title>`` names."""
    return list(takewhile(lambda line: not heads.is_paragraph(line), body[:_OPENING]))


def _is_disowned(title: str, document_title: str | None, zones: Zones) -> bool:
    """Whether ``<title>`` begins with another heading of the page than the family's: its selector hit a sidebar."""
    document = squash(document_title)
    if not document or squash(title)[:12] in document:
        return False
    heads = (squash(line.text) for line in zones.above if line.level in {1, 2} and not line.hidden)
    return any(len(head) > 5 and document.startswith(head) for head in heads)
