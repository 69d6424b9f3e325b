"""What the frontier costs: page commits a second of one Redis core, round trips a page.

    python -m benchmarks.frontier [--server redis-server] [--pages 20000]

A page: one record of 4 KB, 20 links of which half are new. The CPU time of the server's process is what counts: on a
shared machine the clock on the wall says nothing. Two figures: pages leased and committed as workers do, and commits
alone, of pages leased before.
"""

import argparse
import asyncio
import os
import secrets
import subprocess
import tempfile
import time
from itertools import islice
from pathlib import Path

import redis
import redis.asyncio
from attrs import define

from govcrawl.frontier.begin import begin
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import VERSION, Header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child, Lease
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.records import make_record
from govcrawl.frontier.server import server_binary
from govcrawl.frontier.terms import Limits, Pace

RUN = "r"
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


@define
class Cost:
    """Server CPU (s, of the process), time in scripts (us) and round trips between two looks."""

    cpu: float
    scripts: dict[str, float]
    trips: int

    def __sub__(self, before: "Cost") -> "Cost":
        scripts = {name: self.scripts[name] - before.scripts.get(name, 0.0) for name in self.scripts}
        return Cost(self.cpu - before.cpu, scripts, self.trips - before.trips)


class Bench:
    """One site's queue on a server of its own."""

    def __init__(self, client: redis.Redis, url: str, together: int) -> None:
        self.client, self.together = client, together
        self.pid = int(client.info("server")["process_id"])
        self.caller = Caller(redis.asyncio.Redis.from_url(url))
        self.queue = SiteQueue(self.caller, Keys(), "site", "w")
        self.known = [os.urandom(20) for _ in range(LINKS // 2)]
        self.done = 0

    def look(self) -> Cost:
        """What the server has used so far: user and system time of all its threads, from /proc."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        stats = self.client.info("commandstats")
        return Cost(cpu, {name: row["usec"] for name, row in stats.items()}, self.caller.round_trips)

    async def begin(self, pages: int) -> None:
        """A run of so many first pages."""
        await begin(self.queue, "{}", RUN, [child(RUN, "l") for _ in range(pages)])

    async def lease(self, wanted: int) -> list[Lease]:
        """Lease pages, and work on them: what they will commit."""
        leases = (await self.queue.lease(wanted, RUN, {"": Pace(0, 10**9)}, Limits(outbox=10**9))).leases
        for lease in leases:
            lease.header = Header(VERSION, "g", RUN, "a", 0, None)
            lease.children = [child(RUN) for _ in range(LINKS // 2)]
            lease.children += [child(RUN, fingerprint=each) for each in self.known]
            name = secrets.token_hex(16)
            lease.records = [make_record(name, secrets.token_hex(32), BODY % name.encode())]
        return leases

    async def commit(self, leases: list[Lease]) -> None:
        """Commit pages, four at a time as a worker's pages end, and let the exporter's part go."""
        assert set(await asyncio.gather(*(self.queue.commit(lease, "fetched") for lease in leases))) == {"done"}
        if self.done // 1000 != (self.done + len(leases)) // 1000:
            await self.caller.command("XTRIM", self.queue.key("outbox"), "MAXLEN", 1000)
        self.done += len(leases)

    async def both(self, pages: int) -> None:
        """Lease and commit, as workers do."""
        until = self.done + pages

        async def work() -> None:
            while self.done < until:
                await self.commit(await self.lease(4))

        await asyncio.gather(*(work() for _ in range(self.together)))
        await self.queue.settle()

    async def only_commit(self, leases: list[Lease]) -> None:
        """Commit what has been leased before."""
        waiting = iter(leases)

        async def work() -> None:
            while some := list(islice(waiting, 4)):
                await self.commit(some)

        await asyncio.gather(*(work() for _ in range(self.together)))
        await self.queue.settle()


def show(what: str, pages: int, cost: Cost) -> None:
    scripts = cost.scripts["cmdstat_evalsha"] / pages
    print(f"{what:18} {pages / cost.cpu:7,.0f} pages a second of server CPU ({cost.cpu:.2f} s for {pages:,})")
    print(f"{'':18} {scripts:7.0f} us in scripts a page, {cost.trips / pages:.2f} round trips a page")
    if os.environ.get("TOP"):
        for name, micros in sorted(cost.scripts.items(), key=lambda row: -row[1])[:14]:
            print(f"    {name:28} {micros / pages:8.1f} us a page")


async def measure(client: redis.Redis, url: str, pages: int, together: int) -> None:
    bench = Bench(client, url, together)
    await bench.begin(1000)
    await bench.both(500)  # scripts loaded, memory grown
    before = bench.look()
    await bench.both(pages)
    show("lease and commit", pages, bench.look() - before)
    leases: list[Lease] = []
    while len(leases) < pages:
        leases += await bench.lease(min(500, pages - len(leases)))
    before = bench.look()
    await bench.only_commit(leases)
    show("commit", pages, bench.look() - before)
    await bench.caller.close()


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
