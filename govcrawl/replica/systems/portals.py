"""Government portals whose lists are pages: TRS, Ucap, Guangdong's platform, and those of one portal alone.

They differ in addresses, containers and paging script; all of that is in the site's options:

``article``   path below the column's folder, strftime with ``{id}`` (digits), ``{hex}`` (32), ``{guid}``;
``list``      around the rows; ``row``: one row, with ``{url} {title} {date}``;
``paging``    trs0, trs1 (createPageHTML from 0 or 1), link (下一页), total (totalPage);
``heading``, ``info``, ``body``, ``facts``: the places in an article; ``meta``: standard, lower or none.
"""

import hashlib
import posixpath
import re
from html import escape
from typing import Any

from govcrawl.replica.flaws import OFF_SITE
from govcrawl.replica.page import Page, html, not_found
from govcrawl.replica.portal import Portal
from govcrawl.replica.portal_markup import Column, Entry
from govcrawl.replica.site import Site
from govcrawl.replica.systems.api_shapes import SHAPES
from govcrawl.replica.world import World

_PAGE = re.compile(r"(?<=[?&])(page|pageNumber|pageNum|currpage)=(\d+)")
_SIZE = re.compile(r"(?:pageSize|_pageSize)=(\d+)")
_STEM = re.compile(r"^(.*?)(\.s?html?)$")

INFO = '<div class="info"><span>发布时间：{date}</span><span>来源：{source}</span><span>字号：[大 中 小]</span></div>'


class HtmlPortal(Portal):
    """A portal described by its options."""

    per_page = 5

    def __init__(self, site: Site, world: World) -> None:
        self.shows = frozenset({"source", "pictures", "official", "files", *site.options.get("shows", ())})
        if site.options.get("no_source"):
            self.shows -= {"source"}
        self.precision = site.options.get("precision", "minute")
        super().__init__(site, world)

    # addresses

    def list_path(self, column: Column, page: int) -> str:
        """The column's own address, then name_N; API calls count in their query."""
        if page == 0:
            return column.path
        if column.api:
            return _PAGE.sub(lambda found: f"{found[1]}={int(found[2]) + page}", column.path)
        folder, name = posixpath.split(column.path)
        stem = _STEM.match(name or self.options.get("index", "index.html"))
        assert stem, column.path
        number = page + (0 if self.options.get("paging") == "trs0" else 1)
        return f"{folder.rstrip('/')}/{stem[1]}_{number}{stem[2]}"

    def page_size(self, column: Column) -> int:
        """Articles on a list page: an API is told."""
        found = _SIZE.search(column.path)
        return int(found[1]) if column.api and found else super().page_size(column)

    def article_path(self, entry: Entry) -> str:
        """Below the column's folder, or at a place of its own."""
        digest = hashlib.md5(f"{self.site.name}{entry.number}".encode(), usedforsecurity=False).hexdigest()
        guid = f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"
        template = entry.day.strftime(self.options["article"])
        if template.startswith("/"):
            template = template.replace("{folder}", entry.column.folder.strip("/"))
        else:
            template = entry.column.folder + template
        month, day = str(entry.day.month), str(entry.day.day)
        filled = template.replace("{m}", month).replace("{d}", day).replace("{id}", str(entry.number))
        return filled.replace("{hex}", digest).replace("{HEX}", digest.upper()).replace("{guid}", guid)

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

    def link(self, path: str, entry: Entry) -> str:
        """The link of an article: relative as TRS writes it, or absolute."""
        target = self.article_path(entry)
        if "article_base" in self.options:
            return self.article_base(entry.column) + target
        made = posixpath.relpath(target, posixpath.dirname(path))
        return made if made.startswith("..") else f"./{made}"

    def paging(self, column: Column, page: int, pages: int) -> str:
        """The script or link that leads to the next page."""
        name = posixpath.basename(column.path) or self.options.get("index", "index.html")
        stem = _STEM.match(name)
        assert stem, column.path
        extension = stem[2].lstrip(".")
        match self.options.get("paging"):
            case "trs0":
                return f'<div class="page"><script>createPageHTML({pages}, {page}, "{stem[1]}", "{extension}", "black2", {pages * self.per_page});</script></div>'
            case "trs1":
                return f"<div id=\"paging\"></div><script>createPageHTML('paging',{pages},{page + 1},'{stem[1]}','{extension}',{pages * self.per_page});</script>"
            case "total":
                return f"<script>var pageConfig = {{ totalPage: {pages}, pageSize: {self.per_page} }};</script>"
        if page + 1 == pages:
            return ""
        following = posixpath.basename(self.list_path(column, page + 1))
        return f'<div class="pages"><a href="{column.path}">首页</a> <a href="{following}">下一页</a></div>'

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
        number = _PAGE.search(target)
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
