"""The strings of a page that can become part of a field, repaired together before any rule reads them."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define

from govcrawl.extract import metatags
from govcrawl.extract.family import Hints
from govcrawl.extract.line import Line
from govcrawl.extract.mend import Mender
from govcrawl.extract.page import Page
from govcrawl.extract.zones import Zones
from govcrawl.items import Attachment


@define(kw_only=True)
class Wording:
    """What is said apart from the lines of the zones: by the family, by ``<title>``, by meta tags, by the position.

    A string that the page does not have is None. ``tags``: the meta tag that ``meta_title`` and ``meta_source`` are
    from.
    """

    title: str | None
    kicker: str | None
    subtitle: str | None
    time: str | None
    source: str | None
    page_name: str | None
    document_title: str | None
    meta_title: str | None
    meta_source: str | None
    meta_author: str | None
    meta_editor: str | None
    meta_site: str | None
    meta_column: str | None
    position: str | None
    authors: Sequence[str]
    editors: Sequence[str]
    breadcrumbs: Sequence[str]
    tags: Mapping[str, str]


def mend(
    mender: Mender, page: Page, hints: Hints, zones: Zones, *, table: Sequence[Line], files: Sequence[Attachment]
) -> Wording:
    """Repair in one call, so that all is judged by all; the lines and the names of files are changed in place.

    ``table``: the lines of the public-information table; ``files``: the attachments.
    """
    meta_title, title_tag = metatags.value(page.meta, metatags.TITLE)
    meta_source, source_tag = metatags.value(page.meta, metatags.SOURCE)
    named = {
        "title": hints.title,
        "kicker": hints.kicker,
        "subtitle": hints.subtitle,
        "time": hints.published_at,
        "source": hints.source,
        "page_name": hints.page_name,
        "document_title": page.title,
        "meta_title": meta_title,
        "meta_source": meta_source,
        "meta_author": metatags.value(page.meta, metatags.AUTHOR)[0],
        "meta_editor": metatags.value(page.meta, ("editor",))[0],
        "meta_site": metatags.value(page.meta, metatags.SITE)[0],
        "meta_column": metatags.value(page.meta, metatags.COLUMN)[0],
        "position": zones.crumb.text if zones.crumb and hints.breadcrumbs is None else None,
    }
    lists = {
        "authors": hints.authors or (),
        "editors": hints.editors or (),
        "breadcrumbs": hints.breadcrumbs or (),
    }
    around = [line for line in (*zones.above, *zones.below) if line.image is None]
    inside = [line for line in zones.body if line.image is None]
    split = [line for line in around if len(line.parts) > 1]
    texts = [_on_one_line(text) for text in named.values()]
    texts += [_on_one_line(text) for part in lists.values() for text in part]
    texts += [file.name or "" for file in files]
    texts += [line.text for lines in (table, around, inside) for line in lines]
    texts += [line.spaced for line in split]

    done = iter(mender(texts))
    strings: dict[str, Any] = {name: next(done) or None for name in named}
    strings |= {name: [next(done) for _ in part] for name, part in lists.items()}
    for file in files:
        file.name = next(done) or None
    for lines in (table, around, inside):
        for line in lines:
            line.text = next(done)
    for line in around:
        if len(line.parts) == 1:
            line.parts = [line.text]
    for line in split:
        line.parts = [next(done)]
    return Wording(**strings, tags={"title": title_tag, "source": source_tag})


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split())
