"""From the lines of the body's container to the body: chrome and credits off, captions to their pictures.

Chrome is cut only where it is chrome: at the ends, or as a line that is nothing else. A sentence with 分享
in it stays.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from govcrawl.extract import digest, images, opening, pointers, tail
from govcrawl.extract.alike import same, squash
from govcrawl.extract.line import LONG, Line
from govcrawl.extract.sitename import is_name
from govcrawl.items import Image

_CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:责任编辑|责\s*编|本期编辑|网络编辑|编\s*辑|校\s*对|审\s*核|审\s*校|监\s*制|统\s*筹|初\s*审|复\s*审|终\s*审|一\s*审|二\s*审|三\s*审|制\s*图|值班编委|主\s*编|签\s*发|原\s*标\s*题|原题为|(?:本文|文章|稿件|信息|新闻|内容|图文|素材)?来源|稿源|(?:文章|稿件|图文)?综合自"
    r"|总\s*监\s*制|总\s*策\s*划|审\s*读|监\s*审|供\s*稿|撰\s*稿|撰\s*文|采\s*写|作\s*者|排\s*版|设\s*计|美\s*编)\s*(?:[:：|/丨]|为)"
)
_CAPTION = re.compile(r"^[(（]?(?:图注|图说|图片说明|图片来源)\s*[:：]\s*")
_SPECIAL = frozenset(
    "总图责本网编校审监统初复终一二三制值主签原文稿来供撰采作排设美信新内素综"
)  # how captions and credits begin
_PLAYER = frozenset(
    ("Play Video", "Play", "Pause", "Mute", "Fullscreen", "自动播放", "正在加载")
)  # the buttons of a video
_PLAYED = re.compile(r"\D{0,8}\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d\D{0,4}$")  # 听全文 00:00/03:21
_PLAYS = re.compile(r"播放(?:次数|量)?\s*[:：]?\s*[\d.]+万?次?(?:\s*下载\S{2,14}客户端)?$")
_FOLLOW = re.compile(r"\W*(?:请?点击)?(?:上方|下方|上面|以上)?\W{0,2}蓝[字色]\S{0,4}\s*关注\S{0,10}$")
_CAPTION_LENGTH = 120
_CREDIT = 120  # characters
_SAID = re.compile(r"。.|.{30}。$")  # more than a sentence, or a long one
_SEVERAL = 3  # lines with one label and different names


def _is_button(text: str) -> bool:
    """Whether a line is a button of a video, or what stands in its place, or asks to follow an account."""
    return (
        text in _PLAYER
        or text.startswith("您的浏览器")
        or ("/" in text and bool(_PLAYED.match(text)))
        or (text.startswith("播放") and bool(_PLAYS.match(text)))
        or ("关注" in text and bool(_FOLLOW.match(text)))
    )


class Body:
    """The trimmed body. ``top`` and ``below``: the lines taken off its ends, which may hold credits; ``lines``: those
    of its text."""

    __slots__ = ("below", "images", "lines", "paragraphs", "top")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.paragraphs: list[str] = []
        self.images: list[Image] = []
        self.top: list[Line] = []
        self.below: list[str] = []


def trim(
    lines: Sequence[Line], title: str, base: str, *, sure: bool, table: Collection[Any] = (), headed: bool = False
) -> Body:
    """Trim the lines of a container. ``sure``: a family names the container, so chrome names inside it mean little.
    ``table``: the elements of the public-information table's lines, which are no body where they head it; ``headed``:
    whether the headline stands above the container."""
    body = Body()
    kept = [line for line in lines if not (line.hidden or _is_button(line.text))] or list(lines)
    kept = [line for line in kept if not (line.chrome and not sure and line.prose < LONG) or tail.is_stamp(line.text)]
    kept = pointers.unboxed(digest.unsummarised(digest.by_people(kept)))
    for line in kept:
        if line.text.endswith("查看更多") and (back := tail.BACK.search(line.text)):
            line.text, line.links = line.text[: back.start()], max(0, line.links - len(back[0]))
    ahead = next((at for at, line in enumerate(kept) if line.prose >= LONG and line.block not in table), 0)
    row = next((at for at, line in enumerate(kept[:ahead]) if line.block in table), 0)
    above = [line for line in kept[:row] if not same(line.text, squash(title))]  # the headline over the table
    kept = [*above, *(line for line in kept[row:ahead] if line.block not in table), *kept[ahead:]]
    start, end = _ends(kept, title, headed)
    body.top = [line for line in kept[:start] if line.image is None]
    body.below = [line.spaced for line in kept[end:] if line.image is None]
    pointed = pointers.pointed(kept, start, end)
    listed = _listed(kept)
    signature = next((at for at in range(end - 1, start, -1) if kept[at].image is None), None)
    addresses = set()
    at = start
    while at < end:
        line = kept[at]
        at += 1
        if at <= pointed and line.image is None:
            continue
        if line.image is not None:
            caption = None
            beneath = 0 if at == signature and is_name(kept[at].text) else _beneath(kept, at, end)
            if beneath:
                caption = _CAPTION.sub("", " ".join(other.text for other in kept[at : at + beneath]))
            picture = images.make(line, caption, base)
            at += beneath if picture is not None else 0  # an icon has no caption
            if picture is not None and picture.url not in addresses:
                addresses.add(picture.url)
                body.images.append(picture)
            continue
        if line.text[:1] not in _SPECIAL and line.text[:1].isalnum():  # a plain paragraph: none of the patterns fits
            body.lines.append(line)
            body.paragraphs.append(line.text)
            continue
        if len(line.text) <= 200 and _CAPTION.match(line.text):
            if body.images and body.images[-1].caption is None:
                body.images[-1].caption = _CAPTION.sub("", line.text) or None
            continue
        if len(line.text) <= _CREDIT and (credit := _CREDIT_LINE.match(line.text)) and credit[0] not in listed:
            body.below.append(line.text)
            continue
        if tail.BARE.match(line.text) and not line.row:
            continue
        body.lines.append(line)
        body.paragraphs.append(line.text)
    if digest.sums_up(body.paragraphs) or digest.is_summary(body.lines):
        del body.paragraphs[0], body.lines[0]
    if not body.paragraphs:  # a photograph and what it shows: the caption is the text
        body.paragraphs += [said for image in body.images if (said := image.caption or "") and _SAID.search(said)]
    return body


def _ends(lines: Sequence[Line], title: str, headed: bool) -> tuple[int, int]:
    """Where the text begins and ends. What looks like the line of the time but has all of the text above it, as the
    来源：新华社 under a short notice has, is of its tail."""
    start = opening.begins(lines, title, headed=headed)
    end = tail.begins(lines, start)
    key, earlier = squash(title), start
    while start == end and earlier:
        below = earlier - 1
        earlier = opening.begins(lines[:below], title, headed=headed)
        if any(line.text and not same(line.text, key) for line in lines[earlier:below]):
            return earlier, tail.begins(lines, earlier)
    return start, end


def _listed(lines: Sequence[Line]) -> set[str]:
    """The labels that a text gives to several things, as the 作者： of each of the books that it recommends."""
    named: dict[str, set[str]] = {}
    for line in lines:
        if line.text[:1] in _SPECIAL and len(line.text) <= _CREDIT and (credit := _CREDIT_LINE.match(line.text)):
            named.setdefault(credit[0], set()).add(line.text)
    return {label for label, texts in named.items() if len(texts) >= _SEVERAL}


def _beneath(lines: Sequence[Line], at: int, end: int) -> int:
    """How many of the lines from ``at`` on are the caption of the picture before them, and its credit."""
    picture, beneath = lines[at - 1], lines[at : min(at + 2, end)]
    if not beneath or beneath[0].image is not None:
        return 0
    credit = len(beneath) > 1 and beneath[1].image is None and images.is_credit(beneath[1].text)
    if credit and (len(beneath[0].text) <= _CAPTION_LENGTH or images.is_caption(picture, beneath[0])):
        return 2
    return int(images.is_caption(picture, beneath[0]))
