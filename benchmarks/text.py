"""How well text is decoded and repaired, beside ftfy and charset-normalizer in the same run.

    python benchmarks/text.py                 everything: about fifteen minutes
    python benchmarks/text.py --number 100    fewer cases a kind
    python benchmarks/text.py --texts FILE    the artefact on real texts: JSON Lines with a field `body` or `text`
    python benchmarks/text.py --pages DIR     also decode the saved pages of a directory

Exact: the share of cases restored character for character. Worse: changed, but not into what was meant. Times are CPU
time of one core, the best of several runs.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import ftfy
from charset_normalizer import from_bytes
from dedup_texts import Writer
from rich.console import Console
from rich.table import Table
from text_artefact import WAYS, own, real
from text_artefact import main as artefact
from text_decoding import pages, scrapy_text
from text_kinds import KINDS
from text_negatives import negatives

from govcrawl.text import decode, repair

CONSOLE = Console(highlight=False, width=None if sys.stdout.isatty() else 140)
_CAREFUL = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False)
_FTFY: dict[str, Callable[[str], str]] = {
    "ftfy": ftfy.fix_text,
    "ftfy, careful": lambda text: ftfy.fix_text(text, _CAREFUL),
}


def share(count: int, of: int) -> str:
    return f"{100 * count / of:.2f} %" if of else "–"


def repairs(number: int) -> None:
    table = Table("damage", "cases", "exact", "worse", *_FTFY, title="repair: restored exactly")
    for name, make in KINDS.items():
        cases = list(make(1, number))
        got = [repair(damaged).text for damaged, _ in cases]
        exact = sum(text == meant for text, (_, meant) in zip(got, cases, strict=True))
        worse = sum(text not in case for text, case in zip(got, cases, strict=True))
        others = [sum(fix(damaged) == meant for damaged, meant in cases) for fix in _FTFY.values()]
        row = [share(exact, len(cases)), str(worse), *(share(count, len(cases)) for count in others)]
        table.add_row(name, str(len(cases)), *row)
    CONSOLE.print(table)


def false_changes() -> None:
    counts: dict[str, list[int]] = {}
    examples: list[str] = []
    for kind, text in negatives():
        repaired = repair(text)
        row = counts.setdefault(kind, [0] * (3 + len(_FTFY)))
        row[0] += 1
        row[1] += repaired.text != text
        row[2] += repaired.lost > 0
        if repaired.text != text:
            examples.append(f"{kind}: {repaired.steps} {text[:60]!r}")
        for column, fix in enumerate(_FTFY.values(), 3):
            row[column] += fix(text) != text
    table = Table("texts that need nothing", "texts", "changed", "called lost", *_FTFY, title="repair: false changes")
    for kind, row in counts.items():
        table.add_row(kind, *map(str, row))
    table.add_row("all", *(str(sum(column)) for column in zip(*counts.values(), strict=True)), style="bold")
    CONSOLE.print(table)
    for example in examples[:20]:
        CONSOLE.print(example, markup=False)


def decoding(number: int) -> None:
    table = Table("pages", "cases", "exact", "Scrapy", "charset-normalizer", title="decode: text as it was written")
    for name, cases in pages(number).items():
        ours = sum(decode(body, header).text == meant for body, header, meant in cases)
        theirs = sum(scrapy_text(body, header) == meant for body, header, meant in cases)
        some = cases[:: max(1, len(cases) // 60)]
        guessed = sum(str(from_bytes(body).best()) == meant for body, _, meant in some)
        row = [share(ours, len(cases)), share(theirs, len(cases)), f"{share(guessed, len(some))} of {len(some)}"]
        table.add_row(name, str(len(cases)), *row)
    CONSOLE.print(table)


def best(call: Callable[[], object], runs: int = 50) -> float:
    """Milliseconds."""
    call()
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def throughput() -> None:
    writer = Writer(7)
    table = Table("what", "govcrawl, ms", "other, ms", title="time")
    story = writer.story(60_000)
    page = f'<html><head><meta charset="gbk"></head><body>{story}</body></html>'
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        body = page.encode(codec, "ignore")[:50_000].decode(codec, "ignore").encode(codec)
        other = best(lambda body=body: from_bytes(body).best(), 2)
        table.add_row(f"decode 50 KB of {codec}", f"{best(lambda body=body: decode(body)):.3f}", f"{other:.1f}")
    cut = page.encode("gb18030")[:50_000] + b"\x81"
    table.add_row("decode 50 KB of gb18030, cut short", f"{best(lambda: decode(cut)):.3f}", "")
    for name, text in (
        ("Simplified", story[:2000]),
        ("English", "The quick brown fox jumps over the lazy dog. " * 45),
        ("with a rare name in it", story[:1995] + "李翀，王翯。"),
    ):
        ours, theirs = best(lambda text=text: repair(text)), best(lambda text=text: ftfy.fix_text(text))
        table.add_row(f"repair 2,000 characters that need nothing, {name}", f"{ours:.3f}", f"{theirs:.3f}")
    broken = story[:2000].encode("gb18030").decode("latin-1")
    table.add_row("repair 2,000 characters of GBK read as Latin-1", f"{best(lambda: repair(broken), 10):.3f}", "")
    CONSOLE.print(table)


def saved(files: Iterable[Path]) -> None:
    table = Table("saved page", "declared", "used", "replaced", "charset-normalizer")
    for path in sorted(files):
        body = path.read_bytes()
        found, guess = decode(body), from_bytes(body).best()
        if found.replaced or guess is None or guess.encoding.replace("_", "-") != found.encoding:
            table.add_row(path.name, found.declared, found.encoding, str(found.replaced), guess and guess.encoding)
    CONSOLE.print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=500, help="cases a kind (default 500)")
    parser.add_argument("--only", choices=("repair", "artefact", "negatives", "decode", "time"), help="one part of it")
    parser.add_argument("--texts", type=Path, help="real texts for the artefact (default: written and generated ones)")
    parser.add_argument("--pages", type=Path, help="a directory of saved pages to decode as well")
    options = parser.parse_args()
    if options.only in {None, "repair"}:
        repairs(options.number)
    if options.only in {None, "artefact"}:
        artefact(real(options.texts, options.number) if options.texts else own(options.number), WAYS, CONSOLE)
    if options.only in {None, "negatives"}:
        false_changes()
    if options.only in {None, "decode"}:
        decoding(options.number)
    if options.only in {None, "time"}:
        throughput()
    if options.pages:
        saved(options.pages.iterdir())
