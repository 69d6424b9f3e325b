"""One hypothesis about a damaged line: what it has read, and how likely that is."""

from typing import NamedTuple

from govcrawl.text.model import START, Score

#: ``pend`` of a hypothesis that knows it is off by one and has lost the lead byte.
WILD = -1
#: Stands in ``out`` for something swallowed that nobody can know.
GONE = "\x00"


class Reading(NamedTuple):
    """``out``: the characters read so far (Traditional, without brackets); ``pend``: None, a lead byte, or WILD;
    ``before``: with WILD, the lost byte before it where the two made no character together; ``cost``: what is not in
    ``score``; ``lost``: characters gone for good; ``torn``: the pending character was torn by an insertion; ``last``:
    the character read last; ``odd``: among those put together from halves is one that no word holds; ``blind``: one was
    lost whole, and only what stands around tells it; ``unseen``: more may be lost where nothing shows it."""

    out: str = ""
    pend: int | None = None
    before: int | None = None
    score: Score = START
    cost: float = 0.0
    lost: int = 0
    torn: bool = False
    last: str = ""
    odd: bool = False
    blind: bool = False
    unseen: bool = False

    @property
    def total(self) -> float:
        """How likely: higher is better."""
        return self.score.best + self.cost

    @property
    def hope(self) -> float:
        """How likely it may become if its last characters begin a word."""
        return max(self.score.best, self.score.hope) + self.cost
