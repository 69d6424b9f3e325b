"""Hanweb: columns at /col/colN/index.html whose records are CDATA in a script, articles at /art/Y/M/D/art_C_ID.html."""

from html import escape

from govcrawl.replica.portal_markup import Column, Entry
from govcrawl.replica.site import Site
from govcrawl.replica.systems.portals import HtmlPortal
from govcrawl.replica.world import World


class Hanweb(HtmlPortal):
    """Jiangsu, Zhejiang, Shandong, Jiangxi."""

    precision = "second"

    def list_path(self, column: Column, page: int) -> str:
        """The column's page, then the data proxy; a home page has no more pages."""
        if page == 0 or column.api:
            return super().list_path(column, page)
        number = self.columns.index(column)
        return f"/module/web/jpage/dataproxy.jsp?page={page + 1}&appid=1&webid=1&columnid={76840 + number}&unitid=29758{number}"

    def page_size(self, column: Column) -> int:
        """A home page shows everything it has."""
        return 10**6 if column.path == "/" else super().page_size(column)

    def list_html(self, column: Column, page: int, pages: int, entries: list[Entry]) -> str:
        """The datastore: alone when the proxy answers, inside the page otherwise."""
        if column.api or column.path == "/":
            return super().list_html(column, page, pages, entries)
        tag = ("span", "b", "i")[len(self.site.name) % 3]
        records = "".join(
            f'<record><![CDATA[<li><a href="{self.article_path(entry)}" title="{escape(entry.story.title)}" target="_blank">{escape(entry.story.title)}</a>'
            f"<{tag}>{entry.day}</{tag}></li>]]></record>"
            for entry in entries
        )
        following = self.list_path(column, page + 1).replace("&", "&amp;")
        group = f'<nextgroup><![CDATA[<a href="{following}"></a>]]></nextgroup>' if page + 1 < pages else ""
        total = len(self.entries[column])
        store = f"<datastore>{group}<recordset>{records}</recordset></datastore>"
        if page:
            return f"<?xml version='1.0' encoding='UTF-8'?>{store}"
        return self.frame(
            column.names[-1],
            f'{self.position(column)}<div class="default_pgContainer" id="297589"></div><script type="text/xml">{store}</script>'
            f"<script>$('#297589').jpage({{totalRecord:{total},perPage:{self.page_size(column)}}});</script>",
            self.column_meta(column),
        )

    def article_path(self, entry: Entry) -> str:
        """Month and day are not padded."""
        column = 46143 + self.columns.index(entry.column)
        return f"/art/{entry.day.year}/{entry.day.month}/{entry.day.day}/art_{column}_{entry.number}.html"

    def content(self, entry: Entry, paragraph: str = '<p style="text-indent: 2em;">') -> str:
        """The body between the system's marks."""
        return f"<!--<$[信息内容]>begin-->{super().content(entry, paragraph)}<!--<$[信息内容]>end-->"


def publish(site: Site, world: World) -> Hanweb:
    """The portal."""
    return Hanweb(site, world)
