"""A slow or failing web, on demand: the same seed fails the same requests."""

from collections import Counter

from attrs import Factory, define, field

from govcrawl.replica.page import Page, html
from govcrawl.replica.stories import rng

STATUSES = (500, 502, 503, 429)


@define(kw_only=True)
class Faults:
    """``latency``: seconds before every answer. ``errors``: share of requests (0 to 1) answered with one of
    ``statuses``; 429 and 503 carry ``Retry-After: retry_after`` seconds. A page fails at most ``most`` times in a
    row, so that a crawler that tries again gets everything."""

    latency: float = field(default=0.0)
    errors: float = field(default=0.0)
    statuses: tuple[int, ...] = STATUSES
    retry_after: int = 1
    most: int = 2
    seed: int = 1
    _asked: Counter[str] = Factory(Counter)

    def strike(self, host: str, target: str) -> Page | None:
        """An error answer instead of the page, or None."""
        if not self.errors:
            return None
        key = host + target
        self._asked[key] += 1
        if self._asked[key] > self.most:
            return None
        random = rng(self.seed, "fault", key, self._asked[key])
        if random.random() >= self.errors:
            return None
        status = random.choice(self.statuses)
        wait = {"Retry-After": str(self.retry_after)} if status in {429, 503} else {}
        return html(f"<html><body><h1>{status}</h1></body></html>", status=status, headers=wait)
