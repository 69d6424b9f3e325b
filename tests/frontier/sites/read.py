"""A spider whose articles are read as those of real sites are."""

import os

from scrapy import Request

from govcrawl.extract.family import Link
from govcrawl.families.general import General
from govcrawl.families.spider import SiteSpider


class Read(SiteSpider):
    """The environment's WEB is its front page, which names articles: they are extracted and repaired."""

    name = "read"
    host_group = "read"
    allowed_domains = ("127.0.0.1",)
    site_name, site_kind, province, evidence, as_of = "读报", "news", "安徽", "low", "2026-11"
    family = General()

    async def start(self):
        yield Request(f"{os.environ['WEB']}/", callback=self.parse_list, meta={"page": "list"})

    def parse_list(self, response):
        for href in response.css("a.article::attr(href)").getall():
            yield self.article_request(Link(url=response.urljoin(href)), {}, response.url)
