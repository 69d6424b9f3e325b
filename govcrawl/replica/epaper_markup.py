"""What e-papers print alike, whatever their system: relative links, paragraphs, bylines, lines beneath a picture."""

import posixpath
from html import escape

from govcrawl.replica.stories import Picture


def relative(base: str, target: str) -> str:
    """A relative reference from one path to another, as such systems write them."""
    return posixpath.relpath(target, posixpath.dirname(base))


def indented(paragraphs: tuple[str, ...], tag: str = "p") -> str:
    """Paragraphs with the two ideographic spaces Chinese typesetting begins them with."""
    return "".join(f"<{tag}>　　{escape(text, quote=False)}</{tag}>\n" for text in paragraphs)


def spaced(name: str) -> str:
    """A two-character name set to the width of three: 杨　竹."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name


def printed(byline: str | None) -> str:
    """A byline as printed: 本报记者 杨　竹 李小明."""
    return " ".join(spaced(word) if place else word for place, word in enumerate((byline or "").split(" ")))


def credit_line(credit: str) -> str:
    """A credit as printed under a picture: 本报记者 杨　竹 摄."""
    head, _, name = credit.rpartition(" ")
    return f"{head} {spaced(name)} 摄".strip()


def beneath(picture: Picture) -> str:
    """Caption and credit of a picture in one line."""
    return escape(picture.caption or "") + (f" {credit_line(picture.credit)}" if picture.credit else "")
