"""The list page after this one, as scripts of the portals' systems name it."""

import re
from posixpath import basename
from urllib.parse import urljoin, urlsplit

from govcrawl.extract.page import Page
from govcrawl.families.links import base_url

_ZERO_BASED = re.compile(
    r"createPageHTML\s*\(\s*['\"]?(\d+)['\"]?\s*,\s*['\"]?(\d+)['\"]?\s*,\s*['\"]([^'\"]*)['\"]\s*,\s*['\"](\w+)['\"]"
)
_ONE_BASED = re.compile(
    r"createPageHTML\s*\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]?(\d+)['\"]?\s*,\s*['\"]?(\d+)['\"]?\s*,"
    r"\s*['\"]([^'\"]+)['\"]\s*,\s*['\"](\w+)['\"]"
)
_SET_PAGE = re.compile(r"pagination\(\s*['\"]setPage['\"]\s*,\s*(\d+)\s*,\s*(\d+)\s*\)")
_TOTAL_PAGE = re.compile(r"totalPage\s*[:=]\s*['\"]?(\d+)")
_NUMBERED = re.compile(r"^(.*?)(?:_(\d+))?(\.s?html?)$")


def create_page_html(page: Page) -> str | None:
    """The next page by TRS's ``createPageHTML``; None at the end or without the call.

    ``createPageHTML(total, current, "index", "shtml", …)`` counts from 0, page 2 is ``index_1``;
    ``createPageHTML('paging', total, current, 'index', 'html', …)`` counts from 1, page 2 is ``index_2``.
    """
    found = _ONE_BASED.search(page.text)
    if found:
        total, current, name, extension = int(found[2]), int(found[3]), found[4], found[5]
        return urljoin(base_url(page), f"{name}_{current + 1}.{extension}") if current < total else None
    found = _ZERO_BASED.search(page.text)
    if found:
        total, current, name, extension = int(found[1]), int(found[2]), found[3], found[4]
        return urljoin(base_url(page), f"{name}_{current + 1}.{extension}") if current + 1 < total else None
    return None


def set_page(page: Page) -> str | None:
    """The next page by ``pagination("setPage", current, total)`` or ``totalPage: N``: page 2 is ``index_2``."""
    found = _SET_PAGE.search(page.text)
    current, total = (int(found[1]), int(found[2])) if found else (page_number(page.url), 0)
    if not found:
        counted = _TOTAL_PAGE.search(page.text)
        total = int(counted[1]) if counted else 0
    return numbered(page.url, current + 1) if current < total else None


def page_number(url: str) -> int:
    """The number in ``index_N.html``; 1 without one."""
    found = _NUMBERED.match(basename(urlsplit(url).path))
    return int(found[2]) if found and found[2] else 1


def numbered(url: str, number: int) -> str | None:
    """The address with ``_number`` before its extension; a folder's list is its ``index.html``."""
    name = basename(urlsplit(url).path) or "index.html"
    found = _NUMBERED.match(name)
    return urljoin(url, f"{found[1]}_{number}{found[3]}") if found else None
