"""Longcom: /content/column/ID?pageIndex=N, Ls.pagination, h1.wztit and div.wzcon.j-fontContent."""

from html import escape

from govcrawl.replica import seed
from govcrawl.replica.files import PHOTO
from govcrawl.replica.page import Page, html, moved
from govcrawl.replica.portal import Portal
from govcrawl.replica.portal_markup import Column, Entry
from govcrawl.replica.record import record
from govcrawl.replica.site import Site
from govcrawl.replica.world import World

SEED_COLUMN = "/zwyw/jryw/index.html"


class Longcom(Portal):
    """The Anhui portal: a news column with paging by query, public information by an AJAX label."""

    home = "网站首页"
    shows = frozenset({"source", "pictures", "official", "files", "editors"})

    def __init__(self, site: Site, world: World) -> None:
        super().__init__(site, world)
        self.ids = {column.path: 6782061 + place * 10 for place, column in enumerate(self.columns)}
        self.seeded = seed.DAY in world.days

    def list_path(self, column: Column, page: int) -> str:
        """The column's own address, then ?pageIndex=N; public information pages come from the label."""
        if page == 0:
            return column.path
        if column.documents:
            return f"/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&siteId=6781961&pageSize={self.per_page}&pageIndex={page + 1}&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=50&organId=1681&type=4"
        return f"/content/column/{self.ids[column.path]}?pageIndex={page + 1}"

    def list_html(self, column: Column, page: int, pages: int, entries: list[Entry]) -> str:
        """A list with its dates; every fifth row is a separator."""
        rows = []
        if column.path == SEED_COLUMN and self.seeded:
            entries = self._with_seed(page, entries)
        for place, entry in enumerate(entries):
            link = f'<a href="{self.site.base}{self.path_of(entry)}" title="{escape(entry.story.title)}" class="title" target="_blank">{escape(entry.story.title)}</a>'
            if column.documents:
                rows.append(
                    f'<div class="xxgk_navli"><ul><li class="mc">{link}</li><li class="rq">{entry.day}</li></ul></div>'
                )
            else:
                rows.append(f'<li>{link}<span class="right date">{entry.day}</span></li>')
                if place % 5 == 4:
                    rows.append('<li class="lm_line"></li>')
        if column.documents:
            listed = "".join(rows)
            if page:
                return listed
        else:
            listed = f'<ul class="doc_list list-{self.ids[column.path]}">{"".join(rows)}</ul>'
        number = self.ids[column.path]
        target = f"{self.site.base}/content/column/{number}?pageIndex="
        if column.documents:
            target = self.site.base + self.list_path(column, 1).split("pageIndex=", 1)[0] + "pageIndex="
        paging = (
            f'<div id="page_{number}" class="pagination"></div><script>Ls.pagination("#page_{number}",'
            f"function(pageIndex){{location.href='{target}'+pageIndex;}},{{currPage:({page}+1),pageCount:{pages}}});</script>"
        )
        return self.frame(column, column.names[-1], f'<div class="navjz listnews">{listed}{paging}</div>', "")

    def _with_seed(self, page: int, entries: list[Entry]) -> list[Entry]:
        if page:
            return entries
        entry = Entry(number=0, day=seed.DAY, story=seed.story(), column=self.columns[0])
        place = next((place for place, other in enumerate(entries) if other.day <= seed.DAY), len(entries))
        return [*entries[:place], entry, *entries[place:]]

    def path_of(self, entry: Entry) -> str:
        """The path of an entry, the seed page's included."""
        return self.article_path(entry) if entry.number else seed.PATH

    def article_path(self, entry: Entry) -> str:
        """/zwyw/jryw/565….html, documents below /public/1681."""
        folder = "/public/1681" if entry.column.documents else entry.column.path.rsplit("/", 1)[0]
        return f"{folder}/{entry.number}.html"

    def article_html(self, entry: Entry) -> str:
        """Head, body and the chrome that follows it."""
        story = entry.story
        facts = self._facts(entry)
        editor = f'<p style="text-align: right;">责任编辑：{" ".join(story.editors)}</p>' if story.editors else ""
        source = f'<span class="wz_res">来源：{escape(self.shown_source(entry))}</span>' if story.source else ""
        title = "gk_title" if entry.column.documents else "wztit"
        body = "gkwz_contnet j-fontContent" if entry.column.documents else "wzcon j-fontContent"
        inner = f"""{facts}<h1 class="{title}">{escape(story.title)}</h1>
<div class="wz_top"><span class="wz_date">发布时间：{self.moment(entry)}</span> {source}
<span>浏览次数：<script src="/site/tpl/4931"></script></span>【字体大小：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</div>
<div class="{body}">{self.content(entry)}{editor}</div>{self.attached(entry)}
<div class="qrcode"><img src="/images/qr.png"><p>扫一扫在手机打开当前页</p></div>
<div class="share">分享到：<script>$('#share-1').share();</script></div><div class="comments"><h3>0条评论</h3>
<form action="/comment/save" method="post"><label>*正文：</label><textarea name="content"></textarea><label>验证码：</label></form>
<h4>网友评论列表</h4><p>暂无网友评论</p></div>"""
        return self.frame(entry.column, story.title, inner, self.standard_meta(entry))

    def _facts(self, entry: Entry) -> str:
        official = entry.story.official
        if not official:
            return ""
        rows = (
            ("索引号", official["index_no"], "信息分类", official["topic"]),
            ("发布机构", official["issuer"], "生成日期", official["issued_on"]),
            ("文号", official["doc_no"], "有效性", official["validity"]),
        )
        cells = "".join(f"<tr><th>{a}：</th><td>{b}</td><th>{c}：</th><td>{d}</td></tr>" for a, b, c, d in rows)
        return f'<div id="zcjdDiv"><table class="xxgk_table"><tbody>{cells}</tbody></table></div>'

    def frame(self, column: Column, title: str, inner: str, meta: str) -> str:
        """Head, position and foot of every page."""
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{meta}<title>{escape(title)}_{self.site.title}</title></head>
<body><div class="header"><ul class="nav"><li><a href="/">网站首页</a></li><li><a href="https://www.gov.cn/">中国政府网</a></li></ul></div>
<div class="wz_position">您现在所在的位置：{self.crumbs(column)}</div><div class="contentmain">{inner}</div>
<div class="footer"><p>主办：{self.site.title} 网站标识码：3400000035 皖公网安备 34010402701234号</p></div></body></html>"""

    def extras(self) -> dict[str, Page]:
        """The home page, the first page by its query, and the seed article."""
        first = self.columns[0]
        made = {"/": moved(self.site.base + first.path)}
        for column in self.columns:
            shelf_page = self.list_html(
                column, 0, max(1, -(-len(self.entries[column]) // self.per_page)), self.entries[column][: self.per_page]
            )
            made[f"/content/column/{self.ids[column.path]}?pageIndex=1"] = html(shelf_page)
            made[f"/content/column/{self.ids[column.path]}"] = html(shelf_page)
        made[seed.PATH] = html(seed.page_html(), record=self.seed_record() if self.seeded else None)
        made[seed.PICTURE] = PHOTO
        return made

    def seed_record(self) -> dict[str, object]:
        """The record of the seed article."""
        return record(
            self.site,
            seed.story(),
            self.site.base + seed.PATH,
            seed.DAY,
            precision="minute",
            images=(self.site.base + seed.PICTURE,),
            breadcrumbs=seed.BREADCRUMBS,
            section="要闻",
        )


def publish(site: Site, world: World) -> Longcom:
    """The portal."""
    return Longcom(site, world)
