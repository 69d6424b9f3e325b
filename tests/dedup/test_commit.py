"""Near-duplicates as a crawl finds them: in the commit, across sites and processes."""

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import redis
from attrs import asdict

from govcrawl.dedup.index import Index
from govcrawl.dedup.signature import signature
from govcrawl.replica import truth
from govcrawl.replica.sites import SITES
from govcrawl.replica.world import World, last_days

PAPERS = ("anhui_daily", "jilin_daily", "shaanxi_daily")
ROOT = Path(__file__).parents[2]


def start(site: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "govcrawl", "crawl", site, "-a", "date=2023-08-21", "-s", "DOWNLOAD_DELAY=0"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)


@pytest.mark.slow
def test_crawls_of_three_papers_at_once_mark_what_the_truth_calls_one_story(replica, redis_url, tmp_path):
    web = replica("--sites", ",".join(PAPERS), "--date", "2023-08-21", "--days", "1")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "GOVCRAWL_REPLICA": web.address,
        "GOVCRAWL_FEEDS": str(tmp_path / "feeds"),
        "GOVCRAWL_STATE": str(tmp_path / "state"),
        "REDIS_URL": redis_url,
    }
    crawls = [start(site, environment) for site in PAPERS]
    for crawl in crawls:
        told = crawl.communicate(timeout=100)[0].decode()
        assert crawl.returncode == 0, told
    files = sorted((tmp_path / "feeds").glob("*/20*/*.jsonl"))
    records = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    labelled = web.truth
    assert {record["id"] for record in records} == {record["id"] for record in labelled}
    assert mistakes(labelled, records) == []
    assert sum(record["near_dup"] is not None for record in records) >= 2
    client = redis.Redis.from_url(redis_url)
    assert client.hlen("{govcrawl}:near:records") <= len(records)


def mistakes(labelled: list[dict], records: list[dict]) -> list[str]:
    """What truth.same_stories finds, and clusters of more than one story."""
    found = truth.same_stories([record for record in labelled if record.get("story")], records)
    stories: dict[str, set[str]] = {}
    names = {record["id"]: record.get("story") or record["id"] for record in labelled}
    for record in records:
        cluster = record["near_dup"]["cluster"] if record["near_dup"] else record["id"]
        stories.setdefault(cluster, set()).add(names[record["id"]])
    return found + [f"{cluster} holds {sorted(held)}" for cluster, held in stories.items() if len(held) > 1]


@pytest.mark.parametrize("order", range(3))
def test_a_day_of_all_sites_gives_exactly_the_clusters_of_its_truth_in_whatever_order(order):
    labelled = list(World(SITES, last_days(date(2023, 8, 21), 1)).records())
    random.Random(order).shuffle(labelled)
    index, records = Index(), []
    for record in labelled:
        near = index.add(record["id"], signature(record["text"]))
        records.append(record | {"near_dup": asdict(near) if near else None})
    assert mistakes(labelled, records) == []
    assert sum(record["near_dup"] is not None for record in records) > 100
