"""PDFs and pictures of records, on request: Scrapy's own Files and Images pipelines, switched on by their settings.

``FILES_STORE`` a directory (or s3://…): the PDF of the printed page and the article's attachments;
``IMAGES_STORE``: its pictures, which needs Pillow (the extra ``media``). Files are named as Scrapy names them, by the
SHA-1 of their address, so that a record's addresses lead to them. Requests pass the gate and robots.txt like any other.
A file that cannot be had is counted and logged; the record stands.
"""

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK
from scrapy.pipelines.files import FilesPipeline
from scrapy.pipelines.images import ImagesPipeline
from scrapy.pipelines.media import FileInfoOrError, MediaPipeline

from govcrawl.items import Article

logger = logging.getLogger(__name__)


def file_addresses(article: Article) -> list[str]:
    """The PDF of the page an article is printed on, and its attachments."""
    pdf = [article.print.pdf] if article.print and article.print.pdf else []
    return list(dict.fromkeys([*pdf, *(attachment.url for attachment in article.attachments)]))


def picture_addresses(article: Article) -> list[str]:
    """The article's pictures."""
    return list(dict.fromkeys(image.url for image in article.images))


def picture_path(url: str) -> str:
    """Where the picture of an address lies under IMAGES_STORE: Scrapy converts all to JPEG.

    >>> picture_path("https://a.example/p.png")
    'full/97f29972a70966d243ee8f006b03ff9fecc1dc91.jpg'
    """
    return f"full/{hashlib.sha1(url.encode()).hexdigest()}.jpg"


def _requests(urls: Iterable[str]) -> list[Request]:
    # Pictures and files often stand on another host of the publisher: the offsite filter is for pages.
    return [Request(url, callback=NO_CALLBACK, meta={"allow_offsite": True}) for url in urls]


def _completed(results: list[FileInfoOrError], item: Any, info: MediaPipeline.SpiderInfo) -> Any:
    missing = [str(getattr(result, "value", result)) for stored, result in results if not stored]
    if missing:
        stats = info.spider.crawler.stats
        assert stats
        stats.inc_value("govcrawl/media_missing", len(missing))
        logger.warning("%d files of %s could not be had: %s", len(missing), item.url, "; ".join(missing)[:300])
    return item


class PassOn:
    """Stands where a store is not set. Scrapy's own way is a warning at the start of every crawl."""

    def process_item(self, item: Any) -> Any:
        """The item, unchanged."""
        return item


class PdfPipeline(FilesPipeline):
    """Stores PDFs and attachments where FILES_STORE is set."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Made by Scrapy."""
        return super().from_crawler(crawler) if crawler.settings.get("FILES_STORE") else PassOn()

    def get_media_requests(self, item: Any, info: MediaPipeline.SpiderInfo) -> list[Request]:
        """The files of a record."""
        return _requests(file_addresses(item)) if isinstance(item, Article) else []

    def item_completed(self, results: list[FileInfoOrError], item: Any, info: MediaPipeline.SpiderInfo) -> Any:
        """The record, unchanged."""
        return _completed(results, item, info)


class PicturePipeline(ImagesPipeline):
    """Stores pictures where IMAGES_STORE is set."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Made by Scrapy."""
        return super().from_crawler(crawler) if crawler.settings.get("IMAGES_STORE") else PassOn()

    def get_media_requests(self, item: Any, info: MediaPipeline.SpiderInfo) -> list[Request]:
        """The pictures of a record."""
        return _requests(picture_addresses(item)) if isinstance(item, Article) else []

    def item_completed(self, results: list[FileInfoOrError], item: Any, info: MediaPipeline.SpiderInfo) -> Any:
        """The record, unchanged."""
        return _completed(results, item, info)
