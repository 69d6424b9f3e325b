"""Spiders for the frontier's tests: they crawl tests.frontier.web, whose address comes as the argument ``base``."""

import hashlib
from urllib.parse import urljoin

import scrapy

from govcrawl.items import Article, Encoding, Provenance, article_id, content_hash


class Plain(scrapy.Spider):
    """A list of lists of articles."""

    name = "plain"
    host_group = "plain"

    def __init__(self, *args, base="", lists="/", since=None, until=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.base, self.lists, self.since, self.until = base, lists, since, until

    async def start(self):
        for path in self.lists.split(","):
            yield scrapy.Request(urljoin(self.base, path), callback=self.parse_list, meta={"page": "list"})

    def parse_list(self, response):
        for link in response.css("a.list::attr(href)").getall():
            yield response.follow(link, self.parse_list, meta={"page": "list"})
        for link in response.css("a.article"):
            meta = {"listed_date": link.attrib["data-day"], "conditional": True} if "data-day" in link.attrib else {}
            yield response.follow(link.attrib["href"], self.parse_article, meta=meta)

    def parse_article(self, response):
        title, text = response.css("h1::text").get(), response.css("p::text").get()
        if title == "broken":
            yield record(self, response, "half", "done")
            raise ValueError("the page is broken")
        yield record(self, response, title, text)


def record(spider, response, title, text):
    return Article(
        id=article_id(response.url),
        url=response.url,
        canonical_url=response.url,
        site=spider.name,
        title=title or "",
        text=text or "",
        content_hash=content_hash(title or "", text or ""),
        encoding=Encoding(used="utf-8"),
        provenance=Provenance(
            version="0",
            family="plain",
            run=response.meta["run"],
            body_sha256=hashlib.sha256(response.body).hexdigest(),
            listed_on=response.meta.get("listed_on"),
        ),
        warnings=["not an article: index"] if title == "index" else [],
    )
