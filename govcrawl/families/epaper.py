"""Issue pages of e-papers whose addresses carry the day: pages, articles, page name and PDF, whatever the skin.

Founder's and similar systems put an issue's pages and articles into folders named after the day. All skins
keep that, so that links are sorted by address; the words come from the anchors.
"""

import re
from posixpath import basename
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from govcrawl.extract.family import Listing
from govcrawl.extract.page import Page
from govcrawl.families.links import absolute, anchors, article_links, text_of

_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
_LABELS = (
    re.compile(r"第\s*(?P<no>[A-Za-z]{0,3}\d{1,3})\s*版\s*[:：]?\s*(?P<name>[^\s:：|]*)"),
    re.compile(r"(?<![\w第])(?P<no>[A-Za-z]{0,3}\d{1,3})\s*版?\s*[:：]\s*(?P<name>[^\s:：|]+)"),
    re.compile(r"[(（](?P<no>[A-Za-z]{0,3}\d{1,3})[)）]\s*(?P<name>[^\s:：|]*)"),
    re.compile(r"(?<![\w第])(?P<no>[A-Za-z]{0,3}\d{1,3})\s*版\s*(?P<name>[^\s:：|]*)"),
)
_PLACES = ("span[@id='layout']", "td[@id='currentBM']", "*[contains(@class,'newslisttit')]", "*[@id='bmmc']", "title")


def url_day(url: str) -> str | None:
    """The day in an address as YYYY-MM-DD: /202308/21/, /2023-08/21/, /20230821/, date=2023-08-21.

    >>> url_day("https://szb.ahnews.com.cn/ahrb/layout/202308/21/node_01.html")
    '2023-08-21'
    """
    parts = urlsplit(url)
    found = _DAY.search(f"{parts.path}?{parts.query}")
    return "-".join(found.groups()) if found else None


def issue_folder(url: str) -> str:
    """Host and path of an address up to and with its day: what all pages of one issue share."""
    parts = urlsplit(url)
    found = _DAY.search(parts.path)
    return f"{parts.hostname}{parts.path[: found.end()] if found else ''}"


def page_label(text: str) -> tuple[str | None, str | None]:
    """Number and name of a printed page from words like 第01版：要闻, A01：头版, (A01) 头版. Digits get two places."""
    for label in _LABELS:
        found = label.search(text)
        if found:
            letters, digits = re.fullmatch(r"([A-Za-z]*)(\d+)", found["no"]).groups()  # type: ignore[union-attr]
            return f"{letters.upper()}{digits.zfill(2)}", found["name"].strip(" 　[]【】（）()") or None
    return None, None


def issue_listing(page: Page, node: re.Pattern[str], article: re.Pattern[str]) -> Listing:
    """An issue's page: its articles and the issue's other pages. Links to another day are left out.

    ``node`` and ``article`` are matched against the last part of a path; a link that is neither is chrome.
    """
    day = url_day(page.url)

    def same_day(url: str) -> bool:
        return day is None or url_day(url) in {day, None}

    def is_node(url: str) -> bool:
        return bool(node.fullmatch(basename(urlsplit(url).path))) and issue_folder(url) == folder

    def is_article(url: str) -> bool:
        name = basename(urlsplit(url).path)
        return bool(article.fullmatch(name)) and not node.fullmatch(name) and same_day(url)

    here, folder = urlsplit(page.url).path, issue_folder(page.url)
    listing = Listing(print_date=day)
    own: HtmlElement | None = None
    for anchor in anchors(page):
        if not is_node(anchor.url):
            continue
        number = page_label(anchor.text)[0]
        if number:
            listing.labels.setdefault(anchor.url, number)
        if urlsplit(anchor.url).path == here:
            if number and own is None:
                own = anchor.element
        elif anchor.url not in listing.pages:
            listing.pages.append(anchor.url)
    listing.articles = article_links(page, is_article)
    for link in listing.articles:
        link.date = None  # an issue's date is the issue's; a date in a row is part of a headline
    listing.page_no, listing.page_name = _label(page, own)
    listing.pdf = _pdf(page, own)
    return listing


def _label(page: Page, own: HtmlElement | None) -> tuple[str | None, str | None]:
    """The page's own label: from its place in the page list, else from where skins write it."""
    if own is not None:
        return page_label(text_of(own))
    for place in _PLACES:
        for element in page.root.iterfind(f".//{place}") if "contains" not in place else page.root.xpath(f"//{place}"):
            number, name = page_label(text_of(element))
            if number:
                return number, name
    return None, None


def _pdf(page: Page, own: HtmlElement | None) -> str | None:
    """The PDF of this printed page: beside its entry in the page list, else the only one on the page."""
    row = own.getparent() if own is not None else None
    for _ in range(2):
        if row is None:
            break
        hrefs = [a.get("href") or "" for a in row.iter("a")] + [str(path) for path in row.xpath(".//img/@filepath")]
        beside = [url for url in (absolute(page, href) for href in hrefs) if _is_pdf(url)]
        if len(set(beside)) == 1:
            return beside[0]
        row = row.getparent()
    shown = page.root.xpath("string(//p[@id='pdfUrl'])").strip()
    if shown:
        return absolute(page, shown)
    every = {anchor.url for anchor in anchors(page) if _is_pdf(anchor.url)}
    every |= {absolute(page, path) or "" for path in page.root.xpath("//img/@filepath")} - {""}
    return every.pop() if len(every) == 1 else None


def _is_pdf(url: str | None) -> bool:
    return bool(url) and urlsplit(str(url)).path.lower().endswith(".pdf")
