"""Founder's classic e-paper: html/YYYY-MM/DD/node_N.htm, tables, td.font01, PagePicMap; and the papers' own skins."""

from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import beneath, printed, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site
from govcrawl.replica.systems.founder_new import FounderNew
from govcrawl.replica.world import World


class Classic(FounderNew):
    """The common skin: Hunan, Inner Mongolia, Tianjin; base of the others."""

    node_format = "{}"

    def standing(self, path: str) -> Page | None:
        """navi.xml or period.xml of a month, and the pages that lead to the newest issue."""
        template = self.options.get("calendar")
        if template and template.endswith("navi.xml"):
            days = [day for day in self.world.days if day.strftime(template) == path]
            entries = "".join(
                f"<item><date>{day.isoformat()}</date><url>{day:%d}/{self.sheet_path(day, 1).rsplit('/', 1)[1]}</url></item>"
                for day in days
            )
            return (
                html(f'<?xml version="1.0" encoding="utf-8"?><navi>{entries}</navi>', content_type="text/xml")
                if days
                else None
            )
        newest = self.options.get("newest")
        if newest and path == newest:
            last = self.world.days[-1]
            return refresh(relative(newest, self.sheet_path(last, 1)) + self.options.get("newest_tail", ""))
        return super().standing(path)

    def extras(self, issue: Issue) -> dict[str, Page]:
        """The day's folder, which leads to its first page."""
        first = self.sheet_path(issue.day, 1)
        return {first.rsplit("/", 1)[0] + "/": refresh(first.rsplit("/", 1)[1])}

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Page table, title table, map."""
        path = self.sheet_path(issue.day, sheet)
        row = '<tr class="bmdh_tr"><td class="default"><a id="pageLink" href="{url}" class="rigth_bmdh_href">{label}</a></td><td>{pdf}</td></tr>'
        rows = self.page_rows(issue, path, row, '<a href="{url}"><img src="/tplimg/pdf.gif"></a>')
        return self.table_frame(
            issue,
            f"{self.site.title}-{sheet.name}",
            f'<table><tr><td id="currentBM"><strong>第{sheet.number}版：{sheet.name}</strong></td><td><a id="ed_next" href="#">下一版</a></td></tr></table>'
            f'<div id="main-ed-map">{self.area_map(issue, sheet, path)}</div><table id="bmdhTable"><tbody>{rows}</tbody></table>'
            f'<div id="main-ed-articlenav-list">{self.titles(issue, sheet, path)}</div>',
        )

    def titles(self, issue: Issue, sheet: Sheet, path: str) -> str:
        """The article list; links may carry a query that only scrolls."""
        tail = self.options.get("link_tail", "")
        rows = "".join(
            f'<tr><td><img src="/tplimg/dot.gif"></td><td><div id="mp{item.number}" style="display:inline">'
            f'<a href="{relative(path, self.article_path(issue, sheet, item))}{tail}">{escape(item.story.title)}</a></div></td></tr>'
            for item in sheet.titles
        )
        return f"<table>{rows}</table>"

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """table.wz: kicker, title, subtitle, author; pictures in #newspic; #ozoom."""
        story, path = item.story, self.article_path(issue, sheet, item)
        kicker = f'<tr valign="top"><td class="font02" align="center">{escape(story.kicker or "")}</td></tr>'
        subtitle = f'<tr valign="top"><td class="font02" align="center">{escape(story.subtitle or "")}</td></tr>'
        author = f'<tr valign="top"><td class="font02" align="center"><founder-author>{escape(printed(story.byline))}</founder-author></td></tr>'
        return self.table_frame(
            issue,
            story.title,
            f'<table><tr><td id="currentBM"><strong>第{sheet.number}版：{sheet.name}</strong></td></tr></table><table class="wz"><tbody>{kicker}'
            f'<tr valign="top"><td class="font01" align="center"><founder-title>{escape(story.title)}</founder-title></td></tr>'
            f'{subtitle}{author}</tbody></table>{self.newspic(issue, item, path)}<div id="ozoom">{self.body(story)}</div>'
            '<table><tr><td><a href="#">上一篇</a></td><td><a href="#">下一篇</a></td></tr></table>',
        )

    def newspic(self, issue: Issue, item: Item, path: str) -> str:
        """Pictures above the body: one row the picture, one the caption and credit."""
        rows = []
        for place, picture in enumerate(item.story.pictures):
            source = relative(path, self.picture_path(issue.day, item, place))
            words = beneath(picture)
            rows.append(
                f'<tr><td><a class="pirobox_gall" href="{source}"><img src="{source}"></a></td></tr><tr><td>{words}</td></tr>'
            )
        return (
            f'<table id="newspic" bgcolor="#efefef" align="center"><tbody>{"".join(rows)}</tbody></table>'
            if rows
            else ""
        )

    def table_frame(self, issue: Issue, title: str, inner: str) -> str:
        """Head and foot of every page, of 2005."""
        charset = self.options.get("meta_charset", "utf-8")
        return (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{escape(title)}</title></head>'
            f'<body><table width="1000"><tr><td>{self.site.title} {issue.day:%Y年%m月%d日}</td></tr></table>{inner}'
            f'<p align=center><a href="http://epaper.example.com/html/{issue.day:%Y-%m/%d}/content_1_1.htm">晚报</a> {self.site.title}版权所有</p></body></html>'
        )


def refresh(target: str) -> Page:
    """A page that only leads on."""
    return html(f'<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL={target}"></head><body></body></html>')


def publish(site: Site, world: World) -> Epaper:
    """The common skin."""
    return Classic(site, world)
