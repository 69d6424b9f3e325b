"""What a worker holds while it works on one page, and what the page has given so far."""

import time
from typing import Any, Self

from attrs import Factory, define, field
from scrapy import Request

from govcrawl.frontier.codec import Header
from govcrawl.frontier.records import Record


@define(eq=False)
class Child:
    """A request on its way into the queue.

    ``listed``: day on which the list dates it (days since 2024-01-01) or None; ``recheck``: it is fetched again while
    younger than this (days); ``filtered`` False: it is never deduplicated.
    """

    header: Header
    payload: bytes
    fingerprint: bytes
    filtered: bool = True
    listed: int | None = None
    recheck: int = 0


@define(eq=False)
class Lease:
    """One leased request. ``delay``: gap of its host group (ms).

    ``ahead``: how long after the answer it may be sent (ms). ``granted``: monotonic time from which its pass through
    the gate is good (s).
    """

    id: str
    token: str
    payload: bytes
    failures: int
    reclaims: int
    delay: int
    group: str
    validator: str | None
    ahead: int = 0
    header: Header | None = None
    request: Request | None = None
    granted: float = Factory(time.monotonic)
    passed: bool = False  # its pass through the gate is used up
    reported: bool = False  # the gate has been told of the response
    lost: bool = False  # somebody else has it now
    # What happened, in the order of trust: evidence, then reasons against it.
    good: bool = False
    veto: str | None = None
    fatal: str | None = None
    status: int | None = None
    failure: str | None = None
    ignored: str | None = None
    retry_after: float = 0.0
    not_articles: int = 0
    children: list[Child] = Factory(list)
    replacement: Child | None = None
    records: list[Record] = Factory(list)
    seen_validator: str | None = None
    extra: dict[str, Any] = field(factory=dict)

    @classmethod
    def read(cls, reply: Any) -> Self:
        """A lease as lua/lease.lua returns it."""
        request, token, payload, failures, reclaims, delay, group, validator, ahead = reply
        return cls(
            request.decode(),
            token.decode(),
            payload,
            failures,
            reclaims,
            delay,
            group.decode(),
            validator.decode("utf-8", "replace") or None,
            ahead=ahead,
        )

    @property
    def key(self) -> str:
        """Names this lease among all there ever were."""
        return f"{self.id}/{self.token}"


@define
class Leased:
    """The answer to a lease call. ``wait``: seconds until it is worth asking again, None where nothing is due;
    ``reclaimed``: leases that this call found expired."""

    leases: list[Lease]
    wait: float | None
    why: str
    state: str
    pending: int
    spills: list[str]
    today: int
    reclaimed: int
