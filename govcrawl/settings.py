"""Scrapy settings of the project. Every value can be overridden on the command line with ``-s NAME=value``."""

import os
import sys

from govcrawl import masking
from govcrawl.commands import module_for

masking.install()  # here, since every process of the project reads this file before it logs a line

BOT_NAME = "govcrawl"
SPIDER_MODULES = ["govcrawl.spiders"]
NEWSPIDER_MODULE = "govcrawl.spiders"
COMMANDS_MODULE = module_for(sys.argv)  # "govcrawl.commands", or the one command in it that is called

CONTACT = os.environ.get("GOVCRAWL_CONTACT", "")
USER_AGENT = f"govcrawl/0.1 (+{CONTACT or 'set GOVCRAWL_CONTACT to an address of yours'})"

# Politeness: held per host group across the whole fleet, not per process.
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_ITEMS = 8  # the default of 100 starts worker tasks for every response: a third of the CPU of a page
COOKIES_ENABLED = False

# The frontier: one commit a page, leases, one gate for the fleet (govcrawl.frontier).
SCHEDULER = "govcrawl.frontier.scheduler.Scheduler"
SPIDER_MIDDLEWARES = {"govcrawl.frontier.middlewares.EvidenceMiddleware": 1100}  # nearest the spider
DOWNLOADER_MIDDLEWARES = {
    # The frontier retries, across workers and restarts, by the same RETRY_* settings.
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "govcrawl.frontier.robots.RobotsMiddleware": 100,
    "govcrawl.middlewares.DecodeMiddleware": 585,  # after decompression (590), before meta refresh (580)
    "govcrawl.frontier.middlewares.GateMiddleware": 950,
    "govcrawl.feed.warc.WarcMiddleware": 980,  # next to the downloader: responses as they came
}
EXTENSIONS = {
    "govcrawl.services.crawl_metrics.CrawlMetrics": 500,
    "govcrawl.drift.extension.Drift": 510,
    # These run code in the crawler for whoever can reach them; switched off alone they still import aiohttp and conch.
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.telnet.TelnetConsole": None,
}
ITEM_PIPELINES = {
    "govcrawl.media.PageMapPipeline": 200,  # where PAGE_MAPS_STORE is set
    "govcrawl.pipelines.ValidatePipeline": 300,
    "govcrawl.pipelines.NearDuplicatePipeline": 500,
    "govcrawl.media.PdfPipeline": 600,  # where FILES_STORE is set
    "govcrawl.media.PicturePipeline": 610,  # where IMAGES_STORE is set
}
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # unused: the seen set is in Redis
LEASE_SECONDS = 30  # a page that nobody vouches for this long is given to another worker
DRAIN_DEADLINE = 20  # seconds in which a worker that is asked to stop finishes or gives back what it has
RETRY_BACKOFF = 1.0  # seconds before the second try; doubled each time
OUTBOX_LIMIT = 50_000  # records of one site not yet in its feed; above it the site is not crawled
CRAWL_WINDOW = (0, 0)  # from and to hour in China in which a site may be crawled; equal: always

# The same story across sites (govcrawl.dedup): remembered for so long, and so many at most, 0.75 KB of Redis each.
NEAR_DUP_WINDOW_DAYS = 60
NEAR_DUP_MAX_RECORDS = 2_000_000

FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = os.environ.get("GOVCRAWL_LOG_LEVEL", "INFO")

FEEDS_DIR = os.environ.get("GOVCRAWL_FEEDS", "feeds")
STATE_DIR = os.environ.get("GOVCRAWL_STATE", ".govcrawl")
REDIS_URL = os.environ.get("REDIS_URL")
GOVCRAWL_WARC = os.environ.get("GOVCRAWL_WARC")  # a directory: keep every response there, as WARC 1.1
RECHECK_DAYS = 7  # a listed article younger than this is fetched again, conditionally

# Every request goes to this local server instead of the web (govcrawl.download).
GOVCRAWL_REPLICA = os.environ.get("GOVCRAWL_REPLICA")
if GOVCRAWL_REPLICA:
    DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "govcrawl.download.ReplicaDownloadHandler")
