"""Metrics: names, values, and that the reference in docs is the code's."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from scrapy.statscollectors import StatsCollector

from govcrawl.frontier.keys import Keys
from govcrawl.services.crawl_metrics import CrawlCollector, counts_of
from govcrawl.services.metrics import DEFINITIONS, document

ROOT = Path(__file__).parents[2]
KEYS = Keys()


class FakeCrawler:
    """What a collector looks at of a crawler: its stats."""

    def __init__(self, **stats):
        self.stats = StatsCollector.__new__(StatsCollector)
        self.stats._stats = stats


def values(registry):
    return {
        (s.name, *sorted(s.labels.items())): s.value
        for family in text_string_to_metric_families(generate_latest(registry).decode())
        for s in family.samples
    }


def test_the_reference_in_docs_is_made_from_the_definitions():
    assert (ROOT / "docs" / "metrics.md").read_text("utf-8") == document()


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.name)
def test_names_follow_prometheus_conventions(definition):
    assert re.fullmatch(r"govcrawl_[a-z_]+", definition.name)
    assert definition.name.endswith("_total") == (definition.kind == "counter")
    assert definition.help.endswith(".")


def test_stats_of_scrapy_become_counters_by_site_and_status():
    counts = counts_of(
        "anhui_daily",
        {
            "downloader/response_status_count/404": 2,
            "item_scraped_count": 9,
            "govcrawl/repairs/artefact": 4,
            "other": 1,
        },
    )
    assert counts == {
        ("govcrawl_responses_total", ("anhui_daily", "404")): 2,
        ("govcrawl_records_total", ("anhui_daily",)): 9,
        ("govcrawl_repairs_total", ("artefact",)): 4,
    }


def test_counters_do_not_go_back_when_a_crawler_ends():
    registry, collector = CollectorRegistry(), CrawlCollector()
    registry.register(collector)
    crawler = FakeCrawler(item_scraped_count=5)
    collector.add(crawler, "a")
    before = values(registry)
    collector.end(crawler)
    assert values(registry) == before
    assert before["govcrawl_records_total", ("site", "a")] == 5


def test_the_fleets_metrics_are_served_and_say_so_when_redis_is_away(redis_url, redis_client, valkey, tmp_path):
    redis_client.rpush(KEYS("backlog"), 1, 2, 3)
    redis_client.hset(KEYS("dead", "anhui_daily"), "1", "{}")
    process = subprocess.Popen(
        [sys.executable, "-m", "govcrawl", "metrics", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "REDIS_URL": redis_url, "GOVCRAWL_STATE": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port = process.stdout.readline().split()[-1]

        def scrape():
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
                return answer.read().decode()

        text = scrape()
        assert 'govcrawl_queue_requests{state="ready"} 3.0' in text
        assert 'govcrawl_dead_letters{site="anhui_daily"} 1.0' in text
        assert "govcrawl_redis_up 1.0" in text
        valkey.kill()
        assert "govcrawl_redis_up 0.0" in scrape()
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
        process.stdout.close()
