"""From an article's page to its record: parts joined, what only the crawl knows filled in."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Response

from govcrawl.extract.article import extract_page
from govcrawl.extract.family import Family, Link, recognise
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily
from govcrawl.families.parts import MAX_PARTS, join, revive
from govcrawl.families.site import Site, day_of, is_advertisement
from govcrawl.families.threads import in_thread
from govcrawl.families.trouble import GONE, REDIRECTS, REFUSALS, UnusablePageError
from govcrawl.items import Article, Print


class SiteSpider(Site):
    """A site whose articles are read by its family and the general extractor."""

    async def parse_article(
        self,
        response: Response,
        *,
        listed: dict[str, Any] | None = None,
        human: str | None = None,
        source: int = 0,
        so_far: dict[str, Any] | None = None,
        parts: int = 1,
    ) -> AsyncIterator[Any]:
        """From an article page to a record; a page that is none is yielded too, marked by its first warning.

        ``human``: the address people see, where the text comes from another, the ``source``-th of those there are;
        ``so_far``: the record of the parts before this one, of ``parts`` in all.
        """
        listed = listed or {}
        if response.status in REDIRECTS:
            request = self.article_request(Link(url=self.redirected(response)), listed, response.meta["listed_on"])
            kwargs = {"human": human, "source": source, "so_far": so_far, "parts": parts}
            yield request.replace(cb_kwargs=request.cb_kwargs | {k: v for k, v in kwargs.items() if v})
            return
        if human and response.status in GONE:
            yield self.source_request(human, source + 1, listed, response.meta.get("listed_on"))
            return
        if so_far and response.status in GONE:
            article = revive(so_far)
            article.warnings.append(f"a part is missing: {response.url}")
            yield article
            return
        page = self.page(response, url=human)
        article, following = await in_thread(self.read, page)
        self.complete(article, response, listed)
        if article.warnings[:1] == ["not an article: challenge"]:
            self.trouble(f"challenge: {urlsplit(response.url).hostname}", count="challenge")
            raise UnusablePageError(f"challenge at {response.url}")
        if so_far:
            article = join(revive(so_far), article)
        if not human and not article.text and self.sources(response.url):
            yield self.source_request(response.url, 0, listed, response.meta.get("listed_on"))
            return
        if following and parts < MAX_PARTS:
            yield self.part_request(following, article, listed, parts + 1)
        elif not so_far and article.is_article and (turn := self.turn_request(article, listed)):
            yield turn
        elif self.in_bounds(article, listed):
            yield article
        else:
            self.count("out_of_range")

    def read(self, page: Page) -> tuple[Article, str | None]:
        """The record of an article page and the address of its next part. Runs in a thread: a damaged page may take
        the repair of its text many seconds."""
        family = self.family if self.family.recognise(page) else recognise(page)
        return extract_page(page, family), self.next_part(page, family)

    def next_part(self, page: Page, family: Family | None) -> str | None:
        """The address of an article's next part on this site, if the family sees one."""
        found = family.next_parts(page) if isinstance(family, HtmlFamily) else []
        return found[0] if found and self.on_hosts(found[0]) and found[0] != page.url else None

    def sources(self, url: str) -> list[str]:
        """Where the text of a page made by script comes from, likeliest first; empty for ordinary pages."""
        return self.family.sources(url) if isinstance(self.family, HtmlFamily) else []

    def source_request(self, human: str, source: int, listed: dict[str, Any], listed_on: str | None) -> scrapy.Request:
        """Ask for the data behind a page that is made by script; the record keeps the page's address.

        UnusablePageError where all sources were asked.
        """
        sources = self.sources(human)
        if source >= len(sources):
            raise UnusablePageError(f"no text behind {human}")
        request = self.article_request(Link(url=sources[source]), listed, listed_on or human)
        meta = request.meta | {"handle_httpstatus_list": [*REDIRECTS, *REFUSALS, *GONE]}
        kwargs = request.cb_kwargs | {"human": human, "source": source}
        return request.replace(cb_kwargs=kwargs, meta=meta, dont_filter=True)

    def turn_request(self, article: Article, listed: dict[str, Any]) -> scrapy.Request | None:
        """Ask for the rest of a story that goes on elsewhere; None where it ends here. Papers know more."""
        return None

    def part_request(self, url: str, article: Article, listed: dict[str, Any], parts: int) -> scrapy.Request:
        """Ask for an article's next part. Never filtered: an article fetched again has its parts fetched again."""
        request = self.article_request(Link(url=url), listed, article.provenance.listed_on or article.url)
        meta = request.meta | {"handle_httpstatus_list": [*REDIRECTS, *REFUSALS, *GONE]}
        kwargs = request.cb_kwargs | {"so_far": article.to_dict(), "parts": parts}
        return request.replace(cb_kwargs=kwargs, meta=meta, dont_filter=True)

    def complete(self, article: Article, response: Response, listed: dict[str, Any]) -> None:
        """Fill in what only the crawl knows: site, print, fetch, provenance."""
        article.site, article.site_name = self.name, self.site_name
        article.site_kind, article.province = self.site_kind, self.province
        article.fetched_at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        article.http_status = response.status
        article.provenance.spider = self.name
        article.provenance.run = response.meta.get("run")
        article.provenance.listed_on = response.meta.get("listed_on")
        if article.source in {"本网", "本站", "本网站"}:
            article.source = self.site_name
        if listed.get("print"):
            article.print = _printed(article.print, listed["print"])
            article.section = article.section or article.print.page_name
            if article.published_at is None:
                article.published_at, article.published_precision = f"{article.print.date}T00:00:00+08:00", "day"
        if is_advertisement(article.title) and article.is_article:
            article.warnings.insert(0, "not an article: advertisement")

    def in_bounds(self, article: Article, listed: dict[str, Any]) -> bool:
        """Whether the article's day lies in since to until: the list's day, else its own; unknown days pass."""
        day = day_of(listed.get("date")) or day_of((article.published_at or "")[:10] or None)
        return day is None or not ((self.since and day < self.since) or (self.until and day > self.until))


def _printed(own: Print | None, listed: dict[str, str | None]) -> Print:
    """The page an article stands on: what it says itself first, then what its list page said."""
    return Print(
        date=str(listed["date"]),
        page_no=(own and own.page_no) or listed.get("page_no"),
        page_name=(own and own.page_name) or listed.get("page_name"),
        pdf=(own and own.pdf) or listed.get("pdf"),
    )
