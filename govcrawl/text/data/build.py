"""Builds the data files of the text repair. Run once, by hand; the results are committed.

    python -m govcrawl.text.data.build path/to/jieba path/to/zh_CN.lm path/to/199801.txt

``characters.txt`` (one Traditional character a line: itself, its Simplified form, its readings) comes from OpenCC
(Apache-2.0) and pypinyin's tables (MIT). The language model comes from jieba's ``dict.txt`` and ``posseg/prob_*.py``,
from libime's model (see ``libime``) and from a newspaper's punctuation (see ``stops``). ``words.txt.xz``: the kinds of
words; what each kind makes of the next; then lines ``kind level back-off word word …``, a word's probability being 2
to the power of -level/4. ``pairs.bin.xz``: see ``packed``. Licences: NOTICE.md.
"""

import ast
import lzma
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from govcrawl.text.data.libime import Pairs, load
from govcrawl.text.data.stops import MARKS, Stops, count, shrunk

HERE = Path(__file__).parent
#: Words are one to four characters long and counted this often at least.
LONGEST, RAREST = 4, 4
#: libime's share in a word's probability, and how likely a word only libime has must be there (natural logarithm).
NEW, RARE = 0.3, -15.0
#: The share of the word before, against that of its kind; steps of back-off (halves); the pairs kept.
PAIRED, BACK_OFFS, PAIRS = 0.6, 6, 1_500_000
#: What a word beside a mark must be more than its kind to be listed.
LITTLE = 0.3
#: The kinds of words (jieba's tags) told apart; every other is x, and o those that jieba's list does not have.
KINDS = "x n v a d p c r m q f t s u uj ul uz uv ug ud y nr ns nt nz vn ad an b j l i z zg g ng vg o".split()


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


def words(jieba: Path, pairs: Pairs, stops: Stops) -> tuple[str, bytes]:
    """The language model: the weights of one kind of word after another, the words by level; and the word pairs."""
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
    kept: dict[str, float] = {}
    for word, times in counts.items():
        if len(word) == 1:
            # Mojibake in the corpus behind the list (鐨 for 的) made some single characters far too frequent.
            ceiling = 20 * inside[word] + 20 if in_charset(word, "gb2312") else 5
            kept[word] = max(1, min(times, ceiling))
        elif times >= RAREST and len(word) <= LONGEST:
            kept[word] = times
    total = sum(kept.values())
    singles = {word for word in kept if len(word) == 1}
    mixed = {word: (1 - NEW) * times / total for word, times in kept.items()}
    back_off: dict[str, int] = {}
    for word, chance, weight in zip(pairs.words, pairs.chance.tolist(), pairs.back_off.tolist(), strict=True):
        if len(word) > LONGEST or not singles.issuperset(word) or (word not in kept and chance < RARE):
            continue
        mixed[word] = mixed.get(word, 0.0) + NEW * math.exp(chance)
        back_off[word] = min(BACK_OFFS - 1, round(-2 * weight))
        kinds.setdefault(word, "o")
    shares = dict.fromkeys(KINDS, 0.0)
    for word, share in kept.items():
        shares[kinds[word]] += share / total
    for mark in MARKS:
        mixed[mark] = stops.tokens[mark] / stops.tokens.total()
        kinds[mark] = mark
    after = with_marks(transitions(jieba, shares), kinds, stops)
    groups: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
    for word, chance in mixed.items():
        groups[round(-4 * math.log2(chance)), kinds[word], back_off.get(word, 0)].append(word)
    ordered = sorted((key, sorted(group)) for key, group in groups.items())
    lines = [f"{kind} {level} {weight} {' '.join(group)}" for (level, kind, weight), group in ordered]
    table = [(word, kind, level, weight) for (level, kind, weight), group in ordered for word in group]
    rows = [" ".join(str(round(8 * gain)) for gain in row) for row in after]
    text = "\n".join([" ".join([*KINDS, *MARKS]), *rows, *lines]) + "\n"
    return text, packed(pairs, stops, table, np.round(8 * np.array(after)) / 8)


def with_marks(after: list[list[float]], kinds: dict[str, str], stops: Stops) -> list[list[float]]:
    """The weights of one kind after another, with the marks as kinds of their own."""
    every = ["", *KINDS, *MARKS]
    kind_of = kinds | dict.fromkeys([""], "")
    seen: Counter[tuple[str, str]] = Counter()
    often: Counter[str] = Counter()
    for word, times in stops.tokens.items():
        often[kind_of.get(word, "o")] += times
    for (one, two), times in stops.pairs.items():
        seen[kind_of.get(one, "o"), kind_of.get(two, "o")] += times
    total = often.total() - often[""]
    rows = []
    for one, row in zip(every, [*after, *([] for _ in MARKS)], strict=True):
        others = every[1 + len(row) :]
        rows.append([*row, *(shrunk(seen[one, two], often[one] * often[two] / total) for two in others)])
    return rows


def packed(pairs: Pairs, stops: Stops, table: list[tuple[str, str, int, int]], after: NDArray[np.float64]) -> bytes:
    """The pairs worth knowing: how many follow each word; the second words' numbers, as the difference from the one
    before, in three planes of bytes; and by how much the first makes the second likelier (eighths)."""
    number = {word: at for at, (word, _, _, _) in enumerate(table)}
    kinds = ["", *KINDS, *MARKS]
    ours = np.array([number.get(word, -1) for word in pairs.words])
    kind = np.array([kinds.index(each) for _, each, _, _ in table])
    chance = np.array([-level / 4 * math.log(2) for _, _, level, _ in table])
    weight = np.array([each for _, _, _, each in table])
    first, second = ours[pairs.first], ours[pairs.second]
    known = (first >= 0) & (second >= 0)
    first, second, pair_chance = first[known], second[known], pairs.pair_chance[known]
    usual = np.exp(after[kind[first], kind[second] - 1])
    plain = np.log((1 - PAIRED) * usual + PAIRED * np.exp(-weight[first] / 2))
    gain = np.log((1 - PAIRED) * usual + PAIRED * np.exp(pair_chance - chance[second]))
    worth = np.exp(chance[first] + pair_chance) * np.abs(gain - plain)
    best = np.argsort(-worth)[:PAIRS]
    beside = [
        (number[one], number[two], after[kind[number[one]], kind[number[two]] - 1] + further)
        for (one, two), further in beside_marks(stops, table, kind, chance, after).items()
    ]
    first = np.concatenate((first[best], [one for one, _, _ in beside])).astype(np.int64)
    second = np.concatenate((second[best], [two for _, two, _ in beside])).astype(np.int64)
    gain = np.concatenate((gain[best], [each for _, _, each in beside]))
    order = np.lexsort((second, first))
    first, second, gain = first[order], second[order], gain[order]
    follow = np.bincount(first, minlength=len(table))
    step = np.diff(second, prepend=0)
    begins = np.concatenate(([0], np.cumsum(follow)[:-1]))[follow > 0]
    step[begins] = second[begins]
    planes = [(step >> shift & 255).astype(np.uint8).tobytes() for shift in (0, 8, 16)]
    levels = np.clip(np.round(8 * gain), -127, 127).astype(np.int8).tobytes()
    return b"".join([len(table).to_bytes(4, "little"), follow.astype("<u2").tobytes(), *planes, levels])


def beside_marks(
    stops: Stops,
    table: list[tuple[str, str, int, int]],
    kind: NDArray[np.int64],
    chance: NDArray[np.float64],
    after: NDArray[np.float64],
) -> dict[tuple[str, str], float]:
    """Words that stand before or after a mark more or less often than their kind does, and by how much."""
    number = {word: at for at, (word, _, _, _) in enumerate(table)}
    total = stops.tokens.total() - stops.tokens[""]
    found = {}
    common = [word for word, times in stops.tokens.items() if times >= 5 and word in number]
    for one, two in [pair for word in common for mark in MARKS for pair in ((word, mark), (mark, word))]:
        a, b = number[one], number[two]
        usual = math.exp(after[kind[a], kind[b] - 1])
        share = stops.tokens[two] / total if two in MARKS else math.exp(chance[b])
        further = shrunk(stops.pairs[one, two], stops.tokens[one] * share * usual)
        if abs(further) > LITTLE:
            found[one, two] = further
    return found


def transitions(jieba: Path, shares: dict[str, float]) -> list[list[float]]:
    """A row for what a word follows (a boundary, then each kind): by how much that makes each kind likelier (natural
    logarithms)."""
    start = _pickled(jieba / "posseg" / "prob_start.py")
    follow = _pickled(jieba / "posseg" / "prob_trans.py")
    first = {kind: math.exp(start["B", kind]) + math.exp(start["S", kind]) for kind in KINDS if kind != "o"}
    rows: list[dict[str, float]] = [{"o": 0.0} | first]
    for kind in KINDS:
        row = dict.fromkeys(KINDS, 0.0)
        for state in "ES":
            for (place, other), chance in follow.get((state, kind), {}).items():
                if place in "BS":
                    row[other if other in KINDS else "x"] += math.exp(chance)
        rows.append(row)
    after = []
    for row in rows:
        total = sum(row.values())
        gains = [0.3 + 0.7 * row[kind] / total / shares[kind] if total and shares[kind] else 1.0 for kind in KINDS]
        after.append([min(1.5, math.log(gain)) for gain in gains])
    return after


def _pickled(path: Path) -> dict[Any, Any]:
    """jieba's tables are Python literals: ``P={…}``."""
    return dict(ast.literal_eval(path.read_text(encoding="utf-8").partition("=")[2]))


def main() -> None:
    """Write the files."""
    if len(sys.argv) != 4:
        sys.exit("usage: python -m govcrawl.text.data.build path/to/jieba path/to/zh_CN.lm path/to/199801.txt")
    (HERE / "characters.txt").write_text(characters(), encoding="utf-8")
    text, pairs = words(Path(sys.argv[1]), load(Path(sys.argv[2])), count(Path(sys.argv[3])))
    for name, body in (("words.txt.xz", text.encode()), ("pairs.bin.xz", pairs)):
        (HERE / name).write_bytes(lzma.compress(body, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
