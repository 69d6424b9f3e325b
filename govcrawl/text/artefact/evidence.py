"""Is this page damaged by the artefact, and which of its brackets belong to it?

No single sign proves it; a language lesson in Traditional characters has brackets too. So every sign has a weight,
and the page must gather ``ENOUGH``. Doubt leaves the text as it came.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from govcrawl.text.artefact.brackets import BRACKET, HINT, is_reading, syllable
from govcrawl.text.artefact.listed import SEEN
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.shift import survey, torn_readings
from govcrawl.text.artefact.tables import GENUINE, tables

#: The weight that makes a page an artefact page.
ENOUGH = 2.0

# What only the one-to-one conversion leaves in Traditional text, written 於 後 裡 係 製 複 準 by people.
_MAINLAND = re.compile(
    "[关關對对由位處处终終在基至属屬便利低高大小多少优優]于|于[是此民人]|[以之然今最前先背随隨落]后|后[来來续續的期勤]|[这這那哪里城乡鄉村心家夜]里|"
    "里[面的边邊]|[关關联聯]系|系[着著]|制[造作品]|[复複]制|面[粉包条條]|[参參实實骨]干|干[部警活]"
)
_TAIWAN_QUOTES = re.compile("[「」『』﹁﹂]")
_LESSON = re.compile("拼音|注音|讀音|读音|讀作|读作|生字|漢字|汉字|造句|部首|筆畫|笔画|聲調|声调|課文|课文|朗讀|唸")
# A base standing alone, as a lesson lists its characters: 、學(xué)、
_ALONE = re.compile(r"(?:^|[、「『：\s])([㐀-鿿])\([^()]{1,7}\)(?=$|[、」』，。\s])", re.MULTILINE)
#: Below this share of annotated characters a page is sparse, as most are; then a rare character's bracket is a gloss.
_SPARSE = 0.15


class Verdict(NamedTuple):
    """``goes``: the (character, reading) brackets that belong to the artefact; ``page``: what else is known of the
    page, None where it is not damaged."""

    goes: frozenset[tuple[str, str]]
    page: Page | None

    @property
    def artefact(self) -> bool:
        """Whether the page is damaged."""
        return self.page is not None


class _Counts(NamedTuple):
    """What was counted on a page: ``ours`` the brackets that fit a Traditional character, ``goes`` those of them that
    are the artefact's, ``glosses`` all; each character; and the brackets torn by a shift."""

    goes: frozenset[tuple[str, str]]
    ours: Counter[tuple[str, str]]
    glosses: Counter[tuple[str, str]]
    occurrences: Counter[str]
    shifts: int


NOTHING = Verdict(frozenset(), None)


@lru_cache(maxsize=16)
def judge(page: str) -> Verdict:
    """Weigh a page's whole text. Linear in its length; remembered for the fields that follow."""
    if not HINT.search(page):
        return NOTHING
    traditional = _traditional_lines(page)
    glosses = Counter((char, syllable(letters)) for char, letters in BRACKET.findall(traditional))
    ours = Counter({pair: count for pair, count in glosses.items() if is_reading(*pair)})
    shifts = torn_readings(traditional)
    if not ours and not shifts:
        return NOTHING
    occurrences = Counter(traditional)
    goes = frozenset(pair for pair, count in ours.items() if _belongs(pair, count, occurrences, ours))
    if _weight(traditional, _Counts(goes, ours, glosses, occurrences, shifts)) < ENOUGH:
        return NOTHING
    return Verdict(goes, survey(traditional, goes))


def _traditional_lines(page: str) -> str:
    """The lines in which Traditional forms prevail: Simplified lines (a menu, a lesson) prove nothing."""
    table = tables()
    lines = []
    for line in page.split("\n"):
        traditional = sum(ord(char) in table.simple for char in line)
        if traditional > 2 * sum(char in table.simplified for char in line) or torn_readings(line):
            lines.append(line)
    return "\n".join(lines)


def _common(char: str) -> bool:
    """Whether the Simplified form is of the 3,755 common characters (GB 2312 level 1)."""
    code = tables().simple.get(ord(char), char).encode("gb2312", "ignore")
    return b"" != code < b"\xd8\xa1"


def _belongs(pair: tuple[str, str], count: int, occurrences: Counter[str], ours: Counter[tuple[str, str]]) -> bool:
    """Whether this page's brackets on this character are the artefact's, not a gloss."""
    char, reading = pair
    usual = pair in SEEN or tables().readings[char][0] == reading
    if not usual and (count < 3 or count < 0.9 * occurrences[char]):
        return False  # 渦(guō)河: an uncommon reading is what glosses are for
    if _common(char) or count > 1:
        return True
    annotated = sum(1 for other, _ in ours if other != char)
    kinds = sum(1 for other in occurrences if ord(other) in tables().simple and other != char)
    return annotated >= _SPARSE * kinds


def _weight(text: str, page: _Counts) -> float:
    """The sum of the signs; see the comments for what each is worth and why."""
    bases = {char for char, _ in page.goes}
    annotated = sum(page.ours[pair] for pair in page.goes)
    bare = sum(page.occurrences[char] for char in bases) - annotated
    seen = sum(1 for pair in page.goes if pair in SEEN)
    # Many distinct characters; those known to be annotated count double; and each again and again.
    weight = min(seen + len(bases), 10) + min(annotated - len(bases), 6) / 2
    weight += 1.5 * min(len(_MAINLAND.findall(text)), 4) + 2 * min(page.shifts, 3)
    # A character is annotated always or never. Shifted bytes show a few by chance, so a long page may have some bare.
    weight -= 3 * max(0.0, bare - 0.05 * annotated * (1 + page.shifts))
    # Characters the conversion cannot have written, Taiwan's quotation marks, a lesson's words.
    length = max(len(text), 1)
    genuine = sum(page.occurrences[char] for char in GENUINE)
    weight -= 2 * genuine if genuine > 0.002 * length else 0
    weight -= 2 * len(_TAIWAN_QUOTES.findall(text)) * min(1, 500 / length)
    weight -= 3 * len(_LESSON.findall(text)) * min(1, 500 / length)
    # Readings on characters that no conversion touches are glosses; a page of them is a lesson.
    others = sum(count for pair, count in page.glosses.items() if pair not in page.goes and _is_hanzi(pair[0]))
    weight -= 2 * max(0.0, others - 0.1 * annotated * (1 + page.shifts)) if others > 1 else 0
    return weight - max(0.0, len(_ALONE.findall(text)) - 0.1 * annotated)


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
