"""The headline of a page, from ``<title>``, the meta tags and the lines above the body."""

import re
from collections.abc import Collection, Sequence

from govcrawl.extract import heads, pieces
from govcrawl.extract.alike import LONGER, same, squash
from govcrawl.extract.line import Line
from govcrawl.extract.sitename import SITE, SITE_LENGTH, is_column, is_issue, is_name, is_owner, is_path, strip_site

DOCUMENT = "<title> without the site's name"  # where no line of the page agrees with it
_OVER, _ONLY = (
    "line above the body; <title> names no headline",
    "heading of a page whose <title> is no headline",
)
WEAK = frozenset({"", DOCUMENT, _OVER, _ONLY})
"""Where a title was found that a better one may replace."""
_MARK = re.compile(r"[【\[〔][^】\]〕]{2,12}[】\]〕]")
_CUT = re.compile(r"(?:…+|\.{3,}|。{3,})")
_DEFAULT = re.compile(  # what editors write where nobody wrote a title
    r"(?:new page \d+|untitled(?: (?:document|page))?|无标题(?:文档|页)?|新建网页 ?\d*|index|document|https?://\S+)?$",
    re.I,
)
_GREETING = re.compile(r"欢迎(?:您|光临|访问|来到)|^欢迎")
_BETWEEN = "-_|｜>»—–"  # the names of a path, a headline and the names beside it
_STEP = re.compile(f"[{_BETWEEN}]+")
_STEPS = re.compile(rf"[{_BETWEEN}\s]+")
_NAMES = re.compile(r"[\W_]+")
_ENDS_APART = re.compile(rf"[{_BETWEEN}]\s*$")
_GOES_APART = re.compile(rf"\s*[{_BETWEEN}]")
_SITE_BEHIND = re.compile(r"\w{0,6}网")  # an office's name that goes on as its site's: 青阳县人民政府门户网站
_HOME = re.compile(r"(?:https?://[^/?#]+)?/(?:(?:index|default)\.\w{3,5})?|https?://[^/?#]+")
_ROWS = 2  # by which a list is told
_COLUMN = 5  # characters of the name of a column
_LONGEST = 120
_INFO = 80  # characters of a line of time and source that may stand in a heading
_SURE = 8  # characters of a headline that no column's name has


def find(
    document: str, meta: str | None, above: Sequence[Line], crumbs: Sequence[str], sites: Sequence[str]
) -> tuple[str | None, str]:
    """The title and where it was found.

    ``document``: the text of ``<title>``; ``meta``: what a meta tag gives; ``above``: the lines before the body;
    ``crumbs`` and ``sites``: names that ``<title>`` may end in.
    """
    if _DEFAULT.match(document.strip()):
        document = ""
    whole = squash(document)
    if meta and whole and squash(meta).startswith(whole):
        longer = strip_site(meta, crumbs, sites)
        if len(squash(longer)) > len(whole) + _SURE:  # <title> names the office whose name the headline begins with
            return longer, "meta, beginning with <title>"
    stripped = strip_site(document, crumbs, sites)
    stripped = "" if heads.DAY.fullmatch(squash(stripped)) else stripped  # a paper's: name, day, page, headline
    if meta and (cut := _CUT.search(stripped)) and _is_longer(meta, stripped[: cut.start()]):
        return meta, "meta; <title> is cut"
    site = _site_only(stripped, above)
    names = {*crumbs, *map(squash, sites)}
    best = _agreeing(above, document, whole, squash(stripped), names | {whole, squash(stripped)} if site else names)
    if best is not None and _is_most(best.text, stripped, document):
        how = f"<{best.block.tag}> above the body, agreeing with <title>"
        if pieces.PROPERTY.match(best.text) and not pieces.PROPERTY.match(stripped):
            return stripped, how
        return pieces.led(above, _marked(above, pieces.unbroken(above, best, whole))), how
    if meta and (found := _by_meta(meta, above, whole)):
        return found
    if found := _uncut(stripped, above) or _first_heading(above, only=bool(stripped)):
        return found
    column = is_column(stripped) or is_path(stripped, crumbs) or is_issue(stripped)
    # an office, or a site and what it says of itself: 青阳网 – 您身边的新闻
    office = best is None and (is_owner(stripped) or is_name(_STEPS.split(stripped)[0]))
    foreign = best is None and stripped.isascii()
    vague = not stripped or column or office or foreign or bool(SITE.search(stripped) or _GREETING.search(stripped))
    text, how = _guess(above, site, column=column, vague=vague, agrees=best is not None)
    if text:
        return pieces.joined(above, text), how
    if meta and (not stripped or (vague and not SITE.search(meta))):
        return meta, "meta"
    if vague and (lowest := heads.lowest(above)):
        return pieces.joined(above, lowest), _OVER
    if last := _last_name(document, above):
        return last.text, f"<{last.block.tag}> right over the text, the last name in <title>"
    if vague and (short := heads.right_over(above)):
        return short, _OVER
    return (stripped, DOCUMENT) if stripped else (None, "")


def _is_longer(meta: str, begun: str) -> bool:
    return len(squash(begun)) >= _SURE and squash(meta).startswith(squash(begun)) and not _CUT.search(meta)


def _is_most(text: str, bare: str, document: str) -> bool:
    """Whether a line is what ``<title>`` is about: half of it, its end, or what stands in it between marks, be the
    names around it longer: 基层-全县备春耕-青阳新闻网-Qingyang News."""
    if len(squash(text)) * 2 >= len(squash(bare)) or _ends(document, text):
        return True
    at = document.find(text)
    end = at + len(text)
    return (
        len(text) >= _SURE
        and at >= 0
        and (at == 0 or bool(_ENDS_APART.search(document[:at])))
        and bool(_GOES_APART.match(document, end))
    )


def _last_name(document: str, above: Sequence[Line]) -> Line | None:
    """The line right over the first paragraph, where ``<title>`` is a path that ends in it: 青阳网-景区-故居."""
    line = next((line for line in reversed(above) if line.text), None)
    if line is None or line.links or line.hidden or line.chrome:
        return None
    return line if _STEP.search(document) and squash(_STEP.split(document)[-1]) == squash(line.text) else None


def _ends(document: str, text: str) -> bool:
    """Whether ``<title>`` ends in a text behind the names of site and columns: 青阳网 工作动态 全县备春耕."""
    before = document.strip()[: -len(text)]
    if not document.strip().endswith(text) or not before[-1:] or before[-1].isalnum():
        return False
    return any(is_name(name) for name in _NAMES.split(before))


def _agreeing(above: Sequence[Line], document: str, whole: str, bare: str, names: Collection[str]) -> Line | None:
    """The longest line that ``<title>`` has, or begins with. ``bare``: ``<title>`` without the site's name; ``names``:
    what is no headline though ``<title>`` has it."""
    best: Line | None = None
    for line in above:
        if (
            line.image is not None
            or _is_home(line)
            or (line.chrome and not (line.level == 1 or (line.level and len(line.text) >= _SURE)))
        ):
            continue
        if len(line.text) > LONGER * len(whole) + _INFO:  # it cannot agree
            continue
        key = squash(pieces.bare(line.text))
        if len(key) < 2 or (not line.level and len(key) < 6) or (line.links * 2 > len(line.text) and not line.level):
            continue
        if key in names or heads.NUMBER.fullmatch(key) or heads.DAY.fullmatch(key):
            continue
        if is_owner(line.text) if key == whole else (key == bare or key not in bare) and is_name(line.text):
            continue
        if is_name(line.text) and _SITE_BEHIND.match(whole.partition(key)[2]):
            continue
        agrees = (
            whole.startswith(key)
            or (len(key) >= _SURE and key in whole)
            or (len(key) > _COLUMN and _ends(document, line.text))
        )
        if not agrees and line.level and len(whole) >= _SURE:  # a heading with a mark behind: […][文件获取中]
            agrees = key.startswith(whole) and bool(_MARK.fullmatch(key[len(whole) :]))
        if not agrees and len(bare) >= _SURE:
            agrees = key.endswith(bare) and bool(_MARK.fullmatch(key[: -len(bare)]))
        if agrees and (best is None or (len(key), line.level > 0) >= (len(squash(best.text)), best.level > 0)):
            best = line
    return best


def _by_meta(meta: str, above: Sequence[Line], whole: str) -> tuple[str, str] | None:
    """The title where a meta tag agrees with ``<title>`` or with a line."""
    key = squash(meta)
    if not whole or whole.startswith(key) or key in whole:
        longer = [line.text for line in above if line.level and squash(line.text).startswith(key) and not line.hidden]
        if longer and squash(pieces.dateless(longer[-1])) != key:
            return pieces.undated(longer[-1]), "heading, cut in the meta tag"
        return meta, "meta, agreeing with <title>"
    cut = key.rstrip(".…")
    for line in above:
        if line.level and squash(line.text).startswith(cut):
            return pieces.undated(line.text), "heading, agreeing with meta"
        if len(key) >= _SURE and same(line.text, key) and not (line.links or line.chrome or line.hidden):
            return line.text, f"<{line.block.tag}> above the body, agreeing with meta"
    if len(key) >= _SURE and any(squash(text) == key for text, _ in pieces.runs(above)):
        return meta, "lines above the body, agreeing with meta"
    return None


def _uncut(stripped: str, above: Sequence[Line]) -> tuple[str, str] | None:
    """The headline that ``<title>`` has up to three dots."""
    cut = _CUT.search(stripped)
    begun = squash(stripped[: cut.start()]) if cut else ""
    for text, line in pieces.runs(above) if len(begun) >= _SURE else ():
        if squash(text).startswith(begun) and (line.level or len(text) < _LONGEST):
            return text, f"<{line.block.tag}> above the body; <title> is cut"
    return None


def _first_heading(above: Sequence[Line], *, only: bool) -> tuple[str, str] | None:
    """The last of the highest headings; ``only``: where that is a first one. The name of a site is none."""
    headings = [
        line
        for at, line in enumerate(above)
        if line.level in {1, 2} and 4 <= len(line.text) <= _LONGEST and not _heads_list(above[at + 1 : at + 1 + _ROWS])
    ]
    headings = [
        line
        for line in headings
        if not (line.hidden or line.chrome or heads.is_info(line) or is_name(line.text) or _is_home(line))
    ]
    first = min((line.level for line in headings), default=0)
    if not first or (only and first != 1):
        return None
    line = [line for line in headings if line.level == first][-1]
    return pieces.whole(above, line), f"<{line.block.tag}> above the body"


def _is_home(line: Line) -> bool:
    """Whether a line leads to the site's first page: it is the site's name."""
    return bool(line.links and line.hrefs) and all(map(_HOME.fullmatch, line.hrefs))


def _heads_list(behind: Sequence[Line]) -> bool:
    """Whether the lines behind a heading are rows that lead to other pages."""
    return len(behind) == _ROWS and all(line.links * 2 > len(line.text) > _COLUMN for line in behind)


def _guess(
    above: Sequence[Line], site: str | None, *, column: bool, vague: bool, agrees: bool
) -> tuple[str | None, str]:
    """The line that stands where headlines stand, for a ``<title>`` that names none."""
    if column and (over := heads.over_time(above)):
        return over, _OVER
    if site:
        return site, _OVER
    if (vague or not agrees) and (over := heads.over_time(above, heading=True)):
        return over, "heading over the time; <title> agrees with no line"
    if vague and (named := heads.named(above)):
        return named, "element above the body that is called a title"
    if vague and (first := heads.under_time(above)):
        return first, _OVER
    if vague and (headed := heads.headed(above) or heads.banner(above)):
        return headed, _ONLY
    if vague and (over := heads.over_info(above)):
        return over, _OVER
    return None, ""


def _marked(above: Sequence[Line], title: str) -> str:
    """The title with the mark before it where the page's first heading has one: 【记者即时播报】."""
    key = squash(title)
    for line in above:
        text = squash(line.text)
        if line.level == 1 and text.endswith(key) and _MARK.fullmatch(text[: -len(key)]):
            return line.text
    return title


def _site_only(document: str, above: Sequence[Line]) -> str | None:
    """The line over the time where ``<title>`` is but a site's name; None where that is the subtitle of a headline
    which ends as such names do."""
    if len(document) > SITE_LENGTH or not SITE.search(document):
        return None
    over = heads.over_time(above) or heads.over_time(above, heading=True) or heads.over_info(above)
    if not over or same(over, squash(document)):
        return None
    at = next((at for at, line in enumerate(above) if line.text == over), 0)
    before = above[at - 1] if at else None
    subtitled = before is not None and same(before.text, squash(document)) and (before.level or over[0] in "—-－")
    return None if subtitled else over
