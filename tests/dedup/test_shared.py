"""The index in Redis: one cluster for all workers, bounded memory and time."""

import random
import subprocess
import sys

import pytest
import redis

from benchmarks.dedup_texts import Writer
from govcrawl.dedup.shared import SharedIndex
from govcrawl.dedup.signature import KEPT, KEPT_SLOTS, POSTED_LINKS, Signature, signature
from tests.dedup.test_matching import name

STORY = Writer(30).story(500)


@pytest.fixture
def client(redis_url: str) -> redis.Redis:
    return redis.Redis.from_url(redis_url)


def drawn(draw: random.Random) -> Signature:
    """The signature of a long text that shares nothing with any other, as full as they get."""
    size = draw.randint(300, 3000)
    values = sorted(draw.sample(range(2**32 * KEPT // size), KEPT))
    slots, links = draw.sample(range(2**16), KEPT_SLOTS), draw.sample(range(2**32), POSTED_LINKS)
    return Signature(size, tuple(values), tuple(sorted(slots)), tuple(sorted(links)))


ADD = """
import sys, redis
from govcrawl.dedup.shared import SharedIndex
from govcrawl.dedup.signature import signature
from tests.dedup.test_matching import name
from tests.dedup.test_shared import STORY
index = SharedIndex(redis.Redis.from_url(sys.argv[1]))
made = [signature(STORY + "第" * n + "稿") for n in range(40)]
sys.stdin.readline()
for n, one in enumerate(made):
    near = index.add(name((sys.argv[2], n)), one)
    print(near.cluster if near else "first " + name((sys.argv[2], n)), flush=True)
"""


def test_workers_with_one_story_at_the_same_moment_agree_on_one_cluster(client, redis_url):
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, redis_url, str(n)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for n in range(3)
    ]
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    lines = [line for worker in workers for line in worker.communicate()[0].split("\n") if line]
    first = [line.removeprefix("first ") for line in lines if line.startswith("first")]
    assert len(lines) == 120
    assert len(first) == 1
    assert {line for line in lines if not line.startswith("first")} == set(first)


def test_a_record_takes_at_most_800_bytes_of_the_server(client):
    index, draw = SharedIndex(client), random.Random(1)
    index.add(name("warm"), drawn(draw))
    before, count = client.info("memory")["used_memory"], 4000
    for number in range(count):
        assert index.add(name(number), drawn(draw)) is None
    taken = (client.info("memory")["used_memory"] - before) / count
    print(f"{taken:.0f} bytes a record")
    assert taken <= 800
    assert client.hlen("{govcrawl}:near:records") == count + 1


def test_a_flood_of_one_text_takes_one_place_and_loses_no_record(client):
    index = SharedIndex(client)
    one = signature(STORY)
    answers = [index.add(name(number), one) for number in range(3000)]
    assert answers[0] is None
    assert {near.cluster for near in answers[1:]} == {name(0)}
    assert client.hlen("{govcrawl}:near:records") == 1


def test_a_flood_of_one_template_keeps_every_bucket_short(client):
    index, draw = SharedIndex(client), random.Random(2)
    base = drawn(draw)
    for number in range(1500):
        fresh = drawn(draw)
        assert index.add(name(number), Signature(base.size, base.values, fresh.slots, fresh.links)) is None
    longest = max(len(bucket) for bucket in client.hvals("{govcrawl}:near:postings"))
    assert longest <= 8 * 32 * 24


def test_a_story_is_forgotten_when_its_window_has_passed_and_the_room_is_given_back(client):
    index, draw = SharedIndex(client, window=60), random.Random(3)
    one = signature(STORY)
    assert index.add(name("a"), one, today=100) is None
    assert index.add(name("b"), one, today=160).cluster == name("a")
    assert index.add(name("c"), one, today=161).cluster == name("a"), "b came late and was kept for what follows"
    assert index.add(name("d"), one, today=300) is None
    for day in range(300, 420):
        for number in range(10):
            index.add(name((day, number)), drawn(draw), today=day)
    assert client.hlen("{govcrawl}:near:records") <= 61 * 10 + 10
    entries = sum(len(bucket) for bucket in client.hvals("{govcrawl}:near:postings")) // 8
    assert entries == int(client.hget("{govcrawl}:near:state", "entries"))
    assert entries <= 2 * 61 * 10 * 32


def test_the_oldest_records_go_where_there_are_more_than_the_limit(client):
    index, draw = SharedIndex(client, limit=50), random.Random(4)
    one = signature(STORY)
    index.add(name("a"), one)
    for number in range(200):
        index.add(name(number), drawn(draw))
    assert client.hlen("{govcrawl}:near:records") <= 50
    assert index.add(name("b"), one) is None


@pytest.mark.parametrize("part", ["state", "postings", "records"])
def test_a_key_of_another_type_is_an_error_before_anything_is_written(client, part):
    client.set(f"{{govcrawl}}:near:{part}", "stranger")
    with pytest.raises(redis.ResponseError, match="WRONGTYPE"):
        SharedIndex(client).add(name("a"), signature(STORY))
    assert client.keys() == [f"{{govcrawl}}:near:{part}".encode()]


def test_the_index_finds_a_story_after_its_buckets_have_been_split_many_times(client):
    index, draw = SharedIndex(client), random.Random(5)
    early = [(name(("early", number)), drawn(draw)) for number in range(50)]
    for record, made in early:
        assert index.add(record, made) is None
    for number in range(2500):
        index.add(name(number), drawn(draw))
    assert int(client.hget("{govcrawl}:near:state", "buckets")) > 2000
    for record, made in early:
        assert index.add(name(record), made).of == record
