"""What may come next by the words there are."""

from collections import defaultdict
from functools import cache
from itertools import pairwise

from govcrawl.text.artefact.gbk import MARKS, halves
from govcrawl.text.artefact.tables import tables
from govcrawl.text.model import model

#: The logarithm of a common character's probability as a word.
COMMON = -8.0


@cache
def beside() -> dict[str, set[str]]:
    """Which hanzi stand behind which in a word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in model().words:
        for one, two in pairwise(word):
            found[one].add(two)
    return dict(found)


class Words:
    """``tail``, everywhere: the last characters read, in Simplified form."""

    def __init__(self) -> None:
        self.words, self.starts = model().words, model().starts
        self.simple = tables().simple
        self.lost = halves().lost
        self.behind: dict[str, tuple[tuple[int, int, str], ...]] = {}

    def is_known(self, tail: str, char: str) -> bool:
        """Whether the character continues a word, or is common."""
        plain = self.simple.get(ord(char), char)
        return char in MARKS or self.words[plain].chance > COMMON or self.goes_on(tail, char)

    def goes_on(self, tail: str, char: str) -> bool:
        """Whether a word goes on, or ends, with the character."""
        plain = self.simple.get(ord(char), char)
        ends = [tail[at:] + plain for at in range(len(tail))]
        return any(end in self.words or end in self.starts for end in ends)

    def after_last(self, tail: str) -> tuple[tuple[int, int, str], ...]:
        """Of the characters that may be lost whole those that stand behind this one in any word."""
        last = tail[-1:]
        found = self.behind.get(last)
        if found is None:
            known = beside().get(last, ())
            found = self.behind[last] = tuple(
                entry for entry in self.lost if self.simple.get(ord(entry[2]), entry[2]) in known
            )
        return found
