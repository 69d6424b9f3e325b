"""One page: its bytes decoded once, parsed once."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree, html

from govcrawl.text import Decoded, decode


class Page:
    """A fetched page. ``url`` is its address after redirects; ``body`` the raw bytes."""

    def __init__(self, body: bytes, url: str, content_type: str | None = None) -> None:
        self.body = body
        self.url = url
        self.content_type = content_type
        self.decoded: Decoded = decode(body, content_type)

    @cached_property
    def text(self) -> str:
        """The decoded source."""
        return self.decoded.text

    @cached_property
    def root(self) -> html.HtmlElement:
        """The parsed document; an empty ``<html>`` where there is nothing to parse."""
        parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
        try:
            root = html.document_fromstring(self.text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            root = html.document_fromstring("<html><body></body></html>")
        return root

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """``<meta name|property content>``, names in lower case; the first of a name wins."""
        found: dict[str, str] = {}
        for tag in self.root.iter("meta"):
            name = (tag.get("name") or tag.get("property") or "").strip().lower()
            if name and name not in found:
                found[name] = (tag.get("content") or "").strip()
        return found
