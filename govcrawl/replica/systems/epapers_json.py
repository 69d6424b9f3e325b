"""E-papers behind an API: the JSON of Shanghai, the page fragments of Guangxi."""

import json
from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import indented
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site
from govcrawl.replica.systems.epapers_own import frame
from govcrawl.replica.world import World


class Shanghai(Epaper):
    """getJournalPage.do a printed page; the article's page for people."""

    shows = frozenset[str]()

    def sheet_path(self, day: object, sheet: Sheet | int) -> str:
        """The API call of a page."""
        index = sheet if isinstance(sheet, int) else sheet.index
        return f"/journal/{day:%Y-%m-%d}/getJournalPage.do?page={index:02d}&code=jfrb"

    def article_path(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """The address people open."""
        return f"/staticsg/res/html/journal/detail.html?code=jfrb&date={issue.day.isoformat()}&id={item.number}&page={sheet.number}"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """Pages, and the articles of this one in reverse order."""
        pages = [{"pnumber": each.number, "pname": each.name, "jdate": issue.day.isoformat()} for each in issue.sheets]
        articles = [{"id": item.number, "title": item.story.title} for item in reversed(sheet.items)]
        return json.dumps({"code": 0, "object": {"pagelist": pages, "articlelist": articles}}, ensure_ascii=False)

    def extras(self, issue: Issue) -> dict[str, Page]:
        """The older static form: navi.json and an article's JSON."""
        day = issue.day.isoformat()
        pages = [
            {
                "pnumber": sheet.number,
                "pname": sheet.name,
                "articleList": [{"id": item.number, "title": item.story.title, "jdate": day} for item in sheet.items],
            }
            for sheet in issue.sheets
        ]
        made = {f"/staticsg/data/journal/{day}/navi.json": as_json({"pages": pages})}
        for sheet in issue.sheets:
            made[self.sheet_path(issue.day, sheet)] = html(
                self.sheet_html(issue, sheet), content_type="application/json;charset=UTF-8"
            )
            for item in sheet.items:
                content = {"title": item.story.title, "content": indented(item.story.paragraphs)}
                made[f"/staticsg/data/journal/{day}/{sheet.number}/article/{item.number}.json"] = as_json(
                    {"article": content}
                )
        return made

    def standing(self, path: str) -> Page | None:
        """The list of issues."""
        if path.split("?", maxsplit=1)[0] != "/journal/list.do":
            return None
        issues = [{"code": "jfrb", "jdate": day.isoformat(), "pnumber": "01"} for day in self.world.days]
        return as_json({"object": {"departList": issues[::-1]}})

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """div.con-title and div.txt-box."""
        story = item.story
        return frame(
            story.title,
            f'<div class="con-title">{escape(story.title)}</div><div class="txt-box">{indented(story.paragraphs)}</div>',
            None,
        )


class Guangxi(Epaper):
    """api.php?name=gxrb&date=&code=&xuhao=: fragments of HTML."""

    shows = frozenset[str]()
    API = "/json/interface/epaper/api.php?name=gxrb"

    def sheet_path(self, day: object, sheet: Sheet | int) -> str:
        """code counts the pages."""
        index = sheet if isinstance(sheet, int) else sheet.index
        return f"{self.API}&date={day:%Y-%m-%d}&code={index:03d}"

    def article_path(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """The page's call and the article's place on it."""
        return f"{self.sheet_path(issue.day, sheet)}&xuhao={sheet.items.index(item) + 1}"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """#banmian, #right_news1, the map; rows of people who made the page are among the titles."""
        nav = "".join(
            f'<li><a href="?name=gxrb&date={issue.day}&code={each.index:03d}" data-code="{each.index:03d}">第{each.number}版：{each.name}</a></li>'
            for each in issue.sheets
        )
        rows, areas = [], []
        for place, item in enumerate(sheet.items, 1):
            query = f"?name=gxrb&date={issue.day}&code={sheet.index:03d}&xuhao={place}"
            rows.append(f'<tr data-xuhao="{place}"><td><a href="{query}">{escape(item.story.title)}</a></td></tr>')
            areas.append(
                f'<area href="{query}" data-xuhao="{place}" title="{escape(item.story.title)}" coords="0,0,9,9">'
            )
        extra = len(sheet.items) + 1
        rows.append(
            f'<tr data-xuhao="{extra}"><td><a href="?name=gxrb&date={issue.day}&code={sheet.index:03d}&xuhao={extra}">本版责任编辑</a></td></tr>'
        )
        pdf = f"/newspaper/epaper/gxrb/{issue.day}/{sheet.index:03d}/gxrb{issue.day:%Y%m%d}{sheet.index:03d}.pdf"
        return (
            f'<div id="banmian"><ul>{nav}</ul></div><img usemap="#map-001"><map id="map-001" name="map-001">{"".join(areas)}</map>'
            f'<a id="pptf" href="{pdf}">PDF</a><table id="right_news1"><tbody>{"".join(rows)}</tbody></table>'
        )

    def pdf_path(self, day: object, sheet: Sheet) -> str | None:
        """The printed page."""
        return f"/newspaper/epaper/gxrb/{day}/{sheet.index:03d}/gxrb{day:%Y%m%d}{sheet.index:03d}.pdf"

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Title and #ozoom."""
        story = item.story
        return (
            f'<div class="title"><h1>{escape(story.title)}</h1></div><div id="ozoom">{indented(story.paragraphs)}</div>'
        )


def as_json(value: object) -> Page:
    """A JSON answer."""
    return html(json.dumps(value, ensure_ascii=False), content_type="application/json;charset=UTF-8")


def publish(site: Site, world: World) -> Epaper:
    """The paper that the site's options name."""
    return {"shanghai": Shanghai, "guangxi": Guangxi}[site.options["skin"]](site, world)
