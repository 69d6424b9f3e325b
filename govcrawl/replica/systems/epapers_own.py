"""E-papers that are not Founder's: PaperIndex, shtml, and the one-paper system of Xinjiang."""

from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import beneath, indented, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page
from govcrawl.replica.site import Site
from govcrawl.replica.systems.founder_classic import refresh
from govcrawl.replica.systems.founder_new import FounderNew
from govcrawl.replica.world import World


class PaperIndex(FounderNew):
    """content/YYYYMMDD/PageNNNU.htm and ArticelNNMT.htm, spelled so: Shandong."""

    shows = frozenset({"source", "editors"})

    def standing(self, path: str) -> Page | None:
        """PaperIndex.htm leads to the newest issue."""
        if path == self.options["newest"]:
            return refresh(f"content/{self.world.days[-1]:%Y%m%d}/IssueIndex.htm")
        return None

    def extras(self, issue: Issue) -> dict[str, Page]:
        """IssueIndex.htm leads to the first page."""
        first = self.sheet_path(issue.day, 1)
        return {first.rsplit("/", 1)[0] + "/IssueIndex.htm": refresh(first.rsplit("/", 1)[1])}

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """li.banci and #newslist."""
        path = self.sheet_path(issue.day, sheet)
        row = '<li class="banci"><a href="{url}">{label}</a>{pdf}</li>'
        nav = self.page_rows(issue, path, row, '<a href="{url}">PDF</a>')
        titles = self.title_rows(issue, sheet, path, '<li><a href="{url}">{title}</a></li>', sheet.items)
        return frame(self.site.title, f'<ul>{nav}</ul><div id="newslist"><ul>{titles}</ul></div>', sheet)

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Four spans under the title: date, page, editor, source."""
        story = item.story
        editor = f"编辑：{' '.join(story.editors)}" if story.editors else ""
        return frame(
            story.title,
            f'<div id="news-header"><h1>{escape(story.title)}</h1></div><div class="infor"><div><span>{issue.day.isoformat()}</span>'
            f"<span>第{sheet.number}版</span><span>{editor}</span><span>来源：{self.site.title}</span></div></div>"
            f'<div id="news-body"><span id="contenttext">{indented(story.paragraphs)}</span></div>',
            sheet,
        )


class Shtml(FounderNew):
    """shtml/<paper>/YYYYMMDD/vNN.shtml, articles by number: Shanxi."""

    shows = frozenset({"pictures"})

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Pages and titles as plain links, a.selectBox over the picture."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(issue, path, '<li><a href="{url}">{label}</a></li>')
        boxes = self.title_rows(issue, sheet, path, '<a class="selectBox" href="{url}"></a>', sheet.items)
        titles = self.title_rows(issue, sheet, path, '<li><a href="{url}">{title}</a></li>', sheet.items)
        return frame(
            f"第{sheet.number}版：{sheet.name}",
            f'<div class="pageImg">{boxes}</div><ul>{nav}</ul><ul>{titles}</ul>',
            sheet,
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """h2.detConTit, div.detPic, div.details."""
        story, path = item.story, self.article_path(issue, sheet, item)
        pictures = self.pictures(issue, item, path).replace('class="attachment"', 'class="detPic"')
        return frame(
            story.title,
            f'<h2 class="detConTit">{escape(story.title)}</h2>{pictures}<div class="details">{indented(story.paragraphs)}</div>',
            sheet,
        )


class Sichuan(Shtml):
    """The same tree with lists in #main, everything in font tags; index.shtml is the first page."""

    shows = frozenset[str]()

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Second and third list of .main_r."""
        path = self.sheet_path(issue.day, sheet)
        nav = self.page_rows(issue, path, '<p><a href="{url}">{label}</a></p>')
        titles = self.title_rows(issue, sheet, path, '<p><a href="{url}">{title}</a></p>', sheet.items)
        return frame(
            f"第{sheet.number}版：{sheet.name}",
            f'<div id="main"><div class="main_r"><ul><li>版面</li></ul><ul><li>{nav}</li></ul><ul><li>标题</li><li>{titles}</li></ul></div></div>',
            sheet,
        )

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title, a line, body: three paragraphs of the second list item."""
        story = item.story
        lines = "<br>".join(f"　　{escape(text, quote=False)}" for text in story.paragraphs)
        return frame(
            story.title,
            f'<div id="main2"><div class="main2_r"><ul><li>第{sheet.number}版：{sheet.name}</li><li><p align="center"><font><strong>'
            f"{escape(story.title)}</strong></font></p><p>{issue.day:%Y年%m月%d日}</p><p><font>{lines}</font></p></li></ul></div></div>",
            sheet,
        )


class Xinjiang(FounderNew):
    """Static pages in GBK; nobody has written down what its articles look like, so these are plain."""

    shows = frozenset({"pictures"})
    encoding = "gbk"
    node_format = "{}"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """li[pdf] and the page's picture."""
        path = self.sheet_path(issue.day, sheet)
        nav = "".join(
            f'<li pdf="A{label[1:3]}"><a href="{relative(path, node)}">{label}</a></li>'
            for node, label, _ in self.sheets_listed(issue)
        )
        titles = self.title_rows(issue, sheet, path, '<li><a href="{url}">{title}</a></li>', sheet.items)
        inner = f'<div class="bm_img"><img src="LA{sheet.number}.jpg"></div><div class="bm_content"><ul>{nav}</ul></div><ul class="bt">{titles}</ul>'
        return frame(f"第{sheet.number}版：{sheet.name}", inner, sheet, "gb2312")

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title, date and body."""
        story, path, made = item.story, self.article_path(issue, sheet, item), []
        for place, picture in enumerate(story.pictures):
            words = beneath(picture)
            made.append(
                f'<p align="center"><img src="{relative(path, self.picture_path(issue.day, item, place))}"></p><p align="center">{words}</p>'
            )
        return frame(
            story.title,
            f'<h1>{escape(story.title)}</h1><p class="time">{issue.day:%Y年%m月%d日}</p><div class="article">{"".join(made)}{indented(story.paragraphs)}</div>',
            sheet,
            "gb2312",
        )


def frame(title: str, inner: str, sheet: Sheet | None, charset: str = "utf-8") -> str:
    """Head and foot; with a sheet, its number and name."""
    label = f"<p class=banmian>第{sheet.number}版：{sheet.name}</p>" if sheet else ""
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{escape(title)}</title></head>'
        f"<body>{label}{inner}<p align=center>版权所有 未经许可不得转载</p></body></html>"
    )


def publish(site: Site, world: World) -> Epaper:
    """The system that the site's options name."""
    kinds = {"paperindex": PaperIndex, "shtml": Shtml, "sichuan": Sichuan, "xinjiang": Xinjiang}
    return kinds[site.options["skin"]](site, world)
