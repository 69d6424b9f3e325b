"""Founder e-paper, new layout: /layout/YYYYMM/DD/node_NN.html. This module: what the skins share, and skin A1.

Skins are modules of their own (founder_a2, …); the markers are those of the sites that use them.
"""

from collections.abc import Sequence
from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import credit_line, indented, printed, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Story
from govcrawl.replica.world import World


class FounderNew(Epaper):
    """Calendar and body of all skins."""

    def standing(self, path: str) -> Page | None:
        """period.xml beside the month folders."""
        template = self.options.get("calendar")
        if not template:
            return None
        days = [day for day in self.world.days if day.strftime(template) == path]
        if not days:
            return None
        periods = "".join(
            f"<period><period_name>{self.site.title}</period_name><period_date>{day.isoformat()}</period_date>"
            f"<front_page>{self.sheet_path(day, 1).rsplit('/', 1)[1]}</front_page></period>"
            for day in days
        )
        text = f'<?xml version="1.0" encoding="UTF-8"?><period_list>{periods}</period_list>'
        return html(text, content_type="text/xml")

    def body(self, story: Story) -> str:
        """The founder tags around the body, with the comments the system leaves in them."""
        return (
            "<founder-content><!--enpcontent-->"
            f'<!-- <npm:article id="{abs(hash_of(story))}"> -->{indented(story.paragraphs)}'
            "<!-- </npm:article> --><!--/enpcontent--></founder-content>"
        )

    def pictures(self, issue: Issue, item: Item, path: str) -> str:
        """Pictures with caption and credit, as ``div.attachment``."""
        made = []
        for place, picture in enumerate(item.story.pictures):
            source = relative(path, self.picture_path(issue.day, item, place))
            caption = f"<p>{escape(picture.caption)}</p>" if picture.caption else ""
            credit = f"<p>{credit_line(picture.credit)}</p>" if picture.credit else ""
            made.append(f'<div class="attachment"><img src="{source}">{caption}{credit}</div>')
        return "".join(made)

    def area_map(self, issue: Issue, sheet: Sheet, path: str) -> str:
        """The clickable picture of the printed page; its areas repeat the article list and have no text."""
        areas = "".join(
            f'<area shape="polygon" coords="{place * 20},0,{place * 20 + 18},0,{place * 20 + 18},90,{place * 20},90" '
            f'href="{relative(path, self.article_path(issue, sheet, item))}">'
            for place, item in enumerate(sheet.items)
        )
        return f'<img src="{relative(path, self.page_picture(issue.day, sheet))}" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map>'

    def page_rows(self, issue: Issue, path: str, row: str, pdf: str = "") -> str:
        """The navigation at ``path``: a row (``{url}``, ``{label}``, ``{pdf}``) a printed page.

        ``pdf``: what stands in its place where the page has a PDF (``{url}``).
        """
        return "".join(
            row.format(url=relative(path, node), label=label, pdf=pdf.format(url=relative(path, file)) if file else "")
            for node, label, file in self.sheets_listed(issue)
        )

    def title_rows(self, issue: Issue, sheet: Sheet, path: str, row: str, items: Sequence[Item]) -> str:
        """The list of articles at ``path``: a row (``{url}``, ``{title}``) for each of ``items``."""
        return "".join(
            row.format(url=relative(path, self.article_path(issue, sheet, item)), title=escape(item.story.title))
            for item in items
        )

    def sheets_listed(self, issue: Issue) -> list[tuple[str, str, str | None]]:
        """Path, label and PDF of every page in the navigation, the missing one included."""
        found: list[tuple[str, str, str | None]] = [
            (self.sheet_path(issue.day, sheet), f"第{sheet.number}版：{sheet.name}", self.pdf_path(issue.day, sheet))
            for sheet in issue.sheets
        ]
        if issue.gone:
            found.append((self.sheet_path(issue.day, issue.gone), f"第{issue.gone:02d}版：专版", None))
        return found


def hash_of(story: Story) -> int:
    """A number for a story that is the same in every process."""
    return sum(ord(character) * place for place, character in enumerate(story.title, 1))


class SkinA1(FounderNew):
    """newsside, newslist, newsdetatit: Anhui, Jiangsu, Liaoning, Heilongjiang."""

    shows = frozenset({"kicker", "subtitle", "byline", "pictures", "source"})

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Navigation at the side, list in #ScroLeft, map over the page's picture."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(
            issue,
            path,
            '<li class="oneclick1"><p><a href="{url}">{label}</a>{pdf}</p></li>',
            '<a href="{url}"><img src="/images/pdf.gif" class="pdf"></a>',
        )
        articles = self.title_rows(issue, sheet, path, '<li><h3><a href="{url}">{title}</a></h3></li>', sheet.titles)
        return self.frame(
            issue,
            f"{self.site.title}-第{sheet.number}版：{sheet.name}",
            f'<div class="newscon clearfix"><div class="newsconimg">{self.area_map(issue, sheet, path)}</div>'
            f'<div class="newsside"><ul>{nav}</ul></div><div id="ScroLeft" class="newslistcon">'
            f'<div class="newslisttit"><em>第{sheet.number}版：{sheet.name}</em></div>'
            f'<div class="newslist"><ul>{articles}</ul></div></div></div>',
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Headlines in newsdetatit, body in newsdetatext."""
        story, path = item.story, self.article_path(issue, sheet, item)
        pdf = self.pdf_path(issue.day, sheet)
        link = f'<a class="pdf" href="{relative(path, pdf)}">PDF</a>' if pdf else ""
        day = issue.day.strftime("%Y年%m月%d日")
        head = f'<div class="intro">{escape(story.kicker)}</div>' if story.kicker else ""
        head += f"<h3><founder-title>{escape(story.title)}</founder-title></h3>"
        head += f'<div class="sub">{escape(story.subtitle)}</div>' if story.subtitle else ""
        byline = f"<founder-author>{escape(printed(story.byline))}</founder-author>" if story.byline else ""
        head += f'<p><span>来源：{self.site.title}</span><span>{day}</span><span class="Author">{byline}</span></p>'
        return self.frame(
            issue,
            story.title,
            f'<div class="newscon clearfix"><div class="newslisttit"><em><a href="'
            f'{relative(path, self.sheet_path(issue.day, sheet))}">第{sheet.number}版：{sheet.name}</a></em>{link}</div>'
            f'<div id="ScroLeft"><div class="newsdetatit">{head}</div><div class="newsdetatext">'
            f'{self.pictures(issue, item, path)}<div id="ozoom">{self.body(story)}</div></div></div>'
            '<div class="newsnext"><a href="#">上一篇</a><a href="#">下一篇</a></div></div>',
        )

    def frame(self, issue: Issue, title: str, inner: str) -> str:
        """Head and foot of every page. Old templates still claim gb2312; the bytes are UTF-8."""
        charset = self.options.get("meta_charset", "utf-8")
        week = "一二三四五六日"[issue.day.weekday()]
        return (
            f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
            f'<title>{escape(title)}</title></head><body><div id="allBody"><div class="header"><h1>{self.site.title}'
            f'<span class="date">{issue.day:%Y年%m月%d日} 星期{week}</span></h1></div>{inner}'
            f'<div class="footer"><p>友情链接：<a href="http://paper.people.com.cn/rmrb/html/{issue.day:%Y-%m/%d}/nw.D110000renmrb_{issue.day:%Y%m%d}_1-01.htm">人民日报</a></p><p>版权所有 {self.site.title}社 未经授权禁止转载</p></div></div></body></html>'
        )


def publish(site: Site, world: World) -> Epaper:
    """The skin that the site's options name."""
    return SkinA1(site, world)
