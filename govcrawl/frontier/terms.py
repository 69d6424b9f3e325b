"""On what terms requests are leased: gaps, lives, windows, how many."""

from typing import Any, Self

from attrs import define

from govcrawl.frontier.codec import VERSION


@define(frozen=True)
class Pace:
    """Politeness of a host group: gap between requests (ms), requests under way at once."""

    delay: int
    concurrency: int


@define(frozen=True)
class Limits:
    """How leases are given. Times in ms; ``window``: from and to hour in China, equal for always."""

    lease: int = 30_000
    hold: int = 5_000
    window: tuple[int, int] = (0, 0)
    outbox: int = 50_000
    version: int = VERSION


@define(frozen=True)
class Terms:
    """The terms of one crawl. ``capacity``: leases held at most.

    ``serving``: a worker, which serves whatever runs there are and begins none; ``until_idle``: a worker that ends
    when nothing is left to do.
    """

    limits: Limits
    pace: Pace
    capacity: int
    serving: bool
    until_idle: bool

    @classmethod
    def of(cls, settings: Any) -> Self:
        """By Scrapy's settings and ours."""
        window = settings.getlist("CRAWL_WINDOW") or [0, 0]
        return cls(
            Limits(
                lease=int(settings.getfloat("LEASE_SECONDS", 30) * 1000),
                window=(int(window[0]), int(window[1])),
                outbox=settings.getint("OUTBOX_LIMIT", 50_000),
            ),
            Pace(int(settings.getfloat("DOWNLOAD_DELAY") * 1000), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")),
            capacity=settings.getint("CONCURRENT_REQUESTS"),
            serving=settings.getbool("FRONTIER_SERVE"),
            until_idle=settings.getbool("FRONTIER_UNTIL_IDLE"),
        )
