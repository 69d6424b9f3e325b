"""The next character of a reading, and how likely that makes it.

The costs are natural logarithms, set by hand where the word list cannot know.
"""

from govcrawl.text.artefact.gbk import CLOSING, MARKS, PAIRED, STOPS, halves
from govcrawl.text.artefact.line import Line
from govcrawl.text.artefact.listed import SEEN
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.reading import Reading
from govcrawl.text.artefact.tables import tables
from govcrawl.text.model import MARKS as WORDS_MARKS
from govcrawl.text.model import UNKNOWN, extend, interrupt, model


class Pen:
    """Writes on in readings of one page's line."""

    def __init__(self, page: Page, line: Line) -> None:
        self.page = page
        self.line = line
        self.tables = tables()
        self.words = model().words
        self.variants = halves().variants

    def emit(self, reading: Reading, char: str, pend: int | None, *, extra: float = 0.0, lost: int = 0) -> Reading:
        """One more character read."""
        cost = reading.cost + extra
        if "\u4e00" <= char <= "\u9fff":
            if char in self.tables.simplified:
                cost -= 7  # would have been converted
            plain = self.tables.simple.get(ord(char), char)
            score = extend(reading.score, plain)
            if char == "著":
                kept = extend(reading.score, char)
                plain, score = (char, kept) if kept.best > score.best else (plain, score)
            cost += self.page.liked.get(plain, 0.0)
            tail = reading.score.tail
            if tail and tail[-1] + plain in self.page.grams:
                cost += 3.5 if tail[-2:] + plain in self.page.grams and len(tail) > 1 else 1.5
        elif char in WORDS_MARKS:
            score = extend(reading.score, char)
            if char in CLOSING and not self._open(char, reading):
                cost -= 3.0
        else:
            kind = "m" if char.isdigit() or char in "%％" else "x" if char.isalnum() else ""
            score = interrupt(reading.score, MARKS.get(char) or self._rare(char, reading.last), kind)
        lost += reading.lost
        return Reading(
            reading.out + char, pend, None, score, cost, lost, False, char, reading.odd, reading.blind, reading.unseen
        )

    def guess(self, reading: Reading, char: str, at: int, *, extra: float = 0.0, lost: int = 0) -> Reading:
        """A character of which a half was lost and the rest is a guess: it must fit what stands around."""
        if char in MARKS:
            if char in CLOSING:
                extra += 3.0 if self._open(char, reading) else -5.0
            elif char in PAIRED:
                extra += (
                    2.0 if PAIRED[char] in self.line.raw[at : at + 80] else -4.0 if self.line.torn_after(at) else -8.0
                )
            if char in STOPS and reading.last in STOPS:
                extra -= 8
            if char == "％" and not reading.last.isdigit():
                extra -= 8
            if at >= len(self.line):
                extra += 2 if char == "。" or char in CLOSING else -2
        if char in self.variants and char not in self.page.bare:
            extra -= 2.5
        return self.emit(reading, char, None, extra=extra, lost=lost)

    def plain(self, reading: Reading, raw: str, cost: float) -> Reading:
        """Keep the unit as displayed."""
        return reading._replace(out=reading.out + raw, score=interrupt(reading.score, cost), torn=False)

    def is_odd(self, char: str) -> bool:
        """Whether no word holds the character, and it is no letter, digit or punctuation either."""
        if "\u4e00" <= char <= "\u9fff":
            chance = self.words.get(self.tables.simple.get(ord(char), char), UNKNOWN)[1]
            if self.page.decoder.marks:
                return chance == UNKNOWN[1]
            # Where losses do not show, a rare character is the sign of one that was overlooked.
            return chance < -16.0 or char in self.tables.simplified
        return char not in MARKS and not (self.page.decoder.marks and "\uff01" <= char <= "\uff5e")

    def belief(self, char: str, reading: str) -> float:
        """How likely it is that this page annotates the character so."""
        if (char, reading) in self.page.goes:
            return 0.0
        cost = -3.0 if char in self.page.bare else 0.0
        if (char, reading) in SEEN:
            return cost - 1.0
        return cost - (2.5 if self.tables.readings[char][0] == reading else 6.0)

    @staticmethod
    def _rare(char: str, last: str) -> float:
        """The cost of what is neither hanzi nor common punctuation."""
        if not char.isascii():
            return -12.0
        if char.isalnum():
            follows = last.isascii() and last.isalnum()
            return -2.5 if follows else -4.5 if char.isdigit() else -8.0
        return -10.0 if char in "@[\\]^_`{|}~" else -6.0

    def _open(self, closing: str, reading: Reading) -> bool:
        """Whether this closing mark has an opening one to close."""
        for mark in reversed([*self.line.raw[max(0, self.line.since - 300) : self.line.since], *reading.out]):
            if mark == closing:
                return False
            if PAIRED.get(mark) == closing:
                return True
        return False
