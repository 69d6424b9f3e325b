"""From commits to sealed JSON Lines files, each record once; and reading them.

``feed.read(path)`` needs only the files; ``govcrawl.feed.exporter`` writes them.
"""

from govcrawl.feed.errors import FeedError, FeedRefused, Fenced
from govcrawl.feed.reader import Entry, read

__all__ = ["Entry", "FeedError", "FeedRefused", "Fenced", "read"]
