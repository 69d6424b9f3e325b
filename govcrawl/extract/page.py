"""One page: its bytes decoded once, parsed once."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from govcrawl.extract.marks import marks
from govcrawl.text import Decoded, decode

# Plain elements: lxml.html's own lookup calls Python for each element touched, and its classes cost half as much again.
_parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
_texts: Any = etree.XPath("//text()", smart_strings=False)
_CODE_FROM = 200  # characters: a shorter script changes no judgement
_classes: Any = etree.XPath("//*/@class", smart_strings=False)  # //@class would also look into each text node
_OF_TEXT = ("div", "span", "p", "td", "h1", "h2", "h3", "h4", "section", "article", "table", "ul", "em", "font")
_HEADINGS = ("h1", "h2", "h3", "h4")
_CODE = ("function", "var ", "document.")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_EMPTY = b"<html><body></body></html>"

PLAIN_LIMIT = 1_000_000
"""Characters of a page's text that are kept as evidence (`Page.plain`)."""


class Page:
    """A fetched page. ``url`` is its address after redirects; ``body`` the raw bytes."""

    def __init__(self, body: bytes, url: str, content_type: str | None = None) -> None:
        self.body = body
        self.url = url
        self.content_type = content_type
        self.decoded: Decoded = decode(body, content_type)

    def with_text(self, text: str) -> "Page":
        """The page as it would be with this source."""
        other = Page.__new__(Page)
        other.body, other.url, other.content_type = self.body, self.url, self.content_type
        other.decoded = self.decoded._replace(text=text, exact=False)
        return other

    @cached_property
    def text(self) -> str:
        """The decoded source."""
        return self.decoded.text

    @cached_property
    def root(self) -> html.HtmlElement:
        """The parsed document; an empty ``<html>`` where there is nothing to parse.

        What stands behind ``</html>`` (a second document, stray paragraphs) belongs to the body.
        """
        return parse(self.text, self.body if self.decoded.exact else None)

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """``<meta name|property content>``, names in lower case; the first that is not empty wins."""
        found: dict[str, str] = {}
        for tag in self.root.iter("meta"):
            name = (tag.get("name") or tag.get("property") or "").strip().lower()
            if name and not found.get(name):
                found[name] = " ".join((tag.get("content") or "").split())
        return found

    @cached_property
    def title(self) -> str:
        """The text of ``<title>`` without markup, white space collapsed; may be empty. In the body behind a heading
        it is no title of the page, but of a document that was pasted into the text."""
        tag = next(self.root.iter("title"), None)
        if tag is None or (tag.getparent().tag != "head" and next(self.root.iter("title", *_HEADINGS)) is not tag):
            return ""
        return " ".join(_TAG.sub("", tag.text or "").split())

    @cached_property
    def plain(self) -> str:
        """The page's text that is not ASCII, one text node a line, without code: what text repair judges fields by."""
        nodes = [text for text in _texts(self.root) if not text.isascii()]
        words = [text for text in nodes if len(text) < _CODE_FROM or not any(word in text for word in _CODE)]
        return "\n".join(words)[:PLAIN_LIMIT]

    @cached_property
    def _classes(self) -> Sequence[str]:
        """The ``class`` attribute of each element that has one, in document order."""
        values: list[str] = _classes(self.root)
        return values

    @cached_property
    def _number(self) -> Mapping[str, int]:
        """Each class attribute of the page once: how many elements have it."""
        return Counter(self._classes)

    @cached_property
    def _in_text(self) -> Mapping[str, Sequence[tuple[int, html.HtmlElement]]]:
        return _by_attribute(self.root.iter(*_OF_TEXT))

    @cached_property
    def _in_all(self) -> Mapping[str, Sequence[tuple[int, html.HtmlElement]]]:
        return _by_attribute(self.root.iter())

    def _of_class(self, value: str) -> Sequence[tuple[int, html.HtmlElement]]:
        """The elements with a class attribute, each with its place. Half of a page are links and list items, which no
        selector asks for: they are made objects of only where the others do not account for all."""
        found = self._in_text.get(value, ())
        return found if len(found) == self._number[value] else self._in_all[value]

    @cached_property
    def _ids(self) -> Sequence[Any]:
        return having(self.root, "id")

    @cached_property
    def by_class(self) -> Mapping[str, Sequence[str]]:
        """Each class of the page, and the class attributes it stands in, each once."""
        found: dict[str, list[str]] = {}
        for value in self._number:
            for name in value.split():
                found.setdefault(name, []).append(value)
        return found

    def of_classes(self, names: Collection[str]) -> list[html.HtmlElement]:
        """The elements that have all of these classes, in document order. No predicate is asked of each element, which
        is what makes a selector slow: of most names a page has none."""
        fitting = set.intersection(*[set(self.by_class.get(name, ())) for name in names])
        if not fitting:
            return []
        if len(fitting) == 1:
            return [element for _, element in self._of_class(fitting.pop())]
        return [element for _, element in sorted(place for value in fitting for place in self._in_all[value])]

    def of_id(self, name: str) -> list[html.HtmlElement]:
        """The elements with an id, in document order; a page may use one more than once."""
        return [value.getparent() for value in self._ids if value == name]

    @cached_property
    def marks(self) -> str:
        """What tells one publishing system from another: see `govcrawl.extract.marks`."""
        return marks(self.root, self.text, self._number, self.ids)

    @cached_property
    def signs(self) -> str:
        """The ASCII of `marks`, which is searched twice as fast."""
        return self.marks.encode("ascii", "ignore").decode("ascii")

    @cached_property
    def ids(self) -> Mapping[str, None]:
        """Each id of the page once, in document order."""
        return dict.fromkeys(self._ids)

    @cached_property
    def host(self) -> str:
        """The host of the address, in lower case; may be empty."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""


def having(root: html.HtmlElement, attribute: str) -> Sequence[Any]:
    """The values of an attribute in document order: strings whose ``getparent()`` gives the element. No predicate is
    asked of each element, which is what makes a selector slow."""
    return _having(attribute)(root)  # type: ignore[no-any-return]


@cache
def _having(attribute: str) -> Any:
    return etree.XPath(f"//*/@{attribute}")  # //@… would also look into each text node


def _by_attribute(elements: Iterable[html.HtmlElement]) -> Mapping[str, Sequence[tuple[int, html.HtmlElement]]]:
    found: dict[str, list[tuple[int, html.HtmlElement]]] = defaultdict(list)
    for place in enumerate(elements):
        if value := place[1].get("class"):
            found[value].append(place)
    return found


def parse(text: str, source: bytes | None = None) -> html.HtmlElement:
    """Parse a document or a fragment; never raises. NUL is dropped, lone surrogates become ``?``.

    ``source``: the text in UTF-8, where it is at hand.
    """
    end = text.find("</html>")
    end = text.find("</HTML>") if end < 0 else end
    if end >= 0 and text[end + 7 :].strip():  # the parser drops what stands behind the end
        text, source = _ENDS.sub("", text), None
    try:
        source = (source or text.encode("utf-8", "replace")).replace(b"\0", b"")
        root: Any = etree.fromstring(source or _EMPTY, _parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root if root is not None else etree.fromstring(_EMPTY, _parser)
