"""Stories that go on on another printed page: （下转04版） at the end, （上接01版） at the beginning."""

import re

_NUMBER = r"([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_TO = re.compile(rf"\s*[（(【]?\s*下转\s*第?\s*{_NUMBER}\s*版\s*[)）】]?\s*$")
_FROM = re.compile(rf"^\s*[（(【]?\s*上接\s*第?\s*{_NUMBER}\s*版\s*[)）】]?\s*")
_DIGITS = "一二三四五六七八九"


def page_number(text: str) -> str:
    """A printed page's number as records have it: 4, 04 and 四 are 04; A4 is A04.

    >>> [page_number(text) for text in ("4", "A4", "四", "十二", "二十")]
    ['04', 'A04', '04', '12', '20']
    """
    letter, digits = re.fullmatch(r"([A-Za-z]?)(.*)", text).groups()  # type: ignore[union-attr]
    if not digits.isdigit():
        tens, found, ones = digits.partition("十")
        value = (_DIGITS.find(tens) + 1 if tens else 1) * 10 if found else 0
        digits = str(value + (_DIGITS.find(ones if found else tens) + 1 if (ones or not found) else 0))
    return f"{letter.upper()}{digits.zfill(2)}"


def turns_to(text: str) -> str | None:
    """The page a text goes on on; None where it ends here."""
    found = _TO.search(text[-40:])
    return page_number(found[1]) if found else None


def comes_from(text: str | None) -> str | None:
    """The page a text or headline says it is continued from."""
    found = _FROM.match(text or "")
    return page_number(found[1]) if found else None


def without_turns(first: str, following: str) -> tuple[str, str]:
    """Both halves without the words that point at each other."""
    return _TO.sub("", first), _FROM.sub("", following)
