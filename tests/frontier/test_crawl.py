"""Whole crawls of a small web by real processes, one or several, killed or not."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise

import orjson
import pytest

from govcrawl.frontier.keys import CATALOGUE, Keys, find
from govcrawl.frontier.server import server_binary
from tests.conftest import TestServer
from tests.frontier.conftest import Crawls
from tests.frontier.web import article, listing, serving, site

KEYS = Keys()


def wait_for(condition, timeout=20.0):
    deadline = time.monotonic() + timeout
    while not (found := condition()):
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)
    return found


def holds(client, pid):
    """Whether the worker of this process holds a lease."""
    return any(f":{pid}:" in holder.decode() for holder in client.hvals(KEYS("holders", "plain")))


def run_of(client, name="plain"):
    (run,) = client.zrevrange(KEYS("runs", name), 0, 0)
    return {key.decode(): value.decode() for key, value in client.hgetall(KEYS("run", name, run.decode())).items()}


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


def test_a_stopped_crawl_gives_back_what_it_holds_and_exits_3(crawls, redis_client):
    with serving(site(30)) as web:
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", DRAIN_DEADLINE=2)
        wait_for(lambda: web.counted["/list/0"])
        web.latency = 30
        wait_for(lambda: redis_client.zcard(KEYS("leases", "plain")) > 2)
        crawl.send_signal(signal.SIGTERM)
        out, err = crawl.communicate(timeout=10)
        assert crawl.returncode == 3, out + err
        assert redis_client.zcard(KEYS("leases", "plain")) == 0
        assert "Stopped early" in out
        web.latency = 0
        crawls.run("crawl", "plain", "-a", f"base={web.url}")
    assert len(crawls.records()) == 30


def test_a_stopped_crawl_finishes_what_comes_within_its_deadline(crawls, redis_client):
    with serving(site(30)) as web:
        web.latency = 0.4
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=3)
        wait_for(lambda: web.counted["/a/1"])
        crawl.send_signal(signal.SIGTERM)
        crawl.communicate(timeout=10)
        asked = {path for path in web.counted if path.startswith("/a/")}
        assert crawl.returncode == 3
    assert {f"/{path}" for path in crawls.paths()} == asked


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


def test_the_numbers_of_a_run_add_up(crawls, redis_client):
    pages = site(20) | {"/a/3": article(3, "index"), "/a/4": (500, {}, ""), "/a/5": (404, {}, "")}
    pages |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /a/6"), "/a/7": (403, {}, "")}
    with serving(pages) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        assert (web.asked("/a/6"), web.asked("/a/7")) == (0, 1)
    run = {name: int(value) for name, value in run_of(redis_client).items() if value.isdigit()}
    assert (run["listed"], run["fetched"], run["gone"], run["dropped"], run["failed"]) == (20, 16, 1, 1, 2)
    assert (run["not_article"], run["new"], run["pending"]) == (1, 15, 0)


def test_a_redirect_stands_in_for_the_page_and_waits_at_the_gate(crawls):
    pages = site(3) | {"/a/1": (302, {"Location": "/moved"}, ""), "/moved": article(1)}
    with serving(pages) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", DOWNLOAD_DELAY=0.2)
        times = sorted(at for at, _, _ in web.log)
    assert crawls.paths() == ["a/0", "a/2", "moved"]
    assert min(after - before for before, after in pairwise(times)) > 0.15


def test_the_gap_holds_across_workers_for_every_kind_of_request(crawls):
    pages = site(12) | {"/a/1": (302, {"Location": "/moved"}, ""), "/moved": article(1), "/a/2": (500, {}, "")}
    with serving(pages) as web:
        settings = {"DOWNLOAD_DELAY": 0.2, "CONCURRENT_REQUESTS_PER_DOMAIN": 4}
        crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}", **settings)
        for _ in range(2):
            crawls.start("worker", "--sites", "plain", **settings)
        crawl.communicate(timeout=60)
        times = sorted(at for at, _, _ in web.log)
        assert web.asked("/robots.txt") == 1, "asked once by the whole fleet"
    gaps = [after - before for before, after in pairwise(times)]
    assert len(gaps) > 15
    assert min(gaps) > 0.15


def test_the_hosts_wish_to_be_left_alone_is_heard(crawls, redis_client):
    answers = iter([(429, {"Retry-After": "1"}, ""), (503, {}, "")])

    def busy(web, path):
        return next(answers, article(2))

    with serving(site(4) | {"/a/2": busy}) as web:
        crawls.run("crawl", "plain", "-a", f"base={web.url}", CONCURRENT_REQUESTS=1)
        asked = [(at, path) for at, path, _ in web.log]
    first = next(index for index, (_, path) in enumerate(asked) if path == "/a/2")
    assert asked[first + 1][0] - asked[first][0] > 0.95
    assert len(crawls.records()) == 4


def test_robots_txt_that_cannot_be_had_forbids_everything_for_now(crawls, redis_client):
    with serving(site(3) | {"/robots.txt": (500, {}, "")}) as web:
        out = crawls.run("crawl", "plain", "-a", f"base={web.url}", status=1)
        assert set(web.counted) == {"/robots.txt"}
        assert "robots.txt" in crawls.run("dead", "list", "plain"), out


def test_lists_are_asked_for_conditionally(crawls, redis_client):
    def changed_never(web, path):
        if web.log[-1][2].get("If-None-Match") == '"1"':
            return 304, {}, ""
        status, _, body = listing(["/a/0", "/a/1"])
        return status, {"ETag": '"1"'}, body

    with serving({"/": changed_never, "/a/0": article(0), "/a/1": article(1)}) as web:
        for _ in range(2):
            crawls.run("crawl", "conditional", "-a", f"base={web.url}")
        asked = [headers.get("If-None-Match") for _, path, headers in web.log if path == "/"]
    assert asked == [None, '"1"']
    assert len(crawls.records("conditional")) == 2


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


def test_a_crawl_that_is_stopped_while_redis_is_away_says_so_in_one_line(tmp_path):
    server = TestServer(server_binary(), tmp_path / "redis")
    (tmp_path / "redis").mkdir()
    server.start()
    crawls = Crawls(server.url, tmp_path)
    try:
        with serving(site(30)) as web:
            crawl = crawls.start("crawl", "plain", "-a", f"base={web.url}")
            wait_for(lambda: web.counted["/list/0"])
            web.latency = 0.3
            server.kill()
            crawl.send_signal(signal.SIGTERM)
            out, err = crawl.communicate(timeout=60)
    finally:
        crawls.end()
        server.stop()
    assert crawl.returncode == 2, out + err
    assert "Traceback" not in err
    (line,) = [line for line in err.splitlines() if line.startswith("govcrawl: ")]
    assert "Redis does not answer any more" in line


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


BAD_INPUT = {
    "crawl plian": "did you mean plain?",
    "crawl": "takes one site",
    "crawl plain -a date=2023-13-01": "date='2023-13-01' is not a day",
    "crawl plain -a date=20230801": "is not a day",
    "crawl plain -a date=2999-01-01": "is in the future",
    "crawl plain -a since=2023-08-02 -a until=2023-08-01": "wrong way round",
    "crawl plain -a date=2023-08-02 -a until=2023-08-03": "not both",
    "crawl plain -s REDIS_URL=redis://127.0.0.1:1/0": "does not answer",
    "crawl plain -s REDIS_URL=nonsense": "redis://host:port/0",
    "crawl plain -s FEEDS_DIR=/proc/feeds": "GOVCRAWL_FEEDS",
    "crawl plain -s GOVCRAWL_KEY_PREFIX=bare:": "hash tag",
    "worker --sites nosuch": "no site 'nosuch'",
    "dead burn": "list, retry or drop",
    "dead drop": "a site, or --all",
    "forget plain": "takes addresses",
    "ingest": "takes one site",
}


@pytest.fixture(scope="module")
def refusals(valkey, tmp_path_factory):
    """What each command line says, and its exit status; in forks of one process, to import Scrapy once."""
    directory = tmp_path_factory.mktemp("bad")
    script = (
        "import contextlib, json, os, sys\n"
        "from scrapy import cmdline\n"
        "import govcrawl.commands.crawl, govcrawl.commands.dead, govcrawl.__main__ as start\n"
        "for number, line in enumerate(json.load(sys.stdin)):\n"
        "    if (pid := os.fork()) == 0:\n"
        "        out = os.open(f'{sys.argv[1]}/{number}', os.O_WRONLY | os.O_CREAT)\n"
        "        os.dup2(out, 1), os.dup2(out, 2)\n"
        "        sys.argv = ['govcrawl', *line.split(), '-s', 'SPIDER_MODULES=tests.frontier.sites']\n"
        "        start.main()\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)\n"
    )
    env = {**os.environ, "REDIS_URL": valkey.url, "GOVCRAWL_FEEDS": f"{directory}/feeds", "PYTHONPATH": "."}
    done = subprocess.run(
        [sys.executable, "-c", script, directory],
        input=json.dumps(list(BAD_INPUT)), env=env, capture_output=True, text=True, timeout=200, check=True,
    )  # fmt: skip
    said = [(directory / str(number)).read_text("utf-8") for number in range(len(BAD_INPUT))]
    return dict(zip(BAD_INPUT, zip(map(int, done.stdout.split()), said, strict=True), strict=True))


@pytest.mark.parametrize("line", BAD_INPUT)
def test_bad_input_is_one_line_that_says_what_to_do(refusals, line):
    status, out = refusals[line]
    assert BAD_INPUT[line] in out
    assert len(out.strip().splitlines()) == 1, out
    assert status == 2


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
