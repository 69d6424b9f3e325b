"""Damage of every kind, made from clean text: (damaged, what was meant).

`KINDS` names each kind and the function that makes cases of it; the artefact's kinds are in text_artefact.py.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator

from dedup_texts import Writer
from opencc import OpenCC

Case = tuple[str, str]
_TAIWAN = OpenCC("s2tw")
_HOLES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def windows(body: bytes) -> str:
    """Decode as Windows-1252 the way browsers do: its holes are control characters."""
    return "".join(chr(b) if b in _HOLES else bytes((b,)).decode("cp1252") for b in body)


def latin(body: bytes) -> str:
    return body.decode("latin-1")


def _hans(writer: Writer) -> str:
    return _cut(writer, writer.story(600))


def _hant(writer: Writer) -> str:
    return _cut(writer, _TAIWAN.convert(writer.story(600)))


def _cut(writer: Writer, text: str) -> str:
    """20 to 400 characters of one paragraph, from anywhere in it."""
    line = max(text.split("\n"), key=len)
    length = writer.random.choice((20, 30, 50, 100, 400))
    start = writer.random.randint(0, max(0, len(line) - length))
    return line[start : start + length].ljust(20, "。")


def _mojibake(clean: Callable[[Writer], str], damage: Callable[[str], str]) -> Callable[[int, int], Iterator[Case]]:
    """Cases of text that the damage can be undone in: where every byte was a character of the wrong table."""

    def cases(seed: int, number: int) -> Iterator[Case]:
        writer = Writer(seed)
        for _ in range(number * 2000):
            text = clean(writer)
            try:
                damaged = damage(text)
            except UnicodeError:
                continue
            yield damaged, text
            number -= 1
            if not number:
                return

    return cases


def _in_a_good_page(
    clean: Callable[[Writer], str], damage: Callable[[str], str]
) -> Callable[[int, int], Iterator[Case]]:
    """One damaged paragraph of three."""

    def cases(seed: int, number: int) -> Iterator[Case]:
        writer = Writer(seed + 1)
        for damaged, text in _mojibake(clean, damage)(seed, number):
            before, after = clean(writer), clean(writer)
            yield f"{before}\n{damaged}\n{after}", f"{before}\n{text}\n{after}"

    return cases


def _twice(text: str) -> str:
    return windows(windows(text.encode()).encode())


def _thrice(text: str) -> str:
    return windows(_twice(text).encode())


_DAMAGES: dict[str, tuple[Callable[[Writer], str], Callable[[str], str]]] = {
    "GBK read as Latin-1": (_hans, lambda s: latin(s.encode("gb18030"))),
    "GBK read as Windows-1252": (_hans, lambda s: windows(s.encode("gb18030"))),
    "Big5 read as Windows-1252": (_hant, lambda s: windows(s.encode("big5hkscs"))),
    "UTF-8 read as Latin-1": (_hans, lambda s: latin(s.encode())),
    "UTF-8 read as Windows-1252": (_hans, lambda s: windows(s.encode())),
    "UTF-8 read as Windows-1252, Traditional": (_hant, lambda s: windows(s.encode())),
    "UTF-8 read as Windows-1252, twice": (_hans, _twice),
    "UTF-8 read as Windows-1252, three times": (_hans, _thrice),
    "UTF-8 read as GBK": (_hans, lambda s: s.encode().decode("gbk")),
    "UTF-8 read as GB18030": (_hans, lambda s: s.encode().decode("gb18030")),
    "UTF-8 read as GB18030, Traditional": (_hant, lambda s: s.encode().decode("gb18030")),
    "Big5 read as GB18030": (_hant, lambda s: s.encode("big5hkscs").decode("gb18030")),
    "GBK read as Big5": (_hans, lambda s: s.encode("gbk").decode("big5hkscs")),
}


def _story(writer: Writer) -> str:
    return writer.story(200)


def _replaced(change: Callable[[str, random.Random], str]) -> Callable[[int, int], Iterator[Case]]:
    def cases(seed: int, number: int) -> Iterator[Case]:
        writer = Writer(seed)
        while number:
            text = _story(writer)
            if (damaged := change(text, writer.random)) != text:
                yield damaged, text
                number -= 1

    return cases


def _sprinkle(marks: str) -> Callable[[str, random.Random], str]:
    def change(text: str, chance: random.Random) -> str:
        for _ in range(chance.randint(1, 8)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice(marks) + text[at:]
        return text

    return change


def _mapped(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    return lambda text, chance: text.translate({ord(a): b for a, b in table.items()})


def _doubles(codes: range, form: str) -> dict[str, str]:
    """Ordinary hanzi, each with its double from a block of doubles."""
    pairs = {unicodedata.normalize(form, chr(code)): chr(code) for code in codes}  # type: ignore[arg-type]
    return {plain: double for plain, double in pairs.items() if plain != double}


_RADICALS = dict(
    zip("民母西见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙", "⺠⺟⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰", strict=True)
)


def _entities(text: str, chance: random.Random) -> str:
    forms = ("&#{};", "&amp;#{};", "&#x{:x};", "&amp;amp;#{};")
    return "".join(
        chance.choice(forms).format(ord(c)) if "\u4e00" <= c <= "\u9fff" and chance.random() < 0.3 else c for c in text
    )


def _named(text: str, chance: random.Random) -> str:
    return text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("——", "&mdash;&mdash;")


def _names(seed: int, number: int) -> Iterator[Case]:
    writer = Writer(seed)
    for _ in range(number):
        people = [writer.person() for _ in range(writer.random.randint(1, 4))]
        wide = [p[0] + "\u3000" + p[1] if len(p) == 2 else p for p in people]
        frame = writer.random.choice(("本报记者 {} 摄", "（记者　{}）", "责任编辑：{}", "记者 {} 报道"))
        text = writer.story(60)
        if people != wide:
            yield f"{text}\n{frame.format('　'.join(wide))}", f"{text}\n{frame.format('　'.join(people))}"


KINDS: dict[str, Callable[[int, int], Iterator[Case]]] = (
    {name: _mojibake(*parts) for name, parts in _DAMAGES.items()}
    | {
        f"{name}, one paragraph": _in_a_good_page(*_DAMAGES[name])
        for name in (
            "GBK read as Windows-1252",
            "UTF-8 read as Windows-1252",
            "UTF-8 read as GB18030",
            "GBK read as Big5",
        )
    }
    | {
        "entities escaped twice": _replaced(_entities),
        "named entities escaped twice": _replaced(_named),
        "zero-width characters": _replaced(_sprinkle("\u200b\ufeff\u2060\u200e\xad\u200c")),
        "control characters": _replaced(_sprinkle("\x00\x01\x07\x08\x1a\x7f\x81\x9f")),
        "Kangxi radicals": _replaced(_mapped(_doubles(range(0x2F00, 0x2FD6), "NFKC") | _RADICALS)),
        "compatibility ideographs": _replaced(_mapped(_doubles(range(0xF900, 0xFADA), "NFC"))),
        "full-width digits and letters": _replaced(_mapped({chr(c): chr(c + 0xFEE0) for c in range(0x30, 0x3A)})),
        "spaces inside names": _names,
    }
)
