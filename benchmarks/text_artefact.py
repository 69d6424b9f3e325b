"""How well the Pinyin artefact is undone, on text damaged by the emulator of its mechanism.

    python benchmarks/text_artefact.py                     on texts written or generated for this project
    python benchmarks/text_artefact.py --texts FILE.jsonl  on real texts: JSON Lines with a field `body` or `text`

The rows of a table are groups of paragraphs: those without a byte shift, those where only bracketed pairs were lost,
all with a shift, and these without those where an ASCII digit or sign was swallowed, which nobody can know. Exact:
restored character for character; flagged: not exact, and counted as lost; silent: not exact, and not counted; worse:
less like what was meant than what came.
"""

import argparse
import difflib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from dedup_texts import Writer
from rich.console import Console
from rich.table import Table
from text_negatives import written

from govcrawl.replica.artefact import Lost, annotatable, damage
from govcrawl.text.artefact import mend

#: Characters seen annotated on real pages, densest last; the emulator's own list, not the repair's.
SEEN = (
    "發業區創優規執監節養環產網絡數據構達濟術認聯結統導護戰擴側機當內經階關應務學協響農鄉醫礎質習態續領團風紀預擔獻隊現設進動強項費"
    "價標識權轉實報驗點衛復鎮遠運責準訓調穩獨堅時計國會對號個場長勢請簡營庫單級測臺適評頁夠來過問說開門戶語見書寫專萬無聽錯愛陽線詩歡詢譽廠"
)
_ALL = annotatable()
SETS: dict[str, tuple[str, ...]] = {
    "as seen": tuple(SEEN),
    "a third": tuple(random.Random(5).sample(_ALL, len(_ALL) // 3)),
    "all": _ALL,
}
_SIGNS = frozenset(map(chr, range(0x20, 0x40))) - frozenset("(),?")
#: A page's way of being damaged: the decoder, and what the second step leaves before punctuation.
WAYS = {
    "marked": (Lost.MARK, None),
    "marked, commas unseen": (Lost.MARK, "\0"),
    "marked, commas seen": (Lost.MARK, ","),
    "marked, second byte kept": (Lost.MARK_FIRST, None),
    "dropped": (Lost.DROP, None),
    "dropped, second byte kept": (Lost.DROP_FIRST, None),
}


def own(number: int) -> list[list[str]]:
    """Pages: the Simplified texts written for the benchmark, and generated ones."""
    writer = Writer(11)
    pages = [[text.replace("\n", "") for text in texts] for kind, texts in written().items() if kind == "simplified"]
    return pages + [writer.story(800).split("\n") for _ in range(number // 4)]


def real(path: Path, number: int) -> list[list[str]]:
    pages = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        body = record.get("body") or record.get("text") or ""
        pages.append([" ".join(part.split()) for part in body.split("\n") if 30 <= len(part) <= 600])
    return pages[:number]


def cases(pages: Iterable[list[str]], characters: tuple[str, ...], way: str) -> Iterator[tuple[str, str, str, str]]:
    """(group, what was meant, what came, the damaged page)."""
    lost, comma = WAYS[way]
    for page in pages:
        made = []
        for meant in page:
            try:
                came = damage(meant, characters, lost=lost, comma=comma)
                shown = damage(meant, characters, lost=Lost.MARK_FIRST, comma=comma)
            except UnicodeEncodeError:
                continue  # the mechanism has no such character
            signs, torn = shown.count("?") - meant.count("?"), shown.count("?(")
            made.append(("whole" if not signs else "bracketed only" if signs == torn else "more", meant, came))
        context = "\n".join(came for _, _, came in made)
        yield from ((group, meant, came, context) for group, meant, came in made)


def swallowed(meant: str, came: str) -> bool:
    """Whether a digit or ASCII sign is gone. Shifts cannot bring any: these are second bytes of no character. Brackets,
    commas and question marks are the damage's own; letters are second bytes, so a lost one is not seen here."""
    return any(came.count(char) < meant.count(char) for char in set(meant).intersection(_SIGNS))


def alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def measure(pages: list[list[str]], characters: tuple[str, ...], way: str, *, alone: bool) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = {}
    for group, meant, came, context in cases(pages, characters, way):
        if alone and "(" not in came and "?" not in came:
            continue  # nothing in the paragraph itself shows the damage
        mended, _, lost = mend(came, None if alone else context)
        names = [group] if group == "whole" else [group, "any shift"]
        if group != "whole" and not swallowed(meant, came):
            names.append("none swallowed")
        for name in names:
            count = groups.setdefault(name, Counter())
            count["cases"] += 1
            count["exact"] += mended == meant
            count["flagged"] += mended != meant and lost > 0
            count["silent"] += mended != meant and lost == 0
            count["worse"] += mended != meant and alike(mended, meant) < alike(came, meant) - 1e-9
    return groups


def main(pages: list[list[str]], ways: Iterable[str], console: Console) -> None:
    for alone in (False, True):
        title = "artefact: paragraphs judged alone" if alone else "artefact: paragraphs judged by their page"
        columns = ("annotated", "damage", "paragraphs", "cases", "exact", "flagged", "silent", "worse", "ms each")
        table = Table(*columns, title=title)
        for (name, characters), way in product(SETS.items(), ways):
            start = time.process_time()
            groups = measure(pages, characters, way, alone=alone)
            spent = time.process_time() - start
            total = sum(groups[group]["cases"] for group in groups if group not in {"any shift", "none swallowed"})
            for group in ("whole", "bracketed only", "any shift", "none swallowed"):
                if count := groups.get(group):
                    exact = f"{100 * count['exact'] / count['cases']:.1f} %"
                    row = [str(count[key]) for key in ("flagged", "silent", "worse")]
                    cost = f"{1000 * spent / total:.1f}" if group == "whole" else ""
                    table.add_row(name, way, group, str(count["cases"]), exact, *row, cost)
        console.print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=200, help="about how many paragraphs (default 200)")
    parser.add_argument("--texts", type=Path, help="JSON Lines of real texts")
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=list(WAYS), help="kinds of damage")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every second text only, from the first or the second")
    options = parser.parse_args()
    texts = real(options.texts, options.number) if options.texts else own(options.number)
    main(texts if options.half is None else texts[options.half :: 2], options.ways, Console(width=140))
