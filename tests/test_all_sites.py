"""Every site, end to end: spiders, frontier and feed against the replica, compared with its truth field by field."""

import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import define
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from govcrawl import feed
from govcrawl.frontier.server import server_binary
from govcrawl.replica import seed, truth
from govcrawl.replica.sites import SITES
from tests.conftest import TestServer
from tests.replicas import RunningReplica

ROOT = Path(__file__).parents[1]
YESTERDAY, TODAY = date(2023, 8, 20), date(2023, 8, 21)
PROCESSES = 2
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["govcrawl.spiders"]}))


@define
class Crawled:
    """What two crawls of all sites left: one of yesterday by date, one of the newest."""

    truth: list[dict[str, Any]]
    records: dict[str, list[dict[str, Any]]]
    by_date: list[dict[str, Any]]
    asked: list[dict[str, Any]]
    troubles: dict[str, list[str]]


def crawl(day: str, environment: dict[str, str]) -> dict[str, Any]:
    """All sites, shared out among the processes."""
    names = [site.name for site in SITES]
    shares = [names[number::PROCESSES] for number in range(PROCESSES)]
    command = [sys.executable, str(ROOT / "tests" / "crawl_many.py"), day, str(TODAY)]
    running = [
        subprocess.Popen([*command, *share], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for share in shares
    ]
    ended: dict[str, Any] = {}
    for process in running:
        out, _ = process.communicate(timeout=400)
        assert process.returncode == 0
        ended |= json.loads(out)
    return ended


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    directory = tmp_path_factory.mktemp("all")
    redis = TestServer(str(server_binary()), tmp_path_factory.mktemp("r"))
    redis.start()
    replica = RunningReplica(directory, ["--date", str(TODAY), "--days", "2"])
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "REDIS_URL": redis.url,
        "GOVCRAWL_REPLICA": replica.address,
        "GOVCRAWL_FEEDS": str(directory / "feeds"),
        "GOVCRAWL_STATE": str(directory / "state"),
    }
    try:
        crawl(str(YESTERDAY), environment)
        by_date = replica.log
        newest = crawl("newest", environment)
        export = [sys.executable, "-m", "govcrawl", "export", "--once"]
        subprocess.run(export, env=environment, cwd=ROOT, check=True, timeout=200)
        records: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for entry in feed.read(directory / "feeds"):
            records[entry.record["site"]].append(entry.record)
        yield Crawled(
            replica.truth, records, by_date, replica.log, {name: end["troubles"] for name, end in newest.items()}
        )
    finally:
        replica.stop()
        redis.stop()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_crawl_of_the_site_equals_its_truth(crawled, site):
    spider = LOADER.load(site.name)
    expected = [record for record in crawled.truth if record["site"] == site.name]
    days = Counter(record["published_at"][:10] for record in expected)
    assert set(days) == {str(YESTERDAY), str(TODAY)}
    assert truth.compare(expected, crawled.records[site.name]) == []
    assert crawled.troubles[site.name] == []

    asked = [line for line in crawled.by_date if line["host"] in site.hosts and line["target"] != "/robots.txt"]
    first = f"{asked[0]['proto']}://{asked[0]['host']}{asked[0]['target']}"
    if site.kind == "epaper":
        assert first == YESTERDAY.strftime(spider.issue_url)
    else:
        assert first in spider.start_urls


def test_nothing_off_site_is_asked_for(crawled):
    hosts = {host for site in SITES for host in site.hosts}
    assert {line["host"] for line in crawled.asked} == hosts


def test_no_article_is_fetched_twice_in_a_crawl_nor_over_both_where_the_list_has_dates(crawled):
    """Where it has none, an article's own day decides: one outside the first range must be had by the second crawl."""
    articles = {urlsplit(record["url"])._replace(scheme="")[1:] for record in crawled.truth}
    undated = {host for site in SITES if "{date}" not in site.options.get("row", "{date}") for host in site.hosts}
    first, second = crawled.by_date, crawled.asked[len(crawled.by_date) :]
    for asked in (first, second, [line for line in crawled.asked if line["host"] not in undated]):
        times = Counter(urlsplit(f"//{line['host']}{line['target']}")[1:] for line in asked)
        assert {address: count for address, count in times.items() if count > 1 and address in articles} == {}


def test_the_near_duplicate_clusters_are_those_of_the_truth(crawled):
    records = [record for records in crawled.records.values() for record in records]
    shared = Counter(record["story"] for record in crawled.truth if record["story"])
    assert max(shared.values()) > 10
    assert truth.same_stories(crawled.truth, records) == []


def test_the_seed_article_comes_out_whole(crawled):
    record = next(record for record in crawled.records["anhui_gov"] if record["url"].endswith(seed.PATH))
    title = "深入贯彻习近平总书记重要讲话重要指示精神 纵深推动长三角一体化发展取得新的更大突破"
    assert (record["title"], record["source"], record["section"]) == (title, "安徽日报", "要闻")
    assert record["kicker"] == "韩俊在全省扎实推进长三角更高质量一体化发展大会上强调"
    assert record["subtitle"] == "王清宪主持 唐良智程丽华出席"
    assert (record["published_at"], record["published_precision"]) == ("2023-08-21T15:23:00+08:00", "minute")
    assert record["breadcrumbs"] == ["网站首页", "要闻", "要闻"]
    assert [image["credit"] for image in record["images"]] == ["本报记者 杨竹"]
    assert record["images"][0]["caption"].endswith("省委书记韩俊出席会议并讲话。")
    paragraphs = record["text"].split("\n")
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("8月20日上午")
    assert paragraphs[-1].endswith("设分会场。")
    assert "事事有着落" in record["text"]
    everything = json.dumps(record, ensure_ascii=False)
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", everything)
    assert not re.search("發|業|區|創|優|環|網|聯|現|統|會|對|長|進|[\ue000-\uf8ff\ufffd]", everything)
    assert not re.search("扫一扫|评论|验证码|浏览|字体", everything)
