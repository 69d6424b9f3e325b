"""The whole replica: its sites, its days, its seed; every page follows from these three."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from importlib import import_module
from typing import Any, Protocol

from govcrawl.replica.events import Events
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site


class Publication(Protocol):
    """One site's pages."""

    def page(self, target: str, method: str = "GET", body: bytes = b"") -> Page | None:
        """The answer to a request for an origin-form target, or None where there is nothing."""

    def records(self) -> Iterator[dict[str, Any]]:
        """What a perfect crawl of the site gives, in the order of the lists."""


class World:
    """``days``: the days on which something is published, oldest first; ``events``: what has befallen the sites."""

    def __init__(
        self, sites: Iterable[Site], days: Sequence[date], seed: int = 1, events: Events | None = None
    ) -> None:
        self.sites = tuple(sites)
        self.events = events or Events()
        self.days = tuple(sorted(days))
        self.seed = seed
        self._open: dict[str, Publication] = {}

    @cached_property
    def by_host(self) -> dict[str, tuple[Site, ...]]:
        """The sites that share a host, in the order in which they are asked."""
        found: dict[str, tuple[Site, ...]] = {}
        for site in self.sites:
            for host in site.hosts:
                found[host] = (*found.get(host, ()), site)
        return found

    def publication(self, site: Site) -> Publication:
        """The site, made on first use."""
        if site.name not in self._open:
            module = import_module(f"govcrawl.replica.systems.{site.system}")
            self._open[site.name] = module.publish(site, self)
        return self._open[site.name]

    def page(self, host: str, target: str, method: str = "GET", body: bytes = b"") -> Page | None:
        """The answer of a host, or None: no such page. An unknown host has no pages at all."""
        if target == "/robots.txt":
            return robots(host) if host in self.by_host else None
        for site in self.by_host.get(host, ()):
            found = self.events.before(site, target) or self.publication(site).page(target, method, body)
            if found:
                return self.events.after(site, found)
        return None

    def records(self) -> Iterator[dict[str, Any]]:
        """The truth: a record a line, site by site."""
        for site in self.sites:
            yield from self.publication(site).records()


def robots(host: str) -> Page:
    """A robots.txt that allows everything a crawler of articles wants."""
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /search/\nSitemap: http://{host}/sitemap.xml\n"
    return html(text, content_type="text/plain")


def last_days(last: date, count: int) -> list[date]:
    """``count`` days, the last one included."""
    return [last - timedelta(days=back) for back in range(count - 1, -1, -1)]
