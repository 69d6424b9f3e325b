"""Founder new layout, skins A6, A7 and the tablet tree: pages that show little beside headline and body."""

import json
from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import indented, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site
from govcrawl.replica.systems.founder_a2 import SkinA2
from govcrawl.replica.world import World


class SkinA6(SkinA2):
    """#print_area, #content, .n_gallery, and the layouts as JSON: Guangdong."""

    shows = frozenset({"kicker", "pictures"})
    node_format = "A{:02d}"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Titles in #mCSB_4; links to other pages carry their number as A01."""
        path = self.sheet_path(issue.day, sheet)
        nav = "".join(
            f'<a href="{relative(path, node)}">{label.replace("第", "A", 1).replace("版", "", 1)}</a>'
            for node, label, _ in self.sheets_listed(issue)
        )
        titles = self.title_rows(issue, sheet, path, '<h3><a href="{url}">{title}</a></h3>', sheet.items)
        return self.page_frame(
            issue,
            f"A{sheet.number}：{sheet.name}",
            f'<div id="picMap"><img src="/images/page.jpg.1"></div><div class="nav">{nav}</div>'
            f'<div id="mCSB_4"><ul>{titles}</ul></div>',
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """#print_area: span over h1, gallery, #content."""
        story, path = item.story, self.article_path(issue, sheet, item)
        kicker = f"<span>{escape(story.kicker)}</span>" if story.kicker else ""
        return self.page_frame(
            issue,
            story.title,
            f'<div id="print_area">{kicker}<h1>{escape(story.title)}</h1><div class="n_gallery">{self.pictures(issue, item, path)}</div>'
            f'<div id="content">{indented(story.paragraphs)}</div></div>',
        )

    def page_number(self, sheet: Sheet) -> str:
        """A01."""
        return f"A{sheet.number}"

    def standing(self, path: str) -> Page | None:
        """/app_if/getPaperLayouts?id=1&date=YYYYMMDD."""
        for day in self.world.days:
            if path == f"/app_if/getPaperLayouts?id=1&date={day:%Y%m%d}":
                return html(
                    json.dumps(self._layouts(self.issue(day)), ensure_ascii=False), content_type="application/json"
                )
        return super().standing(path)

    def _layouts(self, issue: Issue) -> dict[str, object]:
        base = self.site.base
        return {
            "layouts": [
                {
                    "name": f"A{sheet.number}：{sheet.name}",
                    "url": base + self.sheet_path(issue.day, sheet),
                    "pdfUrl": None,
                    "list": [
                        {
                            "title": item.story.title,
                            "shareUrl": base
                            + self.article_path(issue, sheet, item).replace("/nfdaily/", "/m/ipaper/nfrb/"),
                        }
                        for item in sheet.items
                    ],
                }
                for sheet in issue.sheets
            ]
        }


class SkinA7(SkinA2):
    """div.article-entry: Qinghai."""

    shows = frozenset[str]()

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """nav for pages, div.w8.fl for titles."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(issue, path, '<li class="nav-item"><a class="nav-link" href="{url}">{label}</a></li>')
        titles = self.title_rows(issue, sheet, path, '<li><a href="{url}">{title}</a></li>', sheet.items)
        return self.page_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<nav><ul>{nav}</ul></nav><div class="w8 fl"><ul>{titles}</ul></div>',
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title and body only."""
        story = item.story
        return self.page_frame(
            issue,
            story.title,
            f'<article><h1 class="title">{escape(story.title)}</h1><div class="article-entry">{indented(story.paragraphs)}</div></article>',
        )


class Pad(SkinA2):
    """The tablet tree: #scroller, #main-title, #sub-title, #author, #content. Yunnan keeps articles in a tree of
    their own."""

    shows = frozenset({"subtitle"})

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """One column for a narrow screen."""
        story = item.story
        return self.page_frame(
            issue,
            story.title,
            f'<div id="scroller"><h1 id="main-title">{escape(story.title)}</h1><h2 id="sub-title">{escape(story.subtitle or "")}</h2>'
            f'<p id="author"></p><div id="content">{indented(story.paragraphs)}</div></div>',
        )


def publish(site: Site, world: World) -> Epaper:
    """The skin that the site's options name."""
    return {"A6": SkinA6, "A7": SkinA7, "pad": Pad}[site.options["skin"]](site, world)
