"""The whole fleet: every service as compose starts it, one replica day of all sites, restarted in turn under load."""

import json
import os
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import redis
from attrs import define
from playwright.sync_api import sync_playwright

from govcrawl import feed
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.server import server_binary
from govcrawl.services.runs import CHINA
from tests.conftest import RunningReplica, TestServer
from tests.dashboard.conftest import CHROMIUM
from tests.fleet.fleet import READY, Fleet, until

KEYS = Keys()
TODAY = datetime.now(CHINA).date()
YESTERDAY = TODAY - timedelta(days=1)
FIRST = YESTERDAY - timedelta(days=1)  # until three in the morning the newest day of a portal that is due
SERVICES = ("schedule", "worker-1", "worker-2", "export", "dashboard", "metrics")
RUNS = 62  # a daily and a portal for each of 31 provinces


@define
class Day:
    """What a day of the fleet left. ``statuses``: exit statuses of the rolling restart; ``page``: the dashboard."""

    fleet: Fleet
    sites: list[str]
    truth: dict[str, dict[str, object]]
    statuses: dict[str, int]
    page: str


def unfinished(client: redis.Redis) -> int:
    return sum(client.hlen(key) for key in client.scan_iter(match=KEYS("active", "*"), count=1000))


def finished(client: redis.Redis) -> int:
    return sum(client.hget(key, "state") == b"complete" for key in client.scan_iter(match=KEYS("run", "*"), count=1000))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    directory = tmp_path_factory.mktemp("fleet")
    server = TestServer(str(server_binary()), tmp_path_factory.mktemp("v"))
    server.start()
    replica = RunningReplica(directory, ["--date", str(TODAY), "--days", "3"])
    sites = sorted({str(r["site"]) for r in replica.truth if r["site_kind"] in ("epaper", "portal")})
    fleet = Fleet(directory, server.url, replica.address, sites)
    client = redis.Redis.from_url(server.url)
    try:
        for name in SERVICES:
            fleet.start(name)
        for name, words in READY.items():
            fleet.wait_for_line(name, words)
        fleet.run("backfill", "--since", str(FIRST), "--until", str(YESTERDAY), "--priority", "0", *sites)
        statuses = {}
        for name in SERVICES:
            done = finished(client)
            until(lambda done=done: finished(client) >= min(done + 3, RUNS), 120, f"stuck before {name} was restarted")
            statuses[name] = fleet.stop(name)
            fleet.start(name)
        until(lambda: finished(client) >= RUNS and not unfinished(client), 240, "runs do not end")
        fleet.stop("export")
        fleet.run("export", "--once")
        fleet.start("export")
        last = [line for line in fleet.log("dashboard").splitlines() if "dashboard on" in line][-1]
        page = last.split()[-1].rstrip("/")
        yield Day(fleet, sites, {str(r["id"]): r for r in replica.truth}, statuses, page)
    finally:
        fleet.stop_all()
        replica.stop()
        client.close()
        server.stop()


def test_every_service_leaves_in_good_order_when_it_is_restarted(day):
    assert day.statuses == dict.fromkeys(SERVICES, 0)


def test_the_feed_holds_every_record_of_the_day_once_and_nothing_else(day):
    ids = Counter(entry.record["id"] for entry in feed.read(day.fleet.directory / "feeds"))
    wanted = {
        record_id
        for record_id, record in day.truth.items()
        if str(record["published_at"])[:10] == str(YESTERDAY) and record["site_kind"] in ("epaper", "portal")
    }
    assert wanted - set(ids) == set(), "lost"
    assert {record_id for record_id, count in ids.items() if count > 1} == set(), "twice"
    assert set(ids) - set(day.truth) == set(), "not in the replica"


def test_every_service_is_healthy_by_its_own_check(day):
    for name in SERVICES:
        until(lambda name=name: day.fleet.healthy(name), 60, f"{name} is not healthy")


def test_status_names_every_site_complete_and_nothing_late(day):
    found = json.loads(day.fleet.run("status", "--json", *day.sites))
    assert Counter(site["state"] for site in found["sites"]) == {"complete": RUNS}
    assert found["live"]["workers"] == 2


def test_prometheus_gets_metrics_of_the_fleet_and_of_its_services(day):
    def scrape(port: int) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            return answer.read().decode()

    fleet = scrape(day.fleet.ports["metrics"])
    assert 'govcrawl_site_late{site="anhui_daily"} 0.0' in fleet
    assert 'govcrawl_site_field_fill_ratio{field="title",site="anhui_daily"} 1.0' in fleet
    assert "govcrawl_workers 2.0" in fleet
    assert "govcrawl_schedule_leader" in scrape(day.fleet.ports["schedule"])
    assert "govcrawl_export_holds_feed 1.0" in scrape(day.fleet.ports["export"])
    assert 'govcrawl_feed_records{site="anhui_daily"}' in scrape(day.fleet.ports["export"])
    assert "govcrawl_dashboard_responses_total" in scrape(day.fleet.ports["dashboard"])
    workers = scrape(day.fleet.ports["worker-1"]) + scrape(day.fleet.ports["worker-2"])
    assert "govcrawl_records_total{" in workers
    assert "govcrawl_download_seconds_bucket{" in workers


def test_logs_are_json_with_site_and_url_and_no_password(day):
    lines = [line for line in day.fleet.log("worker-1").splitlines() if line.strip()]
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_the_page_shows_the_country_complete(day, chromium, tmp_path):
    def look() -> tuple[int, list[str]]:
        said: list[str] = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
            page.on("console", lambda message: said.append(message.text))
            page.goto(day.page)
            complete = page.locator(".tile.complete").count()
            shot = Path(os.environ.get("GOVCRAWL_SCREENSHOT") or tmp_path / "country.png")
            page.screenshot(path=shot)
            page.get_by_role("link", name="安徽日报").first.click()
            assert page.locator("ul.list a").count() > 0
            page.goto(f"{day.page}/clusters")
            assert page.locator("main section").count() > 0, "no story stands on two sites"
            browser.close()
        return complete, said

    with ThreadPoolExecutor(1) as pool:
        complete, said = pool.submit(look).result()
    assert complete == 31
    assert said == []
