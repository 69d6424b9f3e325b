"""The bracket: one Pinyin syllable, as the artefact leaves it behind a character."""

import re

from govcrawl.text.artefact.tables import LETTERS, tables

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
LETTER = f"[a-zü{TONES}ɑɡ]"
#: A syllable with its tone marked, as one that lost its opening bracket must be to be told from Latin letters.
TONED = f"(?=[a-zü]{{0,4}}[{TONES}]){LETTER}{{1,6}}"
#: What is displayed as Chinese characters and punctuation are, for a class of characters.
WIDE = "\u2010-\u206f\u3000-\uffff"
#: What stands before such a syllable: a character, or another bracket.
BEFORE_HEADLESS = f"(?<=[{WIDE})])"

#: A cheap sign that there may be something to do: a toned vowel shortly before a closing bracket.
HINT = re.compile(f"[{TONES}][a-zɡ]{{0,3}} ?\\)")
#: A character with one syllable in brackets behind it; a variant puts a space before the closing bracket.
BRACKET = re.compile(f"(.)\\(({LETTER}{{1,6}}) ?\\)", re.DOTALL)


def syllable(letters: str) -> str:
    """The reading with ordinary letters."""
    return letters.translate(LETTERS)


def is_reading(char: str, letters: str) -> bool:
    """Whether the Traditional character has this reading (its first or another)."""
    return syllable(letters) in tables().readings.get(char, ())


def strip(text: str, goes: frozenset[tuple[str, str]]) -> str:
    """Take away the brackets of those (character, reading) pairs; every other bracket stays."""

    def keep_or_not(found: re.Match[str]) -> str:
        char, letters = found.groups()
        return char if (char, syllable(letters)) in goes else found[0]

    return BRACKET.sub(keep_or_not, text)
