"""How much the search for what a byte shift lost may do on one page, so that no page costs more than some seconds."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcrawl.text.artefact.page import Page
    from govcrawl.text.artefact.search import Read

#: Readings tried on one page. Counted, not timed: the same page gives the same record on any machine. Some 50,000
#: take a second.
PAGE = 800_000


class Effort:
    """``left``: how many readings may still be tried; ``short``: something was left because of it; ``known``: what was
    read by line and page (which is kept, so that its id stays its own), as no line is read twice."""

    def __init__(self, left: int = PAGE) -> None:
        self.left = left
        self.short = False
        self.known: dict[tuple[str, int], tuple[Page, Read]] = {}
