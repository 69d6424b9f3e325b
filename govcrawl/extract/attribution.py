"""Who published and wrote a page: each field by the first rule that finds it, with that rule's name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from govcrawl.extract import credit, scripted
from govcrawl.extract.names import is_person, names
from govcrawl.extract.reading import Reading
from govcrawl.extract.surroundings import Surroundings

Found = TypeVar("Found")
_SOURCE_CLASSES = ("source", "src", "from", "ly", "laiyuan", "article-source", "copyfrom")
_OUTLET = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·—《》-]{2,20}")
_FEW = 8  # elements, and texts in one
_TAIL = 40  # lines behind the body that may hold credits
_UNDER = 6  # lines under the title that may be a byline


class Attribution(NamedTuple):
    """``source`` is None where no rule finds it; the others are empty."""

    source: str | None
    authors: list[str]
    editors: list[str]
    dateline: str | None


def find(reading: Reading, lines: Surroundings, body: Sequence[str]) -> Attribution:
    """The credits around and in ``body``, the paragraphs of the text."""
    words, origin = reading.words, reading.origin
    source, origin["source"] = _first(_sources(reading, lines), None)
    authors, origin["authors"] = _first(_authors(reading, lines, body), [])
    editors = [name for text in words.editors for name in names(text)]
    editors = editors or credit.editors([*lines.around, *lines.after]) or names(words.meta_editor or "")
    return Attribution(source, authors, editors, credit.dateline(body))


def _first(candidates: Iterable[tuple[Found, str]], otherwise: Found) -> tuple[Found, str]:
    return next((each for each in candidates if each[0]), (otherwise, ""))


def _sources(reading: Reading, lines: Surroundings) -> Iterator[tuple[str | None, str]]:
    words = reading.words
    yield credit.clean_source(words.source), reading.hints.origin.get("source", "family")
    shown = False
    for part in (lines.under, lines.over):  # each for itself: a label at the end of one has no value in the other
        source, labelled = credit.source(part)
        shown = shown or labelled
        yield source, "来源 above the body"
    yield credit.source(line.text for line in reading.table)[0], "来源 in the information table"
    ended = credit.source(lines.cut)[0]
    if ended and _OUTLET.fullmatch(ended):
        yield ended, "来源 at the end"
    if not shown:
        # a label says more than a name without one
        yield credit.source_below(lines.close_below), "来源 under the body, beside the time"
        yield credit.unlabelled_source(lines.around, words.document_title or ""), "outlet beside the time"
        yield credit.outlet_beside_day(lines.under), "outlet beside the day"
        yield _called_source(reading, lines), "element beside the headline that is called a source"
    yield ended, "来源 at the end"
    written = [credit.clean_source(word) for word in scripted.sources(reading.page.text)]
    if written or not shown:
        yield credit.clean_source(words.meta_source), words.tags["source"]
    for word in written:
        yield word, "来源 written by a script"
    yield credit.clean_source(scripted.stated(reading.page.text)), "outlet in a script's data"


def _called_source(reading: Reading, lines: Surroundings) -> str | None:
    """What an element of the class source holds that stands alone beside the headline."""
    nodes = {node.strip() for line in lines.around for node in line.split("｜")}
    for name in _SOURCE_CLASSES:
        for element in islice(reading.page.of_classes([name]), _FEW):
            text = " ".join("".join(islice(element.itertext(), _FEW)).split())
            if text in nodes and _OUTLET.fullmatch(text):
                return credit.clean_source(text)
    return None


def _authors(reading: Reading, lines: Surroundings, body: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    words = reading.words
    yield [name for text in words.authors for name in names(text)], reading.hints.origin.get("authors", "family")
    yield credit.labelled_authors([*lines.around, *lines.after[:_TAIL]]), "作者 beside the body"
    yield credit.bylines(body), "byline in the body"
    yield credit.bylines(lines.under[:_UNDER]), "byline under the title"
    author = words.meta_author
    if author and author != words.meta_site and is_person(author, surely=True):
        yield [author], "meta author"
