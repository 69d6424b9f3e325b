"""One walk over a tree: its lines of text in order, and where prose is dense.

A line is what a block element or a ``<br>`` ends; a row of a simple table is one line with tabs. While walking, each
container is valued by the prose it holds and by how little of its text is links and chrome.
"""

import re
from collections.abc import Collection
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from govcrawl.extract.chrome import is_body, is_chrome, is_surely_chrome
from govcrawl.extract.tables import is_data_table

_SKIP = frozenset(
    "script style noscript template select button input textarea svg canvas head title meta link object embed "
    "iframe audio video map math datalist".split()
)
_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol p "
    "pre section summary table tbody td tfoot th thead tr ul founder-content founder-title founder-author "
    "ucapcontent".split()
)
_CONTAINERS = frozenset(
    "div td article section main body center form dd blockquote font founder-content ucapcontent fieldset".split()
)
_ROWS = frozenset("p tr tbody table ul ol dl li".split())
_ASIDE = frozenset({"nav", "footer", "aside"})
_EMBEDDED = frozenset({"iframe", "embed", "object"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile(r"[，。；！？、：,;!?།؛،؟᠂᠃]|\. ")
# No re.I: where each alternative begins with a plain character, the search skips to those characters.
_LEGAL = re.compile(
    r"版权所有|版權所有|c(?i:opyright)|C(?i:opyright)|i(?i:cp备)|I(?i:cp备)|公网安备|主办单位|主办[:：]|承办单位|承办[:：]|网站标识码"
    r"|技术支持|未经授权|不得转载|增值电信|许可证|举报电话|浏览器|分辨率"
)
_ASCII_SPACE = re.compile("[ \t\r\n\f\v]+")
LINES_LIMIT = 200_000
"""Lines kept of one page; behind them the walk ends and says so (`Walk.full`)."""
LINE_LIMIT = 1_000_000
"""Characters kept of one line; the rest is dropped and the walk says so (`Walk.cut`)."""
DEPTH_LIMIT = 2000
"""The parser keeps 2,048 levels; a deeper page has lost its innermost text."""


class Line:
    """One line of a page. ``parts`` are its text nodes; ``links``: how many characters are inside ``<a>``;
    ``hrefs``: where they lead; ``image``: the ``<img>`` this line stands for (then without text)."""

    __slots__ = ("block", "chrome", "hidden", "hrefs", "image", "level", "links", "parts", "prose", "row", "text")

    def __init__(self, text: str, parts: list[str], links: int, block: Any) -> None:
        self.text = text
        self.parts = parts
        self.links = links
        self.block = block
        self.chrome = False
        self.hidden = False
        self.image: Any = None
        self.level = 0
        self.row = False
        self.prose = 0.0
        self.hrefs: list[str] = []

    @property
    def spaced(self) -> str:
        """The text with ``｜`` between its text nodes: 来源：新华社 and 浏览 in spans side by side are no one word."""
        nodes = [" ".join(part.split()) for part in self.parts]
        return " ｜ ".join([node for node in nodes if node])

    def __repr__(self) -> str:
        return f"Line({self.text!r})"


class Block:
    """A container: its lines are ``lines[first:last]`` of the walk."""

    __slots__ = ("element", "first", "last", "marked", "prose", "value")

    def __init__(self, element: Any, lines: tuple[int, int], prose: float, value: float, marked: bool) -> None:
        self.element = element
        self.first, self.last = lines
        self.prose = prose
        self.value = value
        self.marked = marked


class Walk:
    """The lines of a tree, in document order, and its containers. ``cut``: characters dropped for their number."""

    __slots__ = ("blocks", "cut", "depth", "full", "lines")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.cut = 0
        self.full = False
        self.depth = 0


def _prose(text: str, links: int) -> float:
    """How many characters of a line are running text."""
    size = len(text)
    own = size - links
    if links * 2 > size:
        return 0.0
    if own >= 30:
        return 0.0 if size < 300 and _LEGAL.search(text) else float(own)
    if own >= 8 and _SENTENCE.search(text):
        return 0.0 if _LEGAL.search(text) else own * 0.7
    return own * 0.1


def walk(
    root: Any, drop: Collection[Any] = (), *, value: bool = True, limit: int = LINES_LIMIT, sure: bool = False
) -> Walk:
    """Walk a tree. ``drop``: subtrees to leave out; ``value``: also value its containers (the dearer half);
    ``limit``: stop after so many lines; ``sure``: only the names that are chrome on every site make lines suspect."""
    get = HtmlElement.get
    suspect = is_surely_chrome if sure else is_chrome
    found = Walk()
    lines = found.lines
    parts: list[str] = []
    hrefs: list[str] = []
    links = in_link = 0
    cells = 0  # depth of data tables: blocks inside a cell do not end a line
    # frame: block around, kind, first line, prose, characters, bad characters, chrome, hidden
    frames: list[list[Any]] = [[root, "", 0, 0.0, 0, 0, False, False]]
    top = frames[0]
    block: Any = root

    def flush(row: bool = False) -> None:
        nonlocal parts, links, hrefs
        raw = "".join(parts)
        if raw.isspace():
            text = ""
        elif row:
            text = "\t".join(" ".join(cell.split()) for cell in raw.split("\t")).strip("\t ")
        elif "\u3000" in raw or "\xa0" in raw:
            text = _ASCII_SPACE.sub(" ", raw.strip())  # wide spaces inside are evidence: repair knows 杨　竹 by them
        else:
            text = " ".join(raw.split())
        if text:
            if len(text) > LINE_LIMIT:
                found.cut += len(text) - LINE_LIMIT
                text = text[:LINE_LIMIT]
            line = Line(text, parts, min(links, len(text)), block)
            line.row = row
            line.hrefs = hrefs
            line.chrome, line.hidden = top[6], top[7]
            line.level = _HEADINGS.get(block.tag, 0)
            lines.append(line)
            if value:
                size = len(text)
                line.prose = 0.0 if line.hidden else _prose(text, line.links)
                top[4] += size
                if line.chrome:
                    top[3] += line.prose * 0.2
                    top[5] += size
                else:
                    top[3] += line.prose
                    plain = line.prose or line.links * 2 > size or size < 4
                    top[5] += line.links if plain or not _LEGAL.search(text) else size
        parts = []
        hrefs = []
        links = 0

    def embedded(node: Any) -> None:
        line = Line("", [], 0, block)
        line.hrefs = [node.get("src") or node.get("data") or ""]
        line.chrome, line.hidden = top[6], top[7]
        lines.append(line)

    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: Any = None
    for event, node in events:
        if event == "start":
            if len(lines) >= limit:
                found.full = limit == LINES_LIMIT
                break
            tag = node.tag
            if tag in _SKIP or (drop and node in drop):
                if tag in _EMBEDDED:
                    embedded(node)
                skipped = node
                events.skip_subtree()
                continue
            kind = "block" if tag in _BLOCK else "inline"
            chrome, hidden = top[6], top[7]
            class_, id_, style = get(node, "class", ""), get(node, "id", ""), get(node, "style")
            if class_ or id_:
                chrome = (chrome or suspect(class_, id_)) and not is_body(class_, id_)
            if (style and _HIDDEN.search(style)) or get(node, "hidden") is not None:
                hidden = True
            if tag in _ASIDE:
                chrome = True
            if kind == "block":
                if tag == "br":
                    flush() if not cells else parts.append(" ")
                elif cells:
                    parts.append(" ")
                elif parts:
                    flush()
                if tag == "table" and not cells and is_data_table(node):
                    kind = "table"
                    cells = 1
            elif tag == "a":
                in_link += 1
                hrefs.append(get(node, "href", ""))
            elif tag == "img":
                picture = Line("", [], 0, block)
                picture.image, picture.chrome, picture.hidden = node, chrome, hidden
                lines.append(picture)
            top = [block, kind, len(lines), 0.0, 0, 0, chrome, hidden]
            frames.append(top)
            found.depth = max(found.depth, len(frames))
            if kind != "inline":
                block = node
            text = node.text
        elif event == "end":
            if node is skipped:
                skipped = None
                text = node.tail
            else:
                kind = top[1]
                tag = node.tag
                if kind != "inline":
                    if cells:
                        if tag in {"td", "th"}:
                            parts.append("\t")
                        elif tag == "tr" or kind == "table":
                            flush(row=True)
                        else:
                            parts.append(" ")
                        if kind == "table":
                            cells = 0
                    elif parts:
                        flush()
                elif tag == "a":
                    in_link -= 1
                around = top[0]
                frames.pop()
                under = frames[-1]
                under[3] += top[3]
                under[4] += top[4]
                under[5] += top[5]
                if value and len(lines) > top[2]:
                    _value(found, node, top)
                top = under
                if kind != "inline":
                    block = around
                text = node.tail if node is not root else None
        else:
            text = node.tail
        if text:
            parts.append(text)
            if in_link:
                links += len(text.strip())
    flush()
    return found


def _value(found: Walk, node: Any, frame: list[Any]) -> None:
    tag = node.tag
    marked = is_body(node.get("class", ""), node.get("id", "")) or node.get("itemprop") == "articleBody"
    several = len(found.lines) > frame[2] + 1 and tag not in _ROWS
    if frame[7] or not (marked or several or tag in _CONTAINERS):
        return
    clean = 1 - frame[5] / frame[4] if frame[4] else 0.0
    value = frame[3] * clean * clean * (1.5 if marked else 1.0)
    found.blocks.append(Block(node, (frame[2], len(found.lines)), frame[3], value, marked))
