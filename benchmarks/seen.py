"""Bytes of Redis a URL in the seen set, as it grows, and whether it still is exact.

    python -m benchmarks.seen [--server redis-server] [--sizes 100000,1000000,20000000] [--sites 1]

Up to a million, URLs enter through the commit script, as in a crawl, and what else the commits leave is taken away
before the memory is read. Above that the buckets are written directly, as they are at that size.
"""

import argparse
import asyncio
import hashlib
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import redis
import redis.asyncio

from govcrawl.frontier import buckets
from govcrawl.frontier.begin import begin
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import VERSION, Header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.server import server_binary
from govcrawl.frontier.spills import unfold
from govcrawl.frontier.terms import Limits, Pace

KEYS = Keys()
BY_COMMIT = 1_000_000  # above this, buckets are written directly


def fingerprint(number: int) -> bytes:
    return hashlib.sha1(b"%d" % number).digest()


def child(number: int) -> Child:
    header = Header(VERSION, "g", "r", "a", 0, None)
    return Child(header, header.line() + b"{}", fingerprint(number))


async def grow_by_commits(url: str, first: int, last: int) -> None:
    caller = Caller(redis.asyncio.Redis.from_url(url))
    queue = SiteQueue(caller, KEYS, "site", "w")
    await begin(
        queue,
        f"{first}",
        f"r{first}",
        [Child(h := Header(VERSION, "g", f"r{first}", "l", 0, None), h.line() + b"{}", bytes(20))],
    )
    for at in range(first, last, 20_000):
        lease = (await queue.lease(1, "r", {"": Pace(0, 99)}, Limits())).leases[0]
        lease.header = Header(VERSION, "g", f"r{first}", "l", 0, None)
        lease.children = [child(number) for number in range(at, min(at + 20_000, last))]
        lease.children.append(Child(h := lease.header, h.line() + b"{}", bytes(20), filtered=False))
        assert await queue.commit(lease, "pages") == "done"
        await unfold(queue, lease.id)
        # The articles themselves are not to be measured.
        await caller.command("UNLINK", queue.key("ready", "g"), queue.keys("backlog"), queue.key("requests"))
        await begin(
            queue,
            f"x{at}",
            f"r{first}x{at}",
            [Child(h := Header(VERSION, "g", f"r{first}", "l", 0, None), h.line() + b"{}", bytes(20))],
        )
    await queue.settle()
    await caller.close()


def fill_directly(client: redis.Redis, number: int) -> None:
    """The buckets as they are at ``number`` URLs: random fingerprints, each in the bucket where it belongs."""
    wanted = -(-number // buckets.FILL)
    level = wanted.bit_length() - 1
    split = wanted - (1 << level)
    random = np.random.default_rng(1)
    # How many of the pages fall into each bucket: chosen as hashes choose, by the bits of the deeper level.
    falls = random.multinomial(number, [1 / (2 << level)] * (2 << level))
    with client.pipeline(transaction=False) as pipe:
        for bucket in range(1 << level):
            parts = [(bucket, [bucket]), (bucket + (1 << level), [bucket + (1 << level)])]
            if bucket >= split:
                parts = [(bucket, [bucket, bucket + (1 << level)])]
            for name, hashes in parts:
                marks = []
                for each in hashes:
                    high = random.integers(0, 1 << (47 - level), falls[each]) << (level + 1)
                    tails = random.bytes(2 * int(falls[each]))
                    marks += [
                        int(value).to_bytes(6, "big") + tails[2 * at : 2 * at + 2]
                        for at, value in enumerate(high | each)
                    ]
                if marks:
                    pipe.hset(KEYS("seen", "site", str(name)), mapping=dict.fromkeys(marks, 1054))
            if bucket % 256 == 0:
                pipe.execute()
        pipe.hset(KEYS("seen", "site"), mapping={"level": level, "split": split, "count": number})
        pipe.execute()


def settle(client: redis.Redis) -> int:
    """Memory in use when everything but the seen set has gone."""
    for key in client.scan_iter(count=10_000):
        if not key.startswith(KEYS("seen", "site").encode()):
            client.unlink(key)
    time.sleep(0.3)
    client.execute_command("MEMORY", "PURGE")
    time.sleep(0.3)
    client.slowlog_reset()  # it holds copies of arguments
    return int(client.info("memory")["used_memory"])


def check(client: redis.Redis, number: int) -> None:
    """Every bucket where it belongs, every page once, none converted to the large encoding."""
    level, split, count = (int(each) for each in client.hmget(KEYS("seen", "site"), "level", "split", "count"))
    held = largest = 0
    for bucket in range((1 << level) + split):
        key = KEYS("seen", "site", str(bucket))
        length = client.hlen(key)
        held, largest = held + length, max(largest, length)
        if bucket % 997 == 0:
            assert length == 0 or client.object("encoding", key) == b"listpack", key
    assert held == count == number, (held, count, number)
    if number <= BY_COMMIT:
        alone = sum(
            client.memory_usage(KEYS("seen", "site", str(bucket)), samples=0) or 0
            for bucket in range((1 << level) + split)
        )
        print(f"    {alone / number:.2f} bytes by MEMORY USAGE of the buckets alone")
    print(f"    {(1 << level) + split:,} buckets, {number / ((1 << level) + split):.0f} pages each, {largest} at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default=str(server_binary()))
    parser.add_argument("--sizes", default="100000,1000000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        socket = f"{directory}/s"
        command = [options.server, "--port", "0", "--unixsocket", socket, "--dir", directory, "--save", ""]
        # Histograms of each command's latency take a megabyte, however many pages there are.
        server = subprocess.Popen([*command, "--latency-tracking", "no", "--logfile", f"{directory}/log"])
        try:
            while not Path(socket).exists():
                time.sleep(0.02)
            url = f"unix://{socket}"
            with redis.Redis.from_url(url) as client:
                info = client.info("server")
                print(info.get("valkey_version") or info["redis_version"])
                empty = settle(client)
                last = 0
                for size in map(int, options.sizes.split(",")):
                    if size <= BY_COMMIT:
                        asyncio.run(grow_by_commits(url, last, size))
                    else:
                        client.flushall()
                        fill_directly(client, size)
                    used = settle(client) - empty
                    print(f"{size:>12,} URLs: {used / size:.2f} bytes each ({used / 2**20:.1f} MiB)")
                    check(client, size)
                    last = size
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
