"""The small site crawled with scrapy-redis 0.9 as its documentation sets it up; one process a worker.

``python -m tests.chaos.rival_spider REDIS_URL BASE FILE``
"""

import sys

import scrapy
from scrapy.crawler import CrawlerProcess


class Rival(scrapy.Spider):
    """The same pages as the spider `plain` reads."""

    name = "rival"

    async def start(self):
        yield scrapy.Request(self.base, self.parse_list)

    def parse_list(self, response):
        for link in response.css("a.list::attr(href)").getall():
            yield response.follow(link, self.parse_list)
        for link in response.css("a.article::attr(href)").getall():
            yield response.follow(link, self.parse_article)

    def parse_article(self, response):
        yield {"url": response.url, "title": response.css("h1::text").get(), "text": response.css("p::text").get()}


def main(url: str, base: str, path: str) -> None:
    process = CrawlerProcess(
        {
            "SCHEDULER": "scrapy_redis.scheduler.Scheduler",
            "DUPEFILTER_CLASS": "scrapy_redis.dupefilter.RFPDupeFilter",
            "SCHEDULER_PERSIST": True,
            "REDIS_URL": url,
            "FEEDS": {path: {"format": "jsonlines"}},
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
            "DOWNLOAD_DELAY": 0,
            "LOG_LEVEL": "WARNING",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(Rival, base=base)
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
