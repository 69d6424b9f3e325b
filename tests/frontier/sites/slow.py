"""A site whose pages are read as real ones are; those named ``long`` take the reading a while, as damaged text does."""

import os
import time
from urllib.parse import urlsplit

from scrapy import Request

from govcrawl.extract.family import Link
from govcrawl.families.general import General
from govcrawl.families.spider import SiteSpider


class Busy(General):
    """Computes for as many seconds as a page's address says, without a pause: ``/long/4``."""

    def recognise(self, page):
        path = urlsplit(page.url).path
        until = time.monotonic() + (int(path.rpartition("/")[2]) if path.startswith("/long/") else 0)
        while time.monotonic() < until:
            pass
        return super().recognise(page)


class Slow(SiteSpider):
    """Its front page, at the address in SLOW_SITE, names articles."""

    name = "slow"
    host_group = "slow"
    allowed_domains = ("127.0.0.1",)
    site_name, site_kind, province, evidence, as_of = "慢报", "news", "安徽", "low", "2026-11"
    family = Busy()

    async def start(self):
        yield Request(f"{os.environ['SLOW_SITE']}/", callback=self.parse_list, meta={"page": "list"})

    def parse_list(self, response):
        for href in response.css("a.article::attr(href)").getall():
            yield self.article_request(Link(url=response.urljoin(href)), {}, response.url)
