"""One hypothesis about a damaged line, and what each next unit of the line makes of it.

A hypothesis has read the line's bytes up to some unit. Either it stands where a character ends, or it is off by one:
it holds the lead byte (``pend``) of a character whose trail byte is the first byte of the next unit. What the unit is
decides nearly everything; only where bytes were lost are there several ways on."""

from collections.abc import Iterator

from govcrawl.text.artefact.gbk import encode, halves
from govcrawl.text.artefact.line import Line
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.reading import GONE, WILD, Reading
from govcrawl.text.artefact.signs import strange
from govcrawl.text.artefact.tables import tables
from govcrawl.text.artefact.units import Kind, Unit
from govcrawl.text.artefact.words import Words
from govcrawl.text.artefact.writing import Pen
from govcrawl.text.model import interrupt

#: Of how many readings a loss that does not show, and a character lost whole, is considered: each makes a hundred;
#: and one lost whole that ends or continues a word.
DOUBTED, WHOLE, WHOLE_WORD = 5, 16, 80


class Step:
    """Extends readings of one page's line."""

    def __init__(self, page: Page, units: list[Unit]) -> None:
        self.page = page
        self.line = Line(page, units)
        self.pen = Pen(page, self.line)
        self.words = Words()
        self.halves = halves()
        self.readings = tables().readings
        self.goes = frozenset(char for char, _ in page.goes)

    def after(self, reading: Reading, at: int, rank: int) -> Iterator[Reading]:
        """Every reading that the unit at ``at`` makes of this one. The best few (``rank``) may also have a loss before
        it that does not show, or have lost a character whole."""
        unit = self.line.units[at]
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
                    yield self.pen.guess(reading, char, len(self.line), extra=-2.0)._replace(unseen=True)

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
        if self.line.inserted(at) and (pend is not None or self.page.visible):
            yield reading._replace(torn=pend is not None)
            return
        if pend is None:
            if self.page.visible and unit.raw == "," and self.line.misfires(at + 1):
                yield reading._replace(torn=True)
            yield self.pen.emit(reading, unit.raw, None)
            return
        if not code or (len(code) == 1 and (code[0] < 0x40 or code[0] == 0x7F)):
            return  # no trail byte: the hypothesis was wrong
        rest = code[1] if len(code) == 2 else None
        if pend == WILD:
            for lead, char in self.halves.by_trail.get(code[0], ()):
                # The two lost bytes made no character, or the decoder would have shown it.
                if reading.before is None or lead in self.halves.gaps[reading.before]:
                    yield self._rest(self.pen.guess(reading, char, at), rest)
            return
        char = self.halves.pairs.get(pend << 8 | code[0], "")
        if char:
            whole = char in self.goes and not reading.torn  # its bracket would be here
            odd = self.pen.is_odd(char)
            read = self.pen.emit(reading, char, None, extra=-5.0 if whole else 0.0)
            yield self._rest(read._replace(odd=True) if odd else read, rest)

    def _rest(self, reading: Reading, rest: int | None) -> Reading:
        """After the first byte of a unit: its second is a lead byte, or an ASCII character."""
        if rest is None:
            return reading
        return self.pen.emit(reading, chr(rest), None) if rest < 0x80 else reading._replace(pend=rest)

    def _bracket(self, reading: Reading, unit: Unit, at: int) -> Iterator[Reading]:
        """A whole bracket: the artefact's, the half of a lost one, or a gloss."""
        base = self.line.raw[at - 1] if at else ""
        if reading.pend is None and reading.last != base:
            # The character just mended: 極 (984F) after a shift shows as a lost pair and the letter O.
            if unit.reading in self.readings.get(reading.last, ()):
                yield reading
                return
        elif unit.reading in self.readings.get(base, ()):
            ours = reading.pend is not None or (base, unit.reading) in self.page.goes
            yield reading if ours else self.pen.plain(reading, unit.raw, 0.0)
            return
        if len(base) == 1 and base.isascii() and len(self.line.displayed_before(at - 1)) == 2:
            # 驗 (F29E) may be the trail byte of one character and an ASCII letter.
            torn = self.halves.pairs.get(self.line.displayed_before(at - 1)[1] << 8 | ord(base), "")
            if unit.reading in self.readings.get(torn, ()):
                yield reading
                return
        if not self.page.decoder.swallows:
            yield from self._lost_bracket(reading, unit, at)
        elif reading.pend is None:
            # A gloss may stand behind what is displayed as it was printed, not behind what was just put together.
            yield self.pen.plain(reading, unit.raw, 0.0 if reading.last == base else -12.0)

    def _lost_bracket(self, reading: Reading, unit: Unit, at: int) -> Iterator[Reading]:
        pend = reading.pend
        fits = self.halves.by_reading.get(unit.reading, ())
        if pend is not None:
            for lead, _, char in fits:
                if pend in (lead, WILD):
                    yield self.pen.emit(reading, char, None, extra=self.pen.belief(char, unit.reading))
            return
        # A bracket in either half of the character before: what is displayed before this one is not its last byte.
        nested = at > 0 and self.line.units[at - 1].kind is Kind.LOST_BRACKET
        before = encode(reading.last) if nested else self.line.displayed_before(at)
        for lead, trail, char in fits:
            if len(before) == 2 and lead == before[1] and trail >= 0x81:
                cost = reading.cost + self.pen.belief(char, unit.reading)
                yield reading._replace(pend=trail, cost=cost, torn=True)
        yield self.pen.plain(reading, unit.raw, -25.0)._replace(lost=reading.lost + 1)

    def _lost(self, reading: Reading, at: int, rank: int) -> Iterator[Reading]:
        """A sign of a lost pair that no bracket explains."""
        if reading.pend is None:
            twice = at + 1 < len(self.line) and self.line.units[at + 1].kind is Kind.LOST
            if self.line.stop_follows(at + 1 + twice):
                yield reading._replace(pend=WILD, cost=reading.cost - (1.0 if self.page.commas else 4.0), torn=True)
            yield self.pen.plain(reading, self.line.units[at].raw, -8.0)
        elif reading.pend != WILD:
            yield from self._pair(reading, at + 1, self.line.units[at].tail, self.line.units[at].raw[0])
        elif at + 1 == len(self.line):
            # 優待。 shifted by one: B4|FDA1|A3 and the line's end, 。 lost whole.
            yield from self._between(reading, at)
        elif self.line.stop_follows(at + 1):
            # 海、 (BAA3 A1A2): ！ (A3A1) lies across and 、 has its own insertion, so both bytes of 海 stand alone.
            trail = 0xA3 if self.line.stop(at + 1) in "。、" else 0xA1
            for _, char in self.halves.by_trail.get(trail, ()):
                yield self.pen.guess(reading, char, at + 1)
            if rank < WHOLE and self.page.commas:
                # 政府、 shifted by one: B8 of 府 is lost with FE before it, AE with what was put before 、.
                yield from self._between(reading, at)

    def _between(self, reading: Reading, at: int) -> Iterator[Reading]:
        """A character of which one half was lost with the byte before it and the other stood alone."""
        for lead in self.halves.gaps[reading.before] if reading.before is not None else ():
            for trail, char in self.halves.by_lead.get(lead, ()):
                if trail >= 0x80 and char not in self.goes and self.words.is_known(reading.score.tail, char):
                    yield self.pen.guess(reading, char, at + 1)._replace(blind=True)

    def _unseen(self, reading: Reading, at: int) -> Iterator[Reading]:
        """Before any unit a pair may be missing without a sign."""
        if reading.pend is None:
            if self.line.stop_follows(at) and strange("".join(self.line.raw[at : at + 10])):
                yield reading._replace(pend=WILD, cost=reading.cost - 9.0, torn=True)
        elif reading.pend != WILD and self.line.units[at].kind is not Kind.LOST_BRACKET:
            # If the bytes fell in step again with the loss, what is displayed from here on is what was printed.
            yield from self._pair(
                reading._replace(cost=reading.cost - 3.0), at, None, "", step=not self.line.strange(at)
            )

    def _pair(self, reading: Reading, at: int, tail: str | None, sign: str, *, step: bool = True) -> Iterator[Reading]:
        """The pending character's trail byte was lost, and what came after it, before the unit at ``at``; without
        ``step``, only such pairs after which the bytes are still off by one."""
        if reading.pend == WILD or reading.pend is None:
            return
        swallowed, cost, gone = tail or "", -1.0, 0
        if tail is None and (self.line.stop_follows(at) or self.line.torn_stop_follows(at)):
            cost = 0.0 if self.page.commas else -4.0  # what the second step put there
        elif tail is None and at < len(self.line) and self.page.decoder.swallows:
            swallowed, cost, gone = sign and GONE, -3.5, 1
        for trail, char in self.halves.by_lead.get(reading.pend, ()):
            if trail < 0x80 or (char in self.goes and not reading.torn) or self._would_show(trail, at):
                continue
            if step:
                read = self.pen.guess(reading, char, at, extra=cost, lost=gone)
                if swallowed or gone:
                    read = read._replace(out=read.out + swallowed, score=interrupt(read.score, 0.0))
                yield read
            if tail is None and self.page.decoder.swallows and at < len(self.line) and self.halves.gaps[trail]:
                # Where losses do not show, characters lost whole before the next one leave no trace at all.
                unseen = not self.page.decoder.marks
                yield self.pen.guess(reading, char, at)._replace(
                    pend=WILD, before=trail, unseen=reading.unseen or unseen
                )

    def _would_show(self, byte: int, at: int) -> bool:
        """Whether a decoder that reads the second byte again would have shown this one with the unit after it."""
        if self.page.decoder.swallows or at >= len(self.line) or (self.page.commas and self.line.stop_follows(at)):
            return False
        return any(byte << 8 | code in self.halves.pairs for code in self.line.units[at].code[:1])

    def _whole(self, reading: Reading, at: int, *, inside: bool = False) -> Iterator[Reading]:
        """政府、街道 shifted by one: no pair of D5|FEB8|AEA1|A2BD but the last is a character, so 府 is lost whole.
        ``inside``: only where it goes on with a word."""
        tail = reading.score.tail
        for lead, trail, char in self.words.after_last(tail) if inside else self.halves.lost:
            if reading.before is not None and lead not in self.halves.gaps[reading.before]:
                continue
            if not inside or self.words.goes_on(tail, char):
                yield self.pen.guess(reading, char, at)._replace(pend=WILD, before=trail, blind=True)

    def _halfway(self, before: Reading, guess: Reading, at: int) -> bool:
        """Whether a guess has a longer word half read, and a likely one, where what is displayed makes no sense."""
        return guess.score.hope > max(guess.score.best + 1.0, before.score.best - 9.0) and self.line.strange(at)
