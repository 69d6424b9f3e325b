"""The commit cursor: ``epoch-sequence``, given by the commit script, increasing within a site."""

import re
from typing import NamedTuple, Self

_CURSOR = re.compile(r"(\d{1,20})-(\d{1,20})")


class Cursor(NamedTuple):
    """A place in a site's sequence of commits. Ordered; compares as its parts do."""

    epoch: int
    sequence: int

    @classmethod
    def parse(cls, text: str | bytes) -> Self:
        """``"3-41"`` → ``Cursor(3, 41)``. Raises ValueError on anything else."""
        if isinstance(text, bytes):
            text = text.decode("ascii", "replace")
        found = _CURSOR.fullmatch(text)
        if not found:
            raise ValueError(f"not a cursor: {text!r}; one looks like 3-41")
        return cls(int(found[1]), int(found[2]))

    @property
    def following(self) -> "Cursor":
        """The least cursor above this one in the same epoch."""
        return Cursor(self.epoch, self.sequence + 1)

    def __str__(self) -> str:
        return f"{self.epoch}-{self.sequence}"


START = Cursor(0, 0)  # before everything; the first epoch is 1
