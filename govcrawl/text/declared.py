"""What a page says its charset is: HTTP header, XML declaration, metas. Claims, not facts."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:+-]+)""", re.I)
_VALUE = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:+-]{1,40})""")
_TAG = re.compile(rb"<meta\b[^>]{0,400}")
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]{1,40})""", re.I)
_HEAD = 8192  # bytes searched for metas: twice what browsers read, as some templates put scripts first
_STYLE = re.compile(rb'^\s*@charset\s+"([\w.:+-]{1,40})"', re.I)

# Labels as the web uses them: a narrower name means the wider codec, as in the WHATWG encoding standard.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb-2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "big5": "big5hkscs",
    "big-5": "big5hkscs",
    "cp950": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
}
# Codecs of Python that are not charsets of text, or not stateless, are never tried.
_REFUSED = ("hex", "base64", "bz2", "zlib", "uu", "quopri", "rot13", "idna", "punycode", "utf-7", "undefined", "escape")


def claims(body: bytes, content_type: str | None) -> list[str]:
    """The labels that header, XML declaration and metas give, in this order, in lower case, as written."""
    found = [m[1] for m in _HEADER.finditer(content_type or "")][:1]
    head = body[:_HEAD]
    if xml := _XML.match(head) or _STYLE.match(head):
        found.append(xml[1].decode("ascii", "replace"))
    found += islice(_metas(head.lower()), 4)
    return [label.lower() for label in found]


def _metas(head: bytes) -> Iterator[str]:
    """The charsets in ``<meta>``; from the word back to its tag, as most pages have twenty tags and one charset."""
    done, at = 0, head.find(b"charset")
    while at >= 0:
        start = head.rfind(b"<meta", done, at)
        tag = _TAG.match(head, start) if start >= 0 else None
        value = _VALUE.match(head, at) if tag and tag.end() >= at else None
        if value:
            done = value.end()
            yield value[1].decode("ascii", "replace")
        at = head.find(b"charset", max(done, at + 1))


def codec(label: str) -> str | None:
    """The Python codec that a label means, or None where there is none to try."""
    label = label.strip().lower()
    if label in _CODECS:
        return _CODECS[label]
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if any(word in info.name for word in _REFUSED):
        return None
    return _CODECS.get(info.name.replace("_", "-"), info.name)
