"""Pictures of the article, with what stands beneath them, and the files it offers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from govcrawl.extract.canonical import absolute
from govcrawl.extract.line import Line
from govcrawl.items import Attachment, Image

_text: Any = etree.XPath("string()", smart_strings=False)
_SOURCES = ("data-original", "data-src", "data-lazy-src", "data-url", "_src", "src", "oldsrc")
_ICON = re.compile(
    r"(?:^|[/_.-])(?:icon|ico|icons|btn|button|logo|qr|qrcode|ewm|erweima|weixin|wx|share|blank|space|spacer|dot|arrow|loading|pixel|bg|print)"
    r"(?:[/_.\d-]|$)|/fileTypeImages/|/icon_(?:pdf|doc|docx|xls|xlsx|rar|zip|txt|ppt)|/(?:pdf|docx?|xlsx?|zip|rar|wps|pptx?)\.(?:gif|png|jpg)$",
    re.I,
)
_QR = re.compile(r"二维码|扫一扫|扫码|微信号|qrcode", re.I)
_FILE = frozenset(
    "pdf doc docx xls xlsx ppt pptx wps et dps ofd rar zip 7z txt csv rtf ceb cebx mp3 mp4 m3u8 flv wmv".split()
)
_DOWNLOAD = (
    "downfile.jsp", "/download.jsp", "download.aspx", "/attachment/", "/attach/", "/_upload/", "/file/download",
    "filedown",
)  # fmt: skip
_CAPTION_CLASS = re.compile(
    r"caption|picintro|imgdesc|img_desc|pictext|pic_text|tuzhu|picdesc|photo-?desc|imgtext|image-?text|figcaption", re.I
)
_PICTURE_CLASS = re.compile(r"(?:^|[\s_-])(?:img|pic|picture|image|photo)s?(?:$|[\s_-])", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]+[、.．)）]|第[一二三四五六七八九十\d]+[章节条部]")
_CAPTION_HEAD = re.compile(
    r"^(?:[▲△↑↓◀▶]|图为|图[①②③④⑤⑥⑦⑧⑨一二三四五1-9]?[:：]|图说|图片说明|资料图|资料照片|上图|下图|左图|右图|题图|配图|\(?（?图片?来源)"
)
_CREDIT = re.compile(
    r"[\s（(/。；，]*(?P<credit>(?:(?:本报|本网|新华社|中新社|人民网|中新网|新华网|[\u4e00-\u9fff]{2,6}[报网社台])?(?:全媒体|见习|实习|特约|首席|摄影)*"
    r"(?:记者|通讯员|摄影|摄影师)[\s:：]*)?[\u4e00-\u9fff·、]{1,12}(?:\s+[\u4e00-\u9fff·、]{1,8}){0,5}?)\s*[/／]?\s*(?:摄影报道|摄影|供图|拍?摄|影)\s*[)）]?[。]?$"
)
_REPORTERS = re.compile(  # 澎湃新闻记者 郝芳 图
    r"[\s（(/。；，]*(?P<credit>[\u4e00-\u9fff]{0,6}(?:记者|通讯员)[\s:：]*[\u4e00-\u9fff·、]{2,12}?)\s*[/／]?\s*图\s*[)）]?[。]?$"
)
_AFTER_CREDIT = ")）。 \t\n\r\f\v\u3000\xa0"
_AGENCY_CREDIT = re.compile(
    r"[（(]?(?P<credit>(?:新华社|中新社|央视|视觉中国|东方IC|IC photo|资料)"
    r"\s?[\u4e00-\u9fff]{0,4}(?:发|图|照片|图片|资料)|(?:视频|监控|网络|电视)截图|网络图片?)[)）]?$"
)
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_NUMBER = re.compile(r"^\s*(\d+)")
_CLAUSE = re.compile(r"[^，：；、\d]+。")  # 旋耕机正在作业。
_ONE_CLAUSE = 30  # characters
_TINY = 48


@lru_cache(maxsize=256)  # a caption is asked four times on its way
def _credit(text: str) -> re.Match[str] | None:
    """The photographer's credit at the end of a text. Most texts have none, and the search for it is a dear one."""
    end = text.rstrip(_AFTER_CREDIT)
    if end.endswith(("报道", "供图", "摄", "影")):
        return _CREDIT.search(text)
    return _REPORTERS.search(text) if end.endswith("图") else None


_BOX = 3  # elements: a picture and what stands under it
_TABLE = re.compile(r"表\s?\d")


def is_caption(image: Line, line: Line) -> bool:
    """Whether the line after a picture belongs to it and not to the text."""
    text = line.text
    if not text or len(text) > 220 or line.level or has_file(line):
        return False
    if line.block.tag == "figcaption" or _CAPTION_CLASS.search(line.block.get("class") or ""):
        return True
    if _CAPTION_HEAD.match(text) or _credit(text) or _AGENCY_CREDIT.search(text):
        return True
    if text == " ".join((image.image.get("alt") or "").split()):
        return True
    if _TABLE.match(text):  # the name of a table stands over it
        return False
    said = text.endswith("。") and (len(text) > _ONE_CLAUSE or not _CLAUSE.fullmatch(text))
    if len(text) > 60 or said or text.endswith(("：", ":", "；")):
        return False
    if line.block is image.block:
        tag = line.block.tag
        return tag in {"p", "figure", "td", "center"} or (
            tag == "div" and bool(_PICTURE_CLASS.search(line.block.get("class") or ""))
        )
    parent = line.block.getparent()
    boxed = parent is not None and image.block is parent and len(parent) <= _BOX
    return is_centred(image.block) and (boxed or is_centred(line.block)) and not _NUMBERED.match(text)


def is_centred(block: Any) -> bool:
    """Whether a block says of itself that its content stands in the middle, as a picture and its caption do."""
    return bool(
        block.tag == "center"
        or (block.get("align") or "").lower() in {"center", "middle"}
        or _CENTRED.search(block.get("style") or "")
    )


def is_credit(text: str) -> bool:
    """Whether a line is a photographer's credit and nothing else."""
    return len(text) <= 40 and split_credit(text)[0] is None and bool(_credit(text))


def make(image: Line, caption: str | None, base: str) -> Image | None:
    """The record of a picture; None for icons, codes and pictures without an address."""
    url = address(image.image, base)
    if url is None:
        return None
    text, credit = split_credit(caption) if caption else (None, None)
    return Image(url=url, caption=text, credit=credit)


def address(node: Any, base: str) -> str | None:
    """The absolute address of an ``<img>``, lazy loading undone; None for icons and inline data."""
    link = next(
        (node.get(a) for a in _SOURCES if (node.get(a) or "").strip() and not node.get(a).startswith("data:")), None
    )
    if not link:
        return None
    for side in ("width", "height"):
        number = _NUMBER.match(node.get(side) or "")
        if number and int(number[1][:6]) < _TINY and "%" not in node.get(side):
            return None
    url = absolute(base, link)
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    if (
        not url.startswith(("http://", "https://"))
        or _ICON.search(path)
        or _QR.search((node.get("alt") or "") + (node.get("title") or ""))
    ):
        return None
    return url


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Caption and credit: 「… 本报记者 杨 竹 摄」 gives 「…」 and 「本报记者 杨竹」."""
    text = " ".join(text.split()).lstrip("▲△↑↓◀▶ ")
    match = _credit(text) or _AGENCY_CREDIT.search(text)
    if not match:
        return text or None, None
    start = match.start("credit")
    credit = match["credit"]
    head = text[:start]
    parted = re.search(r"[\s/／)）]", text[match.end("credit") :].rstrip("。)） ") or credit) is not None
    # without a title of office, the name is only what stands behind the last mark: 「…开幕式现场。张三 摄」
    office = re.search(r"记者|通讯员|摄影|发$|图$|照片$", credit)
    if not office and (head[-1] not in "。 （(，；/！？”" if head else not parted):
        return text, None
    for _ in range(2):
        credit = _SPACED.sub(r"\1\2", credit)
    rest = head.rstrip(" （(/，；")
    return rest or None, credit.strip() or None


def attachments(nodes: Iterable[Any], base: str) -> list[Attachment]:
    """The files that elements link to or embed, each once."""
    found: dict[str, Attachment] = {}
    for node in nodes:
        for link in node.iter("a", "iframe", "embed", "object", "video", "audio", "source"):
            href = (link.get("href") or link.get("src") or link.get("data") or "").strip()
            if not href or not is_file(href):
                continue
            url = absolute(base, href)
            if url in found or not url.startswith(("http://", "https://", "ftp://")):
                continue
            name = " ".join((_text(link) if link.tag == "a" else "").split()) or link.get("title")
            found[url] = Attachment(url=url, name=name or unquote(url.rsplit("/", 1)[-1]) or None)
    return list(found.values())


def is_file(href: str) -> bool:
    """Whether a link leads to a document rather than to a page."""
    link = href.strip().lower()
    if link.rpartition(".")[2] in _FILE:
        return True
    path = link.partition("?")[0].partition("#")[0]
    if path != link and path.rpartition(".")[2] in _FILE:
        return True
    return any(word in link for word in _DOWNLOAD)


def has_file(line: Line) -> bool:
    """Whether a line leads to a document, whose name is text and no pointer to another page."""
    return any(map(is_file, line.hrefs))


def pictures(lines: Sequence[Line], base: str) -> list[Image]:
    """The pictures among lines that have no text to go with (a family's picture elements)."""
    return [found for line in lines if line.image is not None and (found := make(line, None, base))]
