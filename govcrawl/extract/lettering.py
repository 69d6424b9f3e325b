"""How a line is shown, by what its elements say themselves; style sheets are not read."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from govcrawl.extract.alike import squash
from govcrawl.extract.images import is_centred
from govcrawl.extract.line import Line

_STYLE = re.compile(r"font-size\s*:\s*(?P<number>\d{1,3}(?:\.\d+)?)\s*(?P<unit>px|pt|r?em)", re.I)
_NAME = re.compile(r"(?<![^\s])(?:f|fs|font|txt|size|font-size)[-_]?(?P<number>[1-4]\d)(?:px)?(?![^\s])", re.I)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}
_STEP = re.compile(r"(?P<sign>[+-])?\d{1,2}")
_SIZES = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)  # of <font size="1"> to 7: x-small to xxx-large (HTML Standard)
_NORMAL = 3  # <font size="+2"> is 5
_TEXTS = 20  # of an element
_ELEMENTS = 4  # that are asked: the block and those in it


def size(line: Line) -> float | None:
    """Pixels, the largest that the block of a line or an element in it names; None where none does. A class counts
    where it is named for its size: f22, font-18."""
    return max((pixels for element in islice(line.block.iter(), _ELEMENTS) for pixels in _named(element)), default=None)


def is_larger(line: Line, than: Line) -> bool:
    """Whether both lines name their size, and the first the larger one."""
    one, other = size(line), size(than)
    return one is not None and other is not None and one > other


def is_set_off(line: Line) -> bool:
    """Whether a line is shown otherwise than a paragraph: in the middle, as a heading, in bold letters."""
    if line.level or is_centred(line.block):
        return True
    key = squash(line.text)
    bold = (element for element in islice(line.block.iter(), _ELEMENTS) if element.tag in {"b", "strong"})
    return any(squash("".join(islice(element.itertext(), _TEXTS))) == key for element in bold)


def _named(element: Any) -> Iterator[float]:
    if found := _STYLE.search(element.get("style") or ""):
        yield float(found["number"]) * _PIXELS[found["unit"].lower()]
    if found := _NAME.search(element.get("class") or ""):
        yield float(found["number"])
    if element.tag == "font" and (step := _STEP.fullmatch(element.get("size", "").strip())):
        steps = int(step[0]) + (_NORMAL if step["sign"] else 0)
        yield _SIZES[min(max(steps, 1), len(_SIZES)) - 1]
