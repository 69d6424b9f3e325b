"""The byte shift: 因?yàn)樘岬絇DM, once 因为提到PDM.

How the damage comes about is told in docs/text-repair.md; ``readings`` has the rules, ``search`` the search.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from govcrawl.text.artefact.brackets import BEFORE_HEADLESS, BRACKET, LETTER, TONED, WIDE, syllable
from govcrawl.text.artefact.gbk import common, encode, halves
from govcrawl.text.artefact.page import Decoder, Page
from govcrawl.text.artefact.readings import beside, strange
from govcrawl.text.artefact.search import Read, read
from govcrawl.text.artefact.simplify import simplify
from govcrawl.text.artefact.tables import tables
from govcrawl.text.cost import table

_HANZI_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_WIDE = f"[{WIDE}]"
_TONED = f"(?P<reading>{TONED}) ?\\)"
_SIGNED = re.compile(f"[?\ufffd](?P<opening>\\(?){_TONED}")
_HEADLESS = re.compile(f"{BEFORE_HEADLESS}{_TONED}")
_HALF_LEFT = re.compile(f"(?:^|\\))[^()]*{_WIDE}{LETTER}{{1,6}}(?=\\))")
_SIGNED_STOP = re.compile(f"(?<=[{WIDE}?)])[?\ufffd],?[，。！？、；]")
_STOP = re.compile("(,?)[，。！？、；]")
_SIGN = re.compile("[?\ufffd]")
# … before one: between the halves of a character whose first was lost.
_HALVED = re.compile(f"\\({_TONED}(?=[@-~])")
_BEHIND = re.compile(f"(?<=[{WIDE})])\\({_TONED}")
# A bracket behind an ASCII character that is the second half of the character it stands for.
_HALF = re.compile(f"(?:(?<={_WIDE})|\\))[@-~]\\({_TONED}")

#: The share of a long page's own characters in how likely a character is, the number of characters a page must have for
#: half of it, and the most it may count for.
CACHED, FEW, LIKED = 0.15, 200, 2.5
#: Readings tried on one text, in one round of repair, before the rest of it is left to the next round or counted: a
#: bound of some seconds on a round. Of eight articles, five took less than 30,000 where losses show and the longest
#: 450,000; where bytes were dropped they took 140,000 to 550,000.
ENOUGH = 150_000


def torn_readings(text: str) -> int:
    """How many brackets in the text can only be what a byte shift left: the byte before the lost one, and a lost one,
    are a character with that reading."""
    found = [*_SIGNED.finditer(text), *_HEADLESS.finditer(text)]
    return _misfits(text, _HALVED) + sum(torn(_before(text, each.start()), each["reading"]) for each in found)


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


def survey(page: str, goes: frozenset[tuple[str, str]]) -> Page:
    """What the page tells about how it was damaged."""
    openings = Counter(found["opening"] for found in _SIGNED.finditer(page))
    scores = {
        Decoder.MARKED: openings[""] + len(_SIGNED_STOP.findall(page)),
        Decoder.MARKED_FIRST: openings["("] + page.count("\ufffd"),
        Decoder.DROPPED: len(_HEADLESS.findall(page)),
        Decoder.DROPPED_FIRST: _misfits(page),
    }
    decoder = max(scores, key=lambda each: scores[each])
    stops = _STOP.findall(page)
    visible = len(stops) > 0 and 2 * stops.count(",") > len(stops)
    commas = visible or bool(_SIGNED_STOP.search(page)) or not decoder.marks
    occurrences = Counter(BRACKET.sub("", page))
    bare = frozenset(char for char, count in occurrences.items() if count > 1 and ord(char) in tables().simple)
    return Page(
        goes, bare - {char for char, _ in goes}, decoder, commas, visible, *_said(_whole_runs(page, decoder)), {}
    )


def _whole_runs(page: str, decoder: Decoder) -> Iterator[str]:
    """What stands before the first loss of each line."""
    lost = _SIGN if decoder.marks else _HEADLESS
    for line in page.split("\n"):
        sign = lost.search(line)
        yield line[: sign.start()] if sign else line


def _said(pieces: Iterable[str]) -> tuple[frozenset[str], dict[str, float]]:
    """What a page says elsewhere helps to read what is damaged: names, terms, the same sentence again."""
    found: set[str] = set()
    single: Counter[str] = Counter()
    for piece in pieces:
        for run in _HANZI_RUN.findall(simplify(BRACKET.sub(r"\1", piece))):
            single.update(run)
            found.update(run[at : at + 2] for at in range(len(run) - 1))
            found.update(run[at : at + 3] for at in range(len(run) - 2))
    total, bits = single.total(), table()
    weight = CACHED * total / (total + FEW)
    liked = {
        char: min(LIKED, math.log(1 - weight + weight * times / total * 2.0 ** bits[char]))
        for char, times in single.items()
    }
    return frozenset(found), liked


def learn(text: str, page: Page) -> Page:
    """Read a page's damaged lines once, so that what they say beyond doubt helps where there is doubt."""
    pieces: list[str] = []
    solved: dict[str, str] = {}
    work = 0
    for line in text.split("\n"):
        if line in solved or work > ENOUGH or not _suspect(line, page):
            continue
        mended = read(line, page, ENOUGH)
        work += mended.work
        pieces.extend(mended.sure)
        if not mended.gone and not mended.left:
            solved[line] = mended.text
    if not work:
        return page
    unread = (line for line in text.split("\n") if not _suspect(line, page))
    grams, liked = _said([*unread, *pieces])
    return page._replace(grams=grams, liked=liked, solved=solved)


def misfit(char: str, letters: str) -> bool:
    """Whether the bracket fits a character torn apart, and not the one before it."""
    return syllable(letters) not in tables().readings.get(char, ()) and torn(char, letters)


def _misfits(text: str, bracket: re.Pattern[str] = _BEHIND) -> int:
    return sum(misfit(_before(text, each.start()), each["reading"]) for each in bracket.finditer(text))


def mend_shifts(text: str, page: Page) -> Read:
    """Undo every byte shift in a text, line by line."""
    lines = []
    gone = left = work = 0
    for line in text.split("\n"):
        if work > ENOUGH:
            lines.append(line)
            left += len(_SIGNED.findall(line)) + len(_HEADLESS.findall(line))
        elif line in page.solved:
            lines.append(page.solved[line])
            left += _torn_left(page.solved[line], page)
        elif _suspect(line, page):
            mended = read(line, page, ENOUGH)
            lines.append(mended.text)
            gone += mended.gone
            left += max(mended.left, _torn_left(mended.text, page))
            work += mended.work
        else:
            lines.append(line)
    if not page.decoder.marks:
        left += _out_of_place(simplify("\n".join(lines)), page)
    return Read("\n".join(lines), gone, left, work)


def _torn_left(text: str, page: Page) -> int:
    """How many brackets are still torn: a text that holds one is not what was meant, however likely."""
    left = len(_HALF_LEFT.findall(text)) + len(_HALF.findall(text))
    if page.decoder is Decoder.DROPPED_FIRST:
        left += _misfits(text)
    return left


def _out_of_place(text: str, page: Page) -> int:
    """How many hanzi belong to no word with those beside them, are rare, and stand nowhere else on the page, as what a
    loss that did not show has left. (Names are warned of for nothing.)"""
    known = beside()
    return sum(
        "\u4e00" <= char <= "\u9fff"
        and char not in page.liked
        and not common(char)
        and char not in known.get(before, ())
        and after not in known.get(char, ())
        for before, char, after in zip("。" + text, text, text[1:] + "。", strict=False)
    )


def _suspect(line: str, page: Page) -> bool:
    """Whether anything in the line may come of lost bytes; cheap, and answers no for most lines."""
    if _HALF.search(line):
        return True
    if page.decoder.marks:
        return bool(_SIGN.search(line))
    if page.decoder is Decoder.DROPPED and _HEADLESS.search(line):
        return True
    if page.decoder is Decoder.DROPPED_FIRST and _misfits(line):
        return True
    return any(strange(line[found.end() - 1 : found.end() + 8]) for found in _STOP.finditer(line))
