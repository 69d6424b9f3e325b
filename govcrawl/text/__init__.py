"""Bytes to text to repaired text. No Scrapy in here: import it on its own.

>>> decode("发展".encode("gbk"), "text/html; charset=utf-8").text
'发展'
"""

from govcrawl.text import artefact
from govcrawl.text.types import Decoded, Repaired

__all__ = ["Decoded", "Repaired", "decode", "repair"]


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a page's bytes, whatever its header and metas claim. Never raises."""
    for used in ("utf-8", "gb18030"):
        try:
            return Decoded(body.decode(used), used, None, 0)
        except UnicodeDecodeError:
            continue
    text = body.decode("utf-8", "replace")
    return Decoded(text, "utf-8", None, text.count("\ufffd"))


def repair(text: str, *, context: str | None = None) -> Repaired:
    """Mend damaged Chinese text; text that needs nothing comes back as the same string."""
    return Repaired(*artefact.mend(text, context))
