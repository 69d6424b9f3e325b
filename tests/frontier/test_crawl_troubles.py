"""Pages that fail and requests that are spoilt, in whole crawls."""

import orjson
import pytest

from tests.frontier.watching import KEYS, run_of, wait_for
from tests.frontier.web import article, serving, site


def test_an_error_in_a_callback_loses_the_whole_page_and_says_which(crawls, redis_client):
    pages = site(10) | {"/a/3": article(3, "broken")}
    with serving(pages) as web:
        out = crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        assert web.asked("/a/3") == 3
        listed = crawls.run("dead", "list", "plain", "--json")
    assert crawls.paths() == sorted(f"a/{n}" for n in range(10) if n != 3), "the half record is not committed"
    assert "govcrawl dead list plain" in out
    (letter,) = [orjson.loads(line) for line in listed.splitlines() if line.startswith("{")]
    assert letter["url"].endswith("/a/3")
    assert letter["reason"] == "ValueError: the page is broken"


def test_a_dead_page_is_tried_again_by_retry_and_by_the_next_run(crawls, redis_client):
    pages = site(3)
    good = pages["/a/1"]
    pages["/a/1"] = (500, {}, "")
    with serving(pages) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        assert web.asked("/a/1") == 6
        assert redis_client.hlen(KEYS("dead", "plain")) == 2
        web.pages["/a/1"] = good
        crawls.run("dead", "retry", "plain")
        assert redis_client.hlen(KEYS("dead", "plain")) == 0
        crawls.run("worker", "--sites", "plain", "--until-idle")
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
    assert crawls.paths() == ["a/0", "a/1", "a/2"]


def test_a_page_that_is_gone_is_counted_and_not_lost(crawls, redis_client):
    pages = site(5)
    del pages["/a/2"]
    with serving(pages) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
        assert web.asked("/a/2") == 1
    run = run_of(redis_client)
    assert (run["listed"], run["fetched"], run["gone"]) == ("5", "4", "1")


def test_garbage_in_the_queue_becomes_dead_letters_and_the_crawl_goes_on(crawls, redis_client):
    with serving(site(5)) as web:
        for number, payload in enumerate(
            [b"", b"\x00\xff" * 10, b"1\tplain\tr\ta\t0\t-\n{}", b"1\tplain\tr\ta\t0\t-\n[1"]
        ):
            redis_client.hset(KEYS("requests", "plain"), f"9{number}", payload)
            redis_client.zadd(KEYS("ready", "plain", "plain"), {f"9{number}": 0})
        redis_client.sadd(KEYS("groups", "plain"), "plain")
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
        letters = crawls.run("dead", "list", "plain")
    assert len(crawls.records()) == 5
    assert redis_client.hlen(KEYS("dead", "plain")) == 4
    assert "no header line" in letters


def test_what_another_worker_noted_and_why_pages_died_stand_in_the_crawls_summary(crawls, redis_client):
    pages = site(4) | {"/a/1": (403, {}, ""), "/a/2": (403, {}, "")}
    hour = (int(redis_client.time()[0]) // 3600 + 8) % 24
    shut = f"{(hour + 2) % 24},{(hour + 3) % 24}"  # this crawl fetches nothing itself
    with serving(pages) as web:
        crawl = crawls.start("crawl", "noting", "-a", f"base={web.url}", CRAWL_WINDOW=shut)
        crawls.start("worker", "--sites", "noting")
        out, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 1, out + err
    assert "the layout of 0 is new" in out
    assert "the layout of 3 is new" in out
    assert "2 × HTTP 403" in out


@pytest.mark.parametrize("how", ["crawl", "worker"])
def test_a_request_whose_header_a_stranger_overwrote_is_a_dead_letter_and_its_run_ends(crawls, redis_client, how):
    with serving(site(6)) as web:
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=1, DOWNLOAD_DELAY=0.2)
        name = wait_for(
            lambda: [
                name for name, payload in redis_client.hgetall(KEYS("requests", "plain")).items() if b"/a/3" in payload
            ]
        )[0]
        redis_client.hset(KEYS("requests", "plain"), name, "garbage")
        if how == "worker":
            crawl.kill()
            crawl.communicate()
            crawls.start("worker", "--sites", "plain", LEASE_SECONDS=1)
            wait_for(lambda: run_of(redis_client)["state"] == "complete", 60)
        else:
            out, err = crawl.communicate(timeout=60)
            assert crawl.returncode == 1, out + err
    run = run_of(redis_client)
    assert (run["state"], run["failed"], run["pending"]) == ("complete", "1", "0")
    (letter,) = [orjson.loads(value) for value in redis_client.hvals(KEYS("dead", "plain"))]
    assert "no header line" in letter["reason"]
    assert redis_client.hlen(KEYS("active", "plain")) == 0
