"""What the search knows of the page."""

from enum import Enum
from typing import NamedTuple


class Decoder(Enum):
    """What became of a pair of bytes that is no character."""

    MARKED = "one sign for both bytes"
    MARKED_FIRST = "a sign for the first, the second is read again"
    DROPPED = "both bytes gone"
    DROPPED_FIRST = "the first gone, the second is read again"

    @property
    def marks(self) -> bool:
        """Whether a loss shows."""
        return self in (Decoder.MARKED, Decoder.MARKED_FIRST)

    @property
    def swallows(self) -> bool:
        """Whether the second byte, mostly an ASCII character, is lost too."""
        return self in (Decoder.MARKED, Decoder.DROPPED)


class Page(NamedTuple):
    """``goes``: (character, reading) seen annotated; ``bare``: Traditional characters seen without a bracket;
    ``commas``: the second step ran (misfires are to be expected), ``visible``: and left a comma one can see;
    ``grams``: every two and three hanzi that stand together where nothing is lost, in Simplified form; ``liked``: by
    how much likelier a hanzi is here than anywhere, as a logarithm; ``solved``: damaged lines that were read without
    doubt."""

    goes: frozenset[tuple[str, str]]
    bare: frozenset[str]
    decoder: Decoder
    commas: bool
    visible: bool
    grams: frozenset[str]
    liked: dict[str, float]
    solved: dict[str, str]
