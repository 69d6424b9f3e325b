"""Dead letters: pages given up on, to be looked at, tried again, or dropped."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
import redis
from attrs import define

from govcrawl.frontier.begin import begin
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import BadPayload, Header, read_header
from govcrawl.frontier.keys import Keys
from govcrawl.frontier.lease import Child
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import canonical, new_run_id

logger = logging.getLogger(__name__)


@define
class Letter:
    """A dead letter. ``at``: seconds since 1970, by the worker's clock; ``payload`` is "" where it was no request."""

    site: str
    id: str
    url: str | None
    reason: str
    failures: int
    at: int
    run: str | None
    payload: str


def letters(client: redis.Redis, keys: Keys, site: str) -> Iterator[Letter]:
    """The dead letters of a site; one that is no letter (a stranger's) is shown as what it is."""
    for name, value in client.hscan_iter(keys("dead", site), count=200):
        try:
            fields: Any = orjson.loads(value)
            yield Letter(
                site,
                name.decode("utf-8", "backslashreplace"),
                fields.get("url"),
                str(fields.get("reason")),
                int(fields.get("failures") or 0),
                int(fields.get("at") or 0),
                fields.get("run"),
                str(fields.get("payload") or ""),
            )
        except (orjson.JSONDecodeError, AttributeError, TypeError, ValueError):
            yield Letter(site, name.decode("utf-8", "backslashreplace"), None, "not a dead letter", 0, 0, None, "")


def retry(client: "redis.asyncio.Redis", keys: Keys, site: str, chosen: Sequence[Letter]) -> tuple[int, int]:
    """Queue letters again, as a run of their own, and take them out; how many, and how many cannot be queued."""
    return asyncio.run(_retry(client, keys, site, chosen))


async def _retry(client: "redis.asyncio.Redis", keys: Keys, site: str, chosen: Sequence[Letter]) -> tuple[int, int]:
    caller = Caller(client)
    queue = SiteQueue(caller, keys, site, "dead-retry")
    run = new_run_id()
    children, queued = [], []
    for letter in chosen:
        payload = letter.payload.encode()
        try:
            header = read_header(payload)
        except BadPayload:
            continue
        header = Header(header.version, header.group, run, header.kind, header.priority, header.validator)
        body = payload[payload.index(b"\n") + 1 :]
        # It left the seen set when it died; what lists it in the meantime is none of this run's business.
        children.append(Child(header, header.line() + body, _fingerprint(letter), filtered=False))
        queued.append(letter.id)
    if children:
        await begin(queue, canonical({"retried": run}), run, children)
        await caller.command("HDEL", queue.key("dead"), *queued)
        await queue.settle()
    await caller.close()
    return len(children), len(chosen) - len(children)


def _fingerprint(letter: Letter) -> bytes:
    return letter.id.encode().ljust(20, b"\0")[:20]  # never looked up: the child is not filtered
