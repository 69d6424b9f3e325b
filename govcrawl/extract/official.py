"""The public-information table of a portal: 索引号, 发文字号, 发文机关 …"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from lxml import etree

from govcrawl.extract import dates
from govcrawl.extract.line import Line
from govcrawl.extract.page import Page
from govcrawl.extract.walk import walk
from govcrawl.items import Official

_LABEL = (
    r"(?:信息)?索\s*[引取]\s*[号號码]|索引编号|发\s*[文布]\s*[字文]?\s*[号號]|发文字号|文\s*[号號]|文件编号|文件字号"
    r"|发[文布]\s*(?:机关|机构|单位)|制[发定](?:机关|机构|单位)|公开主体|责任部门|公布机关|公开责任部门|发文部门"
    r"|成文(?:日期|时间)|发[文布](?:日期|时间)|印发日期|生成日期|制发日期|公开日期|公开时间|生效(?:日期|时间)|实施日期|施行日期|失效(?:日期|时间)|废止(?:日期|时间)|签署日期|形成日期"
    r"|主题(?:分类|词)?|组配分类|信息分类|内容分类|分类(?:词)?|体裁分类|服务对象|信息类别|类\s*别|所属主题"
    r"|有\s*效\s*性|时\s*效\s*性|是否有效|效力(?:状态)?|文件状态|有效期"
    r"|标\s*题|名\s*称|文件名称|信息名称|关\s*键\s*[词字]|公开(?:方式|形式|范围|属性|类别|程序)|公文种类|载体类型|统一编号|规范性文件(?:统一)?编号|内容概述|登记号|备注|信息来源"
)
_END = r"\s*(?:[\]】]\s*(?:[:：]|\t)?|[:：]|\t)"  # of a label
_PAIR = re.compile(
    rf"[\[【]?\s*(?P<label>{_LABEL}){_END}[\s:：]*(?P<value>.*?)\s*(?=(?:[\t|｜]\s*|\s+|^|(?<=[\s:：]))[\[【]?\s*(?:{_LABEL}){_END}|$)"
)
_INDEX = re.compile(r"索\s*[引取]\s*[号號]")
_NUMBER = re.compile(r"文(?:\W{0,60}[号號]\s*[】\]]?\s*[:：]|字[号號])")
_TOPIC = re.compile(r"主[题題]分[类類]")
_MADE = re.compile(r"成文(?:日期|时间)")
_text: Any = etree.XPath("string(body)", smart_strings=False)
_nodes: Any = etree.XPath("//text()")
_FIELDS = {
    "index_no": re.compile(r"索[引取]"),
    "doc_no": re.compile(r"^(?:发[文布]字?[号號]|发文字号|文[号號]|文件编号|文件字号|发文文号)$"),
    "issuer": re.compile(r"^发文(?:机关|机构|单位|部门)|^制[发定]|^发布(?:机关|机构|单位)|公开主体|公布机关|责任部门"),
    "issued_on": re.compile(r"^(?:成文|发文(?:日期|时间)|印发|生成日期|制发日期|签署|形成)"),
    "topic": re.compile(r"^(?:主题分类|主题|所属主题|组配分类|信息分类|内容分类|分类|信息类别|类别)$"),
    "validity": re.compile(r"^(?:有效性|时效性|是否有效|效力|效力状态|文件状态|有效期)$"),
}
_PUBLISHED = re.compile(r"^(?:发布(?:日期|时间)|公开(?:日期|时间))$")
_BARE = re.compile(rf"\s*(?:{_LABEL})\s*")
_FEWEST = 2
_LABEL_SHORT = 20


def lines(page: Page) -> list[Line]:
    """The lines of the table, as the page has them; empty, at next to no cost, where it has none."""
    text = _text(page.root)  # patterns that begin with one character each are found faster as all in one
    if not (_INDEX.search(text) or _NUMBER.search(text) or _TOPIC.search(text) or _MADE.search(text)):
        return []
    for anchor in islice(filter(_is_anchor, _nodes(page.root)), 6):
        if len(anchor) > 200:
            continue
        node = anchor.getparent()
        node = node.getparent() if anchor.is_tail and node is not None else node
        if node is None or node.tag in {"script", "style", "title", "option"}:
            continue
        for up in range(7):
            node = node.getparent() if up else node  # its own lines may be the table, parted by <br>
            if node is None or node.tag in {"body", "html"}:
                break
            if node.tag not in {"table", "ul", "dl", "div", "section"}:
                continue
            found = walk(node, value=False).lines
            if sum(len(line.text) for line in found) > 1500:
                break
            if len(pairs(line.text for line in found)) > _FEWEST:
                return found
    return []


def _is_anchor(text: str) -> bool:
    """Whether a text node may be a label that such a table always has. Asked here: a query takes five times as long."""
    if "文" in text:
        known = "文字号" in text or "文号" in text or "文字號" in text or "成文日期" in text
        if known or ("号：" in text and len(text) < _LABEL_SHORT):
            return True
    return ("索" in text and ("引" in text or "取号" in text)) or ("主" in text and "主题分类" in text)


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """Labels and values of the table's lines; a value may stand on the line after its label."""
    found: dict[str, str] = {}
    waiting: str | None = None
    heads: list[str] = []
    for text in texts:
        cells = text.split("\t")
        if heads and len(cells) > 1:
            for label, value in zip(heads, cells, strict=False):
                if value:
                    found.setdefault(label, value)
            heads = []
            continue
        heads = ["".join(cell.split()) for cell in cells] if len(cells) > 2 and all(map(_BARE.fullmatch, cells)) else []
        if heads:
            continue
        matches = list(_PAIR.finditer(text))
        if not matches and waiting and text and not _BARE.fullmatch(text):
            found.setdefault(waiting, text.strip("\t :："))
            waiting = None
            continue
        waiting = None
        for match in matches:
            label = "".join(match["label"].split())
            value = match["value"].strip("\t |｜;；")
            if value:
                found.setdefault(label, " ".join(value.split()))
            elif match is matches[-1]:
                waiting = label
        if not matches:
            bare = re.fullmatch(rf"[\[【]?\s*({_LABEL})\s*[\]】]?", text)
            waiting = "".join(bare[1].split()) if bare else None
    return found


def read(table: dict[str, str]) -> tuple[Official | None, str | None, list[str]]:
    """The table as a record, the publication date it shows, and warnings for dates it shows that cannot be read."""
    if not table:
        return None, None, []
    known: dict[str, Any] = dict.fromkeys(_FIELDS)
    extra: dict[str, str] = {}
    warnings: list[str] = []
    published = None
    for label, value in table.items():
        name = next((n for n, rule in _FIELDS.items() if rule.search(label)), None)
        if _PUBLISHED.match(label):
            published = published or value
        if name is None or known[name] is not None:
            extra[label] = value
        elif name == "issued_on":
            moment = dates.parse(value)
            if moment:
                known[name] = moment.day
            else:
                extra[label] = value
                warnings.append(f"official.issued_on: shown but not read: {value[:40]!r}")
        elif value not in {"无", "-", "--", "/"}:
            known[name] = value
    if not any(known.values()):
        return None, published, warnings
    return Official(**known, extra=extra or None), published, warnings
