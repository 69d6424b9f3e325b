"""The path of columns a page shows: 首页 > 要闻."""

import re
from collections.abc import Sequence

from govcrawl.extract.line import Line

POSITION = re.compile(r"(?:当前|您的|你的|所在|现在的?|您现在的?|所处|目前|當前|現在的?|阅读)?位置(?:是|为)?\s*[:：]?")
_ARROW = re.compile(r"\s*(?:>+|＞+|»|›|→|->|>>|/|／|\\|·|—>|::|\|)\s*")
_HOME = re.compile(r"^(?:网站|返回|本站|政府)?(?:首页|主页|首頁)$|首页$")
_BODY_WORD = frozenset(
    {"正文", "内容", "文章", "详情", "详细内容", "新闻正文", "信息内容", "文章内容", "正文内容", "文章详情", "浏览文章"}
)


def find(lines: Sequence[Line]) -> Line | None:
    """The line that shows the path: it says 位置, or opens with 首页 and has arrows."""
    fallback: Line | None = None
    for line in lines:
        text = line.text
        if line.image is not None or len(text) > 200 or line.hidden:
            continue
        said = POSITION.search(text[:40])
        if said and (line.links or _ARROW.search(text)) and len(text) > said.end():
            return line
        if (
            fallback is None
            and 3 < len(text) < 120
            and len(_ARROW.findall(text)) >= 1
            and _HOME.match(_ARROW.split(text)[0].strip())
        ):
            fallback = line
    return fallback


def split(text: str, parts: Sequence[str] = ()) -> list[str]:
    """The names on the path, in order; 位置 and the last 正文 are no names. ``parts``: the line's text nodes, for a
    path whose arrows are pictures."""
    said = POSITION.search(text[:40])
    if said:
        text = text[said.end() :]
    words = [w.strip() for w in re.split(r"\s*(?:>+|＞+|»|›|→|—>)\s*", text)]
    if len(words) < 2:
        words = [w.strip() for w in _ARROW.split(text)]
    if len([w for w in words if w]) < 2 and len(parts) > 1:
        nodes = [" ".join(p.split()) for p in parts]
        words = [n for n in nodes if n and not POSITION.search(n)]
    words = [w.strip(" :：|-/>") for w in words]
    words = [w for w in words if w and len(w) <= 40]
    while words and words[-1] in _BODY_WORD:
        words.pop()
    return words[:12]


def section(words: Sequence[str], title: str) -> str | None:
    """The innermost column: the last name that is neither the home page nor the title."""
    for word in reversed(words):
        if word != title and not _HOME.search(word):
            return word
    return None
