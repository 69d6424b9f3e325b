"""Issue calendars: period.xml, navi.xml, period.js, a meta refresh, a JSON list of issues."""

import json
import re
from datetime import date
from posixpath import basename
from urllib.parse import urljoin

from attrs import frozen
from lxml import etree

from govcrawl.extract.page import Page
from govcrawl.families.epaper import url_day

_DATELIST = re.compile(r"datelist\s*=\s*\[([^\]]*)\]", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})")
_REFRESH = re.compile(r"url\s*=\s*['\"]?\s*([^'\"\s>]+)", re.IGNORECASE)
_LOCATION = re.compile(r"location(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]")


@frozen
class Issue:
    """One day's issue. ``url``: its first page, or None where the calendar gives days only."""

    day: date
    url: str | None = None


def issues(page: Page) -> list[Issue]:
    """The issues a calendar page lists, oldest first, each day once; empty where it is no calendar."""
    found = _xml(page) or _script(page) or _json(page) or _refresh(page)
    return sorted({issue.day: issue for issue in found}.values(), key=lambda issue: issue.day)


def _as_day(text: str | None) -> date | None:
    found = _DIGITS.search(text or "")
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _xml(page: Page) -> list[Issue]:
    """``<period><period_date/><front_page/></period>`` (new tree), ``<date/><url/>`` (navi.xml)."""
    if "<" not in page.text[:200] or "<html" in page.text[:1000].lower():
        return []
    try:
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.text.lstrip("\ufeff"))
        root = etree.fromstring(text, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    found = []
    for entry in root.iter():
        parts = {etree.QName(child).localname: (child.text or "").strip() for child in entry if _is_element(child)}
        day = _as_day(parts.get("period_date") or parts.get("date"))
        if day:
            front = parts.get("front_page") or parts.get("url")
            found.append(Issue(day, _front(page.url, day, front) if front else None))
    return found


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)


def _front(calendar: str, day: date, front: str) -> str:
    """The first page's address. A relative one is taken into the day's folder beside the calendar, however much of
    the way to it is written out."""
    if front.startswith(("/", "http://", "https://")):
        return urljoin(calendar, front)
    return urljoin(calendar, f"{day:%d}/{basename(front)}")


def _script(page: Page) -> list[Issue]:
    """``datelist=["20230821", …]``."""
    found = _DATELIST.search(page.text)
    days = map(_as_day, re.findall(r"\d[\d/-]{7,9}", found[1])) if found else []
    return [Issue(day) for day in days if day]


def _json(page: Page) -> list[Issue]:
    """``departList`` of 解放日报: objects with a ``jdate``, one a paper of the house; ``jfrb`` is the daily."""
    if page.text.lstrip()[:1] not in {"{", "["}:
        return []
    try:
        todo = [json.loads(page.text)]
    except ValueError:
        return []
    found = []
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            day = _as_day(value["jdate"]) if isinstance(value.get("jdate"), str) else None
            if day and value.get("code", "jfrb") == "jfrb":
                found.append(Issue(day))
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    return found


def _refresh(page: Page) -> list[Issue]:
    """A page that does nothing but lead to the newest issue (paperindex.htm)."""
    metas = page.root.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
    for pattern, sources in ((_REFRESH, map(str, metas)), (_LOCATION, [page.text])):
        for source in sources:
            found = pattern.search(source)
            url = urljoin(page.url, found[1]) if found else ""
            day = _as_day(url_day(url)) if url else None
            if day:
                return [Issue(day, url)]
    return []
