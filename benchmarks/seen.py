"""Bytes of Redis a URL in the seen set, as it grows, and whether it still is exact.

    python benchmarks/seen.py [--server redis-server] [--sizes 100000,1000000,20000000] [--sites 1]

Up to a million, URLs enter through the commit script, as in a crawl, and what else the commits leave is taken away
before the memory is read. Above that the buckets are filled and split inside the server, by the same rules.
"""

import argparse
import asyncio
import hashlib
import subprocess
import tempfile
import time
from pathlib import Path

import redis
import redis.asyncio

from govcrawl.frontier import buckets
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import VERSION, Header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import Limits, Pace, SiteQueue
from govcrawl.frontier.server import server_binary

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
    await queue.begin(
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
        await queue.unfold(lease.id)
        # The articles themselves are not to be measured.
        await caller.command("UNLINK", queue.key("ready", "g"), queue.keys("backlog"), queue.key("requests"))
        await queue.begin(
            f"x{at}",
            f"r{first}x{at}",
            [Child(h := Header(VERSION, "g", f"r{first}", "l", 0, None), h.line() + b"{}", bytes(20))],
        )
    await queue.settle()
    await caller.close()


# What commits and splits come to, inside the server: keys and fingerprints as the scripts make them, each bucket split
# when its turn comes and rewritten as grow.lua rewrites it.
DIRECTLY = """
local prefix, first, number, fill = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local state = redis.call('HMGET', prefix, 'level', 'split', 'count')
local level, split, count = tonumber(state[1] or 0), tonumber(state[2] or 0), tonumber(state[3] or 0)
local size = 2 ^ level
local function hash_of(mark)
  local a, b, c, d, e, f = string.byte(mark, 1, 6)
  return ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
end
for each = first, first + number - 1 do
  local digest = redis.sha1hex(string.format('%.0f', each))
  local mark = string.gsub(string.sub(digest, 1, 16), '..', function(hex) return string.char(tonumber(hex, 16)) end)
  local hash = hash_of(mark)
  local bucket = hash % size
  if bucket < split then
    bucket = hash % (2 * size)
  end
  count = count + redis.call('HSET', prefix .. ':' .. string.format('%.0f', bucket), mark, 1054)
  while count > fill * (size + split) do
    local old, new = prefix .. ':' .. string.format('%.0f', split), prefix .. ':' .. string.format('%.0f', split + size)
    local entries, stay, move = redis.call('HGETALL', old), {}, {}
    for at = 1, #entries, 2 do
      local into = hash_of(entries[at]) % (2 * size) == split and stay or move
      into[#into + 1], into[#into + 2] = entries[at], entries[at + 1]
    end
    redis.call('DEL', old)
    if #stay > 0 then redis.call('HSET', old, unpack(stay)) end
    if #move > 0 then redis.call('HSET', new, unpack(move)) end
    split = split + 1
    if split == size then
      level, split, size = level + 1, 0, size * 2
    end
  end
end
redis.call('HSET', prefix, 'level', level, 'split', split, 'count', count)
"""


def grow_directly(client: redis.Redis, first: int, last: int) -> None:
    load = client.register_script(DIRECTLY)
    for at in range(first, last, 5000):
        load([KEYS("seen", "site")], [at, min(5000, last - at), buckets.FILL])


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
                        grow_directly(client, last, size)
                    used = settle(client) - empty
                    print(f"{size:>12,} URLs: {used / size:.2f} bytes each ({used / 2**20:.1f} MiB)")
                    check(client, size)
                    last = size
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
