"""An outbox to export: commits as the frontier makes them, without a crawl."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pytest
import redis
import zstandard

from govcrawl.feed.exporter import Exporter
from govcrawl.frontier.keys import Keys
from govcrawl.items import article_id, content_hash

COMMIT = """
local hash = string.sub(ARGV[2], 1, 16)
local known = redis.call('HGET', KEYS[1], ARGV[1]) or ''
if string.find(known, hash, 1, true) then return '' end
redis.call('HSET', KEYS[1], ARGV[1], known .. hash)
if redis.call('EXISTS', KEYS[3]) == 0 then redis.call('SET', KEYS[3], '1') end
local cursor = redis.call('GET', KEYS[3]) .. '-' .. string.format('%.0f', redis.call('INCR', KEYS[4]))
local fields = {'d', ARGV[3], 'r', 'run', 't', ARGV[5]}
if ARGV[4] ~= '' then fields[7], fields[8] = 'n', ARGV[4] end
redis.call('XADD', KEYS[2], cursor, unpack(fields))
return cursor
"""


def record(number: int, *, version: int = 0, site: str = "s", pad: int = 0) -> dict[str, object]:
    url = f"http://{site}.example/{number}"
    text = f"正文第{number}段，第{version}版。" + "字" * pad
    return {
        "id": article_id(url),
        "url": url,
        "canonical_url": url,
        "site": site,
        "title": f"标题{number}",
        "text": text,
        "content_hash": content_hash(f"标题{number}", text),
        "near_dup": None,
        "warnings": [],
    }


class Filler:
    """Commits records into the outboxes of a server, as the frontier's commit script does."""

    def __init__(self, client: redis.Redis) -> None:
        self.client, self.keys = client, Keys()
        self._commit = client.register_script(COMMIT)

    def commit(
        self, made: dict[str, object], near_dup: dict[str, object] | None = None, at: float | None = None
    ) -> str:
        """``at``: seconds since 1970, when it is committed by the server's clock (default now)."""
        site = str(made["site"])
        self.client.sadd(self.keys("sites"), site)
        keys = [self.keys(name, site) for name in ("known", "outbox", "epoch", "sequence")]
        given = [made["id"], made["content_hash"], orjson.dumps(made), orjson.dumps(near_dup) if near_dup else b""]
        given.append(int((time.time() if at is None else at) * 1000))
        return self._commit(keys=keys, args=given).decode()

    def records(self, count: int, *, start: int = 0, site: str = "s", **more: int) -> list[dict[str, object]]:
        made = [record(number, site=site, **more) for number in range(start, start + count)]
        for one in made:
            self.commit(one)
        return made


@pytest.fixture
def filler(redis_client: redis.Redis) -> Filler:
    return Filler(redis_client)


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


@pytest.fixture
def export(redis_client: redis.Redis, feeds: Path) -> Callable[..., None]:
    """Export everything that is committed, as `govcrawl export --once` does."""

    def run(**settings: object) -> None:
        Exporter(redis_client, feeds, settings).run_once(threading.Event())

    return run


@pytest.fixture
def running(redis_client: redis.Redis, feeds: Path) -> Iterator[Callable[..., Exporter]]:
    """Start exporters in threads; they are stopped at the end."""
    stops, threads = [], []

    def start(directory: Path = feeds, client: redis.Redis = redis_client, **settings: object) -> Exporter:
        exporter, stop = Exporter(client, directory, {"FEEDS_POLL": 0.02, **settings}), threading.Event()
        thread = threading.Thread(target=exporter.run, args=(stop,))
        thread.start()
        stops.append(stop)
        threads.append(thread)
        return exporter

    yield start
    for stop in stops:
        stop.set()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def contents(feeds: Path, site: str = "s") -> list[tuple[str, str]]:
    """(id, content_hash) of every record of a site's feed, in order, read with nothing of ours but the manifest."""
    found = []
    for line in (feeds / site / "manifest.jsonl").read_bytes().splitlines():
        sealed = orjson.loads(line)
        data = (feeds / site / sealed["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == sealed["sha256"]
        assert len(data) == sealed["bytes"]
        if sealed["path"].endswith(".zst"):
            data = zstandard.ZstdDecompressor().decompress(data)
        records = [orjson.loads(one) for one in data.splitlines()]
        assert len(records) == sealed["records"]
        found += [(one["id"], one["content_hash"]) for one in records]
    return found


def keyed(records: list[dict[str, object]]) -> list[tuple[str, str]]:
    return [(str(one["id"]), str(one["content_hash"])) for one in records]
