"""Articles in several parts: the parts read so far travel with the request for the next one, as JSON."""

from typing import Any

from govcrawl.families.turns import without_turns
from govcrawl.items import (
    Article,
    Attachment,
    Encoding,
    Image,
    NearDup,
    Official,
    Print,
    Provenance,
    content_hash,
)

MAX_PARTS = 50
"""An article of more parts is a loop."""

_ONE = {"print": Print, "official": Official, "near_dup": NearDup, "encoding": Encoding, "provenance": Provenance}
_MANY = {"images": Image, "attachments": Attachment}


def revive(record: dict[str, Any]) -> Article:
    """The article of a record that ``Article.to_dict`` made."""
    made = dict(record)
    for name, kind in _ONE.items():
        made[name] = kind(**made[name]) if made.get(name) is not None else None
    for name, kind in _MANY.items():
        made[name] = [kind(**entry) for entry in made.get(name) or ()]
    return Article(**made)


def join(first: Article, following: Article) -> Article:
    """The first part with the text, pictures and attachments of the next one; its identity and head stay.

    A next part that is no article adds a warning only: what was read is kept.
    """
    if not following.is_article:
        first.warnings.append(f"a part is missing: {following.url}")
        return first
    first.text = "\n".join(filter(None, without_turns(first.text, following.text)))
    for name in ("images", "attachments"):
        known = {entry.url for entry in getattr(first, name)}
        getattr(first, name).extend(entry for entry in getattr(following, name) if entry.url not in known)
    for name in ("authors", "editors", "repairs", "warnings"):
        mine = getattr(first, name)
        mine.extend(entry for entry in getattr(following, name) if entry not in mine)
    first.encoding.replaced += following.encoding.replaced
    first.content_hash = content_hash(first.title, first.text)
    return first
