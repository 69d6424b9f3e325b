"""Item pipelines; each is a thin layer over the module that does the work.

Records reach the commit by the ``item_scraped`` signal, after the last pipeline, because that names their page.
"""

import json
from pathlib import Path
from typing import Any, Self

import jsonschema_rs
from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from govcrawl.frontier.endings import InvalidRecord, NotAnArticle
from govcrawl.frontier.evidence import scheduler_of
from govcrawl.frontier.records import Near
from govcrawl.items import Article

SCHEMA = Path(__file__).with_name("article.schema.json")


class NotAnArticleError(DropItem, NotAnArticle):
    """The page is an index, an error or a challenge: counted, never exported."""


class ValidatePipeline:
    """Records that break the schema become dead letters; pages that are no articles are counted and left out."""

    def __init__(self) -> None:
        self.validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text("utf-8")))

    def process_item(self, item: Any) -> Any:
        """The item, unchanged. Raises InvalidRecord, NotAnArticleError."""
        if isinstance(item, Article) and not item.is_article:
            raise NotAnArticleError(item.warnings[0])
        error = next(self.validator.iter_errors(ItemAdapter(item).asdict()), None)
        if error is not None:
            where = "/".join(map(str, error.instance_path)) or "the record"
            raise InvalidRecord(f"{where}: {error.message}")
        return item


class NearDuplicatePipeline:
    """Computes what the commit needs to find and to mark an earlier record of the same story; see govcrawl.dedup."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.bounds = [settings.getint("NEAR_DUP_WINDOW_DAYS"), settings.getint("NEAR_DUP_MAX_RECORDS")]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item, unchanged: near_dup is known at the commit, and written into the record on its way to the feed."""
        from govcrawl.dedup.signature import signature  # noqa: PLC0415  numpy: a crawl that finds nothing new needs none

        made = signature(str(ItemAdapter(item).get("text") or ""))
        if made is not None:
            scheduler = scheduler_of(self.crawler)
            keys = [scheduler.hub.keys("near", part) for part in ("state", "postings", "records")]
            scheduler.endings.near[id(item)] = Near(keys, [*self.bounds, made.pack()])
        return item
