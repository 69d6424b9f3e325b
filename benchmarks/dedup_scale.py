"""The index at size: simulated signatures, in memory and in the embedded server; a flood of one text."""

import hashlib
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import redis

from benchmarks.dedup_texts import Writer
from govcrawl.dedup.index import Index
from govcrawl.dedup.shared import SharedIndex
from govcrawl.dedup.signature import KEPT, KEPT_SLOTS, POSTED_LINKS, Signature, signature
from govcrawl.frontier.server import server_binary

COPIES, EDITED = 0.15, 0.15
SITES_A_DAY = 3000  # records: 62 sites at about 50 each


def name(number: int) -> str:
    return hashlib.md5(str(number).encode()).hexdigest()


def simulated(count: int, seed: int = 1) -> Iterator[Signature]:
    """Sizes as of news (median 600 shingles); 15 % copies and 15 % edited copies of one of the last 5,000."""
    draw = np.random.default_rng(seed)
    recent: list[Signature] = []
    sizes = np.clip(draw.lognormal(np.log(600), 0.8, count), 20, 20_000).astype(int)
    for size in sizes.tolist():
        kind = draw.random()
        if recent and kind < COPIES + EDITED:
            one = recent[draw.integers(len(recent))]
            if kind >= COPIES:
                fresh = draw.integers(0, one.values[-1] + 1, len(one.values) // 5)
                values = sorted(set(draw.permutation(one.values)[len(fresh) :].tolist()) | set(fresh.tolist()))
                one = Signature(one.size, tuple(values), one.slots, one.links)
        else:
            kept, slots = min(size, KEPT), int(min(KEPT_SLOTS, size // 60 + 1))
            values = np.unique(draw.integers(0, min(2**32, 2**32 * kept // size), kept)).tolist()
            links = np.unique(draw.integers(0, 2**32, min(slots, POSTED_LINKS))).tolist()
            one = Signature(
                size, tuple(values), tuple(np.unique(draw.integers(0, 2**16, slots)).tolist()), tuple(links)
            )
        recent.append(one)
        if len(recent) > 5000:
            recent.pop(draw.integers(2500))
        yield one


def in_memory(count: int) -> None:
    index, found, spent = Index(), 0, 0.0
    for _ in simulated(6000):
        pass  # what the simulation itself keeps is not the index's
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, one in enumerate(simulated(count)):
        started = time.process_time()
        found += index.add(name(number), one) is not None
        spent += time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(
        f"\nin memory: {count:,} records, {found:,} near-duplicates, {len(index):,} in the index: "
        f"{spent / count * 1e6:.0f} µs CPU a record, {grown / count:.0f} bytes a record, "
        f"{grown / len(index):.0f} an entry",
        flush=True,
    )


def in_redis(count: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        command = [str(server_binary()), "--port", "0", "--unixsocket", "s", "--save", "", "--appendonly", "no"]
        server = subprocess.Popen([*command, "--dir", directory, "--loglevel", "warning"], stdout=subprocess.DEVNULL)
        try:
            socket = Path(directory, "s")
            while not socket.exists():
                time.sleep(0.05)
            _fill(redis.Redis(unix_socket_path=str(socket)), count)
        finally:
            server.terminate()
            server.wait()


def _fill(client: redis.Redis, count: int) -> None:
    index, found = SharedIndex(client), 0
    base, cpu, at = _memory(client), _cpu(client), 0
    for number, one in enumerate(simulated(count), 1):
        found += index.add(name(number), one) is not None
        if number in (count // 100, count // 10, count):
            entries = client.hlen("{govcrawl}:near:records")
            taken, spent = _memory(client) - base, _cpu(client) - cpu
            print(
                f"in Redis: {number:,} records, {found:,} near-duplicates, {entries:,} in the index: "
                f"{spent / (number - at) * 1e6:.0f} µs of the server a record, {taken / number:.0f} bytes a record, "
                f"{taken / entries:.0f} an entry; "
                f"{taken / number * SITES_A_DAY / 1e6:.1f} MB a day of {SITES_A_DAY:,} records",
                flush=True,
            )
            cpu, at = _cpu(client), number
    flood = signature(Writer(1).story(1000))
    cpu, before, started = _cpu(client), _memory(client), time.process_time()
    answers = [index.add(name(-number), flood) for number in range(1, 100_001)]
    print(
        f"flood: 100,000 identical texts: {(_cpu(client) - cpu) * 10:.0f} µs of the server each, "
        f"{(time.process_time() - started) * 10:.0f} µs of the client, {_memory(client) - before:,} bytes in all, "
        f"{len({near.cluster for near in answers if near})} cluster"
    )


def _memory(client: redis.Redis) -> int:
    return int(client.info("memory")["used_memory"])


def _cpu(client: redis.Redis) -> float:
    told = client.info("cpu")
    return float(told["used_cpu_user"]) + float(told["used_cpu_sys"])
