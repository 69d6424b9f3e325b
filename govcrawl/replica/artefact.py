"""Emulates the Pinyin artefact from its mechanism, for the local web and the benchmark.

Simplified text is converted to Traditional one character to one character and encoded in GBK. Then, byte by byte and
blind to where characters begin, each listed character X becomes X(reading), and (on some sites) something is put
before ，。！？、；. Where the bytes of a listed character straddle two others the insertion falls between the bytes of
one, and whatever decodes the page later loses a pair there and reads on one byte off.

It shares nothing with the repair: the tables here are its own (``hanzi.txt``), so that the truth is independent.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from importlib.resources import files

#: What the second step looks for.
PUNCTUATION = "，。！？、；"


class Lost(Enum):
    """What a decoder shows for a pair of bytes that is no character."""

    MARK = "?"  # a question mark for both bytes
    DROP = ""  # nothing for both bytes
    MARK_FIRST = "? and the second byte"
    DROP_FIRST = "the second byte"


@cache
def _hanzi() -> tuple[dict[int, str], dict[str, str]]:
    """Simplified → Traditional for ``str.translate``, and the reading of each Traditional character."""
    entries = files("govcrawl.replica").joinpath("hanzi.txt").read_text(encoding="utf-8").split()
    return {ord(entry[0]): entry[1] for entry in entries}, {entry[1]: entry[2:] for entry in entries}


def convert(text: str) -> str:
    """Simplified to Traditional, one to one: 后 里 于 stay, 台 → 臺, 复 → 復, 着 → 著."""
    return text.translate(_hanzi()[0])


def annotatable() -> tuple[str, ...]:
    """Every Traditional character that can be annotated, in a fixed order."""
    return tuple(_hanzi()[1])


def damage(
    text: str,
    characters: Iterable[str],
    *,
    lost: Lost = Lost.MARK,
    space: bool = False,
    comma: str | None = None,
    marks: str = PUNCTUATION,
    readings: dict[str, str] | None = None,
    one_pass: bool = False,
) -> str:
    """What a crawler gets for this Simplified text.

    ``characters``: the Traditional characters that are annotated, in the order of replacement; ``space``: the
    variant ``luò )``; ``comma``: what the second step puts before punctuation (``","`` shows; ``"\\0"`` is taken
    away by whatever shows the page; None: no second step); ``readings`` overrides the usual ones; ``one_pass``: one
    pass from left to right for all characters, not one pass a character. Raises UnicodeEncodeError where GBK lacks
    a character.
    """
    sounds = _hanzi()[1] | (readings or {})
    body = convert(text).encode("gbk")
    close = " )" if space else ")"
    insertions = {char.encode("gbk"): f"({sounds[char]}{close}".encode("gbk") for char in characters}
    if one_pass and insertions:
        body = re.sub(b"|".join(map(re.escape, insertions)), lambda found: found[0] + insertions[found[0]], body)
    else:
        for pair, insertion in insertions.items():
            body = body.replace(pair, pair + insertion)
    if comma is not None:
        for mark in marks:
            body = body.replace(mark.encode("gbk"), comma.encode("gbk") + mark.encode("gbk"))
    return decode(body, lost).replace("\0", "")


def decode(body: bytes, lost: Lost) -> str:
    """GBK to text as a forgiving decoder does it."""
    out = []
    at = 0
    while at < len(body):
        if body[at] < 0x80:
            out.append(chr(body[at]))
            at += 1
            continue
        char = body[at : at + 2].decode("gbk", "ignore") if at + 1 < len(body) else ""
        if len(char) == 1 and not char.isascii():
            out.append(char)
            at += 2
            continue
        out.append("?" if lost in (Lost.MARK, Lost.MARK_FIRST) else "")
        at += 2 if lost in (Lost.MARK, Lost.DROP) else 1
    return "".join(out)
