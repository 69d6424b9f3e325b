"""Crawls that are asked to stop."""

import signal

from govcrawl.frontier.server import server_binary
from tests.conftest import TestServer
from tests.frontier.conftest import Crawls
from tests.frontier.watching import KEYS, wait_for
from tests.frontier.web import serving, site


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
