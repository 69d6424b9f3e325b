"""Founder's system for news sites: the article's data in an enpproperty comment, the body between enpcontent marks."""

import posixpath
from html import escape

from govcrawl.replica.portal_markup import Entry
from govcrawl.replica.site import Site
from govcrawl.replica.systems.portals import HtmlPortal
from govcrawl.replica.world import World


class Enp(HtmlPortal):
    """Hebei and Guangdong. Divided articles go on at content_N_2.htm."""

    def __init__(self, site: Site, world: World) -> None:
        super().__init__(site, world)
        self.precision = "second"
        self.shows |= {"kicker", "subtitle"}

    def part_path(self, entry: Entry, place: int) -> str:
        """Parts count from 2."""
        return super().part_path(entry, place + 1)

    def article_html(self, entry: Entry) -> str:
        """The comment comes after the body."""
        story = entry.story
        kicker = f'<h2 class="introtitle">{escape(story.kicker)}</h2>' if story.kicker else ""
        subtitle = f'<h2 class="subtitle">{escape(story.subtitle)}</h2>' if story.subtitle else ""
        fields = {
            "articleid": str(entry.number), "date": f"{self.moment(entry)}:0", "author": " ".join(story.authors), "title": story.title,
            "keyword": "", "subtitle": story.subtitle or "", "introtitle": story.kicker or "", "siteid": "2", "nodeid": "15",
            "nodename": entry.column.names[-1], "url": self.article_base(entry.column) + self.article_path(entry),
            "sourcename": story.source or "", "abstract": "", "channel": "1",
        }  # fmt: skip
        comment = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
        inner = (
            f'{self.position(entry.column)}<div class="article">{kicker}<h1>{escape(story.title)}</h1>{subtitle}<div class="post_source">'
            f'<span id="pubtime_baidu">{self.moment(entry)}</span> <span id="source_baidu">来源：{escape(story.source or "")}</span></div>'
            f'<div id="content"><!--enpcontent--><!--enpcontent-->{self.content(entry)}<!--/enpcontent--><!--/enpcontent--></div>'
            f"<!--enpproperty {comment}/enpproperty-->{self.parts(entry)}</div>"
        )
        return self.frame(story.title, inner, "")

    def parts(self, entry: Entry) -> str:
        """#displaypagenum with a link to the next part."""
        if len(self.split(entry)) == 1:
            return ""
        following = posixpath.basename(self.part_path(entry, 1))
        return f'<div id="displaypagenum"><p><span>1</span> <a href="{following}">2</a> <a href="{following}">下一页</a></p></div>'


def publish(site: Site, world: World) -> Enp:
    """The news site."""
    return Enp(site, world)
