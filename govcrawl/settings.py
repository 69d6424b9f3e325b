"""Scrapy settings of the project. Every value can be overridden on the command line with ``-s NAME=value``."""

import os

BOT_NAME = "govcrawl"
SPIDER_MODULES = ["govcrawl.spiders"]
NEWSPIDER_MODULE = "govcrawl.spiders"
COMMANDS_MODULE = "govcrawl.commands"

CONTACT = os.environ.get("GOVCRAWL_CONTACT", "")
USER_AGENT = f"govcrawl/0.1 (+{CONTACT or 'set GOVCRAWL_CONTACT to an address of yours'})"

# Politeness: held per host group across the whole fleet, not per process.
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_ITEMS = 8  # the default of 100 starts worker tasks for every response: a third of the CPU of a page
COOKIES_ENABLED = False

# RemoteControl and telnet run code in the crawler for whoever can reach them.
TELNETCONSOLE_ENABLED = False

FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = os.environ.get("GOVCRAWL_LOG_LEVEL", "INFO")

FEEDS_DIR = os.environ.get("GOVCRAWL_FEEDS", "feeds")
STATE_DIR = os.environ.get("GOVCRAWL_STATE", ".govcrawl")
REDIS_URL = os.environ.get("REDIS_URL")
RECHECK_DAYS = 7  # a listed article younger than this is fetched again, conditionally

# Every request goes to this local server instead of the web (govcrawl.download).
GOVCRAWL_REPLICA = os.environ.get("GOVCRAWL_REPLICA")
if GOVCRAWL_REPLICA:
    DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "govcrawl.download.ReplicaDownloadHandler")

DOWNLOADER_MIDDLEWARES = {
    "govcrawl.middlewares.DecodeMiddleware": 585,  # after decompression (590), before meta refresh (580)
}
