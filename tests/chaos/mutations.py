"""``python -m tests.chaos.mutations``: a deliberate bug in each script, one at a time; the suite has to fail.

Prints a line a script: the bug, and the test that found it. Exit status 1 if one was not found.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
QUEUE = "tests/frontier/test_queue.py"
INGEST = "tests/frontier/test_crawl.py::test_urls_fed_from_outside_are_crawled_by_a_worker"
GAP = "tests/frontier/test_crawl_manners.py::test_the_gap_holds_across_workers_for_every_kind_of_request"
FEED = "tests/feed"


class Mutation(NamedTuple):
    """``old`` becomes ``new`` in a script; ``tests`` are those that should notice (pytest's arguments)."""

    script: str
    old: str
    new: str
    bug: str
    tests: tuple[str, ...]


def _frontier(script: str, old: str, new: str, bug: str, *tests: str) -> Mutation:
    return Mutation(f"govcrawl/frontier/lua/{script}.lua", old, new, bug, tests or (QUEUE,))


def _feed(script: str, old: str, new: str, bug: str, *tests: str) -> Mutation:
    return Mutation(f"govcrawl/feed/scripts/{script}.lua", old, new, bug, tests)


MUTATIONS = (
    _frontier("commit", "in_portions(written, 'HSET', known)", "", "does not remember contents"),
    _frontier("commit", "redis.call('HDEL', requests, id)", "", "the page stays in the queue's store"),
    _frontier("lease", "'ZRANGEBYSCORE', leases, '-inf', now", "'ZRANGEBYSCORE', leases, '-inf', 0", "never reclaims"),
    _frontier("lease_end", "string.match(holder, '^(%S+) ') == token", "true", "any token will do"),
    _frontier("nack", "redis.call('HSET', dead, id, ARGV[7])", "", "drops the dead letter"),
    _frontier("begin", "if unfinished and unfinished ~= id then", "if false then", "a run for every worker"),
    _frontier("insert", "leave_seen(plan)\n        local found", "local found", "pages seen that are nowhere"),
    _frontier("insert", "wanted = false -- listed before in this run", "wanted = true", "a list page again and again"),
    _frontier("enter", "or enter_seen(plan)", "", "first requests and long lists are never seen"),
    _frontier("stage", "unpack(ARGV, 5)", "unpack(ARGV, 6)", "loses the first child of each portion"),
    _frontier("unfold", "redis.call('LTRIM', spilled, number, -1)", "redis.call('DEL', spilled)", "drops the rest"),
    _frontier("grow", "redis.call('HSET', new, unpack(move))", "", "half a bucket forgotten"),
    _frontier("gate", "return under_way < concurrency", "return true", "no limit of concurrency"),
    _frontier("report", "slow = math.min(slow * 2, 64)", "slow = 1", "429 slows nobody"),
    _frontier("run", "redis.call('HSET', run, 'state', 'complete', 'finished', now)", "", "a run never ends"),
    _frontier("guard", "if found ~= 'none'", "if false and found ~= 'none'", "writes before it looks"),
    _frontier("queue", "redis.call('ZADD', ready, 'NX', rank, id) == 1", "false", "what comes back is not queued"),
    _frontier("payload", "return -priority * 1099511627776", "return 0", "no priorities"),
    _frontier("time", "math.floor(china / 86400) - 19723", "math.floor(china / 86400) * 0", "every day is the same"),
    _frontier(
        "beat",
        "redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2] * 1000)",
        "",
        "silent workers stay",
    ),
    _frontier(
        "near_dup",
        "return near_duplicate(",
        "return false and near_duplicate(",
        "finds no story twice",
        "tests/dedup/test_commit.py",
    ),
    _frontier("reconcile", "redis.call('HLEN', requests) > 0", "false", "ends runs that have work"),
    _frontier(
        "heartbeat",
        "redis.call('ZADD', leases, now + ARGV[1], id)",
        "",
        "a live worker loses its leases",
    ),
    _frontier(
        "forget",
        "redis.call('HDEL', bucket, ARGV[1])",
        "0",
        "forgets nothing",
    ),
    _frontier(
        "ingest",
        "queue[at], priorities[at], ready[at] =",
        "local _, _, _ =",
        "loses URLs from outside",
        INGEST,
    ),
    _frontier(
        "acquire",
        "local wait = gate_wait(",
        "local wait = 0 and 0; local _ = gate_wait(",
        "no gap",
        GAP,
    ),
    _feed(
        "identify",
        "if not name and ARGV[1] ~= '' then",
        "if ARGV[1] ~= '' then",
        "any directory will do",
        f"{FEED}/test_exporter.py::test_a_directory_that_is_the_feed_of_another_redis_is_refused",
    ),
    _feed("acquire", "if held and held ~= ARGV[2] then return 0 end", "", "two exporters", f"{FEED}/test_lease.py"),
    _feed(
        "renew",
        "if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end",
        "",
        "takes a lost lease back",
        f"{FEED}/test_lease.py",
    ),
    _feed(
        "open",
        "redis.call('HSET', KEYS[2], 'turn', ARGV[2])",
        "",
        "leaves no mark",
        f"{FEED}/test_exporter.py::test_every_committed_record_stands_in_the_feed_once_and_in_order",
    ),
    _feed(
        "read",
        "~= ARGV[2] then return redis.error_reply('WENTBACK')",
        "== '' then return redis.error_reply('WENTBACK')",
        "does not notice a server that went back",
        f"{FEED}/test_going_back.py",
    ),
    _feed(
        "trim",
        "redis.call('HSET', KEYS[2], 'cursor', ARGV[3], 'done', ARGV[4])",
        "redis.call('HSET', KEYS[2], 'done', ARGV[4])",
        "forgets what was exported",
        f"{FEED}/test_going_back.py",
        f"{FEED}/test_exporter.py",
        f"{FEED}/test_damage.py",
    ),
    _feed("refuse", "redis.call('XDEL', KEYS[2], ARGV[i])", "", "leaves bad entries", f"{FEED}/test_damage.py"),
    _feed(
        "target",
        "redis.call('SET', KEYS[4], target, 'EX', 86400)",
        "",
        "nobody is asked to seal",
        f"{FEED}/test_exporter.py::test_sealing_a_site_returns_the_files_written_with_everything_committed",
    ),
    _feed(
        "epoch", "redis.call('SET', KEYS[3], '0')", "", "the new epoch goes on counting", f"{FEED}/test_going_back.py"
    ),
    _feed(
        "remember",
        "redis.call('HSET', KEYS[2], ARGV[i], known .. ARGV[i + 1])",
        "",
        "known contents stay forgotten",
        f"{FEED}/test_going_back.py",
    ),
    _feed(
        "move",
        "redis.call('XADD', KEYS[4], id, unpack(entry[2]))",
        "",
        "drops what it should move",
        f"{FEED}/test_going_back.py",
    ),
)


def found_by(mutation: Mutation) -> str | None:
    """The first test that fails with the bug, or None."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as directory:
        tree = Path(directory)
        for name in ("govcrawl", "tests", "docs"):
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "scrapy.cfg"):
            shutil.copy(ROOT / name, tree / name)
        path = tree / mutation.script
        text = path.read_text("utf-8")
        if mutation.old not in text:
            raise SystemExit(f"{mutation.script} no longer holds {mutation.old!r}: bring this list up to date")
        path.write_text(text.replace(mutation.old, mutation.new, 1), "utf-8")
        # Under pytest's own time limit a test that hangs has failed too.
        command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-o", "faulthandler_timeout=0", *mutation.tests]
        try:
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                timeout=120,
                cwd=tree,
                env=os.environ | {"PYTHONPATH": str(tree)},
            )
        except subprocess.TimeoutExpired:
            return "the suite does not end"
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
        return failed[1].partition("::")[2] if failed else None


def main(only: list[str]) -> int:
    missed = 0
    for mutation in MUTATIONS:
        name = mutation.script.removeprefix("govcrawl/")
        if only and not any(part in name for part in only):
            continue
        found = found_by(mutation)
        missed += found is None
        print(f"| `{name}` | {mutation.bug} | {found or 'NOT FOUND'} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
