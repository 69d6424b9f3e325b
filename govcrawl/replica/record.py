"""A story and where it stands, to the record a perfect crawl gives.

Volatile fields (fetched_at, provenance.version, run, body_sha256) and the names of the repairs are left out:
they depend on the crawler, not on the page. ``near_dup`` depends on which site is crawled first; ``story`` names
the cluster instead, and ``part`` says whether the page has the whole story, an excerpt, or a template's text.
"""

from datetime import date
from typing import Any

from w3lib.url import canonicalize_url

from govcrawl.items import SCHEMA_VERSION, article_id, content_hash
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Story


def published(day: date, story: Story, precision: str) -> str:
    """RFC 3339 in China Standard Time; what is finer than the precision is zero."""
    at = story.at
    if precision == "day" or at is None:
        return f"{day.isoformat()}T00:00:00+08:00"
    seconds = at.second if precision == "second" else 0
    return f"{day.isoformat()}T{at.hour:02d}:{at.minute:02d}:{seconds:02d}+08:00"


def record(
    site: Site,
    story: Story,
    url: str,
    day: date,
    *,
    listed_on: str | None = None,
    precision: str = "day",
    images: tuple[str, ...] = (),
    attachments: tuple[tuple[str, str], ...] = (),
    breadcrumbs: tuple[str, ...] = (),
    section: str | None = None,
    print_page: dict[str, Any] | None = None,
    encoding: str = "utf-8",
    **shown: Any,
) -> dict[str, Any]:
    """The record. ``shown`` overrides what the page shows otherwise than the story has it."""
    canonical = canonicalize_url(url)
    lines = [*story.paragraphs, *("\t".join(row) for row in story.table)]
    text = "\n".join(lines)
    official = None
    if story.official:
        official = dict.fromkeys(("index_no", "doc_no", "issuer", "issued_on", "topic", "validity"))
        official |= story.official
    made: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "id": article_id(canonical),
        "url": url,
        "canonical_url": canonical,
        "site": site.name,
        "site_name": site.title,
        "site_kind": site.kind,
        "province": site.province,
        "title": story.title,
        "kicker": story.kicker,
        "subtitle": story.subtitle,
        "published_at": published(day, story, precision),
        "published_precision": "day" if story.at is None else precision,
        "modified_at": None,
        "source": story.source,
        "authors": list(story.authors),
        "editors": list(story.editors),
        "dateline": story.dateline,
        "breadcrumbs": list(breadcrumbs),
        "section": section,
        "print": print_page,
        "official": official,
        "text": text,
        "images": [
            {"url": address, "caption": picture.caption, "credit": picture.credit}
            for address, picture in zip(images, story.pictures, strict=True)
        ],
        "attachments": [{"url": address, "name": name} for address, name in attachments],
        "language": "zh-Hans",
        "encoding": {"used": encoding, "replaced": 0},
        "http_status": 200,
        "provenance": {"spider": site.name},
        "warnings": [],
        "story": story.cluster,
        "part": story.part,
    }
    if listed_on is not None:
        made["provenance"]["listed_on"] = listed_on
    made |= shown
    made["content_hash"] = content_hash(made["title"], made["text"])
    return made
