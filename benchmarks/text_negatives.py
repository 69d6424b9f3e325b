"""Texts that need nothing, by kind: those of text_negatives.txt, alone and put together, and generated ones."""

import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from dedup_texts import Writer
from opencc import OpenCC
from pypinyin import Style, pinyin

_FILE = Path(__file__).with_name("text_negatives.txt")
_GLOSSED = "亳歙涡黟濉枞郫莘荥祎翀昇氘氚瘰娲羿饕蛏昺頔堃喆婳瑀峤旻玥赟翯"


@cache
def written() -> dict[str, list[str]]:
    """The hand-written texts by kind."""
    kinds: dict[str, list[str]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            current = kinds.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line.replace("\\n", "\n").replace("\\\\", "\\"))
    return kinds


def negatives(seed: int = 1, each: int = 160) -> Iterator[tuple[str, str]]:
    """(kind, text): all written ones, then pages of several written ones, then `each` generated ones a kind."""
    chance = random.Random(seed)
    for kind, texts in written().items():
        yield from ((kind, text) for text in texts)
        for _ in range(each * 2 // 3):
            yield kind, "\n".join(chance.sample(texts, min(len(texts), chance.randint(2, 6))))
    for kind, make in _GENERATED.items():
        writer = Writer(seed)
        for _ in range(each):
            yield f"{kind}, generated", make(writer)


def _news(writer: Writer) -> str:
    return writer.story(writer.random.choice((40, 200, 600, 1500)))


def _indented(writer: Writer) -> str:
    return "\n".join("\u3000\u3000" + line for line in _news(writer).split("\n"))


def _converted(config: str) -> Callable[[Writer], str]:
    converter = OpenCC(config)

    def make(writer: Writer) -> str:
        return converter.convert(_news(writer))

    return make


def _glossed(writer: Writer) -> str:
    """News with one to three glosses on rare characters, once each."""
    text = _news(writer)
    for char in writer.random.sample(_GLOSSED, writer.random.randint(1, 3)):
        brackets = writer.random.choice(("()", "（）"))
        at = writer.random.randint(0, len(text))
        gloss = f"{char}{brackets[0]}{pinyin(char, style=Style.TONE)[0][0]}{brackets[1]}"
        text = f"{text[:at]}{gloss}{text[at:]}"
    return text


def _children(writer: Writer) -> str:
    """Simplified text with a reading on every character."""
    sentence = writer.sentence()[:60]
    return "".join(f"{c}({pinyin(c)[0][0]})" if "\u4e00" <= c <= "\u9fff" else c for c in sentence)


def _lesson(writer: Writer) -> str:
    """A Traditional lesson: its number, news with correct glosses on five different characters, a task."""
    text = _TAIWAN(writer)
    places = {c: i for i, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"}
    for at in sorted(writer.random.sample(sorted(places.values()), min(5, len(places))), reverse=True):
        text = f"{text[: at + 1]}({pinyin(text[at])[0][0]}){text[at + 1 :]}"
    task = writer.random.choice(("請朗讀課文。", "請用生字造句。", "請寫出這些字的拼音。"))
    return f"第{writer.random.randint(1, 30)}課\n{text}\n{task}"


def _units(writer: Writer) -> str:
    units = "kg cm km m2 mm mg kW MW GDP CPI a b c A B C 1 2 try no".split()
    text = _news(writer)
    for _ in range(4):
        at = writer.random.randint(0, len(text))
        text = f"{text[:at]}({writer.random.choice(units)}){text[at:]}"
    return text


_TAIWAN = _converted("s2twp")
_GENERATED = {
    "simplified": _news,
    "simplified with indents": _indented,
    "taiwan": _TAIWAN,
    "hongkong": _converted("s2hk"),
    "glosses": _glossed,
    "children": _children,
    "traditional lessons": _lesson,
    "units": _units,
}
