"""The picture of a printed page and which of its areas is which article (版面图)."""

import re

from attrs import frozen
from lxml.html import HtmlElement

from govcrawl.extract.page import Page
from govcrawl.families.links import absolute

_TAIL = re.compile(r"(\.(?:jpe?g|png|gif))\.\d$", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@frozen
class Area:
    """One article's place on the picture. ``points``: corners as (x, y) in pixels of the picture as shown; a
    rectangle has all four."""

    url: str
    points: tuple[tuple[float, float], ...]


@frozen
class PageMap:
    """``picture``: address of the full-size picture (Founder's thumbnails end in ``.jpg.1`` or ``.jpg.2``); ``shown``:
    of the one on the page, whose pixels the areas count; ``size``: its width and height where the page gives them."""

    picture: str
    shown: str
    size: tuple[int, int] | None
    areas: tuple[Area, ...]


@frozen
class PrintedPage:
    """What a spider yields for a page of an issue beside its articles; ``url`` is the page's, ``date`` YYYY-MM-DD."""

    site: str
    url: str
    date: str
    page_no: str | None
    page_name: str | None
    pdf: str | None
    map: PageMap


def page_map(page: Page) -> PageMap | None:
    """The page picture of an e-paper page with its map; None where no picture has one.

    Map names come in several spellings, and picture and map need not agree in case.
    """
    maps = {(found.get("name") or found.get("id") or "").lower(): found for found in page.root.iter("map")}
    for image in page.root.iter("img"):
        found = maps.get((image.get("usemap") or "").lstrip("#").lower())
        picture = absolute(page, image.get("src") or "")
        if found is None or not picture:
            continue
        areas = []
        for area in found.iter("area"):
            url = absolute(page, area.get("href") or "")
            points = _points(area.get("shape") or "rect", area.get("coords") or "")
            if url and points:
                areas.append(Area(url, points))
        return PageMap(_TAIL.sub(r"\1", picture), picture, _size(image), tuple(areas))
    return None


def _size(image: HtmlElement) -> tuple[int, int] | None:
    width, height = (re.fullmatch(r"\s*(\d{1,5})\s*(?:px)?\s*", image.get(side) or "") for side in ("width", "height"))
    return (int(width[1]), int(height[1])) if width and height else None


def _points(shape: str, coordinates: str) -> tuple[tuple[float, float], ...]:
    numbers = [float(number) for number in _NUMBER.findall(coordinates)]
    if shape.lower().startswith("rect") and len(numbers) == 4:
        left, top, right, bottom = numbers
        return ((left, top), (right, top), (right, bottom), (left, bottom))
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    return tuple(pairs) if shape.lower().startswith("poly") and len(pairs) >= 3 else ()
