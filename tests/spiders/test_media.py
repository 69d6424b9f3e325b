"""PDFs and pictures are fetched only where a store is set, and a missing one costs no record."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govcrawl.media import file_addresses, picture_addresses, picture_path
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


def test_every_picture_of_every_record_is_stored_under_its_address(crawled):
    directory, records, _ = crawled
    pictures = {image["url"] for record in records for image in record["images"]}
    assert pictures
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
    from scrapy.utils.test import get_crawler

    from govcrawl.media import PdfPipeline, PicturePipeline
    from govcrawl.spiders.anhui import AnhuiDaily

    crawler = get_crawler(AnhuiDaily)
    for pipeline in (PdfPipeline, PicturePipeline):
        assert pipeline.from_crawler(crawler).process_item("a record") == "a record"
    assert not [record for record in caplog.records if record.levelname == "WARNING"]
