"""The lines around a body that may say when, by whom and for whom it was published."""

import re
from itertools import takewhile
from typing import NamedTuple

from govcrawl.extract import headline, pointers, subheads
from govcrawl.extract.alike import same, squash
from govcrawl.extract.labels import SOURCE
from govcrawl.extract.line import Line
from govcrawl.extract.trim import Body
from govcrawl.extract.zones import Zones

_CLOSE = 3  # lines right under the title are its time and source, be they links or not
_CLOSE_BELOW = 8  # lines under the body that may give its time
_BEFORE = 15  # lines over the title
_SOURCE = re.compile(SOURCE)
_HOUR = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d\d")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HEADLINE = 16  # Chinese characters: more than the names of an outlet and a writer


class Surroundings(NamedTuple):
    """``under``: lines between title and text; ``over``: those before the title; ``cut``: those at the text's end;
    ``below``: those after it, ``plain``: of the nearest of these, the ones without links."""

    under: list[str]
    over: list[str]
    cut: list[str]
    below: list[str]
    plain: list[str]

    @property
    def around(self) -> list[str]:
        """The lines before the text, the nearest first."""
        return [*self.under, *self.over]

    @property
    def after(self) -> list[str]:
        """The lines after the text, the nearest first."""
        return [*self.cut, *self.below]

    @property
    def close_below(self) -> list[str]:
        """The nearest of the lines below."""
        return self.below[:_CLOSE_BELOW]


def look(zones: Zones, title: str | None, body: Body) -> Surroundings:
    """The lines around ``body``, without rows that lead to other pages."""
    after, before = subheads.split_at(zones.above, title or "")
    if title and len(before) + len(after) == len(zones.above) and headline.is_inside(title, zones):
        after, before = [], list(zones.above)  # the headline stands in the container: nothing above follows it
    key = squash(title)

    def text(line: Line) -> str:  # the headline may name a day: that of the event, not of its publication
        return line.spaced.replace(title, "") if title else line.spaced

    under = [
        text(line)
        for at, line in enumerate(line for line in after if line.text)
        if (at < _CLOSE and not _is_row(line))
        or (line.links * 2 <= len(line.text) and (at < _CLOSE or not pointers.is_item(line)))
    ]
    return Surroundings(
        under=under + [text(line) for line in body.top if not same(line.text, key)],
        over=[
            text(line) for line in before[-_BEFORE:] if line.links * 2 <= len(line.text) and not pointers.is_item(line)
        ],
        cut=body.below,
        below=[line.spaced for line in zones.below if line.text],
        plain=[line.spaced for line in takewhile(_is_own, zones.below[:_CLOSE_BELOW]) if not line.links],
    )


def _is_own(line: Line) -> bool:
    """Whether a line is no heading over other articles or comments, whose times are not the article's."""
    return not pointers.OTHERS.match(line.text)


def _is_row(line: Line) -> bool:
    """Whether a linked line names another page, as a row of a list does; the outlet beside a time is shorter, and
    the line of a time with its hour has several links."""
    if len(line.hrefs) > 1 and _HOUR.search(line.text):
        return False
    return len(_HAN.findall(line.text)) >= _HEADLINE and not _SOURCE.search(line.text)
