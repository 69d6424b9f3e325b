"""Whole crawls of a small web by real processes."""

import re

import orjson

from govcrawl.frontier.keys import CATALOGUE, find
from tests.frontier.watching import KEYS, run_of, wait_for
from tests.frontier.web import article, listing, serving, site


def test_a_crawl_fetches_each_page_once_and_leaves_its_records_in_the_feed(crawls, redis_client):
    with serving(site(40)) as web:
        out = crawls.run("crawl", "plain", "-a", f"base={web.url}")
        assert set(web.counted.values()) == {1}
    assert crawls.paths() == sorted(f"a/{n}" for n in range(40))
    assert "40" in out
    assert "feed: " in out
    assert redis_client.xlen(KEYS("outbox", "plain")) == 0


def test_every_key_is_in_the_catalogue_with_its_type(crawls, redis_client):
    pages = site(20) | {"/list/10": (503, {}, "")}
    with serving(pages) as web:
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", RETRY_BACKOFF=3)
        seen = {}

        def looked():
            for key in redis_client.scan_iter(count=1000):
                seen[key.decode()] = redis_client.type(key).decode()
            return crawl.poll() is not None

        wait_for(looked, 40)
        crawl.communicate()
    for key, kind in seen.items():
        line = find(key)
        assert line, f"{key} is in no line of the catalogue"
        assert kind in (line.type, "none"), key
    assert {find(key).pattern for key in seen} > {"leases:<site>", "run:<site>:<run>", "delayed:<site>", "dead:<site>"}
    assert all(line.life and line.holds for line in CATALOGUE)


def test_the_document_of_keys_is_the_catalogue():
    from pathlib import Path

    from govcrawl.frontier.keys import document

    assert Path("docs/keys.md").read_text("utf-8") == document(), "python -m govcrawl.frontier.keys > docs/keys.md"


def test_a_second_crawl_finds_nothing_new_and_exports_nothing_twice(crawls):
    with serving(site(12)) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
        out = crawls.run("crawl", "plain", "-a", f"base={web.url}")
        assert web.asked("/a/3") == 1
    assert "Nothing is new" in out
    assert len(crawls.records()) == 12


def test_the_numbers_of_a_run_add_up(crawls, redis_client):
    pages = site(20) | {"/a/3": article(3, "index"), "/a/4": (500, {}, ""), "/a/5": (404, {}, "")}
    pages |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /a/6"), "/a/7": (403, {}, "")}
    with serving(pages) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        assert (web.asked("/a/6"), web.asked("/a/7")) == (0, 1)
    run = {name: int(value) for name, value in run_of(redis_client).items() if value.isdigit()}
    assert (run["listed"], run["fetched"], run["gone"], run["dropped"], run["failed"]) == (20, 16, 1, 1, 2)
    assert (run["not_article"], run["new"], run["pending"]) == (1, 15, 0)


def test_urls_fed_from_outside_are_crawled_by_a_worker(crawls, redis_client):
    with serving(site(5)) as web:
        redis_client.rpush("plain:start_urls", f"{web.url}/a/1", orjson.dumps({"url": f"{web.url}/a/3"}), "nonsense")
        crawls.run("worker", "--sites", "plain", "--until-idle")
        assert (web.asked("/a/1"), web.asked("/a/3")) == (1, 1)
    assert redis_client.exists("plain:start_urls") == 0
    assert redis_client.hlen(KEYS("dead", "plain")) == 1


def test_a_forgotten_page_is_fetched_again_and_not_exported_again(crawls):
    with serving(site(3)) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
        assert "forgotten" in crawls.run("forget", f"{web.url}/a/1", "--site", "plain")
        assert "was not known" in crawls.run("forget", f"{web.url}/a/9", "--site", "plain")
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
        assert (web.asked("/a/1"), web.asked("/a/2")) == (2, 1)
    assert len(crawls.records()) == 3


def test_two_runs_of_different_ranges_keep_their_own_bounds(crawls, redis_client):
    pages = {"/": listing(["/a/1", "/a/2"]), "/a/1": article(1), "/a/2": article(2)}
    with serving(pages) as web:
        web.latency = 0.2
        one = crawls.start("crawl", "ranged", "-a", f"base={web.url}", "-a", "since=2023-01-01")
        two = crawls.start("crawl", "ranged", "-a", f"base={web.url}", "-a", "since=2024-01-01")
        for each in (one, two):
            out, err = each.communicate(timeout=30)
            assert each.returncode == 0, out + err
    for record in crawls.records("ranged"):
        run = redis_client.hgetall(KEYS("run", "ranged", record["provenance"]["run"]))
        assert orjson.loads(run[b"args"])["since"] == record["title"]


def test_scrapys_own_output_file_works_beside_the_feed(crawls, tmp_path):
    with serving(site(4)) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", "-o", f"{tmp_path}/out.jsonl")
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 4


def test_a_page_costs_two_round_trips_at_most(crawls):
    with serving(site(60)) as web:
        for settings in ({"DOWNLOAD_DELAY": 0.05}, {"DOWNLOAD_DELAY": 0}):
            base = web.url.replace("127.0.0.1", "localhost") if settings["DOWNLOAD_DELAY"] else web.url
            out = crawls.run("crawl", "plain", "-a", f"base={base}", "-L", "INFO", **settings)
            trips = int(re.search(r"'frontier/round_trips': (\d+)", out)[1])
            pages = int(re.search(r"'frontier/done': (\d+)", out)[1])
            assert pages >= 60
            assert trips / pages <= 2
