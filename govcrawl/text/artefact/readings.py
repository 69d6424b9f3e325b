"""One hypothesis about a damaged line, and what each next unit of the line makes of it.

A hypothesis has read the line's bytes up to some unit. Either it stands where a character ends, or it is off by one:
it holds the lead byte (``pend``) of a character whose trail byte is the first byte of the next unit. What the unit is
decides nearly everything; only where bytes were lost are there several ways on. The costs are natural logarithms,
set by hand where the word list cannot know.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from govcrawl.text.artefact.gbk import MARKS, PAIRED, Halves, encode, halves
from govcrawl.text.artefact.listed import SEEN
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.tables import Tables, tables
from govcrawl.text.artefact.units import Kind, Unit
from govcrawl.text.model import MARKS as WORDS_MARKS
from govcrawl.text.model import START, UNKNOWN, Score, extend, interrupt, model

#: ``pend`` of a hypothesis that knows it is off by one and has lost the lead byte.
WILD = -1
#: Of how many readings a loss that does not show, and a character lost whole, is considered: each makes a hundred;
#: and one lost whole that ends or continues a word.
DOUBTED, WHOLE, WHOLE_WORD = 5, 16, 80
#: The logarithm of a common character's probability as a word.
COMMON = -8.0
#: What the second step looks for.
STOPS = frozenset("，。！？、；")
#: Numbers with a point or in brackets, kana, Greek, Cyrillic and the like: GBK's rows A2 and A4 to A9.
SYMBOLS = frozenset(
    bytes((lead, trail)).decode("gbk", "ignore") for lead in (0xA2, *range(0xA4, 0xAA)) for trail in range(0xA1, 0xFF)
) - {""}
CLOSING = frozenset(PAIRED.values())
#: Stands in ``out`` for something swallowed that nobody can know.
GONE = "\x00"


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


@cache
def beside() -> dict[str, set[str]]:
    """Which hanzi stand behind which in a word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in model().words:
        for one, two in pairwise(word):
            found[one].add(two)
    return dict(found)


class Reading(NamedTuple):
    """``out``: the characters read so far (Traditional, without brackets); ``pend``: None, a lead byte, or WILD;
    ``before``: with WILD, the lost byte before it where the two made no character together; ``cost``: what is not in
    ``score``; ``lost``: characters gone for good; ``torn``: the pending character was torn by an insertion; ``last``:
    the character read last; ``odd``: among those put together from halves is one that no word holds; ``blind``: one was
    lost whole, and only what stands around tells it; ``unseen``: more may be lost where nothing shows it."""

    out: str = ""
    pend: int | None = None
    before: int | None = None
    score: Score = START
    cost: float = 0.0
    lost: int = 0
    torn: bool = False
    last: str = ""
    odd: bool = False
    blind: bool = False
    unseen: bool = False

    @property
    def total(self) -> float:
        """How likely: higher is better."""
        return self.score.best + self.cost

    @property
    def hope(self) -> float:
        """How likely it may become if its last characters begin a word."""
        return max(self.score.best, self.score.hope) + self.cost


class Step:
    """Extends readings of one page's line."""

    def __init__(self, page: Page, line: list[Unit]) -> None:
        self.page = page
        self.line = line
        self.halves: Halves = halves()
        self.tables: Tables = tables()
        self.words, self.starts = model().words, model().starts
        self.goes = frozenset(char for char, _ in page.goes)
        self.raw = [unit.raw for unit in line]
        self.behind: dict[str, tuple[tuple[int, int, str], ...]] = {}
        self.since = 0  # where the piece begins that the readings have in ``out``

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

    def _is_odd(self, char: str) -> bool:
        """Whether no word holds the character, and it is no letter, digit or punctuation either."""
        if "\u4e00" <= char <= "\u9fff":
            chance = self.words.get(self.tables.simple.get(ord(char), char), UNKNOWN)[1]
            if self.page.decoder.marks:
                return chance == UNKNOWN[1]
            # Where losses do not show, a rare character is the sign of one that was overlooked.
            return chance < -16.0 or char in self.tables.simplified
        return char not in MARKS and not (self.page.decoder.marks and "\uff01" <= char <= "\uff5e")

    @staticmethod
    def _rare(char: str, last: str) -> float:
        """The cost of what is neither hanzi nor common punctuation."""
        if not char.isascii():
            return -12.0
        if char.isalnum():
            follows = last.isascii() and last.isalnum()
            return -2.5 if follows else -4.5 if char.isdigit() else -8.0
        return -10.0 if char in "@[\\]^_`{|}~" else -6.0

    def guess(self, reading: Reading, char: str, at: int, *, extra: float = 0.0, lost: int = 0) -> Reading:
        """A character of which a half was lost and the rest is a guess: it must fit what stands around."""
        if char in MARKS:
            if char in CLOSING:
                extra += 3.0 if self._open(char, reading) else -5.0
            elif char in PAIRED:
                extra += 2.0 if PAIRED[char] in self.raw[at : at + 80] else -4.0 if self._torn_after(at) else -8.0
            if char in STOPS and reading.last in STOPS:
                extra -= 8
            if char == "％" and not reading.last.isdigit():
                extra -= 8
            if at >= len(self.line):
                extra += 2 if char == "。" or char in CLOSING else -2
        if char in self.halves.variants and char not in self.page.bare:
            extra -= 2.5
        return self.emit(reading, char, None, extra=extra, lost=lost)

    def _torn_after(self, at: int) -> bool:
        """Whether a closing mark may have been torn too."""
        return any(unit.kind is not Kind.CHAR for unit in self.line[at + 1 : at + 40])

    def _open(self, closing: str, reading: Reading) -> bool:
        """Whether this closing mark has an opening one to close."""
        for mark in reversed([*self.raw[max(0, self.since - 300) : self.since], *reading.out]):
            if mark == closing:
                return False
            if PAIRED.get(mark) == closing:
                return True
        return False

    def plain(self, reading: Reading, raw: str, cost: float) -> Reading:
        """Keep the unit as displayed."""
        return reading._replace(out=reading.out + raw, score=interrupt(reading.score, cost), torn=False)

    def after(self, reading: Reading, at: int, rank: int) -> Iterator[Reading]:
        """Every reading that the unit at ``at`` makes of this one. The best few (``rank``) may also have a loss before
        it that does not show, or have lost a character whole."""
        unit = self.line[at]
        if rank < WHOLE_WORD and unit.kind is Kind.LOST and reading.pend == WILD and self.page.decoder.swallows:
            yield from self._whole(reading, at, inside=rank >= WHOLE)
        if rank < DOUBTED and not self.page.decoder.marks:
            for guess in self._unseen(reading, at):
                yield from self._seen(guess, unit, at)
                if guess.pend == WILD and guess.before is not None and rank < 2 and self._halfway(reading, guess, at):
                    for whole in self._whole(guess, at, inside=True):
                        yield from self._seen(whole, unit, at)
        yield from self._seen(reading, unit, at, rank)

    def end(self, reading: Reading) -> Iterator[Reading]:
        """What the end of the line makes of a reading."""
        if reading.pend is None:
            yield reading
        elif reading.pend != WILD and not self.page.decoder.marks:
            for _, char in self.halves.by_lead.get(reading.pend, ()):
                if char not in self.goes:
                    yield self.guess(reading, char, len(self.line), extra=-2.0)._replace(unseen=True)

    def _seen(self, reading: Reading, unit: Unit, at: int, rank: int = 0) -> Iterator[Reading]:
        if unit.kind is Kind.CHAR:
            yield from self._char(reading, unit, at)
        elif unit.kind is Kind.BRACKET:
            yield from self._bracket(reading, unit, at)
        elif unit.kind is Kind.LOST_BRACKET:
            yield from self._lost_bracket(reading, unit, at)
        else:
            yield from self._lost(reading, at, rank)

    def _char(self, reading: Reading, unit: Unit, at: int) -> Iterator[Reading]:
        code, pend = unit.code, reading.pend
        if self._inserted(at) and (pend is not None or self.page.visible):
            yield reading._replace(torn=pend is not None)
            return
        if pend is None:
            if self.page.visible and unit.raw == "," and self._misfires(at + 1):
                yield reading._replace(torn=True)
            yield self.emit(reading, unit.raw, None)
            return
        if not code or (len(code) == 1 and (code[0] < 0x40 or code[0] == 0x7F)):
            return  # no trail byte: the hypothesis was wrong
        rest = code[1] if len(code) == 2 else None
        if pend == WILD:
            for lead, char in self.halves.by_trail.get(code[0], ()):
                # The two lost bytes made no character, or the decoder would have shown it.
                if reading.before is None or lead in self.halves.gaps[reading.before]:
                    yield self._rest(self.guess(reading, char, at), rest)
            return
        char = self.halves.pairs.get(pend << 8 | code[0], "")
        if char:
            whole = char in self.goes and not reading.torn  # its bracket would be here
            odd = self._is_odd(char)
            read = self.emit(reading, char, None, extra=-5.0 if whole else 0.0)
            yield self._rest(read._replace(odd=True) if odd else read, rest)

    def _rest(self, reading: Reading, rest: int | None) -> Reading:
        """After the first byte of a unit: its second is a lead byte, or an ASCII character."""
        if rest is None:
            return reading
        return self.emit(reading, chr(rest), None) if rest < 0x80 else reading._replace(pend=rest)

    def _misfires(self, at: int) -> bool:
        """不同,?！ is 不同。” with commas before 。 (A1A3) and before the ！ (A3A1) in A1A3A1B1."""
        return at < len(self.line) and self.line[at].kind is Kind.LOST and self._stop_follows(at + 1)

    def _inserted(self, at: int) -> bool:
        """A visible comma of the second step."""
        return self.line[at].raw == "," and at + 1 < len(self.line) and self.line[at + 1].raw in STOPS

    def _bracket(self, reading: Reading, unit: Unit, at: int) -> Iterator[Reading]:
        """A whole bracket: the artefact's, the half of a lost one, or a gloss."""
        base = self.raw[at - 1] if at else ""
        if reading.pend is None and reading.last != base:
            # The character just mended: 極 (984F) after a shift shows as a lost pair and the letter O.
            if unit.reading in self.tables.readings.get(reading.last, ()):
                yield reading
                return
        elif unit.reading in self.tables.readings.get(base, ()):
            ours = reading.pend is not None or (base, unit.reading) in self.page.goes
            yield reading if ours else self.plain(reading, unit.raw, 0.0)
            return
        if len(base) == 1 and base.isascii() and len(self._displayed_before(at - 1)) == 2:
            # 驗 (F29E) may be the trail byte of one character and an ASCII letter.
            torn = self.halves.pairs.get(self._displayed_before(at - 1)[1] << 8 | ord(base), "")
            if unit.reading in self.tables.readings.get(torn, ()):
                yield reading
                return
        if not self.page.decoder.swallows:
            yield from self._lost_bracket(reading, unit, at)
        elif reading.pend is None:
            # A gloss may stand behind what is displayed as it was printed, not behind what was just put together.
            yield self.plain(reading, unit.raw, 0.0 if reading.last == base else -12.0)

    def _lost_bracket(self, reading: Reading, unit: Unit, at: int) -> Iterator[Reading]:
        pend = reading.pend
        fits = self.halves.by_reading.get(unit.reading, ())
        if pend is not None:
            for lead, _, char in fits:
                if pend in (lead, WILD):
                    yield self.emit(reading, char, None, extra=self._belief(char, unit.reading))
            return
        # A bracket in either half of the character before: what is displayed before this one is not its last byte.
        nested = at > 0 and self.line[at - 1].kind is Kind.LOST_BRACKET
        before = encode(reading.last) if nested else self._displayed_before(at)
        for lead, trail, char in fits:
            if len(before) == 2 and lead == before[1] and trail >= 0x81:
                cost = reading.cost + self._belief(char, unit.reading)
                yield reading._replace(pend=trail, cost=cost, torn=True)
        yield self.plain(reading, unit.raw, -25.0)._replace(lost=reading.lost + 1)

    def _displayed_before(self, at: int) -> bytes:
        """The bytes of the character that stands before the unit; a bracket between them was put there later."""
        at -= 1
        first = max(0, at - 3)
        while at >= first and self.line[at].kind is Kind.BRACKET:
            at -= 1
        return self.line[at].code if at >= 0 else b""

    def _belief(self, char: str, reading: str) -> float:
        """How likely it is that this page annotates the character so."""
        if (char, reading) in self.page.goes:
            return 0.0
        cost = -3.0 if char in self.page.bare else 0.0
        if (char, reading) in SEEN:
            return cost - 1.0
        return cost - (2.5 if self.tables.readings[char][0] == reading else 6.0)

    def _lost(self, reading: Reading, at: int, rank: int) -> Iterator[Reading]:
        """A sign of a lost pair that no bracket explains."""
        if reading.pend is None:
            twice = at + 1 < len(self.line) and self.line[at + 1].kind is Kind.LOST
            if self._stop_follows(at + 1 + twice):
                yield reading._replace(pend=WILD, cost=reading.cost - (1.0 if self.page.commas else 4.0), torn=True)
            yield self.plain(reading, self.line[at].raw, -8.0)
        elif reading.pend != WILD:
            yield from self._pair(reading, at + 1, self.line[at].tail, self.line[at].raw[0])
        elif at + 1 == len(self.line):
            # 優待。 shifted by one: B4|FDA1|A3 and the line's end, 。 lost whole.
            yield from self._between(reading, at)
        elif self._stop_follows(at + 1):
            # 海、 (BAA3 A1A2): ！ (A3A1) lies across and 、 has its own insertion, so both bytes of 海 stand alone.
            trail = 0xA3 if self._stop(at + 1) in "。、" else 0xA1
            for _, char in self.halves.by_trail.get(trail, ()):
                yield self.guess(reading, char, at + 1)
            if rank < WHOLE and self.page.commas:
                # 政府、 shifted by one: B8 of 府 is lost with FE before it, AE with what was put before 、.
                yield from self._between(reading, at)

    def _between(self, reading: Reading, at: int) -> Iterator[Reading]:
        """A character of which one half was lost with the byte before it and the other stood alone."""
        for lead in self.halves.gaps[reading.before] if reading.before is not None else ():
            for trail, char in self.halves.by_lead.get(lead, ()):
                if trail >= 0x80 and char not in self.goes and self._known(reading, char):
                    yield self.guess(reading, char, at + 1)._replace(blind=True)

    def _unseen(self, reading: Reading, at: int) -> Iterator[Reading]:
        """Before any unit a pair may be missing without a sign."""
        if reading.pend is None:
            if self._stop_follows(at) and strange("".join(self.raw[at : at + 10])):
                yield reading._replace(pend=WILD, cost=reading.cost - 9.0, torn=True)
        elif reading.pend != WILD and self.line[at].kind is not Kind.LOST_BRACKET:
            # If the bytes fell in step again with the loss, what is displayed from here on is what was printed.
            yield from self._pair(reading._replace(cost=reading.cost - 3.0), at, None, "", step=not self._strange(at))

    def _strange(self, at: int) -> bool:
        """Whether what is displayed from here on is not what was printed."""
        return strange("。" + "".join(self.raw[at : at + 3]).lstrip("，。！？、；"))

    def _pair(self, reading: Reading, at: int, tail: str | None, sign: str, *, step: bool = True) -> Iterator[Reading]:
        """The pending character's trail byte was lost, and what came after it, before the unit at ``at``; without
        ``step``, only such pairs after which the bytes are still off by one."""
        if reading.pend == WILD or reading.pend is None:
            return
        swallowed, cost, gone = tail or "", -1.0, 0
        if tail is None and (self._stop_follows(at) or self._torn_stop_follows(at)):
            cost = 0.0 if self.page.commas else -4.0  # what the second step put there
        elif tail is None and at < len(self.line) and self.page.decoder.swallows:
            swallowed, cost, gone = sign and GONE, -3.5, 1
        for trail, char in self.halves.by_lead.get(reading.pend, ()):
            if trail < 0x80 or (char in self.goes and not reading.torn) or self._would_show(trail, at):
                continue
            if step:
                read = self.guess(reading, char, at, extra=cost, lost=gone)
                if swallowed or gone:
                    read = read._replace(out=read.out + swallowed, score=interrupt(read.score, 0.0))
                yield read
            if tail is None and self.page.decoder.swallows and at < len(self.line) and self.halves.gaps[trail]:
                # Where losses do not show, characters lost whole before the next one leave no trace at all.
                unseen = not self.page.decoder.marks
                yield self.guess(reading, char, at)._replace(pend=WILD, before=trail, unseen=reading.unseen or unseen)

    def _would_show(self, byte: int, at: int) -> bool:
        """Whether a decoder that reads the second byte again would have shown this one with the unit after it."""
        if self.page.decoder.swallows or at >= len(self.line) or (self.page.commas and self._stop_follows(at)):
            return False
        return any(byte << 8 | code in self.halves.pairs for code in self.line[at].code[:1])

    def _whole(self, reading: Reading, at: int, *, inside: bool = False) -> Iterator[Reading]:
        """政府、街道 shifted by one: no pair of D5|FEB8|AEA1|A2BD but the last is a character, so 府 is lost whole.
        ``inside``: only where it goes on with a word."""
        tail = reading.score.tail
        for lead, trail, char in self._after_last(tail) if inside else self.halves.lost:
            if reading.before is not None and lead not in self.halves.gaps[reading.before]:
                continue
            if not inside or self._goes_on(tail, char):
                yield self.guess(reading, char, at)._replace(pend=WILD, before=trail, blind=True)

    def _after_last(self, tail: str) -> tuple[tuple[int, int, str], ...]:
        """Of the characters that may be lost whole those that stand behind this one in any word."""
        last = tail[-1:]
        found = self.behind.get(last)
        if found is None:
            known = beside().get(last, ())
            found = self.behind[last] = tuple(
                entry for entry in self.halves.lost if self.tables.simple.get(ord(entry[2]), entry[2]) in known
            )
        return found

    def _known(self, reading: Reading, char: str) -> bool:
        """Whether the character continues a word, or is common."""
        plain = self.tables.simple.get(ord(char), char)
        return char in MARKS or self.words[plain].chance > COMMON or self._goes_on(reading.score.tail, char)

    def _halfway(self, before: Reading, guess: Reading, at: int) -> bool:
        """Whether a guess has a longer word half read, and a likely one, where what is displayed makes no sense."""
        return guess.score.hope > max(guess.score.best + 1.0, before.score.best - 9.0) and self._strange(at)

    def _goes_on(self, tail: str, char: str) -> bool:
        """Whether a word goes on, or ends, with the character."""
        plain = self.tables.simple.get(ord(char), char)
        ends = [tail[at:] + plain for at in range(len(tail))]
        return any(end in self.words or end in self.starts for end in ends)

    def _stop_follows(self, at: int) -> bool:
        return self._stop(at) in STOPS

    def _torn_stop_follows(self, at: int) -> bool:
        """行。” (D0D0 A1A3 A1B1) with something before 。 and before the ！ (A3A1) that lies across: both halves of
        what they stand behind are lost, each with its own."""
        return self.page.commas and at < len(self.line) and self._misfires(at)

    def _stop(self, at: int) -> str:
        """The unit at this place, or after an inserted comma."""
        if at < len(self.line) and self._inserted(at):
            at += 1
        return self.raw[at] if at < len(self.line) else ""
