"""PDFs, pictures and maps of printed pages are fetched only where a store is set, and a missing one costs no record."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from govcrawl.families.pagemap import Area, PageMap, PrintedPage
from govcrawl.media import (
    PageMapPipeline,
    PdfPipeline,
    PicturePipeline,
    file_addresses,
    picture_addresses,
    picture_path,
)
from govcrawl.spiders.anhui import AnhuiDaily
from tests.replicas import RunningReplica

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    directory = tmp_path_factory.mktemp("media")
    replica = RunningReplica(directory, ["--sites", "hubei_daily", "--date", "2023-08-21", "--days", "1"])
    environment = {name: value for name, value in os.environ.items() if name != "REDIS_URL"} | {
        "PYTHONPATH": str(ROOT),
        "SCRAPY_SETTINGS_MODULE": "govcrawl.settings",
        "GOVCRAWL_REPLICA": replica.address,
        "GOVCRAWL_STATE": str(tmp_path_factory.mktemp("s")),
        "GOVCRAWL_FEEDS": str(directory / "feeds"),
    }
    command = [
        sys.executable,
        "-m",
        "govcrawl",
        "crawl",
        "hubei_daily",
        "-a",
        "date=2023-08-21",
        "-s",
        "DOWNLOAD_DELAY=0",
    ]
    command += ["-s", f"PAGE_MAPS_STORE={directory / 'maps'}"]
    command += ["-s", f"FILES_STORE={directory / 'files'}", "-s", f"IMAGES_STORE={directory / 'images'}"]
    try:
        ended = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
    finally:
        replica.stop()
    assert ended.returncode == 0, ended.stderr[-2000:]
    files = sorted((directory / "feeds" / "hubei_daily").glob("2*/*.jsonl"))
    records = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    return directory, records, replica


def maps(directory):
    return [json.loads(path.read_text("utf-8")) for path in sorted((directory / "maps").rglob("*.json"))]


def test_every_printed_page_with_areas_is_kept_and_its_areas_are_its_articles(crawled):
    directory, records, _ = crawled
    found = maps(directory)
    assert {page["url"] for page in found} == {record["provenance"]["listed_on"] for record in records}
    for page in found:
        of_page = [record for record in records if record["provenance"]["listed_on"] == page["url"]]
        assert {record["url"] for record in of_page} <= {area["url"] for area in page["areas"]}
        assert all(len(area["points"]) >= 3 for area in page["areas"])
        for record in of_page:
            assert (page["site"], page["date"]) == (record["site"], record["print"]["date"])
            assert {name: page[name] for name in ("page_no", "page_name", "pdf")}.items() <= record["print"].items()
    assert not list((directory / "maps").rglob("*.part"))


def test_the_picture_of_a_printed_page_is_stored_in_full_size(crawled):
    from PIL import Image

    directory, _, _ = crawled
    for page in maps(directory):
        assert page["shown"]["url"] == page["picture"] + ".2"
        with Image.open(directory / "images" / picture_path(page["picture"])) as picture:
            assert picture.size == (240, 360)


def printed_page():
    areas = (Area("https://a.example/c1.html", ((1, 2), (30, 2), (30, 40))),)
    found = PageMap("https://a.example/p.jpg", "https://a.example/p.jpg.2", (300, 450), areas)
    return PrintedPage("a_daily", "https://a.example/node_01.html", "2023-08-21", "01", "要闻", None, found)


def test_without_a_store_for_pictures_the_maps_are_kept_alone(tmp_path):
    pipeline = PageMapPipeline.from_crawler(get_crawler(AnhuiDaily, {"PAGE_MAPS_STORE": str(tmp_path)}))
    for _ in range(2):  # as when a page is fetched again
        with pytest.raises(DropItem, match="is in"):
            pipeline.process_item(printed_page())
    (path,) = tmp_path.rglob("*.*")
    assert path.relative_to(tmp_path).match("a_daily/2023-08-21/01-*.json")
    assert json.loads(path.read_text("utf-8")) == {
        "site": "a_daily", "date": "2023-08-21", "page_no": "01", "page_name": "要闻",
        "url": "https://a.example/node_01.html", "pdf": None, "picture": "https://a.example/p.jpg",
        "shown": {"url": "https://a.example/p.jpg.2", "size": [300, 450]},
        "areas": [{"url": "https://a.example/c1.html", "points": [[1, 2], [30, 2], [30, 40]]}],
    }  # fmt: skip


def test_a_map_that_cannot_be_written_fails_its_page(tmp_path):
    (tmp_path / "full").write_text("a file where a directory ought to be")
    pipeline = PageMapPipeline.from_crawler(get_crawler(AnhuiDaily, {"PAGE_MAPS_STORE": str(tmp_path / "full")}))
    with pytest.raises(OSError, match="full"):
        pipeline.process_item(printed_page())


def test_every_picture_of_every_record_is_stored_under_its_address(crawled):
    directory, records, _ = crawled
    pictures = {image["url"] for record in records for image in record["images"]}
    assert pictures
    pictures |= {page["picture"] for page in maps(directory)}
    assert {str(path.relative_to(directory / "images")) for path in (directory / "images").rglob("*.jpg")} == set(
        map(picture_path, pictures)
    )


def test_each_printed_pages_pdf_is_stored_once(crawled):
    directory, records, _ = crawled
    pdfs = {record["print"]["pdf"] for record in records}
    stored = list((directory / "files").rglob("*.pdf"))
    assert len(stored) == len(pdfs)
    assert all(path.read_bytes().startswith(b"%PDF") for path in stored)


def test_the_records_are_those_of_a_crawl_without_pictures(crawled):
    _, records, replica = crawled
    assert {record["url"] for record in records} == {record["url"] for record in replica.truth}


def test_a_picture_named_twice_is_asked_for_once():
    from govcrawl.items import Article, Attachment, Encoding, Image, Print, Provenance

    article = Article(
        id="0" * 32, url="u", canonical_url="u", title="t", content_hash="0" * 64, encoding=Encoding(used="utf-8"),
        provenance=Provenance(version="0", family="f", body_sha256="0"), print=Print(date="2023-08-21", pdf="http://a/1.pdf"),
        images=[Image(url="http://a/1.jpg"), Image(url="http://a/1.jpg")], attachments=[Attachment(url="http://a/1.pdf")],
    )  # fmt: skip
    assert picture_addresses(article) == ["http://a/1.jpg"]
    assert file_addresses(article) == ["http://a/1.pdf"]


@pytest.mark.filterwarnings("error")
def test_without_a_store_a_crawl_says_nothing_of_pictures(caplog):
    crawler = get_crawler(AnhuiDaily)
    for pipeline in (PageMapPipeline, PdfPipeline, PicturePipeline):
        assert pipeline.from_crawler(crawler).process_item("a record") == "a record"
    assert not [record for record in caplog.records if record.levelname == "WARNING"]
