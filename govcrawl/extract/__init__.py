"""HTML to fields, for any page: no network, no Scrapy running."""

from govcrawl.extract.article import extract

__all__ = ["extract"]
