"""A site that is built anew shows on the day it happens, and an ordinary day does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from govcrawl.drift.extension import Drift
from govcrawl.drift.judge import FIELDS, Fill, changes, standing
from govcrawl.drift.store import add, fills
from govcrawl.frontier.keys import Keys
from govcrawl.items import Article, Encoding, Provenance, article_id, content_hash
from govcrawl.services.fleet import Fleet
from govcrawl.services.roster import roster
from govcrawl.spiders.anhui import AnhuiDaily, AnhuiGov

FULL = {"title": 20, "text": 20, "published_at": 20, "source": 19, "authors": 12, "images": 6}


def fill(run, articles=20, **more):
    counts = {field: FULL.get(field, 0) * articles // 20 for field in FIELDS} | more.pop("counts", {})
    return Fill(run=run, articles=articles, listed=more.pop("listed", articles), counts=counts, **more)


PAST = [fill(f"2026110{day}") for day in range(9, 0, -1)]


def test_a_field_that_goes_missing_is_named():
    assert changes(fill("now", counts={"source": 0}), PAST) == ["source"]


def test_several_missing_fields_and_the_general_parser_are_named():
    assert changes(fill("now", counts={"text": 1, "authors": 0}, general=20), PAST) == ["text", "authors", "family"]


def test_pages_that_are_no_articles_any_more_are_named():
    assert changes(fill("now", articles=1, not_articles=19), PAST) == ["articles"]


def test_a_portal_that_lists_nothing_is_named_and_a_paper_without_an_issue_is_not():
    empty = fill("now", articles=0, listed=0)
    assert changes(empty, PAST, lists_news=True) == ["list"]
    assert changes(empty, PAST, lists_news=False) == []


def test_a_run_that_found_nothing_new_is_no_change():
    assert changes(fill("now", articles=0, listed=20), PAST, lists_news=True) == []


def test_a_field_that_only_some_articles_have_may_be_missing_for_a_day():
    assert changes(fill("now", counts={"images": 0}), PAST) == []


def test_without_a_past_nothing_is_judged():
    assert changes(fill("now", counts={"text": 0}), PAST[:1]) == []


def test_a_small_run_is_not_judged():
    assert changes(fill("now", articles=3, counts={"text": 0}), PAST) == []


def test_a_quiet_run_after_a_change_takes_nothing_back():
    broken = fill("20261110", counts={"source": 0})
    assert standing([fill("20261111", articles=1), broken, *PAST]) == ["source"]


@given(st.lists(st.integers(8, 40), min_size=3, max_size=8), st.floats(0.75, 1.0))
def test_runs_of_any_size_with_much_the_same_shares_are_no_change(sizes, share):
    runs = [
        Fill(run=str(at), articles=n, listed=n, counts=dict.fromkeys(FIELDS, round(n * share)))
        for at, n in enumerate(sizes)
    ]
    assert changes(runs[0], runs[1:], lists_news=True) == []


KEYS = Keys()


def begin(client, site, run, at):
    client.zadd(KEYS("runs", site), {run: at})
    client.hset(
        KEYS("run", site, run), mapping={"state": "complete", "listed": 20, "site": site, "started": at, "args": "{}"}
    )


def seed(client, site="anhui_daily", runs=3):
    for at in range(runs):
        begin(client, site, f"2026110{at}T000000-aa", at)
        add(client, KEYS, site, f"2026110{at}T000000-aa", {"articles": 20, **FULL})


def test_what_workers_count_adds_up_in_a_run(redis_client):
    begin(redis_client, "anhui_daily", "r1", 1)
    for _ in range(3):
        add(redis_client, KEYS, "anhui_daily", "r1", {"articles": 4, "title": 4, "general": 1})
    found = fills(redis_client, KEYS, ["anhui_daily"], 5)["anhui_daily"]
    assert [(one.articles, one.general, one.listed, one.ratio("title")) for one in found] == [(12, 3, 20, 1.0)]


def test_the_counters_of_a_run_are_kept_as_long_as_the_run(redis_client):
    begin(redis_client, "anhui_daily", "r1", 1)
    add(redis_client, KEYS, "anhui_daily", "r1", {"articles": 4})
    assert 0 < redis_client.ttl(KEYS("drift", "anhui_daily", "r1")) <= 90 * 86400


def test_the_fleet_shows_fills_and_changed_layouts(redis_client):
    seed(redis_client)
    begin(redis_client, "anhui_daily", "20261109T000000-aa", 9)
    add(redis_client, KEYS, "anhui_daily", "20261109T000000-aa", {"articles": 20, **FULL, "source": -19 + 19})
    redis_client.hset(KEYS("drift", "anhui_daily", "20261109T000000-aa"), "source", 0)
    fleet = Fleet(redis_client, roster(Settings({"SPIDER_MODULES": ["govcrawl.spiders"]})))
    assert fleet.layout_changes() == {"anhui_daily": ["source"]}
    shares = [one["source"] for one in fleet.fills("anhui_daily", 10)]
    assert shares == [0.95, 0.95, 0.95, 0.0]


def record(number, run, **more):
    url = f"https://szb.ahnews.com.cn/ahrb/content/202308/21/c{number}.html"
    return Article(
        id=article_id(url), url=url, canonical_url=url, title="江边旧书楼", text="清晨开门。", content_hash=content_hash("a", "b"),
        published_at="2023-08-21T00:00:00+08:00", encoding=Encoding(used="utf-8"),
        provenance=Provenance(version="0", family=more.pop("family", "founder_new"), body_sha256="0", run=run), **more,
    )  # fmt: skip


@pytest.fixture
def drift(redis_client, redis_url, tmp_path):
    crawler = get_crawler(AnhuiDaily, {"REDIS_URL": redis_url, "STATE_DIR": str(tmp_path)})
    crawler.spider = AnhuiDaily.from_crawler(crawler, date="2023-08-21")
    return Drift.from_crawler(crawler)


def crawl(drift, run, count=20, **fields):
    drift.crawler.spider.run_id = run
    for number in range(count):
        article = record(number, run, **fields)
        drift.scraped(article, HtmlResponse(article.url, body=f"<p>{number}</p>".encode()), drift.crawler.spider)
    drift.closed(drift.crawler.spider)


def test_a_changed_layout_is_named_in_the_summary_with_a_page_kept(drift, redis_client, tmp_path):
    seed(redis_client)
    begin(redis_client, "anhui_daily", "20261109T000000-aa", 9)
    crawl(drift, "20261109T000000-aa", authors=["周砚"])
    assert drift.crawler.spider.troubles[0].startswith(
        "layout changed: source no longer as in earlier runs; a page is kept in "
    )
    page = tmp_path / "evidence" / "anhui_daily" / "20261109T000000-aa.html"
    assert page.read_text() == "<p>0</p>"
    assert page.with_suffix(".url").read_text().startswith("https://szb.ahnews.com.cn/")


def test_an_ordinary_run_is_counted_and_not_named(drift, redis_client, tmp_path):
    seed(redis_client)
    begin(redis_client, "anhui_daily", "20261109T000000-aa", 9)
    crawl(drift, "20261109T000000-aa", authors=["周砚"], source="安徽日报")
    assert drift.crawler.spider.troubles == []
    assert not (tmp_path / "evidence").exists()
    assert fills(redis_client, KEYS, ["anhui_daily"], 1)["anhui_daily"][0].articles == 20


def test_the_evidence_of_a_site_does_not_grow_without_end(drift, redis_client, tmp_path):
    seed(redis_client)
    folder = tmp_path / "evidence" / "anhui_daily"
    folder.mkdir(parents=True)
    for at in range(8):
        (folder / f"2025010{at}.html").write_text("old")
    begin(redis_client, "anhui_daily", "20261109T000000-aa", 9)
    crawl(drift, "20261109T000000-aa")
    assert len(list(folder.glob("*.html"))) == 5


def test_redis_that_is_away_costs_the_statistics_and_not_the_crawl(tmp_path):
    crawler = get_crawler(
        AnhuiGov,
        {
            "REDIS_URL": "redis://127.0.0.1:9/0",
            "REDIS_PARAMS": {"socket_connect_timeout": 0.2},
            "STATE_DIR": str(tmp_path),
        },
    )
    crawler.spider = AnhuiGov.from_crawler(crawler)
    crawl(Drift.from_crawler(crawler), "r1", count=1)
