"""What scrapy-redis left, taken over once; and what a pickle may not do."""

import os
import pickle

import orjson
import pytest
from scrapy import Request

from govcrawl.frontier.keys import Keys
from govcrawl.frontier.legacy import NotReadable, requests
from tests.frontier.sites.plain import Plain
from tests.frontier.web import serving, site

KEYS = Keys()


class Bomb:
    def __reduce__(self):
        return os.system, ("touch exploded",)


def left_by_scrapy_redis(url, spider, **more):
    return Request(url, callback=spider.parse_article, **more).to_dict(spider=spider)


def test_an_old_queue_of_pickles_is_taken_over_and_crawled(crawls, redis_client):
    spider = Plain()
    with serving(site(5)) as web:
        for number in range(4):
            stored = left_by_scrapy_redis(f"{web.url}/a/{number}", spider, meta={"depth": 1}, headers={"X-A": "b"})
            redis_client.zadd("plain:requests", {pickle.dumps(stored, protocol=-1): -number})
        assert "--pickle reads it" in crawls.run("ingest", "plain", status=1)
        assert "4 of 4 requests" in crawls.run("ingest", "plain", "--pickle")
        assert redis_client.zcard("plain:requests") == 4
        crawls.run("worker", "--sites", "plain", "--until-idle")
        assert [headers.get("X-A") for _, path, headers in web.log if path == "/a/1"] == ["b"]
    assert redis_client.xlen(KEYS("outbox", "plain")) == 4


def test_no_code_runs_from_a_pickle(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (found,) = requests([pickle.dumps(Bomb())], Plain(), allow_pickle=True)
    assert isinstance(found, NotReadable)
    assert "could run code" in str(found)
    assert not (tmp_path / "exploded").exists()


@pytest.mark.parametrize(
    "data", [b"", b"\x80garbage", b"{}", b'{"url": 3}', b"[1]", pickle.dumps([1]), pickle.dumps({})]
)
def test_garbage_in_an_old_queue_is_named_not_raised(data):
    (found,) = requests([data], Plain(), allow_pickle=True)
    assert isinstance(found, NotReadable)


def test_json_needs_no_flag():
    (found,) = requests([orjson.dumps({"url": "http://h/1", "callback": "parse_list"})], Plain(), allow_pickle=False)
    assert isinstance(found, Request)
    assert found.callback.__name__ == "parse_list"
