"""What all portals have in common: columns with paging, articles in them, files beside."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from attrs import evolve

from govcrawl.replica.files import ICON, PDF, PHOTO
from govcrawl.replica.flaws import artefact
from govcrawl.replica.issue import WIRES_A_DAY
from govcrawl.replica.occasions import document, prices
from govcrawl.replica.page import Page, html
from govcrawl.replica.portal_markup import Column, Entry, PortalMarkup
from govcrawl.replica.record import record
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Maker, Picture, Story, local, rng, taken, wire
from govcrawl.replica.words import PROVINCES
from govcrawl.replica.world import World


class Portal(PortalMarkup):
    """A government portal. A system gives the addresses and the markup of lists and articles."""

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

    def extras(self) -> dict[str, Page]:
        """Other pages: the home page, search."""
        return {}

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
