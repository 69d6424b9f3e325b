"""Character references that were escaped twice and stand in the text as such: &#20013; for 中, &ldquo; for “.

References to hanzi and CJK signs are always meant as characters, except in a text that talks about them. The named
ones that Chinese editors' software writes are too, but only in Chinese text and never those that make markup.
"""

import re
from html import unescape

from govcrawl.text.evidence import Evidence

NAME = "entities"
TRIGGER = "&"
_REFERENCE = re.compile(r"&(?:amp;){0,8}((?:#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6})|[a-zA-Z]{2,8}\d?);)")
_NAMED = frozenset(
    "nbsp ensp emsp thinsp ldquo rdquo lsquo rsquo middot mdash ndash hellip bull times divide deg permil "
    "plusmn sup2 sup3 yen larr rarr uarr darr le ge ne copy reg trade quot apos".split()
)
# A text that explains references, or is source code, means them as they stand.
_TALKS_OF_THEM = re.compile(
    r"字符实体|实体字符|字元實體|实体编码|写成实体|字符引用|字元參照|字符參引|转义|轉義|跳脫|字符编码|字元編碼|unicode|utf-?8"
    r"|(?<![./\w])(?:html|xml)\b|</|/>|&lt;|[;{]\s*\n\s*[}a-z]|\b(?:return|import|printf?|const|def)\b",
    re.I,
)
_HANZI = re.compile("[\u2e80-\u9fff\ue000-\ufaff\U00020000-\U0003ffff]")
# What a reference may mean in Chinese text: anything an editor writes, but never < > & that make markup.
_MEANT = re.compile(
    "[!-%'-;=?-~\xa0\xad\xb0-\xb2\xb7\xd7\xf7\u0600-\u06ff\u0f00-\u0fff\u1800-\u18af\u2000-\u206f\u20ac\u2100-\u27ff\u2e80-\u9fff\ue000-\ufaff"
    "\ufeff\uff00-\uffef\U00020000-\U0003ffff]"
)


def mend(text: str, evidence: Evidence) -> str:
    """Resolve the references."""
    if not _REFERENCE.search(text) or _TALKS_OF_THEM.search(evidence.page) or _TALKS_OF_THEM.search(text):
        return text
    return _REFERENCE.sub(lambda found: _resolve(found, evidence), text)


def _resolve(reference: re.Match[str], evidence: Evidence) -> str:
    body = reference[1]
    if body[0] == "#":
        char = unescape("&" + body)
        wanted = _MEANT if evidence.chinese else _HANZI
        return char if wanted.fullmatch(char) else reference[0]
    if body[:-1] in _NAMED and evidence.chinese:
        return unescape("&" + body).replace("\xa0", " ")
    return reference[0]
