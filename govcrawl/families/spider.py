"""The spider bases a site is written on."""

from govcrawl.families.columns import NewsSpider, PortalSpider
from govcrawl.families.issues import EpaperSpider
from govcrawl.families.reading import SiteSpider
from govcrawl.families.steps import Was

__all__ = ["EpaperSpider", "NewsSpider", "PortalSpider", "SiteSpider", "Was"]
