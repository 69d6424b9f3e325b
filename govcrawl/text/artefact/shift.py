"""The byte shift: 因?yàn)樘岬絇DM, once 因为提到PDM.

How the damage comes about is told in docs/text-repair.md; ``readings`` has the rules, ``search`` the search.
"""

from govcrawl.text.artefact.gbk import common
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.search import Read, read
from govcrawl.text.artefact.signs import HEADLESS, SIGNED, suspect, torn_left
from govcrawl.text.artefact.simplify import simplify
from govcrawl.text.artefact.survey import said
from govcrawl.text.artefact.words import beside

#: Readings tried on one text, in one round of repair, before the rest of it is left to the next round or counted: a
#: bound of some seconds on a round. Of eight articles, five took less than 30,000 where losses show and the longest
#: 450,000; where bytes were dropped they took 140,000 to 550,000.
ENOUGH = 150_000


def learn(text: str, page: Page) -> Page:
    """Read a page's damaged lines once, so that what they say beyond doubt helps where there is doubt."""
    unread: list[str] = []
    pieces: list[str] = []
    solved: dict[str, str] = {}
    work = 0
    for line in text.split("\n"):
        if not suspect(line, page):
            unread.append(line)
        elif line not in solved and work <= ENOUGH:
            mended = read(line, page, ENOUGH)
            work += mended.work
            pieces.extend(mended.sure)
            if not mended.gone and not mended.left:
                solved[line] = mended.text
    if not work:
        return page
    grams, liked = said([*unread, *pieces])
    return page._replace(grams=grams, liked=liked, solved=solved)


def mend_shifts(text: str, page: Page) -> Read:
    """Undo every byte shift in a text, line by line."""
    lines = []
    gone = left = work = 0
    for line in text.split("\n"):
        if work > ENOUGH:
            lines.append(line)
            left += len(SIGNED.findall(line)) + len(HEADLESS.findall(line))
        elif line in page.solved:
            lines.append(page.solved[line])
            left += torn_left(page.solved[line], page)
        elif suspect(line, page):
            mended = read(line, page, ENOUGH)
            lines.append(mended.text)
            gone += mended.gone
            left += max(mended.left, torn_left(mended.text, page))
            work += mended.work
        else:
            lines.append(line)
    if not page.decoder.marks:
        left += _out_of_place(simplify("\n".join(lines)), page)
    return Read("\n".join(lines), gone, left, work)


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
