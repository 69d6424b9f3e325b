"""The 31 news sites of the dailies. Of most only the host is known: their pages here are plain ones, of three kinds."""

import json
from importlib.resources import files
from typing import Any

from govcrawl.replica.site import Site

_PLAIN: tuple[dict[str, Any], ...] = (
    {
        "article": "/news/%Y-%m/%d/content_{id}.html",
        "list": '<div class="news-list"><ul>{rows}</ul></div>',
        "body": '<div class="article-content">{}</div>',
        "shows": ("editors",),
    },
    {
        "article": "/system/%Y/%m/%d/0{id}.shtml",
        "list": '<div class="left">{rows}</div>',
        "row": '<div class="item"><h3><a href="{url}">{title}</a></h3></div>',
        "body": '<div id="content"><div class="text">{}</div></div>',
        "info": '<p class="source">{date} 来源：{source}</p>',
    },
    {
        "article": "/a/%Y%m/%d/{hex}.html",
        "list": '<dl class="list">{rows}</dl>',
        "row": '<dt><a href="{url}" target="_blank">{title}</a></dt><dd>{date}</dd>',
        "body": '<article class="detail">{}</article>',
        "info": '<div class="meta"><time>{date}</time><span class="from">来源：{source}</span></div>',
        "no_break": True,
    },
)

_ANHUI: dict[str, Any] = {
    "article": "%Y%m/t%Y%m%d_{id}.html",
    "paging": "trs0",
    "list": '<div class="left">{rows}</div>',
    "row": '<div class="item"><div class="title"><a href="{url}">{title}</a><span class="time">{date}</span></div></div>',
    "body": '<div class="TRS_Editor">{}</div>',
}


def _news(name: str, title: str, province: str, *starts: str, **options: Any) -> Site:
    system = options.pop("system", "portals")
    base = starts[0][: starts[0].index("/", 8)]
    columns = tuple(
        (url, f"新闻/{label}", "news")
        for url, label in zip(starts, "要闻 社会 六安 专题 国内 民生".split(), strict=False)
    )
    also = (options["article_base"],) if "article_base" in options else ()
    return Site(
        name=f"{name}_news", title=title, kind="news", province=province, base=base, system=system, also=also,
        options={"columns": columns, "meta": "none", "per_page": 1000, **options},
    )  # fmt: skip


def _known() -> tuple[Site, ...]:
    section = "szxw rs lsa ahtopic gnxw shxw".split()
    return (
        _news("anhui", "中安在线", "安徽", *(f"http://ah.anhuinews.com/{name}/" for name in section), **_ANHUI | {"per_page": 5}),
        _news("beijing", "北京日报客户端/京报网", "北京", "https://www.bjd.com.cn/", article="/content/s{hex}.html",
              article_base="https://xinwen.bjd.com.cn", body='<div class="storyContent">{}</div>'),
        _news("guangdong", "南方网", "广东", "https://news.southcn.com/", system="enp", article="/node_54a44f01a2/{hex}.shtml", daily="南方日报"),
        _news("hebei", "河北新闻网", "河北", "https://www.hebnews.cn/", system="enp", article="/%Y-%m/%d/content_{id}.htm",
              article_base="http://world.hebnews.cn", parts=True),
    )  # fmt: skip


def _unknown() -> tuple[Site, ...]:
    hosts = json.loads(files("govcrawl.replica").joinpath("news_hosts.json").read_text("utf-8"))
    return tuple(
        _news(name, title, province, url, **_PLAIN[place % len(_PLAIN)])
        for place, (name, title, province, url) in enumerate(hosts)
    )


NEWS: tuple[Site, ...] = (*_known(), *_unknown())
