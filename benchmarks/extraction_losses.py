"""Pages with something taken away that an extractor may lean on: what is left must tell by itself.

Scripts, styles and comments stay as they are, so that families are recognised by their marks as before.
"""

import re
from collections.abc import Callable

_KEPT = re.compile(rb"(<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(rb"<[a-z][^<>]*>", re.IGNORECASE)
_NAME = re.compile(rb"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta\b(?![^>]*charset)[^>]*>", re.IGNORECASE)
_HEADING = re.compile(rb"<(/?)h[1-6]\b", re.IGNORECASE)
_TITLE = re.compile(rb"(<title[^>]*>)[^<]*(</title>)", re.IGNORECASE)


def _without_names(html: bytes) -> bytes:
    return _TAG.sub(lambda tag: tag[0] if tag[0][:5].lower() == b"<meta" else _NAME.sub(b"", tag[0]), html)


def _titled(text: str) -> Callable[[bytes], bytes]:
    # The sites' names are ASCII as references, so that they hold in every charset.
    title = "".join(f"&#{ord(char)};" for char in text).encode()
    return lambda html: _TITLE.sub(lambda found: found[1] + title + found[2], html)


LOSSES: dict[str, Callable[[bytes], bytes]] = {
    "title": _titled("徽山市人民政府门户网站"),
    "headline": _titled("通知公告_徽山新闻网"),
    "names": _without_names,
    "metas": lambda html: _META.sub(b"", html),
    "headings": lambda html: _HEADING.sub(rb"<\1div", html),
}
"""``title``: ``<title>`` names a site only; ``headline``: a column and a site; ``names``: no classes, no ids;
``metas``: no meta tags but the charset's; ``headings``: h1 to h6 are div."""


def take(body: bytes, losses: list[str]) -> bytes:
    """The page without these."""
    parts = _KEPT.split(body)
    for name in losses:
        parts[::2] = map(LOSSES[name], parts[::2])
    return b"".join(parts)
