"""The text and the pictures of a page, and the lines of its headline that stand with them."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from attrs import define

from govcrawl.extract import images, subheads, trim
from govcrawl.extract.alike import same, squash
from govcrawl.extract.line import Line
from govcrawl.extract.mend import Mender
from govcrawl.extract.reading import Reading
from govcrawl.extract.walk import walk
from govcrawl.extract.zones import Zones
from govcrawl.items import Image

_CAPTION = 200  # characters
_REPEATED = 6  # lines of the text that can repeat its headline
_BESIDE = 3  # lines after a picture that may be its caption and its credit


@define(kw_only=True)
class Content:
    """``body``: the trimmed lines, ``text``: its paragraphs, one a line; ``images``: the body's and the family's."""

    body: trim.Body
    text: str
    kicker: str | None
    subtitle: str | None
    images: list[Image]


def find(reading: Reading, title: str | None) -> Content:
    """The content of a page with this title."""
    hints, zones, words, base = reading.hints, reading.zones, reading.words, reading.base
    title = title or ""
    key = squash(title)
    headed = bool(key) and any(same(line.text, key) for line in zones.above)
    named = bool(key) and any(key in squash(line.text) for line in reading.table)
    table = {line.block for line in reading.table}
    body = trim.trim(zones.body, title, base, sure=bool(hints.body), table=table, headed=headed)
    kicker, subtitle, taken = subheads.around(body.lines, title)
    if any(map(images.has_file, body.lines[:taken])):
        kicker, subtitle, taken = None, None, 0  # the name of the file that is all of the text
    elif not (taken or headed) and _is_headline(body, key, named=named):
        taken = 1
    if taken:
        del body.paragraphs[:taken]
        reading.origin["kicker"] = reading.origin["subtitle"] = "headline inside the body"
    else:
        kicker, subtitle = subheads.beside([*zones.above, *body.top], title)
    pictures = list(body.images) or ([] if hints.body else _over(zones, title, base))
    for element in hints.images or ():
        held = _held(element, base, reading.mender)
        pictures += [p for p in held if all(p.url != other.url for other in pictures)]
    reading.origin["text"] = zones.how
    return Content(
        body=body,
        text="\n".join(body.paragraphs),
        kicker=words.kicker or kicker,
        subtitle=words.subtitle or subtitle,
        images=pictures,
    )


def _is_headline(body: trim.Body, key: str, *, named: bool) -> bool:
    """Whether the body's first line is the page's headline and no document's own name that repeats it. ``named``:
    whether the public-information table has it: then it repeats that, unless it is a heading."""
    first = body.lines[0] if body.lines else None
    if first is None or not key or not same(first.text, key) or images.has_file(first) or (named and not first.level):
        return False
    repeats = any(same(line.text, key) for line in (*body.top, *body.lines[1:_REPEATED]))
    return not repeats and (bool(first.level) or len(body.lines) > 1)


def _over(zones: Zones, title: str, base: str) -> list[Image]:
    """The photographs between the headline and the text."""
    after, _ = subheads.split_at(zones.above, title)
    found = trim.trim(after, title, base, sure=False).images
    return [picture for picture in found if not picture.url.lower().endswith(".gif")]


def _held(element: Any, base: str, mender: Mender) -> Iterator[Image]:
    """The pictures of an element that a family names, with the captions beside them."""
    lines = _lines(element)
    for at, line in enumerate(lines):
        if line.image is None:
            continue
        beside = takewhile(lambda other: other.image is None, lines[at + 1 : at + 1 + _BESIDE])
        following = " ".join(other.text for other in beside)  # the credit may be a line of its own
        caption = mender([following])[0] if following and len(following) < _CAPTION else None
        picture = images.make(line, caption, base)
        if picture:
            yield picture


def _lines(element: Any) -> list[Line]:
    """The lines of an element; of a picture's parent, where that holds no other picture."""
    if element.tag != "img":
        return walk(element, value=False).lines
    parent = element.getparent()
    if parent is not None and parent.tag not in {"body", "html"} and len(parent.findall(".//img")) == 1:
        return walk(parent, value=False).lines
    line = Line("", [], 0, element)
    line.image = element
    return [line]
