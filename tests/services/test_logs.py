"""Log lines as JSON, and what no log shows."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import redis
from scrapy import Request, Spider

from govcrawl import masking
from govcrawl.services import logs

ROOT = Path(__file__).parents[2]
TALKATIVE = """
import scrapy

class Talkative(scrapy.Spider):
    name = "talkative"

    async def start(self):
        url = self.settings["REDIS_URL"]
        self.logger.info("uses %s", url)
        try:
            raise ConnectionError(f"{url} refused")
        except ConnectionError:
            self.logger.exception("cannot go on")
        return
        yield
"""


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
        ("redis://h:1/0?password=p&db=2 is down", "redis://h:1/0?password=***&db=2 is down"),
        ("{'REDIS_URL': 'unix://:p@/run/s', 'DB': 2}", "{'REDIS_URL': 'unix://:***@/run/s', 'DB': 2}"),
        ("see https://a.example/x@y:z", "see https://a.example/x@y:z"),
    ],
)
def test_only_passwords_are_masked(text, masked):
    assert masking.mask(text) == masked


@pytest.mark.parametrize("tool", ["govcrawl", "scrapy"])
@pytest.mark.parametrize("form", ["plain", "json"])
def test_the_log_of_a_crawl_shows_no_password_of_its_server(valkey, redis_client, tmp_path, tool, form):
    (tmp_path / "talkative.py").write_text(TALKATIVE, "utf-8")
    address = f"unix://:s3cret@{valkey.socket}"
    env = {name: value for name, value in os.environ.items() if not name.startswith("GOVCRAWL_")}
    env |= {"REDIS_URL": address, "GOVCRAWL_FEEDS": f"{tmp_path}/feeds", "GOVCRAWL_STATE": f"{tmp_path}/state"}
    env |= {"PYTHONPATH": f"{ROOT}:{tmp_path}", "GOVCRAWL_LOG_FORMAT": form}
    redis_client.config_set("requirepass", "s3cret")
    try:
        done = subprocess.run(
            [sys.executable, "-m", tool, "crawl", "talkative", "-L", "DEBUG", "-s", "SPIDER_MODULES=talkative"],
            env=env, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        with pytest.raises(redis.exceptions.AuthenticationError), redis.Redis.from_url(valkey.url) as stranger:
            stranger.ping()
    finally:
        redis_client.config_set("requirepass", "")
    assert done.returncode == 0, done.stderr
    masked = f"unix://:***@{valkey.socket}"
    assert f"uses {masked}" in done.stderr
    assert f"ConnectionError: {masked} refused" in done.stderr
    assert "s3cret" not in done.stdout + done.stderr
