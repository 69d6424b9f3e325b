"""A damaged line taken apart: characters, readings in brackets, signs of lost bytes."""

import re
from enum import Enum
from typing import NamedTuple

from govcrawl.text.artefact.brackets import BEFORE_HEADLESS, LETTER, TONED, syllable
from govcrawl.text.artefact.gbk import encode


class Kind(Enum):
    """What a unit is."""

    CHAR = "a character"
    BRACKET = "(fā)"
    LOST_BRACKET = "?fā) or fā): a pair was lost, and with it mostly the bracket's opening"
    LOST = "?: a pair was lost"


class Unit(NamedTuple):
    """One piece: ``raw`` as displayed, ``code`` the bytes of a character, ``reading`` that of a bracket; ``tail``:
    what follows the sign in ``raw`` is markup whose opening was swallowed, and what stands for it."""

    kind: Kind
    raw: str
    code: bytes = b""
    reading: str = ""
    tail: str | None = None


# `</p>` whose `<` was swallowed; `&nbsp;` likewise.
_MARKUP = r"(?:/?(?:p|br|span|strong|b|em|div|td|tr|a|font|li|h[1-6])(?: [^<>?]{0,200})?/?>|nbsp;)"
_PIECES = re.compile(
    rf"(?P<sign>[?\ufffd])(?P<markup>{_MARKUP})"
    rf"|(?P<lost>[?\ufffd])\(?(?P<lost_reading>{LETTER}{{1,6}}) ?\)"
    rf"|\((?P<reading>{LETTER}{{1,6}}) ?\)"
    rf"|{BEFORE_HEADLESS}(?P<headless>{TONED}) ?\)"
    r"|(?P<mark>[?\ufffd])"
    r"|.",
    re.DOTALL,
)


def units(line: str) -> list[Unit]:
    """The line's units, in order; their ``raw`` joined is the line."""
    found = []
    for piece in _PIECES.finditer(line):
        raw = piece[0]
        reading = piece["lost_reading"] or piece["headless"]
        if piece["sign"]:
            found.append(Unit(Kind.LOST, raw, tail=" " if piece["markup"] == "nbsp;" else ""))
        elif reading:
            found.append(Unit(Kind.LOST_BRACKET, raw, reading=syllable(reading)))
        elif piece["reading"]:
            found.append(Unit(Kind.BRACKET, raw, reading=syllable(piece["reading"])))
        elif piece["mark"]:
            found.append(Unit(Kind.LOST, raw))
        else:
            found.append(Unit(Kind.CHAR, raw, encode(raw)))
    return found
