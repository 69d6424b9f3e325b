"""HTML to fields, for any page: no network, no Scrapy running."""

from govcrawl.extract import family
from govcrawl.extract.article import extract

__all__ = ["extract"]

family.load()  # here, so that it is not the first page that waits for the families' tables
