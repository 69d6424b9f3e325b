"""A spider whose pages end in every way there is."""

import asyncio

import scrapy
from scrapy.exceptions import DropItem

from tests.frontier.sites.plain import Plain, record


class Endings(Plain):
    name = "endings"

    def parse_list(self, response):
        for link in response.css("a.article::attr(href)").getall():
            name = link.rpartition("/")[2]
            callback = getattr(self, f"parse_{name}", self.parse_article)
            yield response.follow(link, callback, errback=self.failed if name.startswith("errback") else None)

    def parse_fails_half(self, response):
        yield record(self, response, "half", "half")
        yield response.follow("/a/child_of_half", self.parse_article)
        raise ValueError("half")

    async def parse_fails_async(self, response):
        await asyncio.sleep(0.01)
        raise ValueError("async")

    async def parse_async(self, response):
        await asyncio.sleep(0.01)
        yield record(self, response, "async", "async")

    def parse_lambda(self, response):
        yield scrapy.Request(response.urljoin("/a/never"), callback=lambda response: None)

    def parse_broken_record(self, response):
        made = record(self, response, "t", "t")
        made.content_hash = "no hash"
        yield made

    def parse_pipeline(self, response):
        yield record(self, response, "the pipeline fails", "t")

    def parse_dropped(self, response):
        yield record(self, response, "the pipeline drops", "t")

    def parse_not_ours(self, response):
        raise UselessError("a wall")

    async def parse_image(self, response):
        image = await self.crawler.engine.download_async(scrapy.Request(response.urljoin("/image")))
        yield record(self, response, "image", image.text)

    def parse_retry(self, response):
        if response.meta.get("again"):
            yield record(self, response, "retry", "retry")
        else:
            yield response.request.replace(meta={**response.meta, "again": True}, dont_filter=True)

    def failed(self, failure):
        yield failure.request.replace(url=failure.request.url + "_child", errback=None, callback=self.parse_article)


class UselessError(Exception):
    retry = False


class Pipeline:
    def process_item(self, item):
        if item.title == "the pipeline fails":
            raise RuntimeError("the pipeline failed")
        if item.title == "the pipeline drops":
            raise DropItem("unwanted")
        return item
