"""Several crawls and workers at one run, some of them killed, stopped or robbed of their run."""

import os
import signal
import time
from collections import Counter

import orjson

from tests.frontier.watching import KEYS, holds, run_of, wait_for
from tests.frontier.web import serving, site


def test_several_crawls_of_one_run_do_the_work_once_and_end_together(crawls, redis_client):
    first = site(60)["/"]

    def when_all_are_there(*_):
        wait_for(lambda: redis_client.zcard(KEYS("workers")) == 3)
        return first

    with serving(site(60) | {"/": when_all_are_there}) as web:
        web.latency = 0.05
        running = [crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=4) for _ in range(3)]
        for each in running:
            out, err = each.communicate(timeout=60)
            assert each.returncode == 0, out + err
        assert max(web.counted.values()) == 1
    assert len(crawls.records()) == 60
    assert redis_client.zcard(KEYS("runs", "plain")) == 1


def test_a_crawl_ends_when_its_pages_were_fetched_elsewhere(crawls, redis_client):
    with serving(site(30)) as web:
        web.latency = 0.1
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=1)
        crawls.start("worker", "--sites", "plain")
        out, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 0, out + err
        assert "30" in out
    assert len(crawls.records()) == 30


def test_nothing_is_lost_and_nothing_doubled_when_workers_are_killed(crawls, redis_client):
    with serving(site(150)) as web:
        web.latency = 0.02
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", LEASE_SECONDS=1, CONCURRENT_REQUESTS=4)
        for _ in range(4):
            worker = crawls.start("worker", "--sites", "plain", LEASE_SECONDS=1)
            wait_for(lambda pid=worker.pid: crawl.poll() is not None or holds(redis_client, pid))
            worker.kill()
            worker.communicate()
        out, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 0, out + err
    assert crawls.paths() == sorted(f"a/{n}" for n in range(150))


def test_a_crawl_killed_half_way_goes_on_with_the_same_arguments(crawls, redis_client):
    with serving(site(80)) as web:
        web.latency = 0.02
        first = crawls.start("crawl", "plain", "-a", f"base={web.url}", LEASE_SECONDS=1, CONCURRENT_REQUESTS=4)
        wait_for(lambda: web.counted["/a/5"])
        first.kill()
        first.communicate()
        web.latency = 0
        out = crawls.run("crawl", "plain", "-a", f"base={web.url}", LEASE_SECONDS=1)
        assert redis_client.zcard(KEYS("runs", "plain")) == 1
        assert sum(count > 1 for path, count in web.counted.items() if path != "/robots.txt") <= 8
    assert crawls.paths() == sorted(f"a/{n}" for n in range(80)), out


def test_a_worker_that_was_stopped_past_its_lease_commits_nothing_when_it_wakes(crawls, redis_client):
    with serving(site(20)) as web:
        web.latency = 0.1
        crawls.run("crawl", "plain", "-a", f"base={web.url}", "-a", "lists=/nothing")
        worker = crawls.start("worker", "--sites", "plain", LEASE_SECONDS=1)
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", LEASE_SECONDS=1, CONCURRENT_REQUESTS=2)
        wait_for(lambda: holds(redis_client, worker.pid))
        os.kill(worker.pid, signal.SIGSTOP)
        out, err = crawl.communicate(timeout=30)
        assert crawl.returncode == 0, out + err
        os.kill(worker.pid, signal.SIGCONT)
        time.sleep(1)
        worker.terminate()
        worker.communicate(timeout=20)
    assert Counter(crawls.paths()) == Counter(f"a/{n}" for n in range(20))


def test_a_crawl_whose_server_has_lost_its_run_begins_it_again(crawls, redis_client):
    with serving(site(30)) as web:
        web.latency = 0.1
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=2)
        wait_for(lambda: redis_client.keys(KEYS("run", "plain", "*")))
        for key in redis_client.scan_iter("*"):
            if not key.startswith((b"{govcrawl}:feed", b"{govcrawl}:exporter", b"{govcrawl}:fence")):
                redis_client.delete(key)
        out, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 0, out + err
    assert crawls.paths() == sorted(f"a/{n}" for n in range(30))
    assert run_of(redis_client)["state"] == "complete"


def test_a_page_whose_workers_die_again_and_again_is_a_dead_letter_with_that_reason(crawls, redis_client):
    with serving(site(3)) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", "-a", "lists=/nothing")
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=1, DOWNLOAD_DELAY=0.3)
        victims = wait_for(
            lambda: [
                name
                for name, payload in redis_client.hgetall(KEYS("requests", "plain")).items()
                if b"/a/1" in payload or b"/a/2" in payload
            ]
        )
        for name in victims:  # as the lease script counts them
            payload = redis_client.hget(KEYS("requests", "plain"), name)
            redis_client.hset(KEYS("tries", "plain"), name, "0 11" if b"/a/1" in payload else "0 10")
        out, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 1, out + err
        assert (web.asked("/a/1"), web.asked("/a/2")) == (0, 1)
    (letter,) = [orjson.loads(value) for value in redis_client.hvals(KEYS("dead", "plain"))]
    assert letter["reason"] == "its worker died 11 times"
    assert letter["url"] is None or letter["url"].endswith("/a/1")
    assert "1 × its worker died 11 times" in out
