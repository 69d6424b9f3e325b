"""What can be wrong with a fetched page, by name: challenge, refusal, moved host."""

import re

from scrapy.http import Response

from govcrawl.extract.page import Page

REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
REFUSALS = (401, 403, 405, 412)
HANDLED = [*REDIRECTS, *GONE, *REFUSALS]
"""Statuses that reach the spider's callbacks of list pages, to be named there."""

_CHALLENGE_COOKIES = re.compile(rb"FSSBBIl1UgzbN7N80|4hP44ZykCTt5|acw_sc__v2|__jsl_clearance|yunsuo_session")
_CHALLENGE_SCRIPT = re.compile(
    r"\$_ts\s*(?:=|\[)|acw_sc__v2|__jsl_clearance|yunsuo_session|FSSBBIl1UgzbN7N80|4hP44ZykCTt5"
    r"|请开启JavaScript并刷新|请启用JavaScript|document\.cookie\s*=[^;]{0,400};[\s\S]{0,400}location\s*(?:\.(?:reload|href|replace))"
)
_BODY_TEXT = 200  # characters of visible text under which a page with a challenge script is nothing else


class UnusablePageError(Exception):
    """A page that cannot be read though it was delivered. ``retry``: whether asking again can help."""

    def __init__(self, reason: str, *, retry: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry


def challenge(response: Response, page: Page) -> str | None:
    """The name of the wall a response comes from, or None. A wall needs a browser: asking again does not help."""
    cookies = b" ".join(response.headers.getlist("Set-Cookie"))
    if response.status == 412:
        return "JavaScript challenge (HTTP 412)"
    if response.status == 405:
        return "web application firewall (HTTP 405)"
    if response.status in REFUSALS:
        return f"refused (HTTP {response.status})"
    scripted = _CHALLENGE_SCRIPT.search(page.text) or (_CHALLENGE_COOKIES.search(cookies) and "<script" in page.text)
    if scripted and len(_visible(page)) < _BODY_TEXT:
        return f"JavaScript challenge (HTTP {response.status})"
    if response.status == 202 and len(_visible(page)) < _BODY_TEXT:
        return "JavaScript challenge (HTTP 202)"
    return None


def _visible(page: Page) -> str:
    return "".join(page.root.xpath("//body//text()[not(ancestor::script or ancestor::style)]")).strip()
