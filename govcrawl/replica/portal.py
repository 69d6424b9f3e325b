"""What all portals have in common: columns with paging, articles in them, files beside."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from html import escape
from random import Random
from typing import Any, ClassVar

from attrs import define, evolve

from govcrawl.replica.epaper import credit_line, relative
from govcrawl.replica.files import ICON, PDF, PHOTO
from govcrawl.replica.flaws import artefact, no_break, zero_width
from govcrawl.replica.issue import WIRES_A_DAY
from govcrawl.replica.page import Page, html
from govcrawl.replica.record import record
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Maker, Picture, Story, document, local, prices, rng, taken, wire
from govcrawl.replica.words import PROVINCES
from govcrawl.replica.world import World

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@define(frozen=True, kw_only=True)
class Column:
    """A column: ``base`` and ``path`` of its first page, names from the home page down to it, what it publishes.

    ``api`` names the shape of a list that is an API call; its articles then stand below ``folder``.
    """

    base: str
    path: str
    names: tuple[str, ...]
    documents: bool = False
    api: str | None = None
    folder: str


@define(frozen=True, kw_only=True)
class Entry:
    """An article in a column; ``number`` is unique on the site."""

    number: int
    day: date
    story: Story
    column: Column


class Portal:
    """A government portal. A system gives the addresses and the markup of lists and articles."""

    per_page: ClassVar[int] = 15
    home: ClassVar[str] = "首页"
    precision: str = "minute"
    encoding: ClassVar[str] = "utf-8"
    shows: frozenset[str] = frozenset({"source", "pictures", "official", "files"})

    def __init__(self, site: Site, world: World) -> None:
        self.site = site
        self.world = world
        self.options = site.options
        self.columns = tuple(self._column(*column) for column in site.options["columns"])

    def _column(self, url: str, names: str, kind: str, api: str | None = None, folder: str | None = None) -> Column:
        scheme, _, rest = url.partition("://")
        host, slash, path = rest.partition("/")
        path = slash + path
        return Column(
            base=f"{scheme}://{host}",
            path=path,
            names=(self.home, *names.split("/")),
            documents=kind == "documents",
            api=api,
            folder=folder or path.split("?")[0].rsplit("/", 1)[0] + "/",
        )

    # what a system writes -----------------------------------------------------------------------

    def list_path(self, column: Column, page: int) -> str:
        """The target of a list page; pages count from 0."""
        raise NotImplementedError

    def list_html(self, column: Column, page: int, pages: int, entries: list[Entry]) -> str:
        """A list page."""
        raise NotImplementedError

    def article_path(self, entry: Entry) -> str:
        """The path of an article."""
        raise NotImplementedError

    def article_html(self, entry: Entry) -> str:
        """The page of an article."""
        raise NotImplementedError

    def article_base(self, column: Column) -> str:
        """Scheme and host of a column's articles: the site's for API lists, which name whole addresses, else the
        list's own, since lists link relatively."""
        return str(self.options.get("article_base", self.site.base if column.api else column.base))

    def extras(self) -> dict[str, Page]:
        """Other pages: the home page, search."""
        return {}

    def picture_path(self, entry: Entry, place: int) -> str:
        """The path of a picture: beside the article, as most systems have it."""
        folder = self.article_path(entry).rsplit("/", 1)[0]
        return f"{folder}/W0{entry.day:%Y%m%d}{entry.number:08d}{place}.jpg"

    def file_path(self, entry: Entry, place: int) -> str:
        """The path of an attached file."""
        folder = self.article_path(entry).rsplit("/", 1)[0]
        return f"{folder}/P0{entry.day:%Y%m%d}{entry.number:08d}{place}.pdf"

    # the interface of a publication -------------------------------------------------------------

    def page(self, target: str, method: str = "GET", body: bytes = b"") -> Page | None:
        """The page of a target."""
        return self.shelf.get(target) or self.shelf.get(target.split("?", 1)[0])

    def records(self) -> Iterator[dict[str, Any]]:
        """The records of all columns, newest first."""
        yield from (page.record for page in self.shelf.values() if page.record)

    # making it ----------------------------------------------------------------------------------

    @cached_property
    def entries(self) -> dict[Column, list[Entry]]:
        """Every column's articles, newest first."""
        return {column: self._entries(place, column) for place, column in enumerate(self.columns)}

    def _entries(self, place: int, column: Column) -> list[Entry]:
        site, found = self.site, []
        for day in self.world.days:
            random = rng(self.world.seed, site.name, column.path, day)
            base = day.toordinal() * 1000 + place * 100
            stories = self._documents(random, day) if column.documents else self._news(random, day, first=place == 0)
            stories.sort(key=lambda story: story.at.isoformat() if story.at else "")
            found += [
                Entry(
                    number=number,
                    day=day,
                    story=self.world.events.edited(self.as_shown(story), site, number),
                    column=column,
                )
                for number, story in enumerate(stories, base)
            ]
        return found[::-1]

    def _documents(self, random: Random, day: date) -> list[Story]:
        return [document(random, self.site.province, self.site.title, day) for _ in range(random.randint(1, 3))]

    def _news(self, random: Random, day: date, *, first: bool) -> list[Story]:
        site = self.site
        makers: list[Maker] = [local] * random.randint(3, 6)
        if first and random.randrange(100) < 50:
            makers.append(prices)
        daily = self.options.get("daily", f"{PROVINCES[site.province].full[:2]}日报")
        stories = [maker(random, site.province, daily, day) for maker in makers]
        if first:
            chosen = random.sample(range(WIRES_A_DAY), 2)
            stories += [taken(random, wire(self.world.seed, day, number), site.province) for number in chosen]
        return stories

    def as_shown(self, story: Story) -> Story:
        """The story with only what the page's design has a place for."""
        if story.official and self.options.get("scans"):
            story = evolve(story, paragraphs=(), pictures=(Picture(), Picture()))
        if self.options.get("own_source") and not story.official and story.source != "新华社":
            story = evolve(story, source=self.site.title)
        return evolve(
            story,
            kicker=story.kicker if "kicker" in self.shows else None,
            subtitle=story.subtitle if "subtitle" in self.shows else None,
            byline=None,
            authors=story.authors if story.dateline else (),
            editors=story.editors if "editors" in self.shows else (),
            source=story.source if "source" in self.shows else None,
            official=story.official if "official" in self.shows else None,
            files=story.files if "files" in self.shows else (),
        )

    @cached_property
    def shelf(self) -> dict[str, Page]:
        """All pages of the site, by target."""
        shelf: dict[str, Page] = {}
        for column, entries in self.entries.items():
            size = self.page_size(column)
            pages = max(1, -(-len(entries) // size))
            for number in range(pages):
                part = entries[number * size : (number + 1) * size]
                listed = self.list_path(column, number)
                shelf[listed] = self.as_page(self.list_html(column, number, pages, part))
                for entry in part:
                    self._put(shelf, entry, column.base + listed)
        return shelf | self.extras()

    def _put(self, shelf: dict[str, Page], entry: Entry, listed_on: str) -> None:
        random = rng(self.world.seed, self.site.name, entry.number, "flaws")
        text = self.article_html(entry)
        if random.randrange(100) < self.options.get("artefact", 0):
            text = artefact(text, random)
        shelf[self.article_path(entry)] = self.as_page(text, record=self.record(entry, listed_on))
        for place, part in enumerate(self.split(entry)[1:], 1):
            shelf[self.part_path(entry, place)] = self.as_page(self.part_html(entry, part, place))
        for place in range(len(entry.story.pictures)):
            shelf[self.picture_path(entry, place)] = PHOTO
        for place in range(len(entry.story.files)):
            shelf[self.file_path(entry, place)] = PDF
        shelf["/images/qr.png"] = ICON

    def page_size(self, column: Column) -> int:
        """Articles on a list page."""
        return int(self.options.get("per_page", self.per_page))

    def as_page(self, text: str, **more: Any) -> Page:
        """Text as this site serves it."""
        encoding = self.options.get("encoding", self.encoding)
        return html(text, encoding=encoding, content_type=self.options.get("content_type"), **more)

    def record(self, entry: Entry, listed_on: str) -> dict[str, Any]:
        """The record of an article."""
        base, story = self.article_base(entry.column), entry.story
        return record(
            self.site,
            story,
            base + self.article_path(entry),
            entry.day,
            listed_on=listed_on,
            precision=self.precision,
            images=tuple(base + self.picture_path(entry, place) for place in range(len(story.pictures))),
            attachments=tuple((base + self.file_path(entry, place), name) for place, name in enumerate(story.files)),
            breadcrumbs=entry.column.names,
            section=entry.column.names[-1],
            encoding="gb18030" if self.options.get("encoding", self.encoding).startswith("gb") else "utf-8",
        )

    # parts of pages that several systems share --------------------------------------------------

    def moment(self, entry: Entry) -> str:
        """The time as shown: 2023-08-21 15:23, with seconds where the system shows them; days in the site's way."""
        at, day = entry.story.at, entry.day
        shown = {
            "iso": day.isoformat(),
            "chinese": f"{day.year}年{day.month:02d}月{day.day:02d}日",
            "slash": f"{day.year}/{day.month}/{day.day}",
            "full-width": f"{day.year}年{day.month}月{day.day}日".translate(_FULL_WIDTH),
        }[self.options.get("dates", "iso")]
        if at is None or self.precision == "day":
            return shown
        return f"{shown} {at.strftime('%H:%M:%S' if self.precision == 'second' else '%H:%M')}"

    def meta_moment(self, entry: Entry) -> str:
        """PubDate: as precise as what is shown, or by a template that writes the hour with ``hh``: an afternoon's
        looks like a morning's."""
        at = entry.story.at
        if at is None or self.precision == "day":
            return entry.day.isoformat()
        hour = (at.hour - 1) % 12 + 1 if self.options.get("twelve_hours") else at.hour
        return f"{entry.day.isoformat()} {hour:02d}{at.strftime(':%M:%S' if self.precision == 'second' else ':%M')}"

    def shown_source(self, entry: Entry) -> str:
        """The source as shown: some sites call themselves 本网."""
        source = entry.story.source or ""
        return "本网" if source == self.site.title else source

    def split(self, entry: Entry) -> list[tuple[str, ...]]:
        """The body in the parts in which it is published: one, or two for long articles of sites that divide them."""
        paragraphs = entry.story.paragraphs
        if entry.column.documents or len(paragraphs) < 6 or not self.options.get("parts"):
            return [paragraphs]
        half = len(paragraphs) // 2
        return [paragraphs[:half], paragraphs[half:]]

    def part_path(self, entry: Entry, place: int) -> str:
        """The address of a further part: t20230821_1.html, then t20230821_1_1.html."""
        stem, dot, extension = self.article_path(entry).rpartition(".")
        return f"{stem}_{place}{dot}{extension}"

    def part_html(self, entry: Entry, part: tuple[str, ...], place: int) -> str:
        """The page of a further part: the same page, without pictures."""
        story = evolve(entry.story, paragraphs=part, pictures=(), table=())
        return self.article_html(evolve(entry, story=story))

    def standard_meta(self, entry: Entry, *, lower: bool = False) -> str:
        """The meta tags the guide for government sites asks for."""
        tags = {
            "SiteName": self.site.title,
            "SiteDomain": self.site.hosts[0],
            "SiteIDCode": "3400000000",
            "ColumnName": entry.column.names[-1],
            "ColumnType": "政务公开" if entry.column.documents else "新闻发布",
            "ArticleTitle": self.meta_title(entry),
            "PubDate": self.meta_moment(entry),
            "ContentSource": self.shown_source(entry),
        }
        return "".join(
            f'<meta name="{name.lower() if lower else name}" content="{escape(value)}">' for name, value in tags.items()
        )

    def meta_title(self, entry: Entry) -> str:
        """ArticleTitle: some templates let markup through, some cut it."""
        title = entry.story.title
        if self.options.get("meta_markup"):
            return f"<strong>{title}</strong><br/>"
        return f"{title[:12]}..." if self.options.get("meta_cut") and len(title) > 16 else title

    def crumbs(self, column: Column) -> str:
        """The breadcrumb, as links."""
        return " &gt; ".join(
            f'<a href="{"/" if place == 0 else column.path}">{name}</a>' for place, name in enumerate(column.names)
        )

    def content(self, entry: Entry, paragraph: str = '<p style="text-indent: 2em;">') -> str:
        """Pictures, body, table and files, as an editor pastes them into the body."""
        story, path, made = entry.story, self.article_path(entry), []
        for place, picture in enumerate(story.pictures):
            source = relative(path, self.picture_path(entry, place))
            made.append(f'<p style="text-align: center;"><img src="./{source}" alt=""></p>')
            if picture.caption:
                credit = credit_line(picture.credit) if picture.credit else ""
                made.append(f'<p style="text-align: center;">{escape(picture.caption)}{credit}</p>')
        made += [f"{paragraph}{self.indented(entry, place)}</p>" for place in range(len(self.split(entry)[0]))]
        if story.table:
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in story.table)
            made.append(f'<table border="1">{rows}</table>')
        return "\n".join(made)

    def indented(self, entry: Entry, place: int) -> str:
        """A paragraph behind its indent, with what editors leave in it."""
        text = entry.story.paragraphs[place]
        if self.options.get("zero_width") and place % 3 == 1:
            text = zero_width(text, rng(self.site.name, entry.number, place))
        text = escape(text, quote=False)
        return no_break(text) if self.options.get("no_break") else "　　" + text

    def attached(self, entry: Entry) -> str:
        """The list of the article's own files."""
        path = self.article_path(entry)
        files = "".join(
            f'<li><a href="./{relative(path, self.file_path(entry, place))}" target="_blank">{escape(name)}</a></li>'
            for place, name in enumerate(entry.story.files)
        )
        return f'<div class="fujian"><p>相关附件：</p><ul>{files}</ul></div>' if files else ""
