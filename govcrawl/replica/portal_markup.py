"""What a portal's pages are made of, whatever the system: times, metas, breadcrumbs, bodies, parts, files."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any, ClassVar

from attrs import define, evolve

from govcrawl.replica.epaper_markup import credit_line, relative
from govcrawl.replica.flaws import no_break, zero_width
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Story, rng

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


class PortalMarkup:
    """The parts of pages that several systems share, and what a system has to write itself."""

    per_page: ClassVar[int] = 15
    home: ClassVar[str] = "首页"
    precision: str = "minute"
    encoding: ClassVar[str] = "utf-8"
    shows: frozenset[str] = frozenset({"source", "pictures", "official", "files"})

    site: Site
    options: Mapping[str, Any]

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

    def picture_path(self, entry: Entry, place: int) -> str:
        """The path of a picture: beside the article, as most systems have it."""
        folder = self.article_path(entry).rsplit("/", 1)[0]
        return f"{folder}/W0{entry.day:%Y%m%d}{entry.number:08d}{place}.jpg"

    def file_path(self, entry: Entry, place: int) -> str:
        """The path of an attached file."""
        folder = self.article_path(entry).rsplit("/", 1)[0]
        return f"{folder}/P0{entry.day:%Y%m%d}{entry.number:08d}{place}.pdf"

    # parts of pages that several systems share

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
