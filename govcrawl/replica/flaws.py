"""What is wrong with real pages, done to good ones."""

import re
from random import Random

from govcrawl.replica.artefact import annotatable, convert, damage

# Characters that many pages in the artefact annotate; a page takes some of them, and each wherever it stands.
USUAL = "發業區創優協態戰現環統網聯衛續產規動進實驗點質項國會對經濟發農導護"


ENOUGH = 20
"""Readings on a page: with fewer, no reader could tell it from a genuine Traditional page that glosses a word."""
_BRACKET = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)")


def artefact(html: str, random: Random) -> str:
    """The page in the pinyin artefact, of the kind that loses nothing: Traditional, with readings in brackets.

    The emulator replaces bytes, so that a character can be torn where two others meet; a page on which that would
    lose a pair leaves the character alone, as pages do whose list of characters is shorter.
    """
    known = set(annotatable())
    wanted = [character for character in dict.fromkeys(USUAL) if character in known]
    expected = convert(html)
    try:
        body = expected.encode("gbk")
    except UnicodeEncodeError:
        return html
    chosen = random.sample(wanted, random.randint(6, 14))
    chosen = [each for each in chosen if body.count(each.encode("gbk")) == expected.count(each)]
    for character in chosen:
        expected = expected.replace(character, damage(character, [character]))
    made = damage(html, chosen)
    enough = len(_BRACKET.findall(made)) >= ENOUGH
    return made if made == expected and enough else html


def zero_width(text: str, random: Random) -> str:
    """Characters without width between the others, as editors leave them."""
    place = random.randint(1, max(1, len(text) - 1))
    return text[:place] + random.choice("\u200b\ufeff\u200d") + text[place:]


def no_break(text: str) -> str:
    """Indented by no-break spaces in place of ideographic ones."""
    return "&nbsp;&nbsp;&nbsp;&nbsp;" + text


OFF_SITE = (
    ("http://paper.people.com.cn/rmrb/html/{day:%Y-%m/%d}/nw.D110000renmrb_{day:%Y%m%d}_1-01.htm", "人民日报今日导读"),
    ("https://www.gov.cn/yaowen/liebiao/{day:%Y%m}/content_6899001.htm", "国务院召开常务会议部署近期工作"),
)
"""Links to others among a site's own."""
