"""What all sites share: facts, arguments, requests with the marks the frontier reads, hosts, what goes wrong."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import scrapy
from scrapy.http import Response

from govcrawl.extract.family import Family, Link, Listing, recognise
from govcrawl.extract.page import Page
from govcrawl.families.trouble import HANDLED, REDIRECTS, REFUSALS, UnusablePageError, challenge

if TYPE_CHECKING:
    from tldextract import TLDExtract

CHINA = ZoneInfo("Asia/Shanghai")
MOST_TROUBLES = 200
"""Messages a summary can hold; all are counted."""
_ADVERTISEMENT = re.compile(r"^[\s【\[(（<《]*(?:(?:公益|商业|分类|形象)\s*)?广\s*告[\s】\])）>》\d一二三四五六]*$")


@cache
def _suffixes() -> "TLDExtract":
    import tldextract  # noqa: PLC0415  a tenth of a second, and only crawls ask

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # the bundled list; no network


class HostGroup:
    """A site's politeness group: its registrable domain, since the hosts there stand on the same machines.

    Found when first asked for; a site that gives a group of its own hides this.
    """

    def __get__(self, site: object, owner: type[Any]) -> str:
        """Of the site's first domain."""
        host: str = owner.allowed_domains[0]
        return _suffixes()(host).top_domain_under_public_suffix or host


def is_advertisement(title: str | None) -> bool:
    """Whether a headline says nothing but 广告."""
    return bool(title and _ADVERTISEMENT.match(title))


class Site(scrapy.Spider):
    """One site. Subclasses are data: 5 to 15 lines.

    Arguments: ``date``, or ``since`` and ``until`` (YYYY-MM-DD, inclusive, Asia/Shanghai); ``today`` where the
    caller knows the day better than the local clock. Unknown facts are None.
    """

    allowed_domains: ClassVar[Sequence[str]]
    site_name: ClassVar[str]
    site_kind: ClassVar[Literal["epaper", "news", "portal"]]
    province: ClassVar[str]
    publisher: ClassVar[str | None] = None
    host_group = HostGroup()
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
    parse_article: Any  # the callback of article requests, of the class that reads them

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
        self.since = day_of(date or since)
        self.until = day_of(date or until)
        self.today = day_of(today) or datetime.now(CHINA).date()
        self._article = re.compile(self.article_url) if self.article_url else None
        self._troubles: list[str] = []

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
        meta: dict[str, Any] = {"page": "article", "listed_on": listed_on, "dont_redirect": True}
        meta["handle_httpstatus_list"] = [*REDIRECTS, *REFUSALS]
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

    # -- what happened

    def count(self, what: str, number: int = 1) -> None:
        """Add to this run's statistics under ``govcrawl/…``."""
        if number and getattr(self, "crawler", None) and self.crawler.stats:
            self.crawler.stats.inc_value(f"govcrawl/{what}", number)

    @property
    def troubles(self) -> list[str]:
        """What the user should know of this crawl, for the run's summary; each message once."""
        return list(self._troubles)

    @property
    def notes(self) -> list[str]:
        """The same as other workers of the run are given it: each by itself, for ``take_note``."""
        return list(self._troubles)

    def take_note(self, note: str) -> None:
        """Take over what another worker's spider has noted of this run."""
        if note not in self._troubles:
            self._troubles.append(note)

    def trouble(self, message: str, *, count: str) -> None:
        """Name something the user should know; it is logged and stands in the run's summary."""
        self.count(count)
        if message not in self._troubles and len(self._troubles) < MOST_TROUBLES:
            self._troubles.append(message)
            self.logger.warning(message)


def day_of(value: str | None) -> date | None:
    """The day of YYYY-MM-DD; None of nothing. ValueError on anything else."""
    return date.fromisoformat(value) if value else None
