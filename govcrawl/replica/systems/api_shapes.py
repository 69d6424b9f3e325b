"""The answers of the portals' list calls, in the shape of each system."""

import json
from collections.abc import Callable
from html import escape

from govcrawl.replica.portal_markup import Entry, PortalMarkup

Rows = list[tuple[str, Entry]]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _igs(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    content = [
        {
            "BT": e.story.title,
            "DOCTITLE": e.story.title,
            "DOCPUBURL": url,
            "PUBDATE": portal.moment(e),
            "FBRQ": e.day.isoformat(),
        }
        for url, e in rows
    ]
    return _dump({"page": {"content": content, "totalPages": pages}})


def _jsonp(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    data = [
        {"puburl": url, "tip": {"title": e.story.title, "dates": e.day.isoformat(), "filenum": ""}} for url, e in rows
    ]
    return f"result({_dump({'data': data, 'num': pages})})"


def _open_search(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    data = [{"docPubUrl": url, "title": e.story.title, "pubDate": portal.moment(e)} for url, e in rows]
    return _dump({"code": 200, "data": {"data": data, "total": len(rows)}})


def _ucap(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    results = [{"url": url, "title": e.story.title, "publishedTimeStr": portal.moment(e)} for url, e in rows]
    return _dump({"data": {"results": results, "total": len(rows)}})


def _gkmlpt(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    articles = [{"url": url, "title": e.story.title, "display_publish_time": portal.moment(e)} for url, e in rows]
    return _dump({"articles": articles, "total": len(rows)})


def _henan(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    datas = [{"selfUrl": url, "title": e.story.title, "content": "", "pubDate": portal.moment(e)} for url, e in rows]
    return _dump({"code": 200, "data": {"datas": datas}})


def _policy_list(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    return "".join(
        f'<li><a href="{url}" title="{escape(e.story.title)}">{escape(e.story.title)}</a><span>{e.day}</span></li>'
        for url, e in rows
    )


def _xxgk(portal: PortalMarkup, rows: Rows, pages: int) -> str:
    cells = "".join(
        f'<tr><td class="tr_main_value_odd"><a href="{url}">{escape(e.story.title)}</a></td><td>{e.day}</td></tr>'
        for url, e in rows
    )
    return f'<table>{cells}</table><div class="bmgk-page">共{pages}页</div>'


SHAPES: dict[str, Callable[[PortalMarkup, Rows, int], str]] = {
    "igs": _igs, "jsonp": _jsonp, "opensearch": _open_search, "ucap": _ucap, "gkmlpt": _gkmlpt, "henan": _henan,
    "html": _policy_list, "xxgk": _xxgk,
}  # fmt: skip
