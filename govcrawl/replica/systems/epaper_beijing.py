"""Beijing Daily's own e-paper: one page for phones holds the whole issue."""

from html import escape

from govcrawl.replica.epaper import Epaper
from govcrawl.replica.epaper_markup import indented, relative
from govcrawl.replica.issue import Issue, Item, Sheet
from govcrawl.replica.page import Page, html
from govcrawl.replica.site import Site
from govcrawl.replica.systems.epapers_own import frame
from govcrawl.replica.world import World


class Beijing(Epaper):
    """One page holds the whole issue; links in data-href."""

    shows = frozenset({"kicker", "subtitle"})

    def standing(self, path: str) -> Page | None:
        """period.js of a month."""
        days = [day for day in self.world.days if day.strftime(self.options["calendar"]) == path]
        listed = ",".join(f'"{day:%Y%m%d}"' for day in days)
        return html(f"var datelist=[{listed}];", content_type="application/javascript") if days else None

    def article_path(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """Below the folder of the printed page: 20230821_001/content_20230821_001_7387.htm."""
        day = f"{issue.day:%Y%m%d}"
        return (
            f"/bjrb/mobile/{issue.day.year}/{day}/{day}_0{sheet.number}/content_{day}_0{sheet.number}_{item.number}.htm"
        )

    def sheet_path(self, day: object, sheet: Sheet | int) -> str:
        """All sheets are on one page."""
        return f"/bjrb/mobile/{day:%Y}/{day:%Y%m%d}/{day:%Y%m%d}_m.html"

    def sheet_html(self, issue: Issue, sheet: Sheet) -> str:
        """The whole issue."""
        path, made = self.sheet_path(issue.day, sheet), []
        for each in issue.sheets:
            links = "".join(
                f'<li><a data-href="{relative(path, self.article_path(issue, each, item))}" data-newid="{item.number}" href="javascript:;">{escape(item.story.title)}</a></li>'
                for item in each.items
            )
            made.append(
                f'<div class="nav-items"><div class="nav-panel-heading">第{each.number}版：{each.name}</div><ul class="nav-list-group">{links}</ul></div>'
            )
        return frame(self.site.title, f'<div class="nav-panel">{"".join(made)}</div>', None, "gb2312")

    def article_html(self, issue: Issue, sheet: Sheet, item: Item) -> str:
        """#guide, #main-title, #sub-title, #date, #content."""
        story = item.story
        return frame(
            story.title,
            f'<p id="guide">{escape(story.kicker or "")}</p><h1 id="main-title">{escape(story.title)}</h1><p id="sub-title">{escape(story.subtitle or "")}</p>'
            f'<p id="date">{issue.day.isoformat()}</p><div id="content">{indented(story.paragraphs)}</div>',
            None,
            "gb2312",
        )


def publish(site: Site, world: World) -> Epaper:
    """The paper."""
    return Beijing(site, world)
