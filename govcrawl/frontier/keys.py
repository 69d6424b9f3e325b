"""Every Redis key there is: one method makes it, one catalogue line says its type and life.

All keys stand in one hash tag, so that scripts may touch several of them on any server. ``docs/keys.md`` is
made from the catalogue: ``python -m govcrawl.frontier.keys > docs/keys.md``.
"""

import re
from typing import NamedTuple

PREFIX = "{govcrawl}:"
RUN_LIFE_DAYS = 90  # a finished run's counters
MARKS_LIFE_DAYS = 30  # list marks of a run that nobody works on any more
WORKER_LIFE = 60  # seconds without a heartbeat


class Key(NamedTuple):
    """One line of the catalogue. ``pattern``: what follows the prefix, with ``<names>`` for the variable parts."""

    pattern: str
    type: str
    holds: str
    life: str


CATALOGUE = (
    Key("leader", "string", "token of the scheduler that leads", "20 s, renewed while it lives"),
    Key("sites", "set", "names of the sites that have ever had a run", "for good"),
    Key("workers", "zset", "worker id, scored by its last heartbeat (ms)", "entries go after 60 s without one"),
    Key(
        "worker:<worker>",
        "hash",
        "`host`, `pid`, `sites`, `version`, `started` (ms), `beat` (ms), `held` (leases), `state` (serving, draining)",
        "60 s after the last heartbeat",
    ),
    Key("backlog", "list", "one element a request that is ready; its length is what an autoscaler reads", "for good"),
    Key("active:<site>", "hash", "arguments of an unfinished run → its run id", "until the run is complete"),
    Key("runs:<site>", "zset", "index of runs: run id, scored by its start (ms)", "90 days"),
    Key(
        "run:<site>:<run>",
        "hash",
        "`site`, `args`, `state` (starting, running, complete), `started`, `finished`, `touched` (ms), `pending`; "
        "counters `listed`, `known`, `pages`, `fetched`, `new`, `repeated`, `unchanged`, `gone`, `failed`, "
        "`not_article`, `retried`, `dropped`, `replaced`; `run`",
        "90 days after its end",
    ),
    Key("marks:<site>:<run>", "set", "what this run has listed: 8 bytes a page", "until its end; 30 days untouched"),
    Key(
        "troubles:<site>:<run>",
        "set",
        "what the run's spiders noted for its summary, whichever worker: a message, or `missing`, a day, where",
        "90 days",
    ),
    Key("requests:<site>", "hash", "request id → payload: a header line and JSON", "until the request ends"),
    Key("next_id:<site>", "string", "the last request id given", "for good"),
    Key("groups:<site>", "set", "host groups that have had requests of the site", "for good"),
    Key("ready:<site>:<group>", "zset", "request ids, best priority first, oldest first", "until leased"),
    Key(
        "newer:<site>:<group>",
        "zset",
        "request ids of a payload version newer than the worker that met them",
        "until a newer worker comes",
    ),
    Key("delayed:<site>", "zset", "request ids waiting for their next try, scored by when it is due (ms)", "until due"),
    Key(
        "leases:<site>",
        "zset",
        "request ids in work, scored by the end of the lease (ms)",
        "until committed or expired",
    ),
    Key("holders:<site>", "hash", "request id → fencing token and worker", "as its lease"),
    Key("tries:<site>", "hash", "request id → failed attempts and reclaims, where there are any", "as the request"),
    Key("staged:<site>:<request>", "list", "children of a page with more than 1,000, before its commit", "1 hour"),
    Key("spilled:<site>:<request>", "list", "the same after the commit, on their way into the queue", "until queued"),
    Key("spills:<site>", "set", "request ids that have a spilled list", "until queued"),
    Key("dead:<site>", "hash", "request id → JSON: payload, reason, attempts, when, run", "until retried or dropped"),
    Key("seen:<site>", "hash", "of the seen set: `level`, `split` (linear hashing), `count`", "for good"),
    Key("seen:<site>:<bucket>", "hash", "8 bytes of fingerprint → last-seen day (days since 2024-01-01)", "for good"),
    Key("validators:<site>", "hash", "8 bytes of fingerprint → day, ETag, Last-Modified", "RECHECK_DAYS, then purged"),
    Key("epoch:<site>", "string", "first part of the commit cursor", "for good"),
    Key("sequence:<site>", "string", "second part: records committed in this epoch", "for good"),
    Key(
        "outbox:<site>",
        "stream",
        "committed records on their way to the feed: `d` or `z`, `n`, `r`, `t` (ms)",
        "trimmed once in the feed",
    ),
    Key(
        "known:<site>",
        "hash",
        "record id → first 16 hex digits of its content hash; of each, where the content changed",
        "for good",
    ),
    Key(
        "exported:<site>",
        "hash",
        "`cursor`: last one in the manifest; `done`: all up to it is dealt with; `turn`: the exporter's last read",
        "for good",
    ),
    Key("seal:<site>", "string", "cursor up to which somebody waits for sealed files", "until they are; 1 day"),
    Key("refused:<site>", "stream", "outbox entries that are no records, with the reason", "the newest 1,000"),
    Key("feed", "hash", "`name` of the one feed of this Redis (its feed.json) and its `path`", "for good"),
    Key("exporter", "hash", "the exporter's lease: `token`, `place`, `who`", "30 s after the last renewal"),
    Key("fence", "string", "how many exporters there have been", "for good"),
    Key(
        "near:state",
        "hash",
        "of the near-duplicate index: `buckets`, `entries` (linear hashing), `next`, `floor` (record numbers)",
        "for good",
    ),
    Key("near:postings", "hash", "bucket → entries of 8 bytes: hash of a shingle, record number", "as the records"),
    Key(
        "near:records",
        "hash",
        "record number → day, id, cluster and signature of a record that is no repeat",
        "NEAR_DUP_WINDOW_DAYS, at most NEAR_DUP_MAX_RECORDS",
    ),
    Key(
        "drift:<site>:<run>",
        "hash",
        "of a run's records: `articles`, `not_articles`, `general`, and for each field how many had it",
        "90 days",
    ),
    Key("gate:<group>", "hash", "`next` (ms), `token`, `due` (ms), `slow`, `until` (ms), `good`", "1 day idle"),
    Key(
        "flight:<group>",
        "zset",
        "fencing tokens of requests under way, scored by when they count no more (ms)",
        "1 day idle",
    ),
    Key("robots:<host>", "string", "JSON: body of its robots.txt; the host with its scheme", "1 day"),
)


class Keys:
    """Makes keys under one prefix, which must hold a hash tag."""

    def __init__(self, prefix: str = PREFIX) -> None:
        if not re.search(r"\{[^}]+\}", prefix):
            raise ValueError(f"GOVCRAWL_KEY_PREFIX {prefix!r} holds no hash tag: give it one in braces, as {PREFIX}")
        self.prefix = prefix

    def __call__(self, *parts: str | int) -> str:
        """The key of these parts: ``keys("run", site, run)``; the catalogue lists the first parts there are."""
        return self.prefix + ":".join(map(str, parts))

    def wake(self, site: str) -> str:
        """The publish channel (not a key) on which work for a site is announced."""
        return f"{self.prefix}wake:{site}"


def find(key: str, prefix: str = PREFIX) -> Key | None:
    """The catalogue line of a key, or None for a stranger's."""
    if not key.startswith(prefix):
        return None
    rest = key.removeprefix(prefix)
    return next((line for line in CATALOGUE if re.fullmatch(_pattern(line.pattern), rest)), None)


def _pattern(pattern: str) -> str:
    # Site names hold no colon; groups and hosts may (a port).
    parts = [
        ".+" if part in ("<group>", "<host>", "<worker>") else "[^:]+" if "<" in part else part
        for part in pattern.split(":")
    ]
    return ":".join(parts)


def document() -> str:
    """``docs/keys.md``."""
    lines = [
        "# Keys in Redis",
        "",
        "Made by `python -m govcrawl.frontier.keys > docs/keys.md`; a test crawls and compares.",
        "",
        f"Every key begins with `{PREFIX}` (setting `GOVCRAWL_KEY_PREFIX`): one hash tag, one slot.",
        "Scripts touch only the keys they declare. Work is announced on channels, `wake:<site>` under the same prefix.",
        "",
        "| key | type | holds | life |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{line.pattern}` | {line.type} | {line.holds} | {line.life} |" for line in CATALOGUE]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(document(), end="")
