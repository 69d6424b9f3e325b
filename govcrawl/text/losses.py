"""What cannot be recovered: left as it is, and counted."""

import re
from collections.abc import Iterable

TRIGGER = "\ufffd\ud800-\udfff\ue000-\uf8ff锟烫屯"
_SIGN = re.compile(f"[{TRIGGER}ï]")
_ANY = re.compile(f"[{TRIGGER}]")
_LOST = re.compile(
    "(?P<pair>锟斤拷)"  # two U+FFFD in UTF-8, read as GBK
    "|(?P<half>锟斤|(?:烫){3,}|(?:屯){3,})"  # one of them and a rest; uninitialised memory
    "|ï¿½"
    "|[\ufffd\ud800-\udfff\ue000-\uf8ff]"
)


def wants(found: Iterable[str]) -> bool:
    """Whether one of these characters, which are all of a text that some repair wants to see, can be lost."""
    return bool(_SIGN.search("".join(found)))


def lost(text: str) -> int:
    """How many characters are lost: U+FFFD, also where it was decoded wrongly once more, private use, lone
    surrogates, uninitialised memory."""
    if not _ANY.search(text) and "ï¿½" not in text:
        return 0
    count = 0
    for found in _LOST.finditer(text):
        count += 2 if found["pair"] else len(found[0]) if found["half"] and found[0][0] != "锟" else 1
    return count
