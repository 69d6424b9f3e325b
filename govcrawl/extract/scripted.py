"""A source and a time that scripts write: ``来源：<script>var s = "新华社"; document.write(s)</script>``."""

import re
from itertools import islice

from govcrawl.extract import dates
from govcrawl.extract.dates import Moment

_OPENING = re.compile(r"<script\b[^<>]{0,200}>", re.I)
_CLOSING = re.compile("</script", re.I)
_LABEL = re.compile(r"来源\s*[:：](?:\s|&nbsp;|<[^<>]*>)*$")
_WRITTEN = re.compile(r"来源\s*[:：](?:\s|&nbsp;|<[^<>]*>)*(?P<value>[^<>\"'+;{}()]{2,40})")
_NAMED = re.compile(r"(?:=|write\()\s*[\"'](?P<value>[^<>\"'+;{}()=]*[\u4e00-\u9fff][^<>\"'+;{}()=]*)[\"']")
_TIME_NAME = r"(?:h_?|doc_?)?(?:pub_?(?:lish)?_?(?:time|date)|rel(?:ease)?_?time|fbsj|fbrq|create_?time)"
_TIME = re.compile(
    rf"(?:\bvar\s+(?:tm|{_TIME_NAME}|h_time)\s*=\s*|<input\b[^<>]*\b(?:id|name)=[\"'](?:{_TIME_NAME}|h_time)[\"'][^<>]*\bvalue=)"
    r"[\"'](?P<value>[^\"'<>]{8,30})[\"']",
    re.I,
)
_VARIABLE = re.compile(r"来源\s*[:：](?:\s|&nbsp;|<[^<>]*>)*[\"']\s*\+\s*(?P<name>[A-Za-z_]\w{0,30})")
_BEFORE = 120  # characters in which the label stands
_SCRIPTS = 200  # of a page that are looked at
_ENOUGH = 3  # sources found
_FURTHER_UP = 50_000  # characters in which a variable is set
_LENGTH = 1500  # characters of a script that writes a word


def time(source: str) -> Moment | None:
    """The time in a variable or a hidden field that says by its name that the page was published then."""
    return next((moment for match in _TIME.finditer(source) if (moment := dates.parse(match["value"]))), None)


def sources(source: str) -> list[str]:
    """What the scripts of a page write behind 来源：, as far as it stands in them. ``source``: the page's HTML."""
    found: list[str] = []
    for opening in islice(_OPENING.finditer(source), _SCRIPTS) if "来源" in source else ():
        closing = _CLOSING.search(source, opening.end(), opening.end() + _LENGTH)
        code = source[opening.end() : closing.start()] if closing else ""
        match = _WRITTEN.search(code)
        before = source[max(0, opening.start() - _BEFORE) : opening.start()]
        if match is None and (variable := _VARIABLE.search(code)):  # set here or in a script further up
            set_to = rf"\b{variable['name']}\s*=\s*[\"'](?P<value>[^\"'<>]{{2,40}})[\"']"
            match = re.search(set_to, source[: opening.end() + _LENGTH][-_FURTHER_UP:])
        if match is None and ("来源" in code or _LABEL.search(before)):
            match = _NAMED.search(code)
        if match:
            found.append(match["value"].strip())
        if len(found) == _ENOUGH:
            break
    return found
