"""Near-duplicates: precision and recall by kind and length, beside datasketch and simhash; speed and memory.

    python -m benchmarks.dedup [--pairs 100] [--seed 2] [--others] [--corpus FILE.jsonl] [--simulate 1000000]

``--others`` needs ``pip install datasketch simhash``. ``--corpus`` takes JSON Lines with ``text`` or ``body``:
pieces of these texts take the place of the written stories.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.dedup_pairs import Pair, corpus_pairs, pairs
from benchmarks.dedup_scale import in_memory, in_redis
from benchmarks.dedup_texts import Writer
from govcrawl.dedup.index import Index
from govcrawl.dedup.signature import signature

Finder = Callable[[list[tuple[str, str]]], dict[str, str]]
"""(id, text) in order → id of each near-duplicate → the id it matches best."""


def ours(texts: list[tuple[str, str]]) -> dict[str, str]:
    index = Index()
    found = {}
    for name, text in texts:
        near = index.add(name, signature(text))
        if near is not None:
            found[name] = near.of
    return found


DIFFERENT = ("unrelated", "one", "template")
"""First words of the kinds whose pairs are two stories."""


def judge(made: list[Pair], find: Finder) -> dict[tuple[str, str], list[int]]:
    """By kind and length: pairs, matched rightly, matched wrongly. All firsts come before all seconds."""
    texts = [(f"{number}a", pair.first) for number, pair in enumerate(made)]
    texts += [(f"{number}b", pair.second) for number, pair in enumerate(made)]
    found = find(texts)
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, pair in enumerate(made):
        row = table[pair.kind + (" *" if pair.held_out else ""), pair.length]
        row[0] += 1
        of = found.get(f"{number}b")
        if pair.same and of == f"{number}a":
            row[1] += 1
        elif of is not None:
            row[2] += 1
        if f"{number}a" in found:
            row[2] += 1
    return table


def report(name: str, table: dict[tuple[str, str], list[int]], seconds: float) -> None:
    print(f"\n{name}: {seconds:.1f} s CPU")
    print(f"{'kind (* held out)':34} {'length':10} {'pairs':>6} {'found':>6} {'wrong':>6}")
    for (kind, length), (count, right, wrong) in table.items():
        print(f"{kind:34} {length:10} {count:6} {right / count:6.3f} {wrong / count:6.3f}")
    for label, chosen in (("reprints", "reprint "), ("excerpts", "excerpt "), ("all same", "")):
        for length in sorted({length for _, length in table}):
            rows = [
                row
                for (kind, where), row in table.items()
                if where == length and kind.startswith(chosen) and kind.split()[0] not in DIFFERENT
            ]
            wrong = sum(row[2] for (_, where), row in table.items() if where == length)
            right, count = sum(row[1] for row in rows), sum(row[0] for row in rows)
            recall = f"recall {right / max(1, count):.4f}, "
            precision = right / max(1, right + wrong)
            print(f"{label} {length}: {recall}precision {precision:.4f}, all wrong matches of the length counted")
    strange = [row for (kind, _), row in table.items() if kind.startswith("template")]
    if strange:
        print(
            f"templates: false matches {sum(row[2] for row in strange) / sum(row[0] for row in strange):.4f}",
            flush=True,
        )


def speed() -> None:
    """CPU of a record of 2,000 characters: its signature, and the index."""
    writer, index = Writer(99), Index()
    texts = [writer.story(2000)[:2000] for _ in range(500)]
    signature(texts[0])
    started = time.process_time()
    made = [signature(text) for text in texts]
    signed = time.process_time()
    for number, one in enumerate(made):
        index.add(str(number), one)
    ended = time.process_time()
    print(
        f"\na record of 2,000 characters: signature {(signed - started) / len(texts) * 1e3:.2f} ms CPU, "
        f"index in memory {(ended - signed) / len(texts) * 1e3:.2f} ms",
        flush=True,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=100)
    options.add_argument("--seed", type=int, default=2)
    options.add_argument("--others", action="store_true")
    options.add_argument("--corpus", type=Path)
    options.add_argument("--simulate", type=int, metavar="RECORDS")
    chosen = options.parse_args()
    speed()
    if chosen.simulate:
        in_memory(chosen.simulate)
        in_redis(chosen.simulate)
        return
    sets = [list(pairs(chosen.seed, chosen.pairs))]
    if chosen.corpus:
        sets = list(corpus_pairs(chosen.corpus, chosen.seed))
    finders: dict[str, Finder] = {"govcrawl": ours}
    if chosen.others:
        from benchmarks.dedup_others import minhash_in_bands, simhash  # only here: two packages more

        finders["datasketch, 128 permutations, 32 bands of 4, Jaccard from .5"] = minhash_in_bands(32, 4, 0.5)
        finders["datasketch, 126 permutations, 42 bands of 3, Jaccard from .3"] = minhash_in_bands(42, 3, 0.3)
        finders["simhash, 64 bits, at most 3 different"] = simhash
    for name, find in finders.items():
        started = time.process_time()
        table: dict[tuple[str, str], list[int]] = {}
        for made in sets:
            table |= judge(made, find)
        report(name, table, time.process_time() - started)


if __name__ == "__main__":
    main()
