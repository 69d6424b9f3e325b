"""A page to a record: decode, recognise the family, extract, repair."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from govcrawl import __version__
from govcrawl.extract import credit, crumbs, dates, images, kind, metatags, official, titles, trim, when, zones
from govcrawl.extract.canonical import absolute, canonical_url
from govcrawl.extract.family import Family, Hints, recognise
from govcrawl.extract.mend import Mender
from govcrawl.extract.names import is_person, names
from govcrawl.extract.page import Page
from govcrawl.extract.walk import Line, walk
from govcrawl.items import Article, Attachment, Encoding, Image, Print, Provenance, article_id, content_hash
from govcrawl.text import language

_TAIL = 40  # lines behind the body that may hold credits
_CLOSE = 3  # lines right under the title are its time and source, be they links or not
_OPENING = 12  # lines of the container that may hold the headline, its time and its source
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HEADLINE = 16  # Chinese characters: more than the names of an outlet and a writer
_CLOSE_BELOW = 8  # lines under the body that may give its time
_SAMPLE = 250  # characters by which a text's language is told


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
    warnings: list[str] = []
    family = family or recognise(page)
    hints = _hints(page, family, warnings)
    reason = None if hints.body else kind.not_html(page)
    return _Reading(page, family, hints, reason, warnings).explained()


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


class _Reading:
    """The steps from a page to its record, in order; each leaves what later ones need."""

    def __init__(
        self, page: Page, family: Family | None, hints: Hints, reason: str | None, warnings: list[str]
    ) -> None:
        self.page = page
        self.family = family
        self.hints = hints
        self.reason = reason
        self.warnings = warnings
        self.origin: dict[str, str] = {}
        self.mender = Mender(lambda: page.plain)
        self.zones = self._zones()
        self._mend()
        self._title()
        self._body()
        self._times()
        self._credits()

    def _zones(self) -> zones.Zones:
        if self.reason:
            return zones.Zones([], [], [], self.reason)
        if self.hints.body:
            crumb = self.hints.breadcrumbs is None
            found = zones.known(self.page, self.hints.body, set(self.hints.drop), crumb=crumb)
            found.how = self.hints.origin.get("body", "family")
            if zones.is_page(found):  # a selector that fits many sites has hit the wrapper of everything
                whole = zones.find(self.page)
                if whole.prose * 2 > found.prose and len(whole.body) < len(found.body):
                    self.family, self.hints = None, Hints()
                    return whole
            if self.hints.images or any(line.image is not None or line.prose for line in found.body):
                return found
        return zones.find(self.page)

    def _mend(self) -> None:
        """Repair every string that can become part of a field, in one call, before rules read any of them."""
        page, hints, zone = self.page, self.hints, self.zones
        self.table = [] if self.reason else official.lines(page)
        around = [line for line in (*zone.above, *zone.below) if line.image is None]
        inside = [line for line in zone.body if line.image is None]
        crumb = None if hints.breadcrumbs is not None else zone.crumb
        single = [
            hints.title,
            hints.kicker,
            hints.subtitle,
            hints.published_at,
            hints.source,
            hints.page_name,
            page.title,
        ]
        meta_title, self.meta_title_tag = metatags.value(page.meta, metatags.TITLE)
        meta_source, self.meta_source_tag = metatags.value(page.meta, metatags.SOURCE)
        meta_author, _ = metatags.value(page.meta, metatags.AUTHOR)
        meta_editor, _ = metatags.value(page.meta, ("editor",))
        meta_site, _ = metatags.value(page.meta, metatags.SITE)
        meta_column, _ = metatags.value(page.meta, metatags.COLUMN)
        single += [meta_title, meta_source, meta_author, meta_editor, meta_site, meta_column]
        lists: list[Sequence[str]] = [hints.authors or (), hints.editors or (), hints.breadcrumbs or ()]
        texts = [" ".join((text or "").split()) for text in single]
        texts += [" ".join(text.split()) for part in lists for text in part]
        sizes = [len(part) for part in lists]
        self.base = absolute(page.url, _base(page))
        self.attachments = self._files()
        texts += [file.name or "" for file in self.attachments]
        texts += [crumb.text if crumb else ""]
        texts += [line.text for line in self.table]
        texts += [line.text for line in around]
        split = [line for line in around if len(line.parts) > 1]
        texts += [line.spaced for line in split]
        texts += [line.text for line in inside]
        done = iter(self.mender(texts))

        def take() -> str | None:
            return next(done) or None

        self.h_title, self.h_kicker, self.h_subtitle, self.h_time, self.h_source, self.h_page_name = (
            take() for _ in range(6)
        )
        self.document_title = take() or ""
        self.meta_title, self.meta_source, self.meta_author, self.meta_editor, self.meta_site, self.meta_column = (
            take() for _ in range(6)
        )
        self.h_authors, self.h_editors, self.h_crumbs = ([next(done) for _ in range(size)] for size in sizes)
        for file in self.attachments:
            file.name = next(done) or None
        self.crumb_text = next(done)
        for line in self.table:
            line.text = next(done)
        for line in around:
            line.text = next(done)
            line.parts = [line.text] if len(line.parts) == 1 else line.parts
        for line in split:
            line.parts = [next(done)]
        for line in inside:
            line.text = next(done)

    def _files(self) -> list[Attachment]:
        """The files that the body and the lines right under it offer."""
        nodes = list(self.hints.body or ())
        if self.zones.element is not None and self.zones.element not in nodes:
            nodes.append(self.zones.element)
        below = {id(line.block): line.block for line in self.zones.below[:15] if any(map(images.is_file, line.hrefs))}
        return images.attachments([*nodes, *below.values()], self.base)

    def _title(self) -> None:
        crumb = self.zones.crumb
        if self.hints.breadcrumbs is not None:
            self.breadcrumbs = [word for word in self.h_crumbs if word]
            self.origin["breadcrumbs"] = self.hints.origin.get("breadcrumbs", "family")
        else:
            self.breadcrumbs = crumbs.split(self.crumb_text, crumb.parts if crumb else ()) if self.crumb_text else []
            if self.breadcrumbs:
                self.origin["breadcrumbs"] = "line of the position"
        sites = [name for name in (self.meta_site, self.meta_column) if name]
        self.title: str | None
        if self.h_title and not self._disowned(self.h_title):
            self.title, self.origin["title"] = self.h_title, self.hints.origin.get("title", "family")
        else:
            self.title, self.origin["title"] = titles.find(
                self.document_title,
                self.meta_title,
                [*self.zones.above, *(line for line in self.zones.body[:_OPENING] if line.image is None)],
                self.breadcrumbs,
                sites,
            )
            if not self.title and self.zones.body:
                heading = next((line for line in self.zones.body[:5] if line.level and line.text), None)
                self.title, self.origin["title"] = (heading.text, "heading in the body") if heading else (None, "")
        if self.breadcrumbs and titles.squash(self.breadcrumbs[-1]) == titles.squash(self.title):
            self.breadcrumbs = self.breadcrumbs[:-1]
        self.section = crumbs.section(self.breadcrumbs, self.title or "") or self.meta_column or self.h_page_name

    def _disowned(self, title: str) -> bool:
        """Whether ``<title>`` begins with another heading of the page than the family's: its selector hit a sidebar."""
        document = titles.squash(self.document_title)
        if not document or titles.squash(title)[:12] in document:
            return False
        heads = (titles.squash(line.text) for line in self.zones.above if line.level in {1, 2} and not line.hidden)
        return any(len(head) > 5 and document.startswith(head) for head in heads)

    def _body(self) -> None:
        base = self.base
        body = trim.trim(
            self.zones.body,
            self.title or "",
            base,
            sure=bool(self.hints.body),
            table={line.text for line in self.table},
        )
        kicker, subtitle, taken = titles.around(body.paragraphs, self.title or "")
        if taken:
            del body.paragraphs[:taken]
            self.origin["kicker"] = self.origin["subtitle"] = "headline inside the body"
        if not taken:
            kicker, subtitle = titles.beside(self.zones.above, self.title or "")
        self.kicker = self.h_kicker or kicker
        self.subtitle = self.h_subtitle or subtitle
        self.body = body
        self.text = "\n".join(body.paragraphs)
        self.origin["text"] = self.zones.how
        pictures = list(body.images)
        if not pictures and not self.hints.body:  # photographs between the headline and the text
            after, _ = titles.split_at(self.zones.above, self.title or "")
            over = trim.trim(after, self.title or "", base, sure=False).images
            pictures = [picture for picture in over if not picture.url.lower().endswith(".gif")]
        for element in self.hints.images or ():
            pictures += [p for p in self._pictures(element) if all(p.url != other.url for other in pictures)]
        self.images = pictures

    def _pictures(self, element: Any) -> list[Image]:
        holder = element
        if element.tag == "img":
            parent = element.getparent()
            alone = parent is not None and len(parent.findall(".//img")) == 1
            holder = parent if alone and parent.tag not in {"body", "html"} else element
        lines = walk(holder, value=False).lines if holder.tag != "img" else [_image_line(element)]
        found: list[Image] = []
        for at, line in enumerate(lines):
            if line.image is None:
                continue
            beside = takewhile(lambda other: other.image is None, lines[at + 1 : at + 4])
            following = " ".join(other.text for other in beside)  # the credit may be a line of its own
            caption = self.mender([following])[0] if following and len(following) < 200 else None
            picture = images.make(line, caption, self.base)
            if picture:
                found.append(picture)
        return found

    def _times(self) -> None:
        self.official, shown, notes = official.read(official.pairs(line.text for line in self.table))
        self.warnings += notes
        after, before = titles.split_at(self.zones.above, self.title or "")
        if self.title and len(before) + len(after) == len(self.zones.above) and self._inside():
            after, before = [], list(self.zones.above)  # the headline stands in the container: nothing above follows it
        self.visible = [
            line.spaced
            for at, line in enumerate(after)
            if line.links * 2 <= len(line.text) or (at < _CLOSE and not _is_row(line))
        ] + self.body.top
        self.lines_before = [line.spaced for line in before[-15:] if line.links * 2 <= len(line.text)]
        lines = [*self.visible, *([f"发布时间：{shown}"] if shown else []), *self.lines_before]
        lines += [line.spaced for line in self.zones.below[:_CLOSE_BELOW] if not line.links] + self.body.below[:4]
        self.times = when.find(lines, self.h_time, self.page.meta, self.page.url)
        if self.times.unread:
            self.warnings.append(f"published_at: shown but not read: {self.times.unread!r}")
        self.origin["published_at"] = (
            self.hints.origin.get("published_at", "family") if self.times.how == "family" else self.times.how
        )

    def _inside(self) -> bool:
        """Whether the headline is among the first lines of the body's container."""
        key = titles.squash(self.title)
        return any(titles.squash(line.text) == key for line in self.zones.body[:_OPENING])

    def _credits(self) -> None:
        around = [*self.visible, *self.lines_before]
        tail = [*self.body.below, *(line.spaced for line in self.zones.below)]
        self.source = credit.clean_source(self.h_source)
        self.origin["source"] = self.hints.origin.get("source", "family")
        shown = False
        if not self.source:
            self.source, shown = credit.source(around)
            self.origin["source"] = "来源 above the body"
        if not self.source and not shown:
            self.source, self.origin["source"] = (
                credit.unlabelled_source(around, self.document_title),
                "outlet beside the time",
            )
        if not self.source:
            self.source, self.origin["source"] = credit.source(self.body.below)[0], "来源 at the end"
        if not self.source:
            self.source, self.origin["source"] = credit.clean_source(self.meta_source), self.meta_source_tag
        if not self.source and not shown:
            below = [line.spaced for line in self.zones.below[:_CLOSE_BELOW]]
            self.source, self.origin["source"] = credit.source_below(below), "来源 under the body, beside the time"
        self.authors = [name for text in self.h_authors for name in names(text)]
        self.origin["authors"] = self.hints.origin.get("authors", "family")
        if not self.authors:
            self.authors, self.origin["authors"] = (
                credit.labelled_authors([*around, *tail[:_TAIL]]),
                "作者 beside the body",
            )
        if not self.authors:
            self.authors, self.origin["authors"] = credit.bylines(self.body.paragraphs), "byline in the body"
        if not self.authors:
            self.authors, self.origin["authors"] = credit.bylines(self.visible[:6]), "byline under the title"
        if (
            not self.authors
            and self.meta_author
            and is_person(self.meta_author, surely=True)
            and self.meta_author != self.meta_site
        ):
            self.authors, self.origin["authors"] = [self.meta_author], "meta author"
        self.editors = [name for text in self.h_editors for name in names(text)] or credit.editors([*around, *tail])
        if not self.editors and self.meta_editor:
            self.editors = names(self.meta_editor)
        self.dateline = credit.dateline(self.body.paragraphs)

    def _print(self) -> Print | None:
        hints = self.hints
        if not (hints.page_no or hints.page_name or hints.print_date or hints.pdf):
            return None
        day = dates.parse(hints.print_date) or self.times.published
        if day is None:
            self.warnings.append("print: a page is named, its date is not")
            return None
        pdf = absolute(self.page.url, hints.pdf) if hints.pdf else None
        return Print(date=day.day, page_no=hints.page_no or None, page_name=self.h_page_name, pdf=pdf)

    def explained(self) -> Explained:
        """Put the record together."""
        page, decoded = self.page, self.page.decoded
        published = self.times.published
        printed = self._print()
        if published is None and printed is not None:
            published, self.origin["published_at"] = dates.parse(printed.date), "printed page"
        reason = self.reason or self.hints.not_article
        if not reason and not (self.hints.body and self.text):
            reason = kind.of(
                page,
                self.zones,
                title=self.title,
                titled="above the body" in self.origin["title"] or self.origin["title"].startswith(("meta", "heading")),
                published=published is not None and self.times.how != "address",
                media=len(self.images) + len(self.attachments),
                text=self.text,
            )
        warnings = [f"not an article: {reason}"] if reason else []
        warnings += self.warnings + self.zones.warnings
        if decoded.replaced:
            warnings.append(f"encoding: {decoded.replaced} characters could not be decoded")
        if self.mender.lost:
            warnings.append(f"text: {self.mender.lost} characters lost beyond repair")
        if not self.title and not reason:
            warnings.append("title: none found, the address stands in")
        title = self.title or self.document_title or page.url or "-"
        canonical = canonical_url(page)
        article = Article(
            id=article_id(canonical),
            url=page.url,
            canonical_url=canonical,
            title=title,
            kicker=self.kicker,
            subtitle=self.subtitle,
            published_at=published.iso if published else None,
            published_precision=published.precision if published else None,
            modified_at=self.times.modified.iso if self.times.modified else None,
            source=self.source,
            authors=self.authors,
            editors=self.editors,
            dateline=self.dateline,
            breadcrumbs=self.breadcrumbs,
            section=self.section,
            print=printed,
            official=self.official,
            text=self.text,
            images=self.images,
            attachments=self.attachments,
            language=language(self.text[:_SAMPLE] if len(self.text) > 20 else title + self.text),
            content_hash=content_hash(title, self.text),
            encoding=Encoding(declared=decoded.declared, used=decoded.encoding, replaced=decoded.replaced),
            repairs=self.mender.steps,
            provenance=Provenance(
                version=__version__,
                family=self.family.name if self.family else "general",
                body_sha256=hashlib.sha256(page.body).hexdigest(),
            ),
            warnings=warnings,
        )
        return Explained(article, {name: how for name, how in self.origin.items() if how and getattr(article, name)})


def _is_row(line: Line) -> bool:
    """Whether a linked line names another page, as a row of a list does; the outlet beside a time is shorter."""
    return len(_HAN.findall(line.text)) >= _HEADLINE and "来源" not in line.text


def _image_line(node: Any) -> Line:
    line = Line("", [], 0, node)
    line.image = node
    return line


def _base(page: Page) -> str:
    return next((tag.get("href") for tag in page.root.iter("base") if tag.get("href") is not None), "")
