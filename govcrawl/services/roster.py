"""The sites there are, as the spiders declare them: what the scheduler, status and the dashboard need of each."""

from typing import Any

from attrs import frozen
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader


@frozen(kw_only=True)
class Site:
    """One site's facts. ``publishing_hour``: hour of the day in China by which the issue is out, or None."""

    name: str
    site_name: str
    kind: str
    province: str | None
    evidence: str
    as_of: str | None
    publishing_hour: float | None

    @property
    def is_epaper(self) -> bool:
        """Whether the site publishes one dated issue a day."""
        return self.kind == "epaper"


def roster(settings: BaseSettings) -> dict[str, Site]:
    """Every site by name. Spiders without a ``site_kind`` are not sites and are left out."""
    loader = SpiderLoader.from_settings(settings)
    sites = {}
    for name in sorted(loader.list()):
        spider: Any = loader.load(name)
        if kind := getattr(spider, "site_kind", None):
            sites[name] = Site(
                name=name,
                site_name=getattr(spider, "site_name", None) or name,
                kind=kind,
                province=getattr(spider, "province", None),
                evidence=getattr(spider, "evidence", None) or "unknown",
                as_of=getattr(spider, "as_of", None),
                publishing_hour=getattr(spider, "publishing_hour", None),
            )
    return sites
