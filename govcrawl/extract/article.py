"""A page to a record: decode, recognise the family, extract, repair."""

import hashlib

from w3lib.url import canonicalize_url

from govcrawl import __version__
from govcrawl.extract.family import Family, recognise
from govcrawl.extract.page import Page
from govcrawl.items import Article, Encoding, Provenance, article_id, content_hash


def extract(body: bytes, url: str, content_type: str | None = None) -> Article:
    """Make a record of any page. Always an Article; where the page is none, ``warnings[0]`` says so."""
    return extract_page(Page(body, url, content_type))


def extract_page(page: Page, family: Family | None = None) -> Article:
    """Make a record of a parsed page; ``family`` where the caller knows it, else it is recognised."""
    family = family or recognise(page)
    title = (page.root.findtext(".//title") or "").strip() or page.url
    canonical = canonicalize_url(page.url)
    return Article(
        id=article_id(canonical),
        url=page.url,
        canonical_url=canonical,
        title=title,
        content_hash=content_hash(title, ""),
        encoding=Encoding(declared=page.decoded.declared, used=page.decoded.encoding, replaced=page.decoded.replaced),
        provenance=Provenance(
            version=__version__,
            family=family.name if family else "general",
            body_sha256=hashlib.sha256(page.body).hexdigest(),
        ),
        warnings=["not an article: no body found"],
    )
