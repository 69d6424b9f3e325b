"""Whether two texts are the same but for white space and the forms of characters."""

import unicodedata
from functools import lru_cache

LONGER = 4  # times: single spaces, and marks that NFKC joins to their letters, add no more than that
_SHORT = 100  # characters: what is compared again and again are headings


def squash(text: str | None) -> str:
    """A text for comparison: NFKC, no white space."""
    return "" if not text else _short(text) if len(text) < _SHORT else _squash(text)


def same(text: str, key: str) -> bool:
    """Whether a text is ``key`` when squashed. A text far longer than the key, as a paragraph is, is not squashed to
    see it."""
    return len(text) <= LONGER * len(key) and squash(text) == key


def _squash(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


_short = lru_cache(maxsize=1024)(_squash)
