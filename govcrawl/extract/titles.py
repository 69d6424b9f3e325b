"""Title, kicker and subtitle."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from govcrawl.extract import heads
from govcrawl.extract.chrome import tokens
from govcrawl.extract.line import Line

DOCUMENT = "<title> without the site's name"  # where no line of the page agrees with it
_OVER, _ONLY = (
    "line above the body; <title> names no headline",
    "heading of a page whose <title> is no headline",
)
WEAK = frozenset({"", DOCUMENT, _OVER, _ONLY})
"""Where a title was found that a better one may replace."""
_SEPARATOR = re.compile(
    r"\s*(?:_{1,2}|\||｜|--+|——|::|»|>>|<|›|\s-\s|\s–\s|\s—\s|-(?=[^-]*$)|–(?=[^–]*$)|—(?=[^—]*$))\s*"
)
_SITE = re.compile(
    r"(?:网|网站|政府|门户|频道|日报|晚报|晨报|早报|时报|商报|都市报|客户端|在线|新闻|资讯|平台|首页|官网|博客|论坛|要闻|栏目|中心|委员会|厅|局|办公室|社"
    r"|电视台|数字报|电子报|电子版|公开|新浪\w{1,4}|网易\w{0,4}|搜狐\w{0,4}|腾讯\w{0,4}|凤凰\w{0,4})$|^[\w.-]+\.(?:com|cn|net|org)$",
    re.I,
)
_DAY_BEHIND = re.compile(
    r"\s*[(（\[【]\s*(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s*[)）\]】]$"
)
_MARK = re.compile(r"[【\[〔][^】\]〕]{2,12}[】\]〕]")
_PROPERTY = re.compile(
    r"[【\[(（](?:图文|组图|推荐|置顶|原创|转载|转帖|热点?)[】\])）]"
)  # systems print these before headlines
_CUT = re.compile(r"(?:…+|\.{3,}|。{3,})")
_OFFICE = re.compile(  # <title> of a site that names its owner
    r"(?:处|学院|大学|学校|[中小]学|幼儿园|医院|研究[院所]|法院|检察院|公司|集团|[协学商]会|联合会|图书馆|博物馆|[党管]委会?|开发区|部门?|总?署|分局|[支总]队|基金会|出版社)$"
)
_PAGE = re.compile(r"(?:详情|详细|正文|查看|浏览|内页)(?:页面?|信息|内容)?$")
_PARTING = frozenset(("_", "|", "--", "__", "｜"))  # between a headline and names, never inside a headline
_OFFICE_LENGTH = 20
_LONGEST = 120
_SURE = 8  # characters of a headline that no column's name has
_SITE_LENGTH = 16  # characters
_COLUMN_LENGTH = 4  # characters
_DOC_NO = re.compile(r"[〔\[［(（【]\s*(?:19|20)\d\d\s*[〕\]］)）】]\s*第?\s*\d+\s*号|第\s*\d+\s*号")


def squash(text: str | None) -> str:
    """A text for comparison: NFKC, no white space."""
    return "" if not text else _short(text) if len(text) < _SHORT else _squash(text)


def same(text: str, key: str) -> bool:
    """Whether a text is ``key`` when squashed. A text far longer than the key, as a paragraph is, is not squashed to
    see it."""
    return len(text) <= _LONGER * len(key) and squash(text) == key


def _squash(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


_LONGER = 4  # times: single spaces, and marks that NFKC joins to their letters, add no more than that
_SHORT = 100  # characters: what is compared again and again are headings
_short = lru_cache(maxsize=1024)(_squash)


def find(
    document: str, meta: str | None, above: Sequence[Line], crumbs: Sequence[str], sites: Sequence[str]
) -> tuple[str | None, str]:
    """The title and where it was found.

    ``document``: the text of ``<title>``; ``meta``: what a meta tag gives; ``above``: the lines before the body;
    ``crumbs`` and ``sites``: names that ``<title>`` may end in.
    """
    whole = squash(document)
    best: Line | None = None
    stripped = strip_site(document, crumbs, sites)
    site = _site_only(stripped, above)
    bare = squash(stripped)
    names = {squash(name) for name in sites}
    for line in above:
        if line.image is not None or (line.chrome and line.level != 1):
            continue
        if len(line.text) > _LONGER * len(whole):  # it cannot agree
            continue
        key = squash(line.text)
        if len(key) < 2 or (not line.level and len(key) < 6) or (line.links * 2 > len(line.text) and not line.level):
            continue
        if key in crumbs or key in names or (site and key in {whole, bare}):
            continue
        if (key not in bare or key == bare) and len(key) <= _OFFICE_LENGTH and _OFFICE.search(line.text):
            continue  # the owner's name
        agrees = whole.startswith(key) or (len(key) >= _SURE and key in whole)
        if not agrees and line.level and len(whole) >= _SURE:  # a heading with a mark behind: […][文件获取中]
            agrees = key.startswith(whole) and bool(_MARK.fullmatch(key[len(whole) :]))
        if not agrees and len(bare) >= _SURE:
            agrees = key.endswith(bare) and bool(_MARK.fullmatch(key[: -len(bare)]))
        if agrees and (best is None or (len(key), line.level > 0) >= (len(squash(best.text)), best.level > 0)):
            best = line
    if best is not None and len(squash(best.text)) * 2 >= len(bare):
        if _PROPERTY.match(best.text) and not _PROPERTY.match(stripped):
            return stripped, f"<{best.block.tag}> above the body, agreeing with <title>"
        return _marked(
            above, _unbroken(above, best, whole)
        ), f"<{best.block.tag}> above the body, agreeing with <title>"
    if meta:
        key = squash(meta)
        if not whole or whole.startswith(key) or key in whole:
            longer = [
                undated(line.text)
                for line in above
                if line.level and squash(line.text).startswith(key) and not line.hidden
            ]
            return (longer[-1], "heading, cut in the meta tag") if longer else (meta, "meta, agreeing with <title>")
        cut = key.rstrip(".…")
        for line in above:
            if line.level and squash(line.text).startswith(cut):
                return undated(line.text), "heading, agreeing with meta"
            if len(key) >= _SURE and same(line.text, key) and not (line.links or line.chrome or line.hidden):
                return line.text, f"<{line.block.tag}> above the body, agreeing with meta"
        if len(key) >= _SURE and any(squash(text) == key for text, _ in _runs(above)):
            return meta, "lines above the body, agreeing with meta"
    if cut_off := _CUT.search(stripped):
        begun = squash(stripped[: cut_off.start()])
        for text, line in _runs(above):
            if len(begun) >= _SURE and squash(text).startswith(begun) and (line.level or len(text) < _LONGEST):
                return text, f"<{line.block.tag}> above the body; <title> is cut"
    headings = [
        line
        for line in above
        if line.level in {1, 2} and not line.hidden and not line.chrome and 4 <= len(line.text) <= 120
    ]
    if headings:
        first = min(line.level for line in headings)
        line = [line for line in headings if line.level == first][-1]
        if not stripped or first == 1:
            return _whole(above, line), f"<{line.block.tag}> above the body"
    column = _is_column(stripped) or _is_path(stripped, crumbs)
    if column and (over := heads.over_time(above)):
        return over, _OVER
    if site:
        return site, _OVER
    office = best is None and len(stripped) <= _OFFICE_LENGTH and bool(_OFFICE.search(stripped))
    vague = not stripped or column or office or bool(_SITE.search(stripped))
    if (vague or best is None) and (over := heads.over_time(above, heading=True)):
        return over, "heading over the time; <title> agrees with no line"
    if vague and (named := heads.named(above)):
        return named, "element above the body that is called a title"
    if vague and (headed := heads.headed(above) or heads.banner(above)):
        return headed, _ONLY
    if vague and (over := heads.over_info(above)):
        return over, _OVER
    if meta and (not stripped or (vague and not _SITE.search(meta))):
        return meta, "meta"
    if vague and (lowest := heads.lowest(above)):
        return lowest, _OVER
    if stripped:
        return stripped, DOCUMENT
    return None, ""


def _runs(above: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The texts above the body, the lines that ``<br>`` parts in one element joined, each with its first line."""
    for _, run in groupby(above, key=lambda line: line.block):
        lines = [line for line in run if line.text and not (line.links or line.hidden)]
        if lines and not lines[0].chrome:
            yield "".join(line.text for line in lines), lines[0]


def undated(text: str) -> str:
    """A heading without the day of publication that stands in it in brackets: 关于…的通知 ( 2024-05-11)."""
    return _DAY_BEHIND.sub("", text) or text


def _whole(above: Sequence[Line], head: Line) -> str:
    """The text of a first heading, with the one right before it: a headline broken in two, as <h1>…关于印发</h1>
    <h1>《…》的通知</h1> is."""
    at = next(at for at, line in enumerate(above) if line is head)
    before = above[at - 1] if at else head
    broken = head.level == before.level == 1 and before is not head and not before.chrome and _continues(before, head)
    return undated(before.text + head.text if broken else head.text)


def _unbroken(above: Sequence[Line], best: Line, whole: str) -> str:
    """The text of ``best``, with the lines before and after it that are one heading with it where ``<title>`` has all:
    parted by a ``<br>``, or headings of one kind in a row."""
    at = next(at for at, line in enumerate(above) if line is best)
    first = last = at
    text = best.text
    while first and _continues(above[first - 1], best) and squash(above[first - 1].text + text) in whole:
        first -= 1
        text = above[first].text + text
    while last + 1 < len(above) and _continues(above[last + 1], best) and squash(text + above[last + 1].text) in whole:
        last += 1
        text += above[last].text
    return text


def _marked(above: Sequence[Line], title: str) -> str:
    """The title with the mark before it where the page's first heading has one: 【记者即时播报】."""
    key = squash(title)
    for line in above:
        text = squash(line.text)
        if line.level == 1 and text.endswith(key) and _MARK.fullmatch(text[: -len(key)]):
            return line.text
    return title


def _continues(line: Line, best: Line) -> bool:
    if line.image is not None or line.links or line.hidden or not line.text:
        return False
    if line.block is best.block:
        return True
    alike = line.block.tag == best.block.tag and line.block.get("class") == best.block.get("class")
    return bool(line.level) and alike and line.block.getparent() is best.block.getparent()


def _is_column(stripped: str) -> bool:
    """Whether what ``<title>`` says beside the site's name is no headline: a column, as 新闻动态 or 公告留言."""
    names = _SEPARATOR.split(stripped)
    return len(stripped) <= _SITE_LENGTH and all(len(name) <= _COLUMN_LENGTH or _PAGE.search(name) for name in names)


def _is_path(stripped: str, crumbs: Sequence[str]) -> bool:
    """Whether ``<title>`` says only where the page stands: one column of its path, or the last of them in a row."""
    key, path = squash(stripped), ""
    for word in reversed(crumbs):
        path = squash(word) + path
        if key and key in {path, squash(word)}:
            return True
    return False


def _site_only(document: str, above: Sequence[Line]) -> str | None:
    """The line over the time where ``<title>`` is but a site's name; None where that is the subtitle of a headline
    which ends as such names do."""
    if len(document) > _SITE_LENGTH or not _SITE.search(document):
        return None
    over = heads.over_time(above) or heads.over_time(above, heading=True) or heads.over_info(above)
    if not over or same(over, squash(document)):
        return None
    at = next((at for at, line in enumerate(above) if line.text == over), 0)
    before = above[at - 1] if at else None
    subtitled = before is not None and same(before.text, squash(document)) and (before.level or over[0] in "—-－")
    return None if subtitled else over


def strip_site(document: str, crumbs: Sequence[str], sites: Sequence[str]) -> str:
    """``<title>`` without the names of site and column at its end (or at its head)."""
    text = document.strip()
    names = {squash(n) for n in (*crumbs, *sites) if n}
    for _ in range(4):
        words = text.split()
        if len(words) > 1 and squash(words[-1]) in names:
            text = text[: -len(words[-1])].rstrip()
            continue
        parts = list(_SEPARATOR.finditer(text))
        if not parts:
            break
        first, last = parts[0], parts[-1]
        before, behind = text[: first.start()].strip(), text[first.end() :].strip()
        head, tail = text[: last.start()].strip(), text[last.end() :].strip()
        named = not tail or squash(tail) in names or _SITE.search(tail)
        parted = first[0].strip() in _PARTING and len(before) <= _SITE_LENGTH
        if behind and not named and parted and len(before) < len(tail) and _SITE.search(before):
            text = behind
            continue
        if head and (named or last[0].strip() in _PARTING):
            text = head
            continue
        if behind and before and squash(before) in names:
            text = behind
            continue
        break
    return text


def around(lines: Sequence[str], title: str) -> tuple[str | None, str | None, int]:
    """Kicker and subtitle where the body repeats the headline: the short lines before and after the title.

    Gives (kicker, subtitle, how many lines are headline). An official document that opens with its number and its own
    name keeps them: they are its text, and the count is 0.
    """
    key = squash(title)
    if not key or heads.GENRE.search(key):
        return None, None, 0
    at = next((at for at, line in enumerate(lines[:5]) if same(line, key)), None)
    if at is None:
        return None, None, 0
    before = [line for line in lines[:at] if line]
    if any(_DOC_NO.search(line) or len(line) > 60 for line in before):
        return None, None, 0
    after: list[str] = []
    for line in lines[at + 1 : at + 4]:
        if not line or not is_headline(line):
            break
        after.append(line)
    kicker = " ".join(before) or None
    return kicker, " ".join(after) or None, at + 1 + len(after)


def is_headline(line: str) -> bool:
    """Whether a line reads as a subtitle: short, and not a sentence, a salutation or a numbered heading."""
    return 2 <= len(line) <= 45 and not re.search(
        r"[。：:；;！!]$|，.*，|^[（(]?[一二三四五六七八九十\d]+[、.)）]|^(?:本报|新华社|来源|作者|记者|文[/：])|[（(]?记者",
        line,
    )


_KICKER_CLASS = frozenset("pretitle yinti kicker jianti suptitle introtitle yt jianbiaoti".split())
_SUBTITLE_CLASS = frozenset("subtitle subtit futitle fubiaoti futi subdoctitle vicetitle".split())


def split_at(above: Sequence[Line], title: str) -> tuple[list[Line], list[Line]]:
    """The lines before the body, as (those after the title, those before it); without a title line all are after.
    A heading that is broken in two is both its lines."""
    key = squash(title)
    for at in range(len(above) - 1, -1, -1):
        first, text = at, squash(undated(above[at].text))
        while text and text != key and first and key.endswith(text):
            first -= 1
            text = squash(above[first].text) + text
        if key and text == key:
            return list(above[at + 1 :]), list(above[:first])
    return list(above[-20:]), list(above[:-20])


def beside(above: Sequence[Line], title: str) -> tuple[str | None, str | None]:
    """Kicker and subtitle from elements that say by name that they are such."""
    kicker = subtitle = None
    key = squash(title)
    for line in above:
        if not line.text or line.image is not None or same(line.text, key):
            continue
        names = tokens(line.block.get("class") or "") | tokens(line.block.get("id") or "")
        if not names.isdisjoint(_KICKER_CLASS):
            kicker = line.text
        elif not names.isdisjoint(_SUBTITLE_CLASS):
            subtitle = line.text
    return kicker, subtitle
