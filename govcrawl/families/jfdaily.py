"""Jiefang Daily (解放日报): pages and articles are JSON, the human pages are made by script."""

import re
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from lxml import html

from govcrawl.extract.family import Hints, Link, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.epaper import url_day
from govcrawl.families.jsonlists import load, objects

_PAGE = re.compile(r"/journal/(\d{4}-\d{2}-\d{2})/getJournalPage\.do")


class JfDaily(HtmlFamily):
    """``/journal/DATE/getJournalPage.do?page=NN&code=jfrb``; the older ``navi.json`` holds a whole issue."""

    name = "jfdaily"
    version = "2026-11-23"
    markers = re.compile(r"class=['\"](?:con-title|txt-box|pic-box)\b|\"(?:articlelist|pagelist)\"\s*:")
    classes = frozenset({"con-title", "txt-box", "pic-box"})
    signs = ("articlelist", "pagelist")
    article_path = re.compile(r"/journal/detail\.html\?|/journal/\d{4}-\d{2}-\d{2}/\w+/article/\d+\.json")
    selectors: ClassVar[dict[str, Selectors]] = {
        "title": ("div.con-title", ".title"),
        "body": ("div.txt-box", ".content"),
        "images": ("div.pic-box img",),
    }

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is this paper's."""
        return "/journal/" in page.url or super().recognise(page)

    def article(self, page: Page) -> Hints:
        """The human page, or the JSON it is made from (``article.content`` holds HTML)."""
        hints = super().article(page)
        query = {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}
        hints.print_date, hints.page_no = url_day(page.url), query.get("page")
        entry = article_of(load(page))
        if entry:
            body = html.fragment_fromstring(str(entry["content"]), create_parent="div")
            hints.body, hints.origin["body"] = [body], "article.content"
            for field, name in (("title", "title"), ("kicker", "introtitle"), ("subtitle", "subtitle")):
                if isinstance(entry.get(name), str) and entry[name].strip():
                    setattr(hints, field, re.sub(r"<[^>]+>", " ", entry[name]).strip())
                    hints.origin[field] = f"article.{name}"
            if isinstance(entry.get("author"), str) and entry["author"].strip():
                hints.authors, hints.origin["authors"] = [entry["author"].strip()], "article.author"
        return hints

    def listing(self, page: Page) -> Listing:
        """One page of an issue (``getJournalPage.do``), or a whole issue (``navi.json``).

        The list of a page comes in reverse order; records do not depend on it.
        """
        value = load(page)
        day = url_day(page.url)
        listing = Listing(print_date=day)
        if not isinstance(value, dict) or day is None:
            return listing
        inner = value.get("object")
        holder: dict[str, Any] = inner if isinstance(inner, dict) else value
        if isinstance(holder.get("pages"), list):
            for entry in holder["pages"]:
                listing.articles += _articles(page, day, entry, entry.get("articleList"))
            return listing
        here = parse_qs(urlsplit(page.url).query).get("page", ["01"])[0]
        entries = [entry for entry in holder.get("pagelist") or [] if isinstance(entry, dict) and entry.get("pnumber")]
        for entry in entries:
            number = str(entry["pnumber"])
            if number == here:
                listing.page_no, listing.page_name = number.zfill(2), entry.get("pname") or None
            else:
                listing.pages.append(re.sub(r"([?&]page=)\w+", rf"\g<1>{number}", page.url))
        own = {"pnumber": here, "pname": listing.page_name}
        listing.articles = _articles(page, day, own, holder.get("articlelist"))[::-1]
        return listing

    def sources(self, url: str) -> list[str]:
        """The JSON that a human page is made from: the newer call, then the older file."""
        query = {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
        if not {"id", "date"} <= set(query):
            return []
        return [
            urljoin(url, f"/journal/getJournalPageArticle.do?{urlencode({'id': query['id']})}"),
            urljoin(
                url, f"/staticsg/data/journal/{query['date']}/{query.get('page', '01')}/article/{query['id']}.json"
            ),
        ]


def article_of(value: Any) -> dict[str, Any] | None:
    """The object that holds an article's ``content``; None where there is none."""
    return next((entry for entry in objects(value) if isinstance(entry.get("content"), str) and entry["content"]), None)


def _articles(page: Page, day: str, printed: dict[str, Any], entries: Any) -> list[Link]:
    found = []
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or not entry.get("id"):
            continue
        number = str(printed.get("pnumber") or "01")
        query = {"code": "jfrb", "date": day, "id": entry["id"], "page": number}
        found.append(
            Link(
                url=urljoin(page.url, f"/staticsg/res/html/journal/detail.html?{urlencode(query)}"),
                title=re.sub(r"<[^>]+>", " ", str(entry.get("title") or "")).strip() or None,
                page_no=number.zfill(2),
                page_name=printed.get("pname") or None,
            )
        )
    return found
