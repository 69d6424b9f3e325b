"""Pages in Traditional characters: read as if they were written in Simplified ones, in which the rules are, and given
as they stand on the page.

Portals offer their pages in both. Measured on 336 labelled pages put into Traditional characters: without this the
source was right on .634 of them, with it on as many as before.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from attrs import asdict, evolve
from lxml import etree

from govcrawl.extract.mend import Mender
from govcrawl.extract.page import Page
from govcrawl.items import Article, Attachment, Image, Official, content_hash
from govcrawl.text import language, repair
from govcrawl.text.artefact.tables import tables

_ADDRESS = re.compile(r"""(\b(?:href|src|data-[\w-]+)\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))""", re.I)
_VARIANTS = 2  # 后 is 后 or 後: which, is not known
_attributes: Any = etree.XPath("//@content | //@title | //@alt | //@value", smart_strings=False)


class UnknownTextError(Exception):
    """What characters of the page a text was made of is not known."""


def simplified(page: Page) -> Page:
    """The page in Simplified characters, one for one; addresses are left as they are."""
    table = tables().simple
    parts = _ADDRESS.split(page.text)
    parts[::2] = [part.translate(table) for part in parts[::2]]
    return page.with_text("".join(parts))


class TraditionalMender(Mender):
    """Repairs the strings of a page that is read `simplified`: each is repaired as it stands on the page, since some
    repairs are not for Traditional text."""

    def __init__(self, page: Page) -> None:
        super().__init__(lambda: page.plain)
        self._original = _Original(page, mended=False)

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """As `Mender`; the strings given and returned are in Simplified characters."""
        table = tables().simple
        return [text.translate(table) for text in super().__call__([*map(self._own, texts)])]

    def _own(self, text: str) -> str:
        try:
            return self._original(text)
        except UnknownTextError:  # a word of the page's frame; what gets into the record is asked for again
            return text


def restored(article: Article, page: Page) -> Article:
    """A record of a page that was read `simplified`, in the page's own characters.

    Raises `UnknownTextError` where they cannot be told.
    """
    original = _Original(page, mended=True)
    title, text = original(article.title), "\n".join(map(original, article.text.split("\n")))
    return evolve(
        article,
        title=title,
        kicker=original.maybe(article.kicker),
        subtitle=original.maybe(article.subtitle),
        source=original.maybe(article.source),
        authors=[*map(original, article.authors)],
        editors=[*map(original, article.editors)],
        dateline=original.maybe(article.dateline),
        breadcrumbs=[*map(original, article.breadcrumbs)],
        section=original.maybe(article.section),
        print=article.print and evolve(article.print, page_name=original.maybe(article.print.page_name)),
        official=article.official and original.official(article.official),
        text=text,
        images=[
            Image(url=each.url, caption=original.maybe(each.caption), credit=original.maybe(each.credit))
            for each in article.images
        ],
        attachments=[Attachment(url=each.url, name=original.maybe(each.name)) for each in article.attachments],
        language=language(text or title),
        content_hash=content_hash(title, text),
    )


class _Original:
    """Finds the characters of the page that a text was made of; ``mended``: after text repair."""

    def __init__(self, page: Page, *, mended: bool) -> None:
        comments = (node.text or "" for node in page.root.iter(etree.Comment))
        said = "\n".join((*page.root.itertext(), *_attributes(page.root), *comments))
        self._text = "".join((repair(said).text if mended else said).split())
        self._key = self._text.translate(tables().simple)
        self._changed = frozenset(tables().simple.values())

    def __call__(self, text: str) -> str:
        """The text in the page's characters, found piece by piece: something that is no text may stand within it."""
        if self._changed.isdisjoint(text):
            return text
        key = "".join(text.split())
        found = ""
        while len(found) < len(key):
            found += self._longest(key[len(found) :])
        characters = iter(found)
        return "".join(char if char.isspace() else next(characters) for char in text)

    def _longest(self, key: str) -> str:
        """The page's characters of the longest beginning that stands in it."""
        size = (
            len(key) if key in self._key else bisect_left(range(1, len(key)), 1, key=lambda n: key[:n] not in self._key)
        )
        if not size and key[0] not in self._changed:  # a bar put between elements
            return key[0]
        piece = key[:size]
        seen: set[str] = set()
        at = self._key.find(piece) if piece else -1
        while at >= 0 and len(seen) < _VARIANTS:
            seen.add(self._text[at : at + size])
            at = self._key.find(piece, at + 1)
        if len(seen) != 1:
            raise UnknownTextError(piece or key)
        return seen.pop()

    def maybe(self, text: str | None) -> str | None:
        return text and self(text)

    def official(self, form: Official) -> Official:
        texts = {name: self(value) for name, value in asdict(form).items() if isinstance(value, str)}
        extra = form.extra and {self(key): self(value) for key, value in form.extra.items()}
        return evolve(form, **texts, extra=extra)
