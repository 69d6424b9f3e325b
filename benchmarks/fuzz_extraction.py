"""Mangle real pages at random and extract them: no exception, none slow, each an article or said to be none.

    python -m benchmarks.fuzz_extraction --corpus DIR [--seconds 60] [--seed 1] [--keep DIR]

DIR as for ``benchmarks.extraction``. Of each page pieces are cut out, doubled, swapped with other pages' pieces or
replaced by stray tags and bytes. ``--keep``: where pages that fail or take more than a second are written.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.extraction import load
from govcrawl.extract import extract

SLOW = 1.0
"""Seconds of CPU. The first damaged text loads the language model, which takes 0.8 s."""
STRAY = b"<table> </div> <title> <h1> <!-- --> </body> <td> <form> <br> <html> </p> \0 <![CDATA[ <script>".split(b" ")


def mangle(body: bytes, chance: Random, others: Callable[[], bytes]) -> bytes:
    """One to six changes."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(body) + 1)
        end = start + chance.randint(1, 4000)
        other = others()
        at = chance.randrange(len(other) + 1)
        body = chance.choice([
            body[:start] + body[end:],
            body[:start] + chance.randbytes(30) + body[start:],
            body[:start] + other[at : at + 6000] + body[start:],
            body[:start],
            body[:start] + chance.choice(STRAY) * chance.randint(1, 50) + body[start:],
            body[start:] + body[:start],
            body[:end] + body[start:],
        ])  # fmt: skip
    return body


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpus", type=Path, required=True)
    cli.add_argument("--seconds", type=float, default=60)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--keep", type=Path)
    args = cli.parse_args()
    chance, pages = Random(args.seed), load(args.corpus, None)
    count, failed, slowest, until = 0, 0, 0.0, time.monotonic() + args.seconds
    while time.monotonic() < until:
        body, label = chance.choice(pages)
        body = mangle(body, chance, lambda: chance.choice(pages)[0])
        before, wrong = time.process_time(), ""
        try:
            found = extract(body, label.get("url") or "http://example.invalid/1.html")
            if not found.is_article and not any(warning.startswith("not an article") for warning in found.warnings):
                wrong = "no article, and not said why"
        except Exception as error:
            wrong = repr(error)
        spent = time.process_time() - before
        wrong = wrong or (f"{spent:.1f} s of CPU" if spent > SLOW else "")
        if wrong:
            failed += 1
            print(f"{label['id']}, input {count}: {wrong}")
            if args.keep:
                (args.keep / f"{count}.html").write_bytes(body)
        count, slowest = count + 1, max(slowest, spent)
    print(f"{count} inputs, {failed} of them wrong or slow, the slowest {slowest:.2f} s")


if __name__ == "__main__":
    main()
