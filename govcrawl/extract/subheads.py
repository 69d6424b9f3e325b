"""Kicker and subtitle, and the lines before and behind the headline."""

import re
from collections.abc import Sequence

from govcrawl.extract import heads, lettering
from govcrawl.extract.alike import LONGER, same, squash
from govcrawl.extract.chrome import tokens
from govcrawl.extract.line import Line
from govcrawl.extract.pieces import dateless

_DOC_NO = re.compile(r"[〔\[［(（【]\s*(?:19|20)\d\d\s*[〕\]］)）】]\s*第?\s*\d+\s*号|第\s*\d+\s*号")
_TIMED = re.compile(r"\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}[:：]\d\d")  # the line of the time
_DASHES = ("——", "--", "－－")
_LABELLED = re.compile(r"[\u4e00-\u9fff\s]{2,12}[:：]")  # 主讲人：…
_PIECES = 3  # lines of a headline
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_SAID = ("。", "：", ":", "；")
_KICKER_CLASS = frozenset("pretitle yinti kicker jianti suptitle introtitle yt jianbiaoti".split())
_SUBTITLE_CLASS = frozenset("subtitle subtit futitle fubiaoti futi subdoctitle vicetitle".split())


def around(lines: Sequence[Line], title: str) -> tuple[str | None, str | None, int]:
    """Kicker and subtitle where the body repeats the headline: the short lines before the title, and those after it
    that are set off from the paragraphs or end a headline with a kicker.

    Gives (kicker, subtitle, how many lines are headline). An official document that opens with its number and its own
    name keeps them: they are its text, and the count is 0.
    """
    key = squash(title)
    if not key or heads.GENRE.search(key):
        return None, None, 0
    at, end = _span(lines, key)
    if at == end:
        return None, None, 0
    before = [line.text for line in lines[:at] if line.text]
    if any(_DOC_NO.search(line) or len(line) > 60 or line.endswith(_SAID) for line in before):
        return None, None, 0
    after: list[str] = []
    for line in lines[end : end + 3]:
        if (
            not is_headline(line.text)
            or _LABELLED.match(line.text)
            or not (before or line.text.startswith(_DASHES) or lettering.is_set_off(line))
        ):
            break
        after.append(line.text)
    kicker = " ".join(before) or None
    return kicker, " ".join(after) or None, end + len(after)


def _span(lines: Sequence[Line], key: str) -> tuple[int, int]:
    """The first lines that are the headline, together where it is broken; an empty span where none are."""
    for at, first in enumerate(lines[:5]):
        said, end = squash(first.text) if len(first.text) <= LONGER * len(key) else "", at + 1
        while said and said != key and key.startswith(said) and end < min(at + _PIECES, len(lines)):
            said += squash(lines[end].text)
            end += 1
        if said == key:
            return at, end
    return 0, 0


def is_headline(line: str) -> bool:
    """Whether a line reads as a subtitle: short, and not a sentence, a salutation or a numbered heading."""
    return (
        2 <= len(line) <= 45
        and "\t" not in line
        and not (_TIMED.search(line) or _DAY.search(line))
        and not re.search(
            r"[。：:；;！!]$|，.*，|^[（(]?[一二三四五六七八九十\d]+[、.)）]|^(?:本报|新华社|来源|作者|记者|文[/：])|[（(]?记者",
            line,
        )
    )


def split_at(above: Sequence[Line], title: str) -> tuple[list[Line], list[Line]]:
    """The lines before the body, as (those after the title, those before it); without a title line all are after.
    A heading that is broken in two is both its lines."""
    key = squash(title)
    for at in range(len(above) - 1, -1, -1):
        first, text = at, squash(above[at].text)
        text = key if text.startswith(key) and squash(dateless(above[at].text)) == key else text
        while text and text != key and first and key.endswith(text):
            first -= 1
            text = squash(above[first].text) + text
        if key and text == key:
            return list(above[at + 1 :]), list(above[:first])
    return list(above[-20:]), list(above[:-20])


def beside(above: Sequence[Line], title: str) -> tuple[str | None, str | None]:
    """Kicker and subtitle from elements that say by name that they are such; a line right under the headline that
    begins with a dash or is shown smaller is a subtitle too."""
    kicker = subtitle = None
    key = squash(title)
    head: Line | None = None  # where the line before is the headline
    for line in above:
        if not line.text or line.image is not None:
            continue
        over, head = head, None
        if same(line.text, key):
            head = line
            continue
        names = tokens(line.block.get("class") or "") | tokens(line.block.get("id") or "")
        if not names.isdisjoint(_KICKER_CLASS):
            kicker = line.text
        elif not names.isdisjoint(_SUBTITLE_CLASS) or (over and not subtitle and _is_under(line, over)):
            subtitle = line.text
    return kicker, subtitle


def _is_under(line: Line, head: Line) -> bool:
    """Whether the line right under a headline is its subtitle."""
    if line.links or line.hidden or line.chrome or not is_headline(line.text) or heads.is_info(line):
        return False
    return line.text.startswith(_DASHES) or (heads.is_part(line) and lettering.is_larger(head, line))
