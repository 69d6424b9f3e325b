"""A source and a time that scripts write: ``来源：<script>var s = "新华社"; document.write(s)</script>``."""

import re
from collections.abc import Iterable
from itertools import islice

from govcrawl.extract import dates
from govcrawl.extract.dates import Moment
from govcrawl.extract.labels import SOURCE

_OPENING = re.compile(r"<script\b[^<>]{0,200}>", re.I)
_CLOSING = re.compile("</script", re.I)
_NAMES_SOURCE = re.compile(SOURCE)
_LABEL = re.compile(rf"{SOURCE}\s*[:：](?:\s|&nbsp;|<[^<>]*>)*$")
_WRITTEN = re.compile(rf"{SOURCE}\s*[:：](?:\s|&nbsp;|<[^<>]*>)*(?P<value>[^<>\"'+;{{}}()]{{2,40}})")
_NAMED = re.compile(r"(?:=|write\()\s*[\"'](?P<value>[^<>\"'+;{}()=]*[\u4e00-\u9fff][^<>\"'+;{}()=]*)[\"']")
_TIME_NAME = r"(?:h_?|doc_?)?(?:pub_?(?:lish)?_?(?:time|date)|rel(?:ease)?_?time|fbsj|fbrq|create_?time)"
_TIME = re.compile(
    rf"(?:\bvar\s+(?:tm|{_TIME_NAME}|h_time)\s*=\s*|<input\b[^<>]*\b(?:id|name)=[\"'](?:{_TIME_NAME}|h_time)[\"'][^<>]*\bvalue=)"
    r"[\"'](?P<value>[^\"'<>]{8,30})[\"']",
    re.I,
)
_DATA_TIME = re.compile(
    r"[\"'](?:pub_?time|publish_?(?:time|date)|pub_?date|release_?time|p_?time|fbsj|fbrq)[\"']\s*:\s*[\"'](?P<value>(?:19|20)\d\d[^\"'<>]{4,22})[\"']",
    re.I,
)
_DATA_SOURCE = re.compile(
    r"[\"'](?:media|media_?name|source|source_?name|article_?source|copy_?from|ly|xxly)[\"']\s*:\s*[\"'](?P<value>[\u4e00-\u9fff][^\"'<>{}\\]{1,29})[\"']",
    re.I,
)
_DATA_TITLE = re.compile(r"[\"'](?:title|headline)[\"']\s*:\s*[\"']")
_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/|(?<![:\"'])//[^\n]*")
_VARIABLE = re.compile(rf"{SOURCE}\s*[:：](?:\s|&nbsp;|<[^<>]*>)*[\"']\s*\+\s*(?P<name>[A-Za-z_]\w{{0,30}})")
_WRITES = re.compile(r"\bwrite(?:ln)?\((?P<value>[^;]{1,120})")
_EMPTY = re.compile(
    rf"{SOURCE}\s*[:：](?:\s|&nbsp;|</?\w[^<>]*>){{0,6}}?<\w+[^<>]*\bid=[\"']?(?P<id>[\w-]+)[^<>]*>\s*</"
)
_QUOTED = re.compile(r"[\"'](?P<value>[^\"']{2,40})[\"']")
_NAME = re.compile(r"[A-Za-z_]\w{0,30}")
_NEAR = 600  # characters between the names of one article's data
_BEFORE = 120  # characters in which the label stands
_SCRIPTS = 200  # of a page that are looked at
_ENOUGH = 3  # sources found
_FURTHER_UP = 50_000  # characters in which a variable is set
_LENGTH = 1500  # characters of a script that writes a word


def time(source: str) -> Moment | None:
    """The time in a variable or a hidden field that says by its name that the page was published then; or in a
    script's data, where there is one such time."""
    named = next((moment for match in _TIME.finditer(source) if (moment := dates.parse(match["value"]))), None)
    return named or dates.parse(_only(match["value"] for match in islice(_DATA_TIME.finditer(source), _SCRIPTS)))


def stated(source: str) -> str | None:
    """The outlet that a script's data on one article name: ``window.DATA = {"title": "…", "media": "新华社"}``."""
    return _only(
        match["value"].strip()
        for match in islice(_DATA_SOURCE.finditer(source), _SCRIPTS)
        if _DATA_TITLE.search(source, max(0, match.start() - _NEAR), match.end() + _NEAR)
    )


def _only(values: Iterable[str]) -> str | None:
    """The one value; None where there are several: the data of other articles have others."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def sources(source: str) -> list[str]:
    """What the scripts of a page write behind 来源：, as far as it stands in them; empty words for what does not.
    ``source``: the page's HTML."""
    found: list[str] = []
    if not _NAMES_SOURCE.search(source):
        return found
    for opening in islice(_OPENING.finditer(source), _SCRIPTS):
        closing = _CLOSING.search(source, opening.end(), opening.end() + _LENGTH)
        code = _COMMENT.sub("", source[opening.end() : closing.start()]) if closing else ""
        word = _group(_WRITTEN.search(code))
        if word is None and (variable := _VARIABLE.search(code)):  # set here or in a script further up
            word = _value(variable["name"], source, opening.end() + _LENGTH)
        if word is None and _LABEL.search(source[max(0, opening.start() - _BEFORE) : opening.start()]):
            word = _group(_NAMED.search(code)) or _value_written(code, source, opening.end() + _LENGTH)
        if word is None and _NAMES_SOURCE.search(code):
            word = _group(_NAMED.search(code))
        if word is not None:
            found.append(word.strip())
        if len(found) == _ENOUGH:
            break
    return found or _filled(source)


def _filled(source: str) -> list[str]:
    """What a script puts into the empty element behind 来源：, which it knows by its id."""
    for empty in islice(_EMPTY.finditer(source), _ENOUGH):
        named = rf"(?:getElementById\(\s*[\"']|\$\(\s*[\"']#){re.escape(empty['id'])}[\"']\s*\)"
        put = re.search(
            rf"{named}\s*\.\s*(?:html|text|append|inner(?:HTML|Text))\s*[(=]\s*(?P<value>[^;<>]{{1,80}})", source
        )
        if put:
            quoted, name = _QUOTED.match(put["value"]), _NAME.match(put["value"])
            return [quoted["value"] if quoted else (_value(name[0], source, len(source)) or "") if name else ""]
    return []


def _value_written(code: str, source: str, end: int) -> str | None:
    """The text in the first variable that a script writes and that holds one."""
    written = _WRITES.search(code)
    names = islice(_NAME.finditer(written["value"]), _ENOUGH) if written else ()
    return next(filter(None, (_value(name[0], source, end) for name in names)), None)


def _value(name: str, source: str, end: int) -> str | None:
    """The text that a variable is set to, here or further up. ``end``: where the script ends."""
    set_to = rf"\b{name}\s*=\s*[\"'](?P<value>[^\"'<>]{{2,40}})[\"']"
    return _group(re.search(set_to, source[max(0, end - _FURTHER_UP) : end]))


def _group(match: re.Match[str] | None) -> str | None:
    return match["value"] if match else None
