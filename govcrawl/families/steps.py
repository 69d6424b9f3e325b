"""Where the crawl of an issue stands, and the addresses it may try."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

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


def gaps(missing: Mapping[date, str]) -> list[str]:
    """A line for each stretch of days without an issue, the oldest first. ``missing``: day → where it was looked for.

    >>> gaps({date(2023, 8, 1): "at x", date(2023, 8, 2): "at y", date(2023, 8, 9): "in the calendar"})
    ['gap: no issue from 2023-08-01 to 2023-08-02 (2 days)', 'no issue of 2023-08-09 in the calendar']
    """
    stretches: list[list[date]] = []
    for day in sorted(missing):
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return [
        f"no issue of {days[0]} {missing[days[0]]}"
        if len(days) == 1
        else f"gap: no issue from {days[0]} to {days[-1]} ({len(days)} days)"
        for days in stretches
    ]
