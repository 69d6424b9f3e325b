"""What the frontier costs: page commits a second of one Redis core, round trips a page.

    python -m benchmarks.frontier [--server redis-server] [--pages 20000]

A page: one record of 4 KB, 20 links of which half are new. The server's own CPU time is what counts (INFO cpu): on a
shared machine the clock on the wall says nothing.
"""

import argparse
import asyncio
import os
import secrets
import subprocess
import tempfile
import time
from pathlib import Path

import redis
import redis.asyncio

from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import VERSION, Header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import Limits, Pace, SiteQueue, make_record
from govcrawl.frontier.server import server_binary

LINKS = int(os.environ.get("LINKS", "20"))
BODY = b'{"id":"%s","text":"' + b"\xe5\xad\x97" * 1300 + b'"}'


def child(run: str, kind: str = "a", fingerprint: bytes = b"") -> Child:
    header = Header(VERSION, "g", run, kind, 0, None)
    url = (
        b'{"url":"http://szb.ahnews.com.cn/ahrb/content/202308/21/c%s.html","callback":"parse_article",'
        % os.urandom(4).hex().encode()
    )
    meta = b'"meta":{"page":"article","listed_on":"http://szb.ahnews.com.cn/ahrb/layout/202308/21/node_01.html","depth":2}}'
    return Child(header, header.line() + url + meta, fingerprint or os.urandom(20))


async def measure(client: redis.Redis, url: str, pages: int, together: int) -> None:
    caller = Caller(redis.asyncio.Redis.from_url(url))
    queue = SiteQueue(caller, Keys(), "site", "w")
    run = "r"
    starts = [child(run, "l") for _ in range(1000)]
    await queue.begin("{}", run, starts)
    known = [os.urandom(20) for _ in range(LINKS // 2)]
    counted = {"pages": 0}

    async def work() -> None:
        while counted["pages"] < pages:
            answer = await queue.lease(4, run, {"": Pace(0, 1000)}, Limits(outbox=10**9))
            for lease in answer.leases:
                counted["pages"] += 1
                lease.header = Header(VERSION, "g", run, "a", 0, None)
                lease.children = [child(run) for _ in range(LINKS // 2)] + [
                    child(run, fingerprint=each) for each in known
                ]
                name = secrets.token_hex(16)
                lease.records = [make_record(name, secrets.token_hex(32), BODY % name.encode())]
            done = await asyncio.gather(*(queue.commit(lease, "fetched") for lease in answer.leases))
            assert all(each == "done" for each in done)
            if counted["pages"] % 1000 < 4:
                await caller.command("XTRIM", queue.key("outbox"), "MAXLEN", 1000)

    before, trips, begun = client.info("cpu"), caller.round_trips, time.perf_counter()
    stats_before = client.info("commandstats")
    await asyncio.gather(*(work() for _ in range(together)))
    await queue.settle()
    after, wall = client.info("cpu"), time.perf_counter() - begun
    cpu = sum(after[name] - before[name] for name in ("used_cpu_user", "used_cpu_sys"))
    done = counted["pages"]
    print(f"{done} pages, {together} at a time: {cpu:.2f} s of server CPU, {wall:.1f} s on the wall")
    print(f"  {done / cpu:,.0f} pages (lease and commit, {LINKS} links, 1 record) a second of one core")
    scripts = (
        client.info("commandstats")["cmdstat_evalsha"]["usec"]
        - stats_before.get("cmdstat_evalsha", {"usec": 0})["usec"]
    )
    print(f"  {scripts / done:.0f} us in scripts a page; {(caller.round_trips - trips) / done:.2f} round trips a page")
    if os.environ.get("TOP"):
        rows = sorted(client.info("commandstats").items(), key=lambda r: -r[1]["usec"])[:14]
        for name, row in rows:
            print(f"    {name:28} {row['calls'] / done:8.2f} calls {row['usec'] / done:8.1f} us a page")
    await caller.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default=str(server_binary()))
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--together", type=int, default=16)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        socket = f"{directory}/s"
        command = [options.server, "--port", "0", "--unixsocket", socket, "--dir", directory, "--save", ""]
        server = subprocess.Popen([*command, "--appendonly", "yes", "--logfile", f"{directory}/log"])
        try:
            while not Path(socket).exists():
                time.sleep(0.02)
            url = f"unix://{socket}"
            with redis.Redis.from_url(url) as client:
                client.ping()
                print(client.info("server").get("valkey_version") or client.info("server")["redis_version"])
                asyncio.run(measure(client, url, options.pages, options.together))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
