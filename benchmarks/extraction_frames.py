"""Labelled articles set into pages written here: does a text survive a template that it was never seen in?

Rules for where a text begins and ends are made with texts in their own templates and may lean on both together. Here
each article of a corpus, its headline, outlet and paragraphs, stands in every frame in turn, with one time.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

TIME = "2024-03-15T16:20:00+08:00"
URL = "http://www.qingyang.example/content/article/123456"
_OUTLET = "青阳日报"  # of an article whose label has none
_COLUMNS = "首页 走进青阳 政务公开 政务服务 互动交流 数据开放 专题专栏 县长信箱 新闻中心 图片新闻 部门动态 乡镇动态"
_HEADLINES = ("青阳县部署森林防火工作", "全县项目建设推进会召开", "老旧小区改造开工建设", "三名教师获评省级先进个人")


def _links(words: Sequence[str]) -> str:
    return "".join(f'<li><a href="/{at}.html">{word}</a></li>' for at, word in enumerate(words))


def _dated() -> str:
    return "".join(
        f'<li><a href="/c/{at}.html">{title}</a><span>2024-02-1{at}</span></li>' for at, title in enumerate(_HEADLINES)
    )


_MENU = f'<ul class="nav">{_links(_COLUMNS.split())}</ul>'
_PATH = '<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/a/">新闻动态</a></div>'
_RELATED = f'<div class="xg"><h3>相关阅读</h3><ul>{_dated()}</ul></div>'
_POPULAR = f'<div class="hot"><h3>热点新闻</h3><ul>{_dated()}</ul></div>'
_SHARE = '<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>'
_FOOTER = (
    '<div class="ft"><p>主办单位：青阳县人民政府办公室　联系电话：0566-5021234</p>'
    "<p>皖ICP备05000000号　网站标识码：3417230001</p></div>"
)


def _cells(row: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.split(chr(9)))}</tr>"


def _paragraphs(lines: Sequence[str]) -> str:
    """Paragraphs, with rows in tables."""
    found, rows = [], ""
    for line in (*lines, ""):
        if "\t" in line:
            rows += _cells(line)
            continue
        found.append(f'<table border="1">{rows}</table>' if rows else "")
        found.append(f"<p>　　{escape(line)}</p>" if line else "")
        rows = ""
    return "".join(found)


def _stacked(cells: Sequence[str]) -> str:
    """A table of the cells, each in a row of its own, as pages were laid out before style sheets."""
    return f"<table width=100%>{''.join(f'<tr>{cell}</tr>' for cell in cells)}</table>"


def _flat(lines: Sequence[str], before: str, after: str) -> str:
    return "".join(f"{before}{escape(line.replace(chr(9), ' '))}{after}" for line in lines)


def _page(document: str, body: str, head: str = "") -> str:
    return f'<html><head><meta charset="utf-8">{head}<title>{document}</title></head><body>{body}</body></html>'


def _named(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<div class="info"><span>发布时间：2024-03-15 16:20</span><span>来源：{outlet}</span></div>'
    box = f'<div class="box"><h1>{title}</h1>{info}<div id="zoom">{_paragraphs(lines)}</div>{_SHARE}{_RELATED}</div>'
    return _page(f"{title}_青阳县人民政府", _MENU + _PATH + box + _FOOTER)


def _nameless(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<div class="ly">2024-03-15 16:20　来源：{outlet}　点击：12</div>'
    box = f'<div class="box"><div class="b1">{title}</div>{info}<div class="nr">{_paragraphs(lines)}</div></div>'
    return _page("青阳县人民政府", _MENU + _PATH + box + _RELATED + _FOOTER)


def _table(title: str, outlet: str, lines: Sequence[str]) -> str:
    cells = (
        f"<td align=center><b>{title}</b></td>",
        f"<td align=center>来源：{outlet}　发布日期：2024-03-15 16:20</td>",
        f"<td>{_flat(lines, '　　', '<br>')}</td>",
        "<td align=right>【打印】【关闭】</td>",
    )
    inner = _stacked(cells)
    outer = f"<tr><td>{_MENU}{_PATH}</td></tr><tr><td>{inner}</td><td width=200>{_RELATED}</td></tr>"
    return _page(title, f"<table width=980>{outer}<tr><td>{_FOOTER}</td></tr></table>")


def _elements(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<p class="i">2024年03月15日 16:20　来源：{outlet}</p>'
    behind = "<p>（责任编辑：李红）</p><p>上一篇：<a href='/1'>全县项目建设推进会召开</a></p>"
    text = f'<div class="c">{_flat(lines, "<div>", "</div>")}</div>'
    return _page(f"{title} - 青阳新闻网", f'{_MENU}<div class="m"><h2>{title}</h2>{info}{text}{behind}</div>{_FOOTER}')


def _one(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f"<p>时间：2024-03-15 16:20 来源：{outlet} 作者：admin</p>"
    behind = f"<p>附件：</p><p>【打印本页】【关闭窗口】</p>{_SHARE}"
    box = f'<div class="con"><h3>{title}</h3>{info}{_paragraphs(lines)}{behind}</div>'
    return _page("新闻动态-青阳县教育局", _MENU + _PATH + box + _FOOTER)


def _kicker(title: str, outlet: str, lines: Sequence[str]) -> str:
    head = f'<p class="a">县委农村工作会议提出</p><h1>{title}</h1><p class="b">——我县春耕备耕侧记</p>'
    info = f'<div class="c"><span>2024-03-15 16:20:11</span><span>{outlet}</span></div>'
    box = f'<div class="m">{head}{info}<div class="txt">{_paragraphs(lines)}</div>{_SHARE}</div>'
    return _page(f"{title}_青阳新闻网", _MENU + _PATH + box + _POPULAR + _FOOTER)


def _below(title: str, outlet: str, lines: Sequence[str]) -> str:
    text = _flat(lines, '<p class="MsoNormal"><span style="font-family:仿宋"><span>', "</span></span></p>")
    info = f'<p style="text-align:right">来源：{outlet}　发布时间：2024-03-15 16:20</p>'
    box = f'<div class="right"><div class="h">{title}</div><div class="body">{text}{info}</div></div>'
    return _page(f"青阳县教育局-{title}", f'{_MENU}<div class="left">{_POPULAR}</div>{box}{_FOOTER}')


def _official(title: str, outlet: str, lines: Sequence[str]) -> str:
    metas = {"ArticleTitle": title, "PubDate": "2024-03-15 16:20", "ContentSource": outlet}
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in metas.items())
    rows = (
        "索 引 号：\t003285/202403-00012\t信息分类：\t其他",
        "发布机构：\t青阳县人民政府\t发文日期：\t2024-03-11",
        "名　　称：",
    )
    table = "".join(map(_cells, rows)).removesuffix("</tr>") + f"<td>{title}</td></tr>"
    text = f'<div class="xl"><h2>{title}</h2><div class="con1">{_paragraphs(lines)}</div></div>'
    return _page(title, f'{_MENU}{_PATH}<table class="xxgk">{table}</table>{text}{_FOOTER}', head)


def _mobile(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<p class="meta"><em>{outlet}</em><i>03-15 16:20</i><time>2024-03-15 16:20</time></p>'
    text = _flat(lines, "<section><section><p>", "</p></section></section>")
    art = f'<section class="art"><h1 class="tt">{title}</h1>{info}<article>{text}</article></section>'
    top = '<header><a href="/">返回</a><span>青阳发布</span></header>'
    rest = f'<section class="rec"><h4>为你推荐</h4>{_RELATED}</section><footer>青阳县融媒体中心</footer>'
    return _page(title, top + art + rest, '<meta name="viewport" content="width=device-width">')


def _old(title: str, outlet: str, lines: Sequence[str]) -> str:
    cells = (
        f"<td align=center height=40><font size=5><b>{title}</b></font></td>",
        f"<td align=center>{outlet}　2024-3-15 16:20:00　阅读次数：123</td>",
        f"<td><font size=3>{_flat(lines, '&nbsp;&nbsp;&nbsp;&nbsp;', '<br><br>')}</font></td>",
        "<td align=right><a href='javascript:window.print()'>打印</a></td>",
    )
    inner = _stacked(cells)
    outer = f"<table width=778><tr><td width=180>{_POPULAR}</td><td valign=top>{inner}</td></tr></table>"
    return _page(
        "", f"<center>{_MENU}{outer}<table><tr><td>版权所有：青阳县教育局　地址：蓉城镇</td></tr></table></center>"
    )


def _inside(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<div class="sj">发布日期：2024-03-15 16:20 信息来源：{outlet} 浏览量：<span id="n"></span></div>'
    text = f'<p style="text-align:center"><strong>{title}</strong></p>{_paragraphs(lines)}'
    box = f'<div class="dt">{info}<div class="nrx">{text}</div></div>'
    return _page("公示公告_青阳县人民政府", _MENU + _PATH + box + _FOOTER)


def _banner(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<p class="xx">作者：李红　来源：{outlet}　发布于：2024-03-15 16:20　点击数：31</p>'
    text = f"<div>{_flat(lines, '<div>', '</div>')}</div>"
    box = f'<div class="cnt"><p class="tt1">{title}</p>{info}{text}</div>'
    top = f'<h1><a href="/">青阳县水利局</a></h1>{_MENU}<div class="wz">您所在的位置：首页 - 通知公告 - 正文</div>'
    return _page(f"{title}-通知公告-青阳县水利局", top + box + _POPULAR + _RELATED + _FOOTER)


def _comments(title: str, outlet: str, lines: Sequence[str]) -> str:
    info = f'<div class="by"><span>{outlet}</span> <span>2024年3月15日 16:20</span></div>'
    said = "<p>这个政策好，支持！希望能够落到实处，老百姓都盼着呢。</p><p>什么时候能轮到我们村？已经等了三年了。</p>"
    readers = f'<section class="cm"><h3>网友评论</h3>{said}</section>'
    main = f"<main><article><h1>{title}</h1>{info}{_paragraphs(lines)}</article>{readers}</main>"
    return _page(f"{title} | 青阳日报数字报", _MENU + main + _POPULAR + _FOOTER)


def _list(title: str, outlet: str, lines: Sequence[str]) -> str:
    items = ("发布时间：2024-03-15 16:20", f"文章来源：{outlet}", "浏览次数：<i id='h'>0</i>", "字体：[ 大 中 小 ]")
    info = f'<ul class="inf">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
    text = _flat(lines, '<p class="MsoNormal"><span>', "</span></p>")
    box = f'<div class="art"><h1 class="tit">{title}</h1>{info}<div class="wp_articlecontent">{text}</div></div>'
    return _page(f"{title}_县政府办_青阳县政府信息公开网", _MENU + _PATH + box + _FOOTER)


FRAMES: Mapping[str, Callable[[str, str, Sequence[str]], str]] = {
    "named": _named,
    "nameless": _nameless,
    "table": _table,
    "elements": _elements,
    "one": _one,
    "kicker": _kicker,
    "below": _below,
    "official": _official,
    "mobile": _mobile,
    "old": _old,
    "inside": _inside,
    "banner": _banner,
    "comments": _comments,
    "list": _list,
}
"""Pages by what is told of them: the body named as one or not, the headline inside the text, time and outlet below."""


def framed(name: str, label: Mapping[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """A labelled article in a frame, with the label that it has there."""
    outlet = label.get("source") or _OUTLET
    html = FRAMES[name](escape(label["title"]), escape(outlet), label["body"].split("\n"))
    there = {**label, "url": URL, "publish_time": TIME, "time_precision": "minute", "source": outlet}
    return f"<!DOCTYPE html>{html}".encode(), there
