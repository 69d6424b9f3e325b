"""What all e-papers have in common: an issue a day, its pages by node number, articles by number, files beside."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from attrs import evolve

from govcrawl.replica.files import ITS_THUMBNAIL, PDF, PHOTO, PRINTED_PAGE
from govcrawl.replica.issue import Issue, Item, Sheet, make_issue
from govcrawl.replica.page import Page, html
from govcrawl.replica.record import record
from govcrawl.replica.site import Site
from govcrawl.replica.world import World

_DAY = re.compile(r"(?=(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01]))")
SHELVES = 64  # days kept rendered; older ones are made again


class Epaper:
    """A newspaper. A skin gives the addresses and the markup of sheets and articles.

    Addresses are strftime templates with ``{no}`` (the node) and ``{id}`` (the article); options of the same name
    take the place of the class's.
    """

    shows: ClassVar[frozenset[str]] = frozenset({"kicker", "subtitle", "byline", "pictures"})
    node_format: ClassVar[str] = "{:02d}"
    encoding: ClassVar[str] = "utf-8"

    def __init__(self, site: Site, world: World) -> None:
        self.site = site
        self.world = world
        self.options = site.options
        self.shelf = lru_cache(SHELVES)(self._shelf)

    # what a skin writes -------------------------------------------------------------------------

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """The page of a printed page: navigation, article list, map."""
        raise NotImplementedError

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """The page of an article."""
        raise NotImplementedError

    def extras(self, issue: Issue) -> dict[str, Page]:
        """Other pages of the day: index, calendar of the day."""
        return {}

    def standing(self, path: str) -> Page | None:
        """Pages that belong to no single day: calendars, the page that leads to the newest issue."""
        return None

    # addresses ----------------------------------------------------------------------------------

    def node(self, sheet: Sheet | int) -> str:
        """The node of a sheet as its address has it."""
        index = (sheet if isinstance(sheet, int) else sheet.index) + int(self.options.get("first_node", 1)) - 1
        return str(self.options.get("node_format", self.node_format)).format(index)

    def sheet_path(self, day: date, sheet: Sheet | int) -> str:
        """The path of a sheet's page."""
        return day.strftime(self.options["sheet"]).replace("{no}", self.node(sheet))

    def listed_path(self, issue: Issue, sheet: Sheet) -> str:
        """The address under which a crawler that begins at the site's usual first address sees a sheet."""
        front = self.options.get("front")
        return issue.day.strftime(front) if front and sheet is issue.sheets[0] else self.sheet_path(issue.day, sheet)

    def page_number(self, sheet: Sheet) -> str:
        """The number of a printed page as the page shows it."""
        return sheet.number

    def article_path(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """The path (and query) of an article."""
        path = issue.day.strftime(self.options["article"])
        return path.replace("{id}", str(item.number)).replace("{no}", self.node(sheet))

    def picture_path(self, day: date, item: Item, place: int) -> str:
        """The path of a picture in an article."""
        return day.strftime(self.options["picture"]).replace("{id}", _uuid(self.site.name, item.number, place))

    def page_picture(self, day: date, sheet: Sheet) -> str:
        """The path of the picture of a printed page, the thumbnail that the map lies over: its name ends .jpg.2."""
        folder = posixpath.dirname(self.sheet_path(day, sheet).split("?", 1)[0])
        return f"{folder}/page{sheet.number}.jpg.2"

    def pdf_path(self, day: date, sheet: Sheet) -> str | None:
        """The path of the printed page's PDF; None where the site shows none."""
        template = self.options.get("pdf")
        if not template:
            return None
        made = day.strftime(template).replace("{no}", self.node(sheet)).replace("{number}", sheet.number)
        return made.replace("{id}", _uuid(self.site.name, day, sheet.index))

    # the interface of a publication -------------------------------------------------------------

    def page(self, target: str, method: str = "GET", body: bytes = b"") -> Page | None:
        """The page of a target; the day stands in the address."""
        path = target.split("?", 1)[0]
        for found in _DAY.finditer(target):
            try:
                day = date(*map(int, found.groups()))
            except ValueError:
                continue
            if day in self.world.days:
                shelf = self.shelf(day)
                page = shelf.get(target) or shelf.get(path)
                if page:
                    return page
        return self.standing(target)

    def records(self) -> Iterator[dict[str, Any]]:
        """The records of all days."""
        for day in self.world.days:
            yield from (page.record for page in self.shelf(day).values() if page.record)

    # making a day -------------------------------------------------------------------------------

    def issue(self, day: date) -> Issue:
        """The issue of a day."""
        issue = make_issue(self.site, day, self.world.seed, self.shows)
        sheets = tuple(evolve(sheet, items=tuple(map(self._edited, sheet.items))) for sheet in issue.sheets)
        return evolve(issue, sheets=sheets)

    def _edited(self, item: Item) -> Item:
        if item.whole or item.rest:
            return item  # a divided story is left as it is
        return evolve(item, story=self.world.events.edited(item.story, self.site, item.number))

    def as_page(self, text: str, **more: Any) -> Page:
        """Text as this site serves it: charset of the bytes, of the header."""
        encoding = self.options.get("encoding", self.encoding)
        return html(text, encoding=encoding, content_type=self.options.get("content_type"), **more)

    def _shelf(self, day: date) -> dict[str, Page]:
        issue = self.issue(day)
        shelf: dict[str, Page] = {}
        for sheet in issue.sheets:
            for address in {self.sheet_path(day, sheet), self.listed_path(issue, sheet)}:
                shelf[address] = self.as_page(self.sheet_html(issue, sheet))
            thumbnail = self.page_picture(day, sheet)
            shelf[thumbnail], shelf[thumbnail.removesuffix(".2")] = ITS_THUMBNAIL, PRINTED_PAGE
            pdf = self.pdf_path(day, sheet)
            if pdf:
                shelf[pdf] = PDF
            for item in sheet.items:
                if item.gone:
                    continue
                no_article = item.story.advertisement or item.rest
                made = None if no_article else self.record(issue, sheet, item)
                text = self.article_html(issue, sheet, item)
                shelf[self.article_path(issue, sheet, item)] = self.as_page(text, record=made)
                for place in range(len(item.story.pictures)):
                    shelf[self.picture_path(day, item, place)] = PHOTO
        return shelf | self.extras(issue)

    def record(self, issue: Issue, sheet: Sheet, item: Item) -> dict[str, Any]:
        """The record of an article."""
        base, day = self.site.base, issue.day
        pdf = self.pdf_path(day, sheet)
        # Where calendar and template name the first page differently, a crawl may come by either address.
        twice = sheet is issue.sheets[0] and bool({"front", "newest_tail"} & set(self.options))
        return record(
            self.site,
            item.whole or item.story,
            base + self.article_path(issue, sheet, item),
            day,
            listed_on=None if twice else base + self.listed_path(issue, sheet),
            images=tuple(base + self.picture_path(day, item, place) for place in range(len(item.story.pictures))),
            section=sheet.name,
            print_page={
                "date": day.isoformat(),
                "page_no": self.page_number(sheet),
                "page_name": sheet.name,
                "pdf": base + pdf if pdf else None,
            },
            encoding="gb18030" if self.options.get("encoding", self.encoding).startswith("gb") else "utf-8",
        )


def _uuid(*what: object) -> str:
    digest = hashlib.sha256("|".join(map(str, what)).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"
