"""A line of a page: its text, where it stands, how much of it is prose."""

import re
from typing import Any

_SENTENCE = re.compile(r"[，。；！？、：,;!?།؛،؟᠂᠃]|\. ")
# No re.I: where each alternative begins with a plain character, the search skips to those characters.
LEGAL = re.compile(
    r"版权所有|版權所有|c(?i:opyright)|C(?i:opyright)|i(?i:cp备)|I(?i:cp备)|公网安备|主办单位|主办[:：]|承办单位|承办[:：]|网站标识码"
    r"|技术支持|未经授权|不得转载|增值电信|许可证|举报电话|浏览器|分辨率|传真[:：]|转载并不代表|不代表本[网站报]"
)
_FOOTER = re.compile(
    r"转载并不代表|不代表本[网站报]|版权所有|版權所有|(?i:copyright|icp备)|公网安备|网站标识码|增值电信"
)
_RIGHTS = re.compile(r".{0,12}(?:版权|免责|郑重)(?:说明|声明|保护|提示)[:：]")
_OF_TABLE = re.compile(  # a row of the public-information table
    r"(?:索\s*引\s*号|发\s*布\s*机\s*构|发文机关|(?:信息|主题|公文|组配)分类|公文种类|[成发]文日期|[发公]布日期|[生失]效日期|名\s*称|标\s*题|信息名称"
    r"|文\s*号|发文字号|有\s*效\s*性|主\s*题\s*词|公开(?:方式|范围|时限|形式)|信息(?:来源|索引号))\s*[:：]"
)
_BARS = 4  # between the words of a line
_ROW = 150  # characters
_STATEMENT = 100  # characters of a statement of rights that can be taken for a paragraph
_PARAGRAPH = 80  # characters from which a text that ends in a full stop is a paragraph, though it speaks of a licence
LONG = 45
"""Characters of running text that make a line a paragraph."""
_ASCII_SPACE = re.compile("[ \t\r\n\f\v]+")
_SEEN = (False, False)


class Line:
    """One line of a page. ``parts`` are its text nodes; ``links``: how many characters are inside ``<a>``;
    ``hrefs``: where they lead; ``image``: the ``<img>`` this line stands for (then without text); ``said``: the text as
    the page has it, where ``prose`` is still to be worked out of it."""

    __slots__ = (
        "_prose", "block", "chrome", "hidden", "hrefs", "image", "level", "links", "parts", "row", "said", "text",
    )  # fmt: skip

    def __init__(self, text: str, parts: list[str], links: int, block: Any, within: tuple[bool, bool] = _SEEN) -> None:
        """``within``: whether an element around it is chrome, and whether one is hidden."""
        self.text = text
        self.parts = parts
        self.links = links
        self.block = block
        self.chrome, self.hidden = within
        self.image: Any = None
        self.level = 0
        self.row = False
        self._prose = 0.0
        self.said: str | None = None
        self.hrefs: list[str] = []

    @property
    def prose(self) -> float:
        """How many characters are running text, judged by the text before its repair; told when first asked for."""
        if self.said is not None:
            self._prose = 0.0 if self.hidden else _prose(self.said, self.links)
            self.said = None
        return self._prose

    @property
    def spaced(self) -> str:
        """The text with ``｜`` between its text nodes: 来源：新华社 and 浏览 in spans side by side are no one word."""
        if len(self.parts) == 1:
            return " ".join(self.parts[0].split())
        nodes = [" ".join(part.split()) for part in self.parts]
        return " ｜ ".join([node for node in nodes if node])

    def __repr__(self) -> str:
        return f"Line({self.text!r})"


def _prose(text: str, links: int) -> float:
    """How many characters of a line are running text."""
    size = len(text)
    own = size - links
    if links * 2 > size or (size < _ROW and _OF_TABLE.match(text)):
        return 0.0
    if text.count("|") > _BARS and "。" not in text:  # a menu
        return own * 0.1
    if own >= 30:
        legal = size < 300 and LEGAL.search(text) and not _is_paragraph(text)
        return 0.0 if legal or (size >= _STATEMENT and _RIGHTS.match(text)) else float(own)
    if own >= 8 and _SENTENCE.search(text):
        return 0.0 if LEGAL.search(text) else own * 0.7
    return own * 0.1


def _is_paragraph(text: str) -> bool:
    """Whether a text that has a footer's word is a paragraph all the same: 主办单位 and 许可证 are words of notices."""
    return len(text) >= _PARAGRAPH and text.endswith(("。", "；")) and not _FOOTER.search(text)


def clean(raw: str) -> str:
    """A text without outer space, and with one space where it has many."""
    words = raw.split()
    if len(words) == 1:
        return words[0]
    if "\u3000" in raw or "\xa0" in raw:  # wide spaces inside are evidence: repair knows 杨　竹 by them
        return _ASCII_SPACE.sub(" ", raw.strip())
    return " ".join(words)
