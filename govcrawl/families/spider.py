"""The spider bases a site is written on."""

from govcrawl.families.columns import NewsSpider, PortalSpider
from govcrawl.families.issues import EpaperSpider, Was
from govcrawl.families.site import SiteSpider

__all__ = ["EpaperSpider", "NewsSpider", "PortalSpider", "SiteSpider", "Was"]
