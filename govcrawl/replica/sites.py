"""The sites of the replica, as data."""

from collections.abc import Iterable
from difflib import get_close_matches

from govcrawl.replica.site import Site

SITES: tuple[Site, ...] = (
    Site(
        name="anhui_daily",
        title="安徽日报",
        kind="epaper",
        province="安徽",
        base="https://szb.ahnews.com.cn",
        system="founder_new",
        options={
            "sheet": "/ahrb/layout/%Y%m/%d/node_{no}.html",
            "article": "/ahrb/content/%Y%m/%d/c{id}.html",
            "picture": "/ahrb/pic/%Y%m/%d/{id}.jpg",
            "pdf": "/ahrb/att/%Y%m/%d/{id}.pdf",
            "sheets": (8, 10),
            "meta_charset": "gb2312",
        },
    ),
    Site(
        name="anhui_gov",
        title="安徽省人民政府门户网站",
        kind="portal",
        province="安徽",
        base="https://www.ah.gov.cn",
        system="longcom",
        options={
            "columns": (
                ("/zwyw/jryw/index.html", "政务要闻/今日要闻", "news"),
                ("/public/column/1681?type=4&action=list", "政府信息公开/文件", "documents"),
            ),
        },
    ),
)


def choose(names: Iterable[str] | None) -> tuple[Site, ...]:
    """The sites of these names, or all. ``LookupError`` says which name is wrong, and the nearest right one."""
    if names is None:
        return SITES
    by_name = {site.name: site for site in SITES}
    chosen = []
    for name in names:
        if name not in by_name:
            near = get_close_matches(name, by_name, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise LookupError(f"the replica has no site {name}{hint}")
        chosen.append(by_name[name])
    return tuple(chosen)
