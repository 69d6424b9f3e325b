"""Founder new layout, skins A2 to A5: #PreTitle/#Title/#SubTitle or bmnr_con_*, lists in four shapes."""

from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import printed, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.site import Site
from govcrawl.replica.systems.founder_new import FounderNew
from govcrawl.replica.world import World


class SkinA2(FounderNew):
    """#layoutlist, #articlelist, span#layout, PDF in .pull-right: Hebei, Jilin, Guizhou, Gansu."""

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Two lists beside the page's picture."""
        path = self.sheet_path(issue.day, sheet)
        pdf = self.pdf_path(issue.day, sheet)
        link = (
            f'<span class="pull-right"><a href="{relative(path, pdf)}" target="_blank">下载PDF</a></span>'
            if pdf
            else ""
        )
        return self.page_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<div class="row"><div class="col-md-6">{self.area_map(issue, sheet, path)}</div><div class="col-md-6">'
            f'<h4><span id="layout">第{sheet.number}版：{sheet.name}</span>{link}</h4>'
            f'<div><h5>版面导航</h5><ul id="layoutlist">{self.nav(issue, path)}</ul></div>'
            f'<div><h5>标题导航</h5><ul id="articlelist">{self.titles(issue, sheet, path)}</ul></div></div></div>',
        )

    def nav(self, issue: Issue, path: str) -> str:
        """One ``li`` a printed page."""
        return self.page_rows(issue, path, '<li class="posRelative"><a href="{url}">{label}</a></li>')

    def titles(self, issue: Issue, sheet: Sheet, path: str) -> str:
        """One ``li`` an article."""
        return self.title_rows(
            issue, sheet, path, '<li class="clearfix"><a href="{url}">{title}</a></li>', sheet.titles
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """h5#PreTitle, h2#Title, h5#SubTitle, founder-author, attachments, #ozoom."""
        story, path = item.story, self.article_path(issue, sheet, item)
        return self.page_frame(
            issue,
            story.title,
            f'<div class="col-md-12"><p><a href="{relative(path, self.sheet_path(issue.day, sheet))}">'
            f'<span id="layout">第{sheet.number}版：{sheet.name}</span></a>'
            f'<span class="pull-right"><a class="preArt" href="#">上一篇</a> <a class="nextArt" href="#">下一篇</a></span></p>'
            f'<div class="totalTitle"><h5 id="PreTitle">{escape(story.kicker or "")}</h5><h2 id="Title">{escape(story.title)}</h2>'
            f'<h5 id="SubTitle">{escape(story.subtitle or "")}</h5><p class="author"><founder-author>{escape(printed(story.byline))}</founder-author></p></div>'
            f'{self.pictures(issue, item, path)}<div id="ozoom" class="content">{self.body(story)}</div></div>',
        )

    def page_frame(self, issue: Issue, title: str, inner: str) -> str:
        """Head and foot of every page."""
        charset = self.options.get("meta_charset", "utf-8")
        return (
            f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{escape(title)}_{self.site.title}</title></head>'
            f'<body><div class="container"><div class="head"><img src="/images/logo.png" alt="{self.site.title}">'
            f"<span>{issue.day:%Y年%m月%d日}</span></div>{inner}"
            f'<div class="foot"><a href="http://szb.example.com/pc/layout/{issue.day:%Y%m/%d}/node_01.html">本报集团其他报纸</a> {self.site.title}社版权所有</div></div></body></html>'
        )


class SkinA3(SkinA2):
    """Bootstrap columns, div.news-list, the PDF's address as text in p#pdfUrl: Hubei, Ningxia."""

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Navigation in .col-md-5, articles in .news-list."""
        path = self.sheet_path(issue.day, sheet)
        pdf = self.pdf_path(issue.day, sheet)
        hidden = f'<p id="pdfUrl" style="display:none">{relative(path, pdf)}</p>' if pdf else ""
        return self.page_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<div class="row"><div class="col-md-7">{self.area_map(issue, sheet, path)}{hidden}</div>'
            f'<div class="col-md-5"><ul>{self.nav(issue, path)}</ul></div></div>'
            f'<div class="news-list"><h4>第{sheet.number}版：{sheet.name}</h4><ul>{self.titles(issue, sheet, path)}</ul></div>',
        )


class SkinA4(SkinA2):
    """#bmdhTable and #main-ed-articlenav-list of the classic system in the new tree: Fujian."""

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Tables at the side, map in #main-ed-map."""
        path = self.sheet_path(issue.day, sheet)
        row = '<tr><td class="default"><a id="pageLink" href="{url}">{label}</a></td><td>{pdf}</td></tr>'
        rows = self.page_rows(issue, path, row, '<a href="{url}">PDF</a>')
        titles = self.title_rows(
            issue, sheet, path, '<tr><td class="default"><div><a href="{url}">{title}</a></div></td></tr>', sheet.titles
        )
        return self.page_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<div id="main-ed-map">{self.area_map(issue, sheet, path)}</div><table id="bmdhTable"><tbody>{rows}</tbody></table>'
            f'<div id="main-ed-articlenav-list"><table><tbody>{titles}</tbody></table></div>',
        )


class SkinA5(SkinA2):
    """bmml_con, bmdh_con, bmnr_con_*: Shaanxi. No byline has a place of its own."""

    shows = frozenset({"kicker", "subtitle", "pictures"})

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Navigation in .bmml_con, titles in .bmdh_con."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(issue, path, '<p><a href="{url}">{label}</a></p>')
        titles = self.title_rows(issue, sheet, path, '<p><a href="{url}">{title}</a></p>', sheet.items)
        return self.page_frame(
            issue,
            f"第{sheet.number}版：{sheet.name}",
            f'<div class="bantu"><img id="bantu_img" src="/images/page.jpg.2"></div><div class="bmml_con">{nav}</div>'
            f'<div class="bmdh_con">{titles}</div>',
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Headlines by class, pictures and body in .bmnr_con_con."""
        story, path = item.story, self.article_path(issue, sheet, item)
        return self.page_frame(
            issue,
            story.title,
            f'<div class="bmnr"><div class="bmnr_top">第{sheet.number}版：{sheet.name}</div>'
            f'<div class="bmnr_con_yinti">{escape(story.kicker or "")}</div><div class="bmnr_con_biaoti">{escape(story.title)}</div>'
            f'<div class="bmnr_con_futi">{escape(story.subtitle or "")}</div>'
            f'<div class="bmnr_con_con">{self.pictures(issue, item, path)}<div id="zoom">{self.body(story)}</div></div></div>',
        )


def publish(site: Site, world: World) -> Epaper:
    """The skin that the site's options name."""
    return {"A2": SkinA2, "A3": SkinA3, "A4": SkinA4, "A5": SkinA5}[site.options["skin"]](site, world)
