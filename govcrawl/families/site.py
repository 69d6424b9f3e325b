"""What all sites share: arguments, requests with the marks the frontier reads, from a response to a record."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import scrapy
import tldextract
from scrapy.http import Response

from govcrawl.extract.article import extract_page
from govcrawl.extract.family import Family, Link, Listing, recognise
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily
from govcrawl.families.parts import MAX_PARTS, join, revive
from govcrawl.families.trouble import GONE, HANDLED, REFUSALS, UnusablePageError, challenge
from govcrawl.items import Article, Print

CHINA = ZoneInfo("Asia/Shanghai")
_ADVERTISEMENT = re.compile(r"^[\s【\[(（<《]*(?:(?:公益|商业|分类|形象)\s*)?广\s*告[\s】\])）>》\d一二三四五六]*$")
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # the bundled list; no network


def is_advertisement(title: str | None) -> bool:
    """Whether a headline says nothing but 广告."""
    return bool(title and _ADVERTISEMENT.match(title))


class SiteSpider(scrapy.Spider):
    """One site. Subclasses are data: 5 to 15 lines.

    Arguments: ``date``, or ``since`` and ``until`` (YYYY-MM-DD, inclusive, Asia/Shanghai); ``today`` where the
    caller knows the day better than the local clock. Unknown facts are None.
    """

    allowed_domains: ClassVar[Sequence[str]]
    site_name: ClassVar[str]
    site_kind: ClassVar[Literal["epaper", "news", "portal"]]
    province: ClassVar[str]
    publisher: ClassVar[str | None] = None
    host_group: ClassVar[str] = ""
    family: ClassVar[Family]
    article_url: ClassVar[str | None] = None
    archive_start: ClassVar[date | None] = None
    publishing_hour: ClassVar[int | None] = None
    evidence: ClassVar[Literal["high", "medium", "low"]]
    as_of: ClassVar[str]
    obstacles: ClassVar[str | None] = None
    headers: ClassVar[dict[str, str]] = {}
    custom_settings: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # Scrapy has None or a dict

    since: date | None
    until: date | None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give a site its politeness group: the registrable domain, since its hosts stand on the same machines."""
        super().__init_subclass__(**kwargs)
        domains = cls.__dict__.get("allowed_domains")
        if domains and "host_group" not in cls.__dict__:
            cls.host_group = _suffixes(domains[0]).top_domain_under_public_suffix or domains[0]

    def __init__(
        self,
        name: str | None = None,
        *,
        date: str | None = None,
        since: str | None = None,
        until: str | None = None,
        today: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(name, **kwargs)
        self.since = _day(date or since)
        self.until = _day(date or until)
        self.today = _day(today) or datetime.now(CHINA).date()
        self._article = re.compile(self.article_url) if self.article_url else None
        self.troubles: list[str] = []

    # -- requests

    def list_request(self, url: str, callback: Any, *, listed_on: str | None = None, **kwargs: Any) -> scrapy.Request:
        """Ask for a list page: seen once per run; redirects and refusals come to the callback, to be named.

        ``kwargs`` are the callback's.
        """
        return scrapy.Request(
            url,
            callback=callback,
            headers=self.headers or None,
            cb_kwargs=kwargs,
            meta={"page": "list", "listed_on": listed_on, "dont_redirect": True, "handle_httpstatus_list": HANDLED},
        )

    def article_request(self, link: Link, listed: dict[str, Any], listed_on: str) -> scrapy.Request:
        """Ask for an article. ``listed``: what the list knows of it (print, date, title), JSON-able."""
        meta: dict[str, Any] = {"page": "article", "listed_on": listed_on, "handle_httpstatus_list": list(REFUSALS)}
        if listed.get("date"):
            meta |= {"listed_date": listed["date"], "conditional": True}
        return scrapy.Request(
            link.url,
            callback=self.parse_article,
            headers=self.headers or None,
            cb_kwargs={"listed": {key: value for key, value in listed.items() if value is not None}},
            meta=meta,
        )

    # -- pages

    def page(self, response: Response, url: str | None = None) -> Page:
        """The parsed page of a response; UnusablePageError where a challenge or a refusal came instead."""
        content_type = response.headers.get("Content-Type")
        page = Page(response.body, url or response.url, content_type.decode("latin-1") if content_type else None)
        wall = challenge(response, page)
        if wall:
            self.trouble(f"{wall}: {urlsplit(response.url).hostname}", count="challenge")
            raise UnusablePageError(f"{wall} at {response.url}")
        return page

    def redirected(self, response: Response) -> str:
        """Where a redirect leads, if it stays on the site; UnusablePageError where the host has moved."""
        target = urljoin(response.url, (response.headers.get("Location") or b"").decode("latin-1"))
        if not self.on_hosts(target):
            old, new = urlsplit(response.url).hostname, urlsplit(target).hostname
            self.trouble(f"host moved: {old} now leads to {new}", count="moved_hosts")
            raise UnusablePageError(f"host moved to {new}: {response.url}")
        return target

    def listing(self, page: Page, *, historic: bool = False) -> Listing:
        """What a list page leads to, kept on this site: the family's reading, narrowed by the site's own address.

        ``historic``: the page has an address of earlier years, when the site may have run on another system.
        """
        family = recognise(page) or self.family if historic else self.family
        listing = family.listing(page)
        own = self.on_hosts if historic else self.is_own
        kept = [link for link in listing.articles if own(link.url)]
        self.count("offsite", len(listing.articles) - len(kept))
        listing.articles = [link for link in kept if not is_advertisement(link.title)]
        self.count("advertisements", len(kept) - len(listing.articles))
        listing.pages = [url for url in listing.pages if self.on_hosts(url)]
        return listing

    def on_hosts(self, url: str) -> bool:
        """Whether an address is on one of the site's hosts."""
        host = urlsplit(url).hostname or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.allowed_domains)

    def is_own(self, url: str) -> bool:
        """Whether an address is one of this site's articles: its hosts, its pattern where one is known."""
        return self.on_hosts(url) and (self._article is None or bool(self._article.search(url)))

    def parse_article(
        self,
        response: Response,
        *,
        listed: dict[str, Any] | None = None,
        human: str | None = None,
        source: int = 0,
        so_far: dict[str, Any] | None = None,
        parts: int = 1,
    ) -> Iterator[Any]:
        """From an article page to a record; a page that is none is yielded too, marked by its first warning.

        ``human``: the address people see, where the text comes from another, the ``source``-th of those there are;
        ``so_far``: the record of the parts before this one, of ``parts`` in all.
        """
        listed = listed or {}
        if human and response.status in GONE:
            yield self.source_request(human, source + 1, listed, response.meta.get("listed_on"))
            return
        if so_far and response.status in GONE:
            article = revive(so_far)
            article.warnings.append(f"a part is missing: {response.url}")
            yield article
            return
        page = self.page(response, url=human)
        family = self.family if self.family.recognise(page) else recognise(page)
        article = self.complete(extract_page(page, family), response, listed)
        if article.warnings[:1] == ["not an article: challenge"]:
            self.trouble(f"challenge: {urlsplit(response.url).hostname}", count="challenge")
            raise UnusablePageError(f"challenge at {response.url}")
        if so_far:
            article = join(revive(so_far), article)
        if not human and not article.text and self.sources(response.url):
            yield self.source_request(response.url, 0, listed, response.meta.get("listed_on"))
            return
        following = self.next_part(page, family)
        if following and parts < MAX_PARTS:
            yield self.part_request(following, article, listed, parts + 1)
        elif not so_far and article.is_article and (turn := self.turn_request(article, listed)):
            yield turn
        elif self.in_bounds(article, listed):
            yield article
        else:
            self.count("out_of_range")

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
        meta = request.meta | {"handle_httpstatus_list": [*REFUSALS, *GONE]}
        kwargs = request.cb_kwargs | {"human": human, "source": source}
        return request.replace(cb_kwargs=kwargs, meta=meta, dont_filter=True)

    def turn_request(self, article: Article, listed: dict[str, Any]) -> scrapy.Request | None:
        """Ask for the rest of a story that goes on elsewhere; None where it ends here. Papers know more."""
        return None

    def part_request(self, url: str, article: Article, listed: dict[str, Any], parts: int) -> scrapy.Request:
        """Ask for an article's next part. Never filtered: an article fetched again has its parts fetched again."""
        request = self.article_request(Link(url=url), listed, article.provenance.listed_on or article.url)
        meta = request.meta | {"handle_httpstatus_list": [*REFUSALS, *GONE]}
        kwargs = request.cb_kwargs | {"so_far": article.to_dict(), "parts": parts}
        return request.replace(cb_kwargs=kwargs, meta=meta, dont_filter=True)

    def complete(self, article: Article, response: Response, listed: dict[str, Any]) -> Article:
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
        return article

    def in_bounds(self, article: Article, listed: dict[str, Any]) -> bool:
        """Whether the article's day lies in since to until: the list's day, else its own; unknown days pass."""
        day = _day(listed.get("date")) or _day((article.published_at or "")[:10] or None)
        return day is None or not ((self.since and day < self.since) or (self.until and day > self.until))

    # -- what happened

    def count(self, what: str, number: int = 1) -> None:
        """Add to this run's statistics under ``govcrawl/…``."""
        if number and getattr(self, "crawler", None) and self.crawler.stats:
            self.crawler.stats.inc_value(f"govcrawl/{what}", number)

    def trouble(self, message: str, *, count: str) -> None:
        """Name something the user should know; it is logged and stands in the run's summary, each message once."""
        self.count(count)
        if message not in self.troubles:
            self.troubles.append(message)
            self.logger.warning(message)
            if getattr(self, "crawler", None) and self.crawler.stats:
                self.crawler.stats.set_value("govcrawl/troubles", self.troubles[:50])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _printed(own: Print | None, listed: dict[str, str | None]) -> Print:
    """The page an article stands on: what it says itself first, then what its list page said."""
    return Print(
        date=str(listed["date"]),
        page_no=(own and own.page_no) or listed.get("page_no"),
        page_name=(own and own.page_name) or listed.get("page_name"),
        pdf=(own and own.pdf) or listed.get("pdf"),
    )
