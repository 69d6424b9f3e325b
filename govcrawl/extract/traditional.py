"""Pages in Traditional characters: read as if they were written in Simplified ones, in which the rules are, and given
as they stand on the page.

Portals offer their pages in both. Measured on 336 labelled pages put into Traditional characters
(``benchmarks.extraction --traditional``): without this the source was right on .634 of them, with it on as many as
before.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from attrs import asdict, evolve
from lxml import etree

from govcrawl.extract.mend import Mender, narrow
from govcrawl.extract.page import Page
from govcrawl.items import Article, Attachment, Image, Official, content_hash
from govcrawl.text import language, repair
from govcrawl.text.artefact.tables import tables

_ADDRESS = re.compile(r"""(\b(?:href|src|data-[\w-]+)\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))""", re.I)
_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST = 400_000  # characters of a page whose texts are looked for in it
_PIECES = 100  # of a text
_PLACES = 50  # where a piece stands, that are compared
_addresses: Any = etree.XPath("//@href | //@src", smart_strings=False)
_attributes: Any = etree.XPath("//@content | //@title | //@alt | //@value", smart_strings=False)


class UnknownTextError(Exception):
    """What characters of the page a text was made of is not known."""


def simplified(page: Page) -> Page:
    """The page in Simplified characters, one for one; addresses are left as they are."""
    if all(map(str.isascii, _addresses(page.root))):
        return page.with_text(_simple(page.text))
    parts = _ADDRESS.split(page.text)
    parts[::2] = map(_simple, parts[::2])
    return page.with_text("".join(parts))


def _simple(text: str) -> str:
    return _HAN.sub(lambda run: run[0].translate(tables().simple), text)


class Original:
    """Finds the characters of the page that a text was made of. Raises `UnknownTextError` for a page that is too long
    for it."""

    def __init__(self, page: Page) -> None:
        comments = (node.text or "" for node in page.root.iter(etree.Comment))
        said = "\n".join((*page.root.itertext(), *_attributes(page.root), *comments))
        if len(said) > _LONGEST:
            raise UnknownTextError(f"{len(said)} characters")
        mended = repair(said)
        self._said = _Said(said)
        self._mended = _Said(mended.text) if mended.steps else self._said
        self._plain = page.plain if mended.steps else None

    def mender(self) -> Mender:
        """What repairs the strings of the page that is read `simplified`: each as it stands on the page, since some
        repairs are not for Traditional text."""
        return _OriginalMender(self._plain, self._said)

    def restored(self, article: Article) -> Article:
        """A record of the page that was read `simplified`, in the page's own characters.

        Raises `UnknownTextError` where they cannot be told.
        """
        own = self._mended
        title, text = own(article.title), "\n".join(map(own, article.text.split("\n")))
        return evolve(
            article,
            title=title,
            kicker=own.maybe(article.kicker),
            subtitle=own.maybe(article.subtitle),
            source=own.maybe(article.source),
            authors=[*map(own, article.authors)],
            editors=[*map(own, article.editors)],
            dateline=own.maybe(article.dateline),
            breadcrumbs=[*map(own, article.breadcrumbs)],
            section=own.maybe(article.section),
            print=article.print and evolve(article.print, page_name=own.maybe(article.print.page_name)),
            official=article.official and own.official(article.official),
            text=text,
            images=[
                Image(url=each.url, caption=own.maybe(each.caption), credit=own.maybe(each.credit))
                for each in article.images
            ],
            attachments=[Attachment(url=each.url, name=own.maybe(each.name)) for each in article.attachments],
            language=language(text or title),
            content_hash=content_hash(title, text),
        )


class _OriginalMender(Mender):
    """``plain``: what the strings are judged by, None where nothing on the page needs repair."""

    def __init__(self, plain: str | None, said: "_Said") -> None:
        super().__init__(lambda: plain or "")
        self._needed = plain is not None
        self._said = said

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """As `Mender`; the strings given and returned are in Simplified characters."""
        if not self._needed:
            return [narrow(text) for text in texts]
        return [_simple(text) for text in super().__call__([*map(self._own, texts)])]

    def _own(self, text: str) -> str:
        try:
            return self._said(text)
        except UnknownTextError:  # a word of the page's frame; what gets into the record is asked for again
            return text


class _Said:
    """What a page says, with and without the difference between Traditional and Simplified characters."""

    def __init__(self, said: str) -> None:
        self._text = "".join(said.split())
        self._key = _simple(self._text)
        self._changed = frozenset(tables().simple.values())
        self._known: dict[str, set[str]] = {}

    def __call__(self, text: str) -> str:
        """The text in the page's characters, found piece by piece: something that is no text may stand within it."""
        if self._changed.isdisjoint(text):
            return text
        key = "".join(text.split())
        found = ""
        for _ in range(_PIECES):
            found += self._longest(key[len(found) :])
            if len(found) == len(key):
                characters = iter(found)
                return "".join(char if char.isspace() else next(characters) for char in text)
        raise UnknownTextError(text)

    def _longest(self, key: str) -> str:
        """The page's characters of the longest beginning that stands in it."""
        whole = key in self._key
        size = len(key) if whole else bisect_left(range(1, len(key)), 1, key=lambda n: key[:n] not in self._key)
        if not size and key[0] not in self._changed:  # a bar put between elements
            return key[0]
        piece = key[:size]
        if piece not in self._known:
            self._known[piece] = self._variants(piece) if piece else set()
        if len(self._known[piece]) != 1:
            raise UnknownTextError(piece or key)
        return next(iter(self._known[piece]))

    def _variants(self, piece: str) -> set[str]:
        """How the page writes a piece: in one way, or, as 后 and 後, in more."""
        seen: set[str] = set()
        at = self._key.find(piece)
        for _ in range(_PLACES):
            if at < 0 or len(seen) > 1:
                break
            seen.add(self._text[at : at + len(piece)])
            at = self._key.find(piece, at + 1)
        return seen

    def maybe(self, text: str | None) -> str | None:
        return text and self(text)

    def official(self, form: Official) -> Official:
        texts = {name: self(value) for name, value in asdict(form).items() if isinstance(value, str)}
        extra = form.extra and {self(key): self(value) for key, value in form.extra.items()}
        return evolve(form, **texts, extra=extra)
