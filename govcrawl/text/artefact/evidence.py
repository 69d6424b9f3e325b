"""Is this page damaged by the artefact, and which of its brackets belong to it?

No single sign proves it; a language lesson in Traditional characters has brackets too. So every sign has a weight,
and the page must gather ``ENOUGH``. Doubt leaves the text as it came.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from govcrawl.text.artefact.brackets import BRACKET, HINT, is_reading, syllable
from govcrawl.text.artefact.gbk import common
from govcrawl.text.artefact.listed import CORE, SEEN
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.signs import misfit, torn_readings
from govcrawl.text.artefact.survey import survey
from govcrawl.text.artefact.tables import GENUINE, tables

#: The weight that makes a page an artefact page.
ENOUGH = 1.5

# What only the one-to-one conversion leaves in Traditional text, written 於 後 裡 係 製 複 準 by people.
_MAINLAND = re.compile(
    "[關對由位處終在基至屬便利低高大小多少優過善敢]于|于[是此]|[以之然今最前先背隨落]后|后[來續期勤臺]|[這那哪城鄉村心家夜]里|里[面邊]|"
    "[關聯]系|[研印編監繪調]制|制[造作品]|[復]制|[參實骨若]干|干[部警活事]|[，。、；而]并|并[且不將對在以由加與]|征[求收集地程信管]|[特象]征|"
    "范[圍例本]|[規示防模典]范|采[取購訪用集納]|[開]采|占[比地有用]|旅游|游[客戲覽玩]|導游|[其多業剩]余|余[元人名家]|放松|[奮戰]斗|咨詢|[標雜]志|[周]邊"
)
_TAIWAN_QUOTES = re.compile("[「」『』﹁﹂]")
_LESSON = re.compile("拼音|注音|讀音|读音|讀作|读作|生字|漢字|汉字|造句|部首|筆畫|笔画|聲調|声调|課文|课文|朗讀|唸")
_SCHOOL = re.compile(
    "老師|同學|小朋友|小[明華美強]|爸爸|媽媽|爺爺|奶奶|第[一二三四五六七八九十]課|個字|寫字|識字|唱歌|讀書|"
    "孩子|小鳥|小狗|小貓|小兔|春天"
)
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


def _belongs(pair: tuple[str, str], count: int, occurrences: Counter[str], ours: Counter[tuple[str, str]]) -> bool:
    """Whether this page's brackets on this character are the artefact's, not a gloss."""
    char, reading = pair
    usual = pair in SEEN or tables().readings[char][0] == reading
    if not usual and (count < 3 or count < 0.9 * occurrences[char]):
        return False  # 渦(guō)河: an uncommon reading is what glosses are for
    if common(char) or count > 1:
        return True
    annotated = sum(1 for other, _ in ours if other != char)
    kinds = sum(1 for other in occurrences if ord(other) in tables().simple and other != char)
    return annotated >= _SPARSE * kinds


def _weight(text: str, page: _Counts) -> float:
    """The sum of the signs; see the comments for what each is worth and why."""
    bases = {char for char, _ in page.goes}
    annotated = sum(page.ours[pair] for pair in page.goes)
    bare = sum(page.occurrences[char] for char in bases) - annotated
    # Many distinct characters, known ones above all; each again and again.
    weight = min(
        10.0, sum(2.0 if char in CORE else 1.0 if (char, reading) in SEEN else 0.9 for char, reading in page.goes)
    )
    weight += min(annotated - len(bases), 6) / 2
    weight += 1.5 * min(len(_MAINLAND.findall(text)), 4) + 5 * min(page.shifts, 2)
    # Where many are annotated nobody wrote glosses; where one of the core is not, it was not this conversion.
    kinds = sum(ord(char) in tables().simple for char in page.occurrences)
    share = len(bases) / max(kinds, 6)
    weight += 4 * share if share > 0.25 else 0.0
    weight -= min(4, len(CORE.intersection(page.occurrences) - bases))
    # A character is annotated always or never. Shifted bytes show a few by chance, so a long page may have some bare.
    weight -= 3 * max(0.0, bare - 0.05 * annotated * (1 + page.shifts))
    # Characters the conversion cannot have written, Taiwan's quotation marks, a lesson's words.
    length = max(len(text), 1)
    genuine = sum(page.occurrences[char] for char in GENUINE)
    weight -= 2 * genuine if genuine > 0.002 * length else 0
    weight -= 2 * len(_TAIWAN_QUOTES.findall(text)) * min(1, 500 / length)
    weight -= 8 * len(_LESSON.findall(text)) * min(1, 500 / length)
    weight -= 1.5 * len(_SCHOOL.findall(text)) * min(1, 300 / length)
    # Readings on characters that no conversion touches are glosses; a page of them is a lesson.
    # Not those that fit a character torn apart behind them, as by chance hardly any does.
    others = {
        pair: count
        for pair, count in page.glosses.items()
        if pair not in page.goes and _is_hanzi(pair[0]) and not misfit(*pair)
    }
    doubtful = sum(others.values()) - 0.1 * annotated * (1 + page.shifts)
    weight -= 2 * max(0.0, doubtful) if sum(others.values()) > 1 else 0
    # … and one on a common character (服(fú), not 亳(bó)) cannot be the artefact's.
    weight -= sum(3 for char, _ in others if char not in tables().readings and common(char))
    return weight - max(0.0, len(_ALONE.findall(text)) - 0.1 * annotated)


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
