"""What hosts see of a crawl: gaps, robots.txt, wishes to be left alone, conditional requests."""

from itertools import pairwise

from tests.frontier.web import article, listing, serving, site


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
