"""Lists that come as JSON (or JSONP): any object with an address, a title and perhaps a date.

Portals of all systems answer list calls in JSON, each with names of its own. An object counts as an article where
one of the known names holds an address; names are compared without case.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml import html

from govcrawl.extract.family import Link
from govcrawl.extract.page import Page
from govcrawl.families.links import shown_day

URL_NAMES = ("docpuburl", "puburl", "selfurl", "url", "link", "linkurl", "shareurl")
TITLE_NAMES = ("doctitle", "title", "bt", "name")
DATE_NAMES = (
    "pubdate", "publisheddate", "publishdate", "published_time", "publishedtimestr", "publishedtime", "publishtime",
    "display_publish_time", "date", "fbrq", "dates", "docreltime", "savetime", "createdate", "created_at",
    "publish_time", "time",
)  # fmt: skip
CHINA = ZoneInfo("Asia/Shanghai")
_JSONP = re.compile(r"^\s*[\w$.]+\s*\(([\s\S]*)\)\s*;?\s*$")
_PAGE = re.compile(r"([?&](?:page|pageNumber|pageNum|pageNo|pageIndex|curPage|currpage|currPage)=)(\d+)", re.IGNORECASE)
_EMBEDDED = re.compile(r"\barticleList['\"]?\s*:\s*\[")
_DECODER = json.JSONDecoder()
_TAG = re.compile(r"<[^>]+>")


def load(page: Page) -> Any:
    """The JSON of a page, JSONP unwrapped; None where it is none."""
    text = page.text.lstrip("\ufeff \r\n\t")
    if text[:1] not in {"{", "["}:
        called = _JSONP.match(text)
        if not called:
            return None
        text = called[1]
    try:
        return json.loads(text)
    except ValueError:
        return None


def embedded(page: Page) -> Any:
    """The ``articleList: […]`` that a page's script fills its list from; None without one."""
    found = _EMBEDDED.search(page.text)
    if not found:
        return None
    try:
        return _DECODER.raw_decode(page.text, found.end() - 1)[0]
    except ValueError:
        return None


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, outer before inner, in order; iterative, so that depth costs nothing."""
    todo = [value]
    while todo:
        here = todo.pop()
        if isinstance(here, dict):
            yield here
            todo.extend(reversed(here.values()))
        elif isinstance(here, list):
            todo.extend(reversed(here))


def fragment(value: Any) -> html.HtmlElement | None:
    """The HTML that a JSON answer carries as ``html`` (jpaas), parsed; None where there is none."""
    for found in objects(value):
        markup = found.get("html")
        if isinstance(markup, str) and "<" in markup:
            return html.fragment_fromstring(markup, create_parent="div")
    return None


def links(page: Page, value: Any, is_article: Callable[[str], bool]) -> list[Link]:
    """The articles a JSON list holds, each once, in order."""
    found: dict[str, Link] = {}
    for entry in objects(value):
        lower = {key.lower(): item for key, item in entry.items()}
        address = _first(lower, URL_NAMES) or _desktop(lower.get("urls"))
        if not address:
            continue
        try:
            url = urljoin(page.url, address.strip())
        except ValueError:
            continue
        if not is_article(url) or url in found:
            continue
        beside = lower.get("tip") if isinstance(lower.get("tip"), dict) else None
        names = lower | ({key.lower(): item for key, item in beside.items()} if beside else {})
        title = _TAG.sub("", _first(names, TITLE_NAMES) or "").strip() or None
        found[url] = Link(url=url, title=title, date=_day(names))
    return list(found.values())


def next_page(url: str) -> str | None:
    """The same call for the following page; None where the address holds no page number."""
    found = _PAGE.search(url)
    return f"{url[: found.start()]}{found[1]}{int(found[2]) + 1}{url[found.end() :]}" if found else None


def _desktop(urls: Any) -> str | None:
    """``urls`` holds JSON once more: the address for each device, ``pc`` for ours."""
    try:
        value = json.loads(urls).get("pc") if isinstance(urls, str) else None
    except (ValueError, AttributeError):
        return None
    return value if isinstance(value, str) and value else None


def _first(entry: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _day(entry: dict[str, Any]) -> str | None:
    """The day of an entry, written out or as a Unix time in seconds or milliseconds (read in China)."""
    for name in DATE_NAMES:
        value = entry.get(name)
        if isinstance(value, str) and value.isdigit() and len(value) in {10, 13}:
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and value > 10**8:
            seconds = value / 1000 if value > 10**11 else value
            return datetime.fromtimestamp(seconds, CHINA).date().isoformat()
        if isinstance(value, str) and (day := shown_day(value)):
            return day
    return None
