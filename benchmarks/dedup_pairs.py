"""Labelled pairs: what a desk does to a story, and what only looks like one story twice."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen
from opencc import OpenCC

from benchmarks.dedup_texts import Writer

LENGTHS = {"80-300": (80, 300), "300-1000": (300, 1000), "1000-3000": (1000, 3000)}


@frozen
class Pair:
    """``same``: one story. ``held_out``: a kind that no threshold was set on."""

    kind: str
    length: str
    first: str
    second: str
    same: bool
    held_out: bool = False


_TO_TRADITIONAL = OpenCC("s2t")
_TO_TAIWAN = OpenCC("s2tw")


def sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？\n]*[。！？]?[”]?\n?", text)[:-1] or [text]


def framed(writer: Writer, text: str) -> str:
    """The text as another desk prints it: dateline, credits, page furniture."""
    date = writer.fill("{m}月{m}日")
    place = writer.word("place")
    head = writer.random.choice(
        [
            f"本报{place[:-1]}{date}讯（记者 {writer.person()}）",
            f"本报讯（记者 {writer.person()} 通讯员 {writer.person()}）",
            f"新华社{place[:-1]}{date}电（记者{writer.person()}、{writer.person()}）",
            f"{place[:-1]}日报讯 记者{writer.person()}报道：",
            f"据{place[:-1]}新闻网{date}电 ",
            "",
        ]
    )
    tail = writer.random.choice(
        [
            f"\n（责任编辑：{writer.person()}）",
            f"\n责任编辑：{writer.person()}\n打印 关闭",
            f"本报记者 {writer.person()} 摄",
            "（完）",
            "（下转第二版）",
            "\n扫一扫在手机打开当前页",
            "",
        ]
    )
    return head + text + tail


def clauses(text: str) -> list[str]:
    return re.findall(r"[^，。！？\n]*[，。！？]?[”]?\n?", text)[:-1] or [text]


def edited(writer: Writer, text: str, share: float) -> str:
    """So large a share of the characters changed: a third word by word, the rest by sentences.

    Where a sentence would be more than the share (short items, small shares) clauses take the sentence's place.
    """
    draw = writer.random
    budget = max(2.0, share * len(text))
    words = budget / 3 if budget >= 12 else budget
    budget -= words
    split, write = (sentences, writer.sentence) if budget >= 100 else (clauses, writer.clause)
    while words > 0:
        at = draw.randrange(max(1, len(text) - 3))
        old = draw.randint(2, 3)
        new = writer.word(draw.choice(["verb", "idiom", "who", "thing"]))[:old]
        text = text[:at] + draw.choice([new, new, ""]) + text[at + old :]
        words -= old
    while budget > 0:
        parts = split(text)
        at = draw.randrange(len(parts))
        match draw.choice(["cut", "replace", "insert", "shorten"]):
            case "cut" if len(parts) > 2:
                budget -= len(parts.pop(at))
            case "replace":
                budget -= len(parts[at])
                parts[at] = write()
            case "insert":
                parts.insert(at, write())
                budget -= len(parts[at])
            case _:
                before = len(parts[at])
                parts[at] = re.sub(r"，[^，。]*(?=。)", "", parts[at], count=1)
                budget -= max(1, before - len(parts[at]))
        text = "".join(parts)
    return text


def excerpt(writer: Writer, text: str, share: float) -> str:
    """A run of whole sentences, about so large a share of the text."""
    parts = sentences(text)
    wanted = share * len(text)
    first = writer.random.randrange(len(parts))
    while first and sum(map(len, parts[first:])) < wanted:
        first -= 1
    taken = ""
    for part in parts[first:]:
        if len(taken) + len(part) / 2 > wanted and taken:
            break
        taken += part
    return taken[: int(wanted) + 40]


def scattered(writer: Writer, text: str, share: float) -> str:
    """Single characters wrong all over, as bad OCR leaves them."""
    pool = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"
    return "".join(writer.random.choice(pool) if writer.random.random() < share else c for c in text)


def shuffled(writer: Writer, text: str) -> str:
    parts = text.split("\n") if text.count("\n") > 1 else sentences(text)
    writer.random.shuffle(parts)
    return "\n".join(part.strip("\n") for part in parts)


Change = Callable[[Writer, str], str]
SAME_STORY: dict[str, tuple[Change, bool]] = {
    **{f"reprint {p}%": ((lambda w, t, p=p: edited(w, t, p / 100)), False) for p in (1, 5, 10, 20, 40)},
    **{f"excerpt {p}%": ((lambda w, t, p=p: excerpt(w, t, p / 100)), False) for p in (30, 50, 80)},
    "headline": (lambda w, t: t, False),
    "traditional": (lambda w, t: _TO_TRADITIONAL.convert(t), False),
    "taiwan, reprint 10%": (lambda w, t: _TO_TAIWAN.convert(edited(w, t, 0.1)), True),
    "traditional excerpt 50%": (lambda w, t: _TO_TRADITIONAL.convert(excerpt(w, t, 0.5)), True),
    "paragraphs moved": (shuffled, True),
    "two items in one": (lambda w, t: t + "\n" + w.story(len(t)), True),
    "teaser, then whole": (lambda w, t: t + "\n" + w.story(3 * len(t)), True),
    "ocr 2%": (lambda w, t: scattered(w, t, 0.02), True),
    "half-width, no breaks": (lambda w, t: t.replace("，", ", ").replace("。", ". ").replace("\n", ""), True),
}
HARD: dict[str, Change] = {f"scattered {p}%": (lambda w, t, p=p: scattered(w, t, p / 100)) for p in (5, 10, 20)}

TEMPLATES = {
    "weather": (
        "{P}气象台{date}发布天气预报：今天夜里到明天白天，全市{weather}转{weather}，{wind}{m}到{m}级，最低气温{t}℃，最高气温{t}℃。"
        "明天夜里到后天，{weather}，{wind}{m}级，气温{t}到{t}℃。相对湿度百分之{age}到百分之{age}。请广大市民注意出行安全，及时增减衣物。",
        False,
    ),
    "prices": (
        "{P}商务局监测数据显示，{date}全市主要农产品批发市场运行平稳。白菜每公斤{price}元，黄瓜每公斤{price}元，猪肉每公斤{price}元，"
        "鸡蛋每公斤{price}元，较上周上涨{p}%，草鱼每公斤{price}元，下降{p}%。专家预计，随着节日临近，市场供应充足，价格总体保持稳定。",
        False,
    ),
    "appointments": (
        "{P}人民政府决定：任命{person}为市{org}{post}；任命{person}为市{org}{post}，试用期一年；免去{person}的市{org}{post}职务；"
        "免去{person}的市{org}{post}职务。以上任免事项自公布之日起生效，特此通知。",
        False,
    ),
    "cases": (
        "{P}卫生健康委员会通报，{date}0时至24时，全市报告新增确诊病例{no}例，其中境外输入病例{no}例，新增治愈出院病例{no}例，"
        "累计报告确诊病例{n2}例，现有在院治疗病例{no}例，尚有{n2}名密切接触者正在接受医学观察。请广大市民继续做好个人防护，勤洗手，戴口罩，常通风。",
        False,
    ),
    "traffic": (
        "因道路施工需要，{P}公安局交通警察支队决定自{date}起至{date}止，每日{m}时至{age}时，对{county}第{no}号路段采取临时交通管制措施，"
        "禁止载重{m}吨以上货运车辆通行。请过往车辆和行人按照现场交通标志指示绕行，服从交通民警指挥，由此带来的不便敬请谅解。",
        True,
    ),
    "lottery": (
        "{P}福利彩票发行中心公告：第{year}{no}期开奖号码为{m}、{age}、{age}、{age}、{age}、{age}，特别号码{m}。本期全市销售额{n2}万元，"
        "一等奖{m}注，单注奖金{n2}元，二等奖{no}注，单注奖金{n2}元，奖池累计{n2}万元。兑奖期限为自开奖之日起六十日内，逾期未兑视为弃奖。",
        True,
    ),
    "water": (
        "{P}生态环境局公布{year}年第{m}期集中式饮用水水源水质状况：本期监测水源{no}个，达标{no}个，达标率{p}%，取水量{n2}万吨，"
        "其中地表水水源{m}个，地下水水源{m}个。监测项目包括酸碱度、溶解氧、高锰酸盐指数、氨氮和总磷等指标，评价执行国家有关标准。",
        True,
    ),
    "land": (
        "经{P}人民政府批准，{P}自然资源局决定以拍卖方式出让编号{year}-{no}地块的国有建设用地使用权，土地面积{n2}平方米，容积率不大于{m}.{m}，"
        "起始价{n2}万元，竞买保证金{n2}万元。申请人可于{date}至{date}到市公共资源交易中心获取拍卖文件，并按照文件规定提交书面申请。",
        True,
    ),
    "oil": (
        "根据国际市场油价变化情况，按照现行成品油价格机制，自{date}24时起，{P}汽油标准品最高零售价格每吨上调{no}元，柴油每吨上调{no}元。"
        "调整后，92号汽油每升{price}元，95号汽油每升{price}元，0号柴油每升{price}元。相关部门要加强市场监督检查，严厉查处各类价格违法行为。",
        True,
    ),
}


def pairs(seed: int, count: int, *, templates: bool = True) -> Iterator[Pair]:
    """``count`` pairs of every kind and length. Every pair has texts of its own."""
    writer = Writer(seed)
    for length, (low, high) in LENGTHS.items():
        for kind, (change, held_out) in SAME_STORY.items():
            for _ in range(count):
                text = writer.story(writer.random.randint(low, high))
                first, second = text, framed(writer, change(writer, text))
                yield Pair(kind, length, framed(writer, first), second, True, held_out)
        for kind, change in HARD.items():
            for _ in range(count):
                text = writer.story(writer.random.randint(low, high))
                yield Pair(kind, length, text, change(writer, text), True, True)
        for _ in range(count):
            size = writer.random.randint(low, high)
            yield Pair(
                "unrelated", length, framed(writer, writer.story(size)), framed(writer, writer.story(size)), False
            )
        for _ in range(count):
            size = writer.random.randint(low, high)
            quote = writer.story(max(30, size // 8))
            first, second = (writer.story(size) + "\n" + quote for _ in "ab")
            yield Pair("one quote in both", length, first, second, False, True)
    if templates:
        for kind, (pattern, held_out) in TEMPLATES.items():
            for _ in range(count):
                place = writer.word("place")
                first, second = (framed(writer, writer.fill(pattern.replace("{P}", place))) for _ in "ab")
                yield Pair(f"template {kind}", "80-300", first, second, False, held_out)
                text = writer.fill(pattern.replace("{P}", place))
                yield Pair(f"reprint of {kind}", "80-300", framed(writer, text), framed(writer, text), True, held_out)


def corpus_pairs(path: Path, seed: int) -> Iterator[list[Pair]]:
    """Pairs from pieces of real texts: for every length and kind, each piece once; pieces never overlap."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for length, bounds in LENGTHS.items():
        pieces = list(_pieces([record.get("text") or record.get("body") or "" for record in records], bounds, seed))
        for kind, (change, held_out) in SAME_STORY.items():
            writer = Writer(seed)
            yield [
                Pair(kind, length, framed(writer, piece), framed(writer, change(writer, piece)), True, held_out)
                for piece in pieces
            ]
        half = len(pieces) // 2
        yield [Pair("unrelated", length, *two, False) for two in zip(pieces[:half], pieces[half:], strict=False)]


def _pieces(texts: list[str], bounds: tuple[int, int], seed: int) -> Iterator[str]:
    draw = Writer(seed).random
    for text in texts:
        piece, wanted = "", draw.randint(*bounds)
        for sentence in sentences(text):
            piece += sentence
            if len(piece) >= wanted:
                if len(piece) <= bounds[1] * 1.2:
                    yield piece
                piece, wanted = "", draw.randint(*bounds)
