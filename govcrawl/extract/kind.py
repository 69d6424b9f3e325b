"""What is no article: an index, an error page, a JavaScript challenge, something that is not HTML."""

import re

from govcrawl.extract import dates
from govcrawl.extract.page import Page
from govcrawl.extract.zones import Zones

_CHALLENGE = re.compile(
    r"FSSBBIl1UgzbN7N80|4hP44ZykCTt5|\$_ts\s*=\s*window|_\$[a-zA-Z]{2}\(|__jsl_clearance|acw_sc__v2|arg1=['\"][0-9A-F]{40}|yunsuo_session|"
    r"cf-browser-verification|challenge-platform|_guard/|aliyun_waf|awswaf|sec_cpt|bot-?detection|请开启\s*JavaScript|启用\s*JavaScript|"
    r"enable JavaScript|安全验证|人机验证|访问验证|正在检查您的浏览器|Just a moment|浏览器安全检查|滑动验证",
    re.I,
)
_ERROR = re.compile(
    r"^\W*(?:40[0-9]|41[0-9]|50[0-4])\b|404\s*(?:错误|页面|not found|-)|not found|forbidden|bad gateway"
    r"|service unavailable|internal server error|error occurred|出现错误|页面不存在|页面未找到|页面没有找到"
    r"|找不到(?:该|此|您|页面|网页|对象)|无法找到|不存在或已|已被?删除|出错(?:了|啦|页面)|错误(?:页面|提示|页)"
    r"|访问(?:被拒绝|受限|出错)|拒绝访问|系统(?:维护|错误|繁忙)|网站维护|服务器(?:错误|繁忙)|您(?:要)?访问的页面"
    r"|该(?:页面|文章|信息)(?:不存在|已)|没有找到|网站已关闭|无权访问",
    re.I,
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PK\x03\x04", "archive"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|sitemapindex|urlset)[\s>]")
_BINARY = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_LITTLE = 250  # characters: an error page or a challenge says no more
_FEW = 20
_SPARSE = 100.0  # characters of running text: a column page has hardly any
_LINKED = 0.5  # share of the page's text inside links
_CROWDED = 0.9
_ROWS = 6
_PARAGRAPH = 45


def not_html(page: Page) -> str | None:
    """Why the bytes are no HTML page at all: empty, JSON, a file."""
    start = page.body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start:
        return "empty"
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    if start[:1] in b"{[" and b"<html" not in page.body[:20_000].lower():
        return "JSON"
    if _FEED.search(start[:1000]):
        return "feed"
    sample = page.text[:4000]
    if len(_BINARY.findall(sample)) > len(sample) // 20:
        return "binary"
    if next(page.root.iter("frameset", "frame"), None) is not None:
        return "frames"
    return None


def of(
    page: Page, zones: Zones, *, title: str | None, titled: bool, published: bool, media: int, text: str
) -> str | None:
    """Why an HTML page is no article: index, error, challenge or empty; None for an article.

    ``titled``: whether the title stands over the body, not only in ``<title>``; ``media``: pictures and files in its
    body; a page of pictures or a PDF is an article.
    """
    size = len(text)
    if size < _LITTLE:
        heading = title or page.title
        if (
            _CHALLENGE.search(page.text[:200_000])
            and size < 120
            and len(" ".join(page.plain.split())) < 4000
            and not published
        ):
            return "challenge"
        if not (published and size > _FEW) and (_ERROR.search(heading[:60]) or _ERROR.search(page.title[:60])):
            return "error"
        if size < 120 and not published and _ERROR.search(text):
            return "error"
    if _is_list(zones):
        return "index"
    if published and titled and (media or size >= _FEW):
        return None
    if media and titled and zones.page_links < _CROWDED:
        return None
    if size < _FEW and not media:
        return "index" if zones.page_links > _LINKED else "empty"
    if zones.prose < _SPARSE and zones.page_links > _LINKED:
        return "index"
    return None


def _is_list(zones: Zones) -> bool:
    """Rows of links with dates, or mostly links: what a column page is made of."""
    text = [line for line in zones.body if line.image is None and not line.hidden]
    if len(text) < _ROWS:
        return False
    dated = links = 0
    for at, line in enumerate(text):
        if line.links * 2 > len(line.text):
            links += 1
            following = text[at + 1].text if at + 1 < len(text) else ""
            if dates.parse(line.text) or (len(following) < 30 and dates.parse(following)):
                dated += 1
        elif line.links and len(line.text) < 120 and dates.parse(line.text):
            links += 1
            dated += 1
    long = sum(line.prose >= _PARAGRAPH for line in text)
    return (dated >= _ROWS and dated >= 2 * long) or links * 10 > len(text) * 7
