"""Government portals whose lists are pages: TRS, Ucap, Guangdong's platform, and those of one portal alone.

They differ in addresses, containers and paging script; all of that is in the site's options:

``article``   path below the column's folder, strftime with ``{id}`` (digits), ``{hex}`` (32), ``{guid}``;
``list``      around the rows; ``row``: one row, with ``{url} {title} {date}``;
``paging``    trs0, trs1 (createPageHTML from 0 or 1), link (下一页), total (totalPage);
``heading``, ``info``, ``body``, ``facts``: the places in an article; ``meta``: standard, lower or none.
"""

import posixpath
from html import escape
from typing import Any

from govcrawl.replica.flaws import OFF_SITE
from govcrawl.replica.page import Page, html, not_found
from govcrawl.replica.portal_markup import Column, Entry
from govcrawl.replica.site import Site
from govcrawl.replica.systems.api_shapes import SHAPES
from govcrawl.replica.systems.portal_addresses import PAGE, Addressed
from govcrawl.replica.world import World

INFO = '<div class="info"><span>发布时间：{date}</span><span>来源：{source}</span><span>字号：[大 中 小]</span></div>'


class HtmlPortal(Addressed):
    """A portal described by its options."""

    def __init__(self, site: Site, world: World) -> None:
        self.shows = frozenset({"source", "pictures", "official", "files", *site.options.get("shows", ())})
        if site.options.get("no_source"):
            self.shows -= {"source"}
        self.precision = site.options.get("precision", "minute")
        super().__init__(site, world)

    # lists

    def list_html(self, column: Column, page: int, pages: int, entries: list[Entry]) -> str:
        """A list page, or an API's answer."""
        if column.api:
            return self.answer(column, entries, pages)
        path = self.list_path(column, page)
        rows = []
        for entry in entries:
            row = self.options.get(
                "row", '<li><a href="{url}" title="{title}" target="_blank">{title}</a><span>{date}</span></li>'
            )
            url = self.link(path, entry)
            rows.append(
                row.replace("{url}", url)
                .replace("{title}", escape(entry.story.title))
                .replace("{date}", entry.day.isoformat())
            )
        if entries:
            for address, title in OFF_SITE:
                url = address.format(day=entries[0].day)
                rows.append(
                    row.replace("{url}", url).replace("{title}", title).replace("{date}", entries[-1].day.isoformat())
                )
        listed = self.options.get("list", '<div class="list"><ul>{rows}</ul></div>').replace("{rows}", "\n".join(rows))
        return self.frame(
            column.names[-1],
            self.position(column) + listed + self.paging(column, page, pages),
            self.column_meta(column),
        )

    def answer(self, column: Column, entries: list[Entry], pages: int) -> str:
        """The JSON of a list call, in the shape of its system."""
        rows = [(self.site.base + self.article_path(entry), entry) for entry in entries]
        return SHAPES[str(column.api)](self, rows, pages)

    # articles

    def article_html(self, entry: Entry) -> str:
        """Position, facts, title, line of time and source, body, editor, files, chrome."""
        story, options = entry.story, self.options
        title = options.get("heading", "<h1>{}</h1>").replace("{}", escape(story.title))
        info = (
            options.get("info", INFO)
            .replace("{date}", self.moment(entry))
            .replace("{source}", escape(self.shown_source(entry)))
        )
        body = options.get("body", '<div class="content">{}</div>').replace("{}", self.content(entry))
        editor = f'<div class="editor">责任编辑：{" ".join(story.editors)}</div>' if story.editors else ""
        inner = (
            f'{self.position(entry.column)}{self.facts(entry)}<div class="article">{title}{info}{body}{self.parts(entry)}{editor}{self.attached(entry)}</div>'
            '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div><div class="tools"><a href="javascript:print()">【打印】</a>'
            '<a href="javascript:close()">【关闭】</a></div><div class="qr"><img src="/images/qr.png"><p>扫一扫在手机打开当前页</p></div>'
        )
        meta = options.get("meta", "standard")
        return self.frame(
            story.title, inner, "" if meta == "none" else self.standard_meta(entry, lower=meta == "lower")
        )

    def parts(self, entry: Entry) -> str:
        """The script that leads to the next part of a divided article."""
        count = len(self.split(entry))
        if count == 1:
            return ""
        stem, _, extension = posixpath.basename(self.article_path(entry)).rpartition(".")
        return f'<div class="fenye"><script>createPageHTML({count}, 0, "{stem}", "{extension}");</script></div>'

    def facts(self, entry: Entry) -> str:
        """The public-information table, as table or list."""
        official = entry.story.official
        if not official:
            return ""
        pairs = [
            ("索引号", official["index_no"]), ("主题分类", official["topic"]), ("发文机关", official["issuer"]),
            ("成文日期", official["issued_on"]), ("发文字号", official["doc_no"]), ("有效性", official["validity"]),
        ]  # fmt: skip
        if self.options.get("facts") == "list":
            return (
                '<ol class="doc-info">'
                + "".join(f"<li>{label}：<span>{value}</span></li>" for label, value in pairs)
                + "</ol>"
            )
        rows = "".join(
            f'<tr><td class="th">{a}：</td><td class="td">{b}</td><td class="th">{c}：</td><td class="td">{d}</td></tr>'
            for (a, b), (c, d) in zip(pairs[::2], pairs[1::2], strict=True)
        )
        return f'<table class="table"><tbody>{rows}</tbody></table>'

    # frames

    def position(self, column: Column) -> str:
        """The breadcrumb."""
        return f'<div class="crumb">{self.options.get("position", "当前位置：")}{self.crumbs(column)}</div>'

    def column_meta(self, column: Column) -> str:
        """The tags of a list page."""
        return (
            f'<meta name="SiteName" content="{self.site.title}"><meta name="ColumnName" content="{column.names[-1]}">'
        )

    def frame(self, title: str, inner: str, meta: str) -> str:
        """Head and foot of every page."""
        charset = self.options.get("meta_charset", "utf-8")
        return (
            f'<!DOCTYPE html><html><head><meta charset="{charset}"><meta name="SiteDomain" content="{self.site.hosts[0]}">{meta}'
            f'<title>{escape(title)}_{self.site.title}</title></head><body><div class="top"><a href="/">{self.site.title}</a>'
            '<ul class="nav"><li><a href="http://www.gov.cn/">中国政府网</a></li><li><a href="/zmhd/">政民互动</a></li></ul></div>'
            f'<div class="main">{inner}</div><div class="footer">主办单位：{self.site.title.replace("门户网站", "办公厅")} 网站标识码：1300000000 '
            "京公网安备 11010202000001号</div></body></html>"
        )

    def extras(self) -> dict[str, Page]:
        """The home page where it is no column: a few links, none to an article."""
        if any(column.path == "/" for column in self.columns):
            return {}
        links = "".join(f'<li><a href="{column.path}">{column.names[-1]}</a></li>' for column in self.columns)
        return {"/": self.as_page(self.frame(self.site.title, f"<ul>{links}</ul>", ""))}

    def page(self, target: str, method: str = "GET", body: bytes = b"") -> Page | None:
        """API calls past the end answer with an empty list."""
        found = super().page(target, method, body) if not self._api(target) else self.shelf.get(target)
        if found:
            return found
        column = self._api(target)
        if not column:
            return None
        number = PAGE.search(target)
        empty = number and int(number[2]) > 1
        return _json(self.answer(column, [], 1)) if empty else not_found()

    def _api(self, target: str) -> Column | None:
        path = target.split("?", 1)[0]
        return next((column for column in self.columns if column.api and column.path.split("?", 1)[0] == path), None)

    def as_page(self, text: str, **more: Any) -> Page:
        """JSON says so."""
        return _json(text) if text[:1] in "{[" or text.startswith("result(") else super().as_page(text, **more)


def _json(text: str) -> Page:
    return html(text, content_type="application/json;charset=UTF-8")


def publish(site: Site, world: World) -> HtmlPortal:
    """The portal."""
    return HtmlPortal(site, world)
