"""PDFs and pictures of records, on request: Scrapy's own Files and Images pipelines, switched on by their settings.

``FILES_STORE`` a directory (or s3://…): the PDF of the printed page and the article's attachments;
``IMAGES_STORE``: its pictures, which needs Pillow (the extra ``media``). Files are named as Scrapy names them, by the
SHA-1 of their address, so that a record's addresses lead to them. Requests pass the gate and robots.txt like any other.
A file that cannot be had is counted and logged; the record stands.

``PAGE_MAPS_STORE`` a directory: a JSON file for each page of an e-paper that shows a picture with areas, and with
``IMAGES_STORE`` that picture too.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http.request import NO_CALLBACK
from scrapy.pipelines.files import FilesPipeline
from scrapy.pipelines.images import ImagesPipeline
from scrapy.pipelines.media import FileInfoOrError, MediaPipeline

from govcrawl.families.pagemap import PrintedPage
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


class PageMaps:
    """Writes ``<site>/<date>/<page>.json`` and drops the page from the items: it is no record.

    ``<page>`` is its number and eight digits of its address' SHA-1. A page that comes again is written again.
    """

    def __init__(self, store: str, crawler: Crawler) -> None:
        self.store, self.crawler = Path(store), crawler

    def process_item(self, item: Any) -> Any:
        """Records pass."""
        return self.keep(item) if isinstance(item, PrintedPage) else item

    def keep(self, page: PrintedPage) -> NoReturn:
        """Write the file; OSError where that cannot be done, so that the page is tried again."""
        name = f"{page.page_no or 'page'}-{hashlib.sha1(page.url.encode()).hexdigest()[:8]}.json"
        path = self.store / page.site / page.date / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")  # another worker may write the same page
        part.write_text(json.dumps(page_document(page), ensure_ascii=False, indent=1) + "\n", "utf-8")
        part.replace(path)
        stats = self.crawler.stats
        assert stats
        stats.inc_value("govcrawl/page_maps")
        raise DropItem(f"the map of {page.url} is in {path}", log_level="DEBUG")


def page_document(page: PrintedPage) -> dict[str, Any]:
    """What a file of PAGE_MAPS_STORE holds (docs/fields.md)."""
    return {
        **{name: getattr(page, name) for name in ("site", "date", "page_no", "page_name", "url", "pdf")},
        "picture": page.map.picture,
        "shown": {"url": page.map.shown, "size": page.map.size},
        "areas": [{"url": area.url, "points": area.points} for area in page.map.areas],
    }


class PageMapPipeline(PicturePipeline):
    """Keeps printed pages where PAGE_MAPS_STORE is set, and their pictures where IMAGES_STORE is set too."""

    maps: PageMaps

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Made by Scrapy."""
        store = crawler.settings.get("PAGE_MAPS_STORE")
        if not store:
            return PassOn()
        maps = PageMaps(store, crawler)
        if not crawler.settings.get("IMAGES_STORE"):
            return maps
        made = super().from_crawler(crawler)
        made.maps = maps
        return made

    def get_media_requests(self, item: Any, info: MediaPipeline.SpiderInfo) -> list[Request]:
        """The picture of a printed page."""
        return _requests([item.map.picture]) if isinstance(item, PrintedPage) else []

    def item_completed(self, results: list[FileInfoOrError], item: Any, info: MediaPipeline.SpiderInfo) -> Any:
        """Keep the page, with or without its picture; records pass."""
        return self.maps.process_item(_completed(results, item, info))
