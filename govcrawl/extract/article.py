"""A page to a record: recognise the family, find the zones, repair, read field by field."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from govcrawl import __version__
from govcrawl.extract import (
    attribution,
    content,
    dates,
    headline,
    images,
    kind,
    official,
    scripted,
    surroundings,
    traditional,
    when,
    wording,
    zones,
)
from govcrawl.extract.canonical import absolute, canonical_url
from govcrawl.extract.family import Family, Hints, recognise
from govcrawl.extract.mend import Mender
from govcrawl.extract.page import Page
from govcrawl.extract.reading import Reading
from govcrawl.extract.zones import Zones
from govcrawl.items import Article, Attachment, Encoding, Print, Provenance, article_id, content_hash
from govcrawl.text import language

_TRADITIONAL = "zh-Hant"
_SAMPLE = 250  # characters by which a text's language is told
_LITTLE = 20  # characters of text, too few to tell it by
_FILES_BELOW = 15  # lines under the body that may offer files
_TIMES = 3  # <time> elements of an article: its times of publication and of changes; a list has more
_CUT = 4  # lines cut off the body's end that may give its time


class Explained(NamedTuple):
    """A record, and for each of its fields where it was found."""

    article: Article
    origin: Mapping[str, str]


def extract(body: bytes, url: str, content_type: str | None = None) -> Article:
    """Make a record of any page. Always an Article; where the page is none, ``warnings[0]`` says so."""
    return extract_page(Page(body, url, content_type))


def extract_page(page: Page, family: Family | None = None) -> Article:
    """Make a record of a parsed page; ``family`` where the caller knows it, else it is recognised."""
    return explain_page(page, family).article


def explain_page(page: Page, family: Family | None = None) -> Explained:
    """As `extract_page`, with the origin of each field: a selector, a meta tag, a rule's name."""
    found = _explain(page, family, Mender(lambda: page.plain))
    if found.article.language != _TRADITIONAL:
        return found
    try:
        original = traditional.Original(page)
        read = _explain(traditional.simplified(page), family, original.mender())
        return read._replace(article=original.restored(read.article))
    except traditional.UnknownTextError:
        return found


def _explain(page: Page, family: Family | None, mender: Mender) -> Explained:
    reading, family, reason = _read(page, family, mender)
    hints, warnings, origin = reading.hints, reading.warnings, reading.origin
    head = headline.find(reading)
    found = content.find(reading, head.title)
    lines = surroundings.look(reading.zones, head.title, found.body)
    form, shown, notes = official.read(official.pairs(line.text for line in reading.table))
    warnings += notes
    times = _times(reading, lines, shown)
    credit = attribution.find(reading, lines, found.body.paragraphs)
    printed = _print(reading, times)
    published = times.published
    if published is None and printed is not None:
        published, origin["published_at"] = dates.parse(printed.date), "printed page"

    reason = reason or hints.not_article
    if not reason and not (hints.body and found.text):
        reason = kind.of(
            page,
            reading.zones,
            title=head.title,
            titled="above the body" in origin["title"] or origin["title"].startswith(("meta", "heading")),
            published=published is not None and times.how != "address",
            media=len(found.images) + len(reading.files),
            text=found.text,
        )
    warnings += reading.zones.warnings
    if page.decoded.replaced:
        warnings.append(f"encoding: {page.decoded.replaced} characters could not be decoded")
    if reading.mender.lost:
        warnings.append(f"text: {reading.mender.lost} characters lost beyond repair")
    if reason:
        warnings.insert(0, f"not an article: {reason}")
    elif not head.title:
        warnings.append("title: none found, the address stands in")

    title = head.title or reading.words.document_title or page.url or "-"
    canonical = canonical_url(page)
    article = Article(
        id=article_id(canonical),
        url=page.url,
        canonical_url=canonical,
        title=title,
        kicker=found.kicker,
        subtitle=found.subtitle,
        published_at=published.iso if published else None,
        published_precision=published.precision if published else None,
        modified_at=times.modified.iso if times.modified else None,
        source=credit.source,
        authors=credit.authors,
        editors=credit.editors,
        dateline=credit.dateline,
        breadcrumbs=head.breadcrumbs,
        section=head.section,
        print=printed,
        official=form,
        text=found.text,
        images=found.images,
        attachments=reading.files,
        language=language(found.text[:_SAMPLE] if len(found.text) > _LITTLE else title + found.text),
        content_hash=content_hash(title, found.text),
        encoding=Encoding(declared=page.decoded.declared, used=page.decoded.encoding, replaced=page.decoded.replaced),
        repairs=reading.mender.steps,
        provenance=Provenance(
            version=__version__,
            family=family.name if family else "general",
            body_sha256=hashlib.sha256(page.body).hexdigest(),
        ),
        warnings=warnings,
    )
    return Explained(article, {name: how for name, how in origin.items() if how and getattr(article, name)})


def _read(page: Page, family: Family | None, mender: Mender) -> tuple[Reading, Family | None, str | None]:
    """What is known of the page, the family that fits it, and why it is no HTML page at all."""
    warnings: list[str] = []
    family = family or recognise(page)
    hints = _hints(page, family, warnings)
    reason = None if hints.body else kind.not_html(page)
    if reason:
        zone = Zones([], [], [], reason)
    else:
        zone, fits = _zones(page, hints)
        family, hints = (family, hints) if fits else (None, Hints())
    base = absolute(page.url, _base(page))
    table = [] if reason else official.lines(page)
    files = _files(hints, zone, base)
    reading = Reading(
        page=page,
        hints=hints,
        zones=zone,
        base=base,
        table=table,
        files=files,
        words=wording.mend(mender, page, hints, zone, table=table, files=files),
        mender=mender,
        origin={},
        warnings=warnings,
    )
    return reading, family, reason


def _hints(page: Page, family: Family | None, warnings: list[str]) -> Hints:
    if family is None:
        return Hints()
    try:
        hints = family.article(page)
    except Exception as error:  # a family's slip must not cost the page: the general extractor reads it
        warnings.append(f"family {family.name}: {type(error).__name__}: {error}"[:200])
        return Hints()
    if not hints.body and not hints.images:  # its selectors do not fit this page: what else they hit is chance
        hints.title = hints.kicker = hints.subtitle = hints.source = hints.published_at = None
    return hints


def _zones(page: Page, hints: Hints) -> tuple[Zones, bool]:
    """The zones of an HTML page, and whether the family's hints fit it."""
    if not hints.body:
        return zones.find(page), True
    found = zones.known(page, hints.body, set(hints.drop), crumb=hints.breadcrumbs is None)
    found.how = hints.origin.get("body", "family")
    if zones.is_page(found):  # a selector that fits many sites has hit the wrapper of everything
        whole = zones.find(page)
        if whole.prose * 2 > found.prose and len(whole.body) < len(found.body):
            return whole, False
    if hints.images or any(line.image is not None or line.prose for line in found.body):
        return found, True
    return zones.find(page), True


def _files(hints: Hints, zone: Zones, base: str) -> list[Attachment]:
    """The files that the body and the lines right under it offer."""
    nodes = list(hints.body or ())
    if zone.element is not None and zone.element not in nodes:
        nodes.append(zone.element)
    near = zone.below[:_FILES_BELOW]
    below = {id(line.block): line.block for line in near if images.has_file(line)}
    return images.attachments([*nodes, *below.values()], base)


def _times(reading: Reading, lines: surroundings.Surroundings, shown: str | None) -> when.Times:
    """``shown``: the day of publication that the public-information table gives."""
    visible = [*lines.under, *([f"发布时间：{shown}"] if shown else []), *lines.over, *lines.cut[:_CUT], *lines.plain]
    times = when.find(visible, reading.words.time, reading.page.meta, reading.page.url)
    if times.how in {"", "address"} and (unseen := next(_unseen(reading.page), None)):
        how, moment = unseen
        times = times._replace(published=moment, how=how, unread=None)
    if times.unread:
        reading.warnings.append(f"published_at: shown but not read: {times.unread!r}")
    family = times.how == "family"
    reading.origin["published_at"] = reading.hints.origin.get("published_at", "family") if family else times.how
    return times


def _unseen(page: Page) -> Iterator[tuple[str, dates.Moment]]:
    """Times that no line shows: of ``<time datetime>``, where it is not one of many, and in a script."""
    tags = list(islice(page.root.iter("time"), _TIMES + 1))
    if tags and len(tags) <= _TIMES and (moment := dates.parse(tags[0].get("datetime"))):
        yield "<time datetime>", moment
    if moment := scripted.time(page.text):
        yield "written by a script", moment


def _print(reading: Reading, times: when.Times) -> Print | None:
    hints = reading.hints
    if not (hints.page_no or hints.page_name or hints.print_date or hints.pdf):
        return None
    day = dates.parse(hints.print_date) or times.published
    if day is None:
        reading.warnings.append("print: a page is named, its date is not")
        return None
    pdf = absolute(reading.page.url, hints.pdf) if hints.pdf else None
    return Print(date=day.day, page_no=hints.page_no or None, page_name=reading.words.page_name, pdf=pdf)


def _base(page: Page) -> str:
    return next((tag.get("href") for tag in page.root.iter("base") if tag.get("href") is not None), "")
