"""The table of sites, from the spiders' own facts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from attrs import asdict, frozen
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from govcrawl.families.spider import EpaperSpider, SiteSpider

_KINDS = ("epaper", "portal", "news")
_MARKDOWN_HEAD = """# Sites

Made by `govcrawl sites --markdown`; a test compares. {count} sites, of all 31 provincial-level regions: {dailies} party
dailies, {papers} other e-papers, {portals} government portals, {news} news sites.

**Evidence** says how sure we are of a site's addresses and selectors, **as of** how old that knowledge is. No live site
was visited when these facts were gathered from public code: `govcrawl probe SITE` shows how a site answers today.
*high*: working public code shows list or issue address, article address and selectors; *medium*: some of them;
*low*: hardly more than the host is known, and the general parser reads the pages.

| site | name | province | family | calendar | evidence | as of | known obstacles |
|---|---|---|---|---|---|---|---|
"""


@frozen(kw_only=True)
class Row:
    """One site. ``calendar``: how its issues are found, or None; ``last_success``: end of the last complete run."""

    site: str
    name: str
    province: str
    kind: str
    family: str
    calendar: str | None
    evidence: str
    as_of: str
    obstacles: str | None
    publisher: str | None
    archive_start: str | None
    last_success: datetime | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return asdict(self) | {"last_success": self.last_success.isoformat() if self.last_success else None}


def rows(settings: BaseSettings, successes: Mapping[str, datetime] | None = None) -> list[Row]:
    """All sites, dailies first, then portals and news sites, each in the order of their names."""
    loader = SpiderLoader.from_settings(settings)
    spiders = [loader.load(name) for name in sorted(loader.list())]
    sites = [spider for spider in spiders if issubclass(spider, SiteSpider)]
    sites.sort(key=lambda site: (_KINDS.index(site.site_kind), site.name))
    return [_row(site, (successes or {}).get(site.name)) for site in sites]


def _row(site: type[SiteSpider], last_success: datetime | None) -> Row:
    return Row(
        site=site.name,
        name=site.site_name,
        province=site.province,
        kind=site.site_kind,
        family=site.family.name,
        calendar=calendar(site),
        evidence=site.evidence,
        as_of=site.as_of,
        obstacles=site.obstacles,
        publisher=site.publisher,
        archive_start=site.archive_start.isoformat() if site.archive_start else None,
        last_success=last_success,
    )


def calendar(site: type[SiteSpider]) -> str | None:
    """What names a paper's issues: the calendar's file, or None where days are tried one by one; None for portals."""
    if not issubclass(site, EpaperSpider) or not site.index_url:
        return None
    return site.index_url.rpartition("/")[2] or site.index_url


def markdown(table: Iterable[Row]) -> str:
    """docs/sites.md."""
    table = list(table)
    kinds = [row.kind for row in table]
    dailies = sum(row.site.endswith("_daily") for row in table)
    head = _MARKDOWN_HEAD.format(
        count=len(table),
        dailies=dailies,
        papers=kinds.count("epaper") - dailies,
        portals=kinds.count("portal"),
        news=kinds.count("news"),
    )
    lines = [
        f"| `{row.site}` | {row.name} | {row.province} | {row.family} | {row.calendar or ''} | {row.evidence} | "
        f"{row.as_of} | {(row.obstacles or '').replace('|', '/')} |"
        for row in table
    ]
    return head + "\n".join(lines) + "\n"
