"""Several sites in one process, as a worker does: ``crawl_many.py DAY|newest TODAY SITE …``.

The settings come from the environment (REDIS_URL, GOVCRAWL_REPLICA). Nothing is exported here. At the end a JSON
object goes to standard output: site to its Scrapy stats and the troubles its spider named.
"""

import json
import sys
from datetime import date

from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import govcrawl.settings
from govcrawl import cli


def main(day: str, today: str, *sites: str) -> None:
    settings = Settings()
    settings.setmodule(govcrawl.settings, priority="project")
    settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 8, priority="cmdline")
    settings.set("LOG_LEVEL", "WARNING", priority="cmdline")
    process = CrawlerProcess(settings)
    loader = SpiderLoader.from_settings(settings)
    given = {} if day == "newest" else {"date": day}
    crawlers: dict[str, Crawler] = {}
    for site in sites:
        own = settings.copy()
        own.set("RUN_ARGUMENTS", cli.resolve(given, date.fromisoformat(today), None), priority="cmdline")
        process.settings = own
        crawlers[site] = process.create_crawler(loader.load(site))
        process.crawl(crawlers[site], **given, today=today)
    process.start()
    print(
        json.dumps(
            {
                site: {"stats": crawler.stats.get_stats(), "troubles": crawler.spider.troubles}
                for site, crawler in crawlers.items()
            },
            default=str,
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
