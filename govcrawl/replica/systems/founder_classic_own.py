"""Founder's classic e-paper in the papers' own skins: Hainan, Henan, Jiangxi, Zhejiang, Chongqing."""

from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import beneath, indented, printed, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page
from govcrawl.replica.site import Site
from govcrawl.replica.systems.founder_classic import Classic
from govcrawl.replica.world import World


class Hainan(Classic):
    """Titles in founder-title with <br> between their lines, links in div#content_A_B; no tables."""

    shows = frozenset({"byline"})

    def titles(self, issue: Issue, sheet: Sheet, path: str) -> str:
        """A div an article, its id the file's name."""
        made = []
        for item in sheet.items:
            name = relative(path, self.article_path(issue, sheet, item))
            made.append(f'<div id="{name.removesuffix(".htm")}"><a href="{name}">{escape(item.story.title)}</a></div>')
        return "".join(made)

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """The founder tags alone say what is what."""
        story = item.story
        return self.table_frame(
            issue,
            self.site.title,
            f'<div class="title"><founder-title>{escape(story.title).replace(" ", "<br>")}</founder-title></div>'
            f'<div class="author"><founder-author>{escape(printed(story.byline))}</founder-author></div><div>{self.body(story)}</div>',
        )


class Henan(Classic):
    """div#art_title, div.con, div.pic."""

    shows = frozenset({"byline", "pictures"})

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title, author, pictures, body."""
        story, path = item.story, self.article_path(issue, sheet, item)
        pictures = self.pictures(issue, item, path).replace('class="attachment"', 'class="pic"')
        return self.table_frame(
            issue,
            story.title,
            f'<div id="art_title">{escape(story.title)}</div><p><founder-author>{escape(printed(story.byline))}</founder-author></p>'
            f'{pictures}<div class="con"><div id="ozoom">{self.body(story)}</div></div>',
        )


class Jiangxi(Classic):
    """p.BSHARE_TEXT holds the title."""

    shows = frozenset({"byline", "pictures"})

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title as the share button wants it."""
        story, path = item.story, self.article_path(issue, sheet, item)
        return self.table_frame(
            issue,
            story.title,
            f'<p class="BSHARE_TEXT">{escape(story.title)}</p><p><founder-author>{escape(printed(story.byline))}</founder-author></p>'
            f'{self.newspic(issue, item, path)}<div id="ozoom">{self.body(story)}</div><div class="bshare">分享到：</div>',
        )


class Zhejiang(Classic):
    """main-article-*, ul.main-ed-articlenav-list; node numbers are not page numbers."""

    shows = frozenset({"pictures"})

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Navigation as definition lists, the PDF in an attribute of its icon."""
        path = self.sheet_path(issue.day, sheet)
        row = '<dl><dt><a id="pageLink" href="{url}">{label}</a></dt><dd><img src="/tplimg/map.gif">{pdf}</dd></dl>'
        nav = self.page_rows(issue, path, row, '<img src="/tplimg/pdf.gif" filepath="{url}">')
        titles = self.title_rows(issue, sheet, path, '<li><a href="{url}">{title}</a></li>', sheet.titles)
        return self.table_frame(
            issue,
            f"{self.site.title}-{sheet.name}",
            f'<div class="main-ed-map">{self.area_map(issue, sheet, path)}</div><div class="main-ednav-nav">{nav}</div>'
            f'<ul class="main-ed-articlenav-list">{titles}</ul>',
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title, pictures with text, content."""
        story, path, made = item.story, self.article_path(issue, sheet, item), []
        for place, picture in enumerate(story.pictures):
            words = beneath(picture)
            made.append(
                f'<div class="main-ar-pic-text"><img src="{relative(path, self.picture_path(issue.day, item, place))}"><p>{words}</p></div>'
            )
        return self.table_frame(
            issue,
            story.title,
            f'<div class="main-article-alltitle"><h1 class="main-article-title">{escape(story.title)}</h1></div>{"".join(made)}'
            f'<div class="main-article-content"><div id="ozoom">{indented(story.paragraphs)}</div></div>',
        )


class Chongqing(Classic):
    """A folder a page, articles known from the map alone."""

    shows = frozenset[str]()
    node_format = "{:03d}"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Page links and the map."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(issue, path, '<li><a href="{url}">{label}</a></li>')
        return self.table_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<ul class="banci">{nav}</ul>{self.area_map(issue, sheet, path)}',
        )

    def extras(self, issue: Issue) -> dict[str, Page]:
        """Nothing more."""
        return {}

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title in strong, body in #ozoom."""
        story = item.story
        return self.table_frame(
            issue,
            story.title,
            f'<table><tr valign="top"><td align="center"><strong>{escape(story.title)}</strong></td></tr></table>'
            f'<div id="ozoom">{indented(story.paragraphs)}</div>',
        )


def publish(site: Site, world: World) -> Epaper:
    """The skin that the site's options name."""
    skins = {"hainan": Hainan, "henan": Henan, "jiangxi": Jiangxi, "zhejiang": Zhejiang, "chongqing": Chongqing}
    return skins[site.options["skin"]](site, world)
