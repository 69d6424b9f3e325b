"""Positive evidence: what a page's end makes of it. One crawl of pages that end in every way there is."""

from collections import Counter

import orjson
import pytest

from govcrawl.frontier.keys import Keys
from tests.frontier.conftest import Crawls
from tests.frontier.web import article, listing, serving

KEYS = Keys()
NAMES = (
    "fine fails_half fails_async async lambda broken_record pipeline dropped not_ours image retry "
    "errback_500 errback_gone gone forbidden redirected loop offsite slow"
).split()


@pytest.fixture(scope="module")
def crawled(valkey, tmp_path_factory):
    import redis

    with redis.Redis.from_url(valkey.url) as client:
        client.flushall()
        crawls = Crawls(valkey.url, tmp_path_factory.mktemp("endings"))
        pages = {"/": listing([f"/a/{name}" for name in NAMES]), "/image": (200, {}, "pixels")}
        pages |= {f"/a/{name}": article(name) for name in NAMES}
        pages |= {
            "/a/errback_500": (500, {}, ""),
            "/a/errback_500_child": article("of an errback"),
            "/a/errback_gone": (404, {}, ""),
            "/a/errback_gone_child": article("of another"),
            "/a/gone": (410, {}, ""),
            "/a/forbidden": (403, {}, ""),
            "/a/redirected": (301, {"Location": "/a/there"}, ""),
            "/a/there": article("there"),
            "/a/loop": (302, {"Location": "/a/loop"}, ""),
            "/robots.txt": (302, {"Location": "/rules"}, ""),
            "/rules": (200, {}, "User-agent: *\nDisallow: /a/offsite"),
        }
        with serving(pages) as web:
            settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1, "REDIRECT_MAX_TIMES": 3, "ITEM_PIPELINES": orjson.dumps({
                "govcrawl.pipelines.ValidatePipeline": 300, "tests.frontier.sites.endings.Pipeline": 400,
            }).decode()}  # fmt: skip
            out = crawls.run("crawl", "endings", "-a", f"base={web.url}", status=1, timeout=100, **settings)
            asked = Counter(web.counted)
        letters = [orjson.loads(value) for value in client.hvals(KEYS("dead", "endings"))]
        (run,) = client.keys(KEYS("run", "endings", "*"))
        counters = {name.decode(): value.decode() for name, value in client.hgetall(run).items()}
        crawls.end()
    return {
        "asked": asked,
        "records": sorted(record["url"].rpartition("/")[2] for record in crawls.records("endings")),
        "dead": {letter["url"].rpartition("/")[2]: letter["reason"] for letter in letters},
        "run": counters,
        "out": out,
    }


def test_pages_that_were_finished_are_in_the_feed_and_no_others(crawled):
    expected = "async errback_500_child errback_gone_child fine image retry slow there"
    assert crawled["records"] == expected.split()


@pytest.mark.parametrize(
    ("name", "reason", "tries"),
    [
        ("fails_half", "ValueError: half", 3),
        ("fails_async", "ValueError: async", 3),
        ("pipeline", "RuntimeError: the pipeline failed", 3),
        ("broken_record", "InvalidRecord: content_hash", 1),
        ("lambda", "is not a public method of the spider", 1),
        ("not_ours", "UselessError: a wall", 1),
        ("forbidden", "HTTP 403", 1),
        ("loop", "HTTP 302", 4),
    ],
)
def test_pages_that_were_not_are_dead_letters_with_their_reason(crawled, name, reason, tries):
    assert reason in crawled["dead"][name]
    assert crawled["asked"][f"/a/{name}"] == tries


def test_there_are_no_other_dead_letters(crawled):
    assert len(crawled["dead"]) == 8, crawled["dead"]
    assert crawled["run"]["failed"] == "8"


def test_a_page_that_failed_half_way_leaves_no_children(crawled):
    assert crawled["asked"]["/a/child_of_half"] == 0
    assert crawled["asked"]["/a/never"] == 0


def test_an_errback_that_yields_has_taken_the_page_over(crawled):
    assert crawled["asked"]["/a/errback_500"] == 1
    assert crawled["asked"]["/a/errback_500_child"] == 1


def test_pictures_do_not_wait_for_the_page_that_waits_for_them(crawled):
    assert crawled["asked"]["/image"] == 1


def test_what_robots_txt_forbids_is_not_asked_for(crawled):
    assert crawled["asked"]["/a/offsite"] == 0
    assert crawled["asked"]["/robots.txt"] == 1


def test_the_run_is_complete_and_adds_up(crawled):
    run = {name: int(value) for name, value in crawled["run"].items() if value.isdigit()}
    assert crawled["run"]["state"] == "complete"
    ended = run["fetched"] + run["gone"] + run["dropped"] + run["failed"]
    assert run["listed"] == ended, run
