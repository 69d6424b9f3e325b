"""The address a record is known by."""

import re
from urllib.parse import urljoin, urlsplit

from w3lib.url import canonicalize_url

from govcrawl.extract.page import Page

_PLAIN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?"
)  # an address that is normal already
_RUN = re.compile(r"\d+|[0-9a-f]{8,}", re.I)


def canonical_url(page: Page) -> str:
    """``rel=canonical`` where it names an address of the same host and the same shape (many templates point it at the
    home page or at the column), else the page's own; query sorted, fragment dropped."""
    for link in page.root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            claimed = (link.get("href") or "").strip()
            if claimed and same_shape(page.url, absolute(page.url, claimed)):
                return normal(absolute(page.url, claimed))
            break
    return normal(page.url)


def normal(url: str) -> str:
    """The address with its query sorted and its fragment dropped; as it is where it is no address."""
    if _PLAIN.fullmatch(url):
        return url
    try:
        return canonicalize_url(url)
    except (ValueError, UnicodeError):
        return url


def absolute(base: str, link: str) -> str:
    """A link joined to the page's address; as it is where either is none."""
    if _PLAIN.fullmatch(link):
        return link
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link


def same_shape(url: str, other: str) -> bool:
    """Whether two addresses have the same host, and paths that differ in numbers only."""
    try:
        one, two = urlsplit(url), urlsplit(other)
    except ValueError:
        return False
    if one.hostname != two.hostname or not two.hostname or two.scheme not in {"http", "https"}:
        return False
    return _RUN.sub("0", one.path) == _RUN.sub("0", two.path) and bool(_RUN.search(two.path) or one.path == two.path)
