"""Make `govcrawl/text/data/hanzi.txt` and `scripts.txt` from a word-frequency list and OpenCC.

    python benchmarks/make_hanzi_table.py path/to/jieba/dict.txt

The list is jieba's `dict.txt` (MIT; one line `word count tag`). The result is a cost in bits for each hanzi (how
surprising it is in Chinese prose, the cheaper of its Simplified and its Traditional use) and the characters
that only one of the two scripts has.
"""

import argparse
import math
from collections import Counter
from pathlib import Path

from opencc import OpenCC

DATA = Path(__file__).parent.parent / "govcrawl" / "text" / "data"
FLOOR, UNSEEN = 5, 17  # bits: no character is cheaper; one the list does not hold costs this or more (see cost.py)


def is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def frequencies(path: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each hanzi occurs in the words of the list: as printed there, and converted to Traditional."""
    simplified: Counter[str] = Counter()
    traditional: Counter[str] = Counter()
    converters = (OpenCC("s2t"), OpenCC("s2tw"))
    for line in path.read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        for char in filter(is_hanzi, word):
            simplified[char] += 2 * int(count)
        for converter in converters:
            for char in filter(is_hanzi, converter.convert(word)):
                traditional[char] += int(count)
    return simplified, traditional


def encodes(char: str, codec: str) -> bool:
    try:
        return bool(char.encode(codec))
    except UnicodeEncodeError:
        return False


def write(path: Path) -> None:
    tables = frequencies(path)
    bits: dict[str, int] = {}
    for table in tables:
        total = table.total()
        for char, count in table.items():
            cost = max(FLOOR, round(math.log2(total / count)))
            bits[char] = min(cost, bits.get(char, UNSEEN))
    levels: dict[int, list[str]] = {}
    for char in sorted(bits):
        if bits[char] < UNSEEN:
            levels.setdefault(bits[char], []).append(char)
    DATA.joinpath("hanzi.txt").write_text(
        "".join(f"{level}\t{''.join(levels[level])}\n" for level in sorted(levels)), encoding="utf-8"
    )
    to_traditional, to_simplified = OpenCC("s2t"), OpenCC("t2s")
    hanzi = [chr(code) for code in range(0x4E00, 0x9FA6)]
    simplified = [c for c in hanzi if to_traditional.convert(c) != c and not encodes(c, "big5")]
    traditional = [c for c in hanzi if to_simplified.convert(c) != c and not encodes(c, "gb2312")]
    DATA.joinpath("scripts.txt").write_text(
        f"Hans\t{''.join(simplified)}\nHant\t{''.join(traditional)}\n", encoding="utf-8"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dict", type=Path, help="jieba's dict.txt")
    write(parser.parse_args().dict)
