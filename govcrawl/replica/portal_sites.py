"""The 31 government portals: host, system, columns."""

from typing import Any

from govcrawl.replica.site import Site


def _portal(
    name: str, title: str, province: str, base: str, system: str, *columns: tuple[str, str, str], **options: Any
) -> Site:
    return Site(
        name=f"{name}_gov", title=title, kind="portal", province=province, base=base, system=system,
        options={"columns": columns, **options},
    )  # fmt: skip


PORTALS: tuple[Site, ...] = (
    _portal("anhui", "安徽省人民政府门户网站", "安徽", "https://www.ah.gov.cn", "longcom",
            ("/zwyw/jryw/index.html", "政务要闻/今日要闻", "news"),
            ("/public/column/1681?type=4&action=list", "政府信息公开/文件", "documents")),
)  # fmt: skip
