"""Builds the data files of the text repair. Run once, by hand; the results are committed.

    python -m govcrawl.text.data.build path/to/jieba

``characters.txt`` (one Traditional character a line: itself, its Simplified form, its readings) comes from OpenCC
(Apache-2.0) and pypinyin's tables (MIT). ``words.txt.xz`` (the language model) comes from jieba's ``dict.txt`` and
``posseg/prob_*.py`` (MIT, Copyright 2013 Sun Junyi): the kinds of words; what each kind makes of the next; then
lines ``kind level word word …``, a word's probability being 2 to the power of -level/4. See NOTICE.md.
"""

import ast
import lzma
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: Words are one to four characters long and counted this often at least.
LONGEST, RAREST = 4, 4
#: The kinds of words (jieba's tags) told apart; every other is x.
KINDS = "x n v a d p c r m q f t s u uj ul uz uv ug ud y nr ns nt nz vn ad an b j l i z zg g ng vg".split()


def gbk_hanzi() -> list[str]:
    """Every hanzi that GBK holds, in code order of GBK."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    chars = (pair.decode("gbk", "ignore") for pair in pairs)
    return [char for char in chars if len(char) == 1 and "\u4e00" <= char <= "\u9fff"]


def in_charset(text: str, charset: str) -> bool:
    """Whether the codec has every character."""
    return text.encode(charset, "ignore").decode(charset) == text


def characters() -> str:
    """The table of Traditional characters: those whose Simplified form differs and stands in GBK too."""
    import opencc  # noqa: PLC0415  # build-time only
    import pypinyin  # noqa: PLC0415  # build-time only

    simplify = opencc.OpenCC("t2s").convert
    lines = []
    for char in gbk_hanzi():
        simple = "着" if char == "著" else simplify(char)
        if simple == char or not in_charset(simple, "gbk"):
            continue
        readings = [unicodedata.normalize("NFC", reading) for reading in pypinyin.pinyin(char, heteronym=True)[0]]
        kept = [
            reading
            for reading in readings
            if reading.isalpha() and reading.encode("gbk", "ignore").decode("gbk") == reading
        ]
        lines.append(f"{char} {simple} {','.join(kept)}\n")
    return "".join(lines)


def words(jieba: Path) -> str:
    """The language model: first the weights of one kind of word after another, then the words by kind and level."""
    traditional = {line[0] for line in characters().splitlines()} - set("著乾徵")
    counts: Counter[str] = Counter()
    inside: Counter[str] = Counter()  # how often a character stands in longer words
    kinds: dict[str, str] = {}
    for line in (jieba / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if not all("\u4e00" <= char <= "\u9fff" and char not in traditional for char in word):
            continue
        counts[word] += int(count)
        kinds[word] = kind if kind in KINDS else "x"
        if len(word) > 1:
            inside.update({char: int(count) for char in word})
    kept: dict[str, int] = {}
    for word, times in counts.items():
        if len(word) == 1:
            # Mojibake in the corpus behind the list (鐨 for 的) made some single characters far too frequent.
            ceiling = 20 * inside[word] + 20 if in_charset(word, "gb2312") else 5
            kept[word] = max(1, min(times, ceiling))
        elif times >= RAREST and len(word) <= LONGEST:
            kept[word] = times
    total = sum(kept.values())
    groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    shares = dict.fromkeys(KINDS, 0.0)
    for word, times in kept.items():
        groups[kinds[word], round(-4 * math.log2(times / total))].append(word)
        shares[kinds[word]] += times / total
    lines = [f"{kind} {level} {' '.join(sorted(group))}" for (kind, level), group in sorted(groups.items())]
    return "\n".join([" ".join(KINDS), *transitions(jieba, shares), *lines]) + "\n"


def transitions(jieba: Path, shares: dict[str, float]) -> list[str]:
    """A line for what a word follows (a boundary, then each kind): by how much that makes each kind likelier (eighths
    of a natural logarithm)."""
    start = _pickled(jieba / "posseg" / "prob_start.py")
    follow = _pickled(jieba / "posseg" / "prob_trans.py")
    rows: list[dict[str, float]] = [{kind: math.exp(start["B", kind]) + math.exp(start["S", kind]) for kind in KINDS}]
    for kind in KINDS:
        row = dict.fromkeys(KINDS, 0.0)
        for state in "ES":
            for (place, other), chance in follow.get((state, kind), {}).items():
                if place in "BS":
                    row[other if other in KINDS else "x"] += math.exp(chance)
        rows.append(row)
    lines = []
    for row in rows:
        total = sum(row.values())
        gains = [0.3 + 0.7 * row[kind] / total / shares[kind] if total else 1.0 for kind in KINDS]
        lines.append(" ".join(str(round(8 * min(1.5, math.log(gain)))) for gain in gains))
    return lines


def _pickled(path: Path) -> dict[Any, Any]:
    """jieba's tables are Python literals: ``P={…}``."""
    return dict(ast.literal_eval(path.read_text(encoding="utf-8").partition("=")[2]))


def main() -> None:
    """Write the files."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m govcrawl.text.data.build path/to/jieba")
    (HERE / "characters.txt").write_text(characters(), encoding="utf-8")
    packed = lzma.compress(words(Path(sys.argv[1])).encode(), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "words.txt.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
