"""Pages whose reading takes longer than their lease."""

import signal

from tests.frontier.watching import KEYS, wait_for
from tests.frontier.web import listing, serving

TEXT = "全省各地认真贯彻落实会议精神，扎实推进各项重点工作，努力完成全年目标任务。" * 5


def pages(*paths: str):
    page = 200, {}, f"<title>全省推进重点工作</title><h1>全省推进重点工作</h1><div><p>{TEXT}</p></div>"
    return {"/": listing(paths)} | dict.fromkeys(paths, page)


def test_a_page_that_is_read_for_longer_than_its_lease_is_filed_once(crawls, redis_client, monkeypatch):
    paths = [f"/a/{n}" for n in range(1000, 1009)]
    with serving(pages(paths[0], "/long/9", *paths[1:])) as web:
        monkeypatch.setenv("SLOW_SITE", web.url)
        crawls.start("worker", "--sites", "slow", LEASE_SECONDS=3)
        crawls.run("crawl", "slow", LEASE_SECONDS=3)
        assert set(web.counted.values()) == {1}
    assert crawls.paths("slow") == sorted(path[1:] for path in [*paths, "/long/9"])
    assert redis_client.hlen(KEYS("dead", "slow")) == 0


def test_other_pages_are_committed_while_one_is_read(crawls, redis_client, monkeypatch):
    with serving(pages("/long/60", "/a/1001", "/a/1002")) as web:
        monkeypatch.setenv("SLOW_SITE", web.url)
        crawl = crawls.start("crawl", "slow", DRAIN_DEADLINE=2)
        wait_for(lambda: redis_client.hlen(KEYS("known", "slow")) == 2)
        assert web.counted["/long/60"] == 1
        crawl.send_signal(signal.SIGTERM)  # nor does a stop wait for it
        out, err = crawl.communicate(timeout=30)
        assert crawl.returncode == 3, out + err
        assert "Traceback" not in err
        assert redis_client.zcard(KEYS("leases", "slow")) == 0
        web.pages["/long/60"] = 404, {}, "gone"
        crawls.run("crawl", "slow")
    assert crawls.paths("slow") == ["a/1001", "a/1002"]
