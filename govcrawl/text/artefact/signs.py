"""The signs a byte shift leaves in a text."""

import re

from govcrawl.text.artefact.brackets import BEFORE_HEADLESS, LETTER, TONED, WIDE, syllable
from govcrawl.text.artefact.gbk import STOPS, encode, halves
from govcrawl.text.artefact.page import Decoder, Page
from govcrawl.text.artefact.tables import tables
from govcrawl.text.model import model

#: Numbers with a point or in brackets, kana, Greek, Cyrillic and the like: GBK's rows A2 and A4 to A9.
SYMBOLS = frozenset(
    bytes((lead, trail)).decode("gbk", "ignore") for lead in (0xA2, *range(0xA4, 0xAA)) for trail in range(0xA1, 0xFF)
) - {""}
_WIDE = f"[{WIDE}]"
_TONED = f"(?P<reading>{TONED}) ?\\)"
#: A sign of a loss; one before a bracket; one before a stop. A bracket that lost its opening.
SIGN = re.compile("[?\ufffd]")
SIGNED = re.compile(f"[?\ufffd](?P<opening>\\(?){_TONED}")
SIGNED_STOP = re.compile(f"(?<=[{WIDE}?)])[?\ufffd],?[，。！？、；]")
HEADLESS = re.compile(f"{BEFORE_HEADLESS}{_TONED}")
_STOP = re.compile("[，。！？、；]")
_HALF_LEFT = re.compile(f"(?:^|\\))[^()]*{_WIDE}{LETTER}{{1,6}}(?=\\))")
# A bracket behind an ASCII character that is the second half of the character it stands for …
_HALF = re.compile(f"(?:(?<={_WIDE})|\\))[@-~]\\({_TONED}")
# … before one: between the halves of a character whose first was lost …
_HALVED = re.compile(f"\\({_TONED}(?=[@-~])")
# … behind any other.
_BEHIND = re.compile(f"(?<=[{WIDE})])\\({_TONED}")


def torn_readings(text: str) -> int:
    """How many brackets in the text can only be what a byte shift left: the byte before the lost one, and a lost one,
    are a character with that reading."""
    found = [*SIGNED.finditer(text), *HEADLESS.finditer(text)]
    return misfits(text, _HALVED) + sum(torn(_before(text, each.start()), each["reading"]) for each in found)


def _before(text: str, at: int) -> str:
    """The character before this place; brackets between them (three at most) were put there later."""
    for _ in range(3):
        opening = text.rfind("(", max(0, at - 9), at) if text[at - 1 : at] == ")" else -1
        if opening < 1:
            break
        at = opening
    return text[at - 1 : at]


def torn(char: str, letters: str) -> bool:
    """Whether the reading fits a character that begins with the last byte of this one."""
    code = encode(char)
    return len(code) == 2 and any(lead == code[1] for lead, _, _ in halves().by_reading.get(syllable(letters), ()))


def misfit(char: str, letters: str) -> bool:
    """Whether the bracket fits a character torn apart, and not the one before it."""
    return syllable(letters) not in tables().readings.get(char, ()) and torn(char, letters)


def misfits(text: str, bracket: re.Pattern[str] = _BEHIND) -> int:
    """How many brackets fit a torn character behind them, and not the one before."""
    return sum(misfit(_before(text, each.start()), each["reading"]) for each in bracket.finditer(text))


def torn_left(text: str, page: Page) -> int:
    """How many brackets are still torn: a text that holds one is not what was meant, however likely."""
    left = len(_HALF_LEFT.findall(text)) + len(_HALF.findall(text))
    if page.decoder is Decoder.DROPPED_FIRST:
        left += misfits(text)
    return left


def suspect(line: str, page: Page) -> bool:
    """Whether anything in the line may come of lost bytes; cheap, and answers no for most lines."""
    if _HALF.search(line):
        return True
    if page.decoder.marks:
        return bool(SIGN.search(line))
    if page.decoder is Decoder.DROPPED and HEADLESS.search(line):
        return True
    if page.decoder is Decoder.DROPPED_FIRST and misfits(line):
        return True
    return any(strange(line[found.start() : found.end() + 8]) for found in _STOP.finditer(line))


def strange(text: str) -> bool:
    """Whether a text that begins with a stop goes on as shifted bytes do: with another stop, rare signs, characters
    that only Simplified text has, or no word, though the page is in Traditional ones."""
    known, table = model().words, tables()
    return text[1:2] in STOPS or any(
        char in table.simplified
        or char in SYMBOLS
        or ("\u4e00" <= char <= "\u9fff" and table.simple.get(ord(char), char) not in known)
        for char in text[1:9]
    )
