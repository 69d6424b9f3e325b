"""Where the crawl of an issue stands, and the addresses it may try."""

import re
from datetime import date

from attrs import frozen

NODE_GAP = 3
"""Double pages leave numbers out: after a page that is not there, this many more numbers are tried."""
NEWEST_WITHIN = 7
"""Days to look back for the newest issue where there is no calendar: papers skip holidays."""

_DATE = re.compile(r"(?:19|20)\d{2}[-/]?\d{2}[-/]?\d{2}")


@frozen
class Step:
    """Where the crawl of one issue stands; it travels with the requests as JSON.

    ``layout``: which of the day's addresses; ``front``: the first page asked for; ``probe``: found by counting, no
    page named it; ``misses``: numbers tried in vain since the last page; ``walk``: days one may still go back for
    the newest issue; ``asked``: the calendar was asked.
    """

    day: str
    layout: int = 0
    front: bool = True
    probe: bool = False
    misses: int = 0
    walk: int = 0
    asked: bool = False

    @property
    def date(self) -> date:
        """The day asked for."""
        return date.fromisoformat(self.day)


@frozen
class Was:
    """An address issues once had. ``year``: the last year it was seen to work; older days try it first."""

    year: int
    issue_url: str


def next_number(url: str) -> str | None:
    """The address of the page with the next number: the last number after the day, its width kept.

    >>> next_number("https://a.example/layout/202308/21/node_A09.html")
    'https://a.example/layout/202308/21/node_A10.html'
    """
    days = list(_DATE.finditer(url))
    start = days[-1].end() if days else len(url)
    numbers = list(re.finditer(r"\d+", url[start:]))
    if not numbers:
        return None
    at, end = numbers[-1].start() + start, numbers[-1].end() + start
    return f"{url[:at]}{str(int(url[at:end]) + 1).zfill(end - at)}{url[end:]}"
