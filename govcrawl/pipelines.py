"""Item pipelines; each is a thin layer over the module that does the work.

Records reach the commit by the ``item_scraped`` signal, after the last pipeline, because that names their page.
"""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from govcrawl.frontier.endings import InvalidRecord, NotAnArticle
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
