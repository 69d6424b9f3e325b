"""Log lines as JSON."""

import io
import json
import logging

import pytest
from scrapy import Request, Spider

from govcrawl.services import logs


@pytest.fixture
def lines():
    stream = io.StringIO()
    root = logging.getLogger()
    level = root.level
    handler = logs.install("INFO", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_line_names_site_run_and_url_of_what_scrapy_passes_along(lines):
    spider = Spider(name="anhui_daily")
    request = Request("https://a.example/1", meta={"run": "r1"})
    logging.getLogger("scrapy.core.engine").info("Crawled %(request)s", {"request": request}, extra={"spider": spider})
    (line,) = lines()
    assert (line["site"], line["run"], line["url"]) == ("anhui_daily", "r1", "https://a.example/1")
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_passwords_in_urls_are_masked_in_messages_and_in_tracebacks(lines):
    try:
        raise ConnectionError("redis://crawler:s3cret@db:6379/0 refused")
    except ConnectionError:
        logging.getLogger("govcrawl").exception("lost %s", "redis://:s3cret@db:6379/0")
    (line,) = lines()
    assert "s3cret" not in json.dumps(line)
    assert "redis://:***@db:6379/0" in line["event"]
    assert "ConnectionError" in line["exception"]


def test_chinese_stays_readable(lines):
    logging.getLogger("govcrawl").warning("版式有变：%s", "安徽日报")
    assert lines()[0]["event"] == "版式有变：安徽日报"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("rediss://u:p@h:1/0", "rediss://u:***@h:1/0"),
        ("redis://h:1/0", "redis://h:1/0"),
        ("see https://a.example/x@y:z", "see https://a.example/x@y:z"),
    ],
)
def test_only_passwords_are_masked(text, masked):
    assert logs.mask(text) == masked
