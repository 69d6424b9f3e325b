"""Extraction beside trafilatura, GNE, newspaper4k and readability: accuracy and CPU time in one run.

    pip install -e '.[bench]'
    python -m benchmarks.extraction --corpus DIR [--half 0|1] [--only govcrawl …] [--worst 5]
        [--without title …] [--with teasers …] [--traditional] [--frame named …]
    python -m benchmarks.extraction --cost

DIR holds ``gold.jsonl`` (one label a line: id, url, title, publish_time, time_precision, source, body) and
``pages/<id>.html``. ``--half``: the pages whose SHA-256 of ``govcrawl-half:<id>`` is even or odd, so that rules can be
tuned on one half and checked on the other. ``--cost``: parsing alone beside extraction on a page of a known family,
and with ``--corpus`` on each page of 30 to 80 KB whose family is recognised. ``--general``: with all families switched
off, so that only the general extractor speaks. ``--without``: with parts taken away that other sites' pages lack;
``--with``: with parts put in that they have. ``--traditional``: in Traditional characters, labels included.
``--frame``: the labelled articles set into pages written for it, one table a frame.
Each extractor sees each page once before the clock runs, so that loading of tables is nobody's cost; then the shortest
of three runs counts, so that other work on the machine counts little.
"""

import argparse
import hashlib
import json
import logging
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.extraction_additions import ADDITIONS, put, traditional
from benchmarks.extraction_frames import FRAMES, framed
from benchmarks.extraction_losses import LOSSES, take
from benchmarks.extraction_metrics import METRICS, grade, interval
from govcrawl.text import decode

RUNS = 3
Found = Mapping[str, Any]
Extractor = Callable[[bytes, str], Found]


def ours() -> Extractor:
    from govcrawl.extract import extract

    return lambda body, url: extract(body, url).to_dict()


def by_trafilatura() -> Extractor:
    import trafilatura

    def run(body: bytes, url: str) -> Found:
        done = trafilatura.bare_extraction(decode(body).text, url=url, with_metadata=True)
        found = done.as_dict() if done else {}
        return {"text": found.get("text"), "title": found.get("title"), "published_at": found.get("date")}

    return run


def by_gne() -> Extractor:
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()

    def run(body: bytes, url: str) -> Found:
        found = extractor.extract(decode(body).text)
        when = (found.get("publish_time") or "").replace("/", "-")
        return {
            "text": found.get("content"),
            "title": found.get("title"),
            "published_at": when,
            "source": found.get("author"),
        }

    return run


def by_newspaper() -> Extractor:
    import newspaper

    def run(body: bytes, url: str) -> Found:
        article = newspaper.Article(url, language="zh")
        article.download(input_html=decode(body).text)
        article.parse()
        when = article.publish_date
        return {"text": article.text, "title": article.title, "published_at": when.isoformat() if when else None}

    return run


def by_readability() -> Extractor:
    from lxml import html
    from readability import Document

    def run(body: bytes, url: str) -> Found:
        document = Document(decode(body).text)
        return {"text": html.fromstring(document.summary()).text_content(), "title": document.title()}

    return run


EXTRACTORS: dict[str, Callable[[], Extractor]] = {
    "govcrawl": ours,
    "trafilatura": by_trafilatura,
    "GNE": by_gne,
    "newspaper4k": by_newspaper,
    "readability-lxml": by_readability,
}


def measure(
    extractor: Extractor, pages: list[tuple[bytes, dict[str, Any]]]
) -> tuple[list[dict[str, float]], int, float]:
    """Scores by page, crashes, CPU milliseconds a page."""
    scores, crashes, spent = [], 0, 0.0
    for body, label in pages:
        url = label.get("url") or f"http://example.invalid/{label['id']}.html"
        found: Found = {}
        try:
            found = extractor(body, url)
            spent += least(lambda body=body, url=url: extractor(body, url), rounds=RUNS)  # type: ignore[misc]
        except Exception:
            crashes += 1
        scores.append(grade(found, label))
    return scores, crashes, spent / len(pages)


def load(corpus: Path, half: int | None) -> list[tuple[bytes, dict[str, Any]]]:
    labels = [json.loads(line) for line in (corpus / "gold.jsonl").read_text("utf-8").splitlines()]
    if half is not None:
        labels = [label for label in labels if _half(label["id"]) == half]
    return [((corpus / "pages" / f"{label['id']}.html").read_bytes(), label) for label in labels]


def _half(name: str) -> int:
    return int(hashlib.sha256(f"govcrawl-half:{name}".encode()).hexdigest(), 16) % 2


def report(pages: list[tuple[bytes, dict[str, Any]]], names: list[str], worst: int) -> None:
    print(f"{len(pages)} pages, mean {sum(len(body) for body, _ in pages) / len(pages) / 1000:.0f} KB\n")
    print("| extractor | " + " | ".join(METRICS) + " | crashes | CPU ms a page |")
    print("|---" * (len(METRICS) + 3) + "|")
    for name in names:
        scores, crashes, spent = measure(EXTRACTORS[name](), pages)
        cells = []
        for metric in METRICS:
            values = [score[metric] for score in scores]
            low, high = interval(values)
            cells.append(f"{sum(values) / len(values):.3f} ({low:.2f} to {high:.2f})")
        print(f"| {name} | " + " | ".join(cells) + f" | {crashes} | {spent:.1f} |", flush=True)
        ranked = sorted(zip(scores, pages, strict=True), key=lambda pair: sum(pair[0].values()))
        for score, (_, label) in ranked[:worst]:
            print(f"    {label['id']:32} " + "  ".join(f"{metric} {score[metric]:.3f}" for metric in METRICS))


def page_of_50_kb() -> tuple[bytes, str]:
    """A Longcom page: navigation of 450 links, a headline, its time and source, ten long paragraphs."""
    from govcrawl.replica import seed

    story = seed.story()
    links = "".join(f'<li class="item"><a href="/zwyw/{n}.html">政务公开栏目第{n}条</a></li>' for n in range(450))
    body = "".join(f'<p style="text-indent:2em">{line}</p>' for line in story.paragraphs)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{story.title}</title></head><body>
<ul class="nav">{links}</ul>
<div class="wz_position">您现在所在的位置: <a href="/">首页</a> > <a href="/a/">要闻</a></div>
<div class="main"><h1 class="wztit">{story.title}</h1><div class="wz_top"><span class="wz_date">发布时间:2023-08-21
15:23</span> <span class="wz_res">来源:安徽日报</span></div><div class="wzcon j-fontContent">{body}</div>
<p>扫一扫在手机打开当前页</p></div><div class="footer"><p>主办单位：安徽省人民政府办公厅</p></div></body></html>"""
    return page.encode(), "https://www.ah.gov.cn" + seed.PATH


def least(run: Callable[[], Any], rounds: int = 100) -> float:
    """The shortest of many runs, CPU milliseconds: what other work on the machine adds is left out."""
    best = float("inf")
    for _ in range(rounds):
        before = time.process_time()
        run()
        best = min(best, 1000 * (time.process_time() - before))
    return best


def cost() -> None:
    """Parsing alone, and everything, on a page whose family is recognised."""
    from lxml import html

    from govcrawl.extract import extract

    page, url = page_of_50_kb()
    family = extract(page, url).provenance.family
    parse, whole = least(lambda: html.document_fromstring(page)), least(lambda: extract(page, url))
    print(
        f"{len(page) / 1000:.0f} KB of family {family}: lxml's parse {parse:.2f} ms, "
        f"extract {whole:.2f} ms, {whole / parse:.1f} times"
    )


def cost_of_each(pages: list[tuple[bytes, dict[str, Any]]]) -> None:
    """The same for each page of a known family, of the usual size."""
    from lxml import html

    from govcrawl.extract import extract

    ratios = []
    for body, label in pages:
        url = label.get("url") or f"http://example.invalid/{label['id']}.html"
        family = extract(body, url).provenance.family
        if family == "general" or not 30_000 <= len(body) <= 80_000:
            continue
        parse = least(lambda body=body: html.document_fromstring(body), rounds=40)  # type: ignore[misc]
        whole = least(lambda body=body, url=url: extract(body, url), rounds=40)  # type: ignore[misc]
        ratios.append(whole / parse)
        print(
            f"{label['id']:24} {family:12} {len(body) / 1000:3.0f} KB: lxml's parse {parse:.2f} ms, "
            f"extract {whole:.2f} ms, {whole / parse:.1f} times"
        )
    if ratios:
        mean = sum(ratios) / len(ratios)
        print(f"{len(ratios)} pages: {mean:.1f} times in the mean, {min(ratios):.1f} to {max(ratios):.1f}")


def without_families() -> None:
    from govcrawl.extract import family

    family.load()
    family.forget()


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpus", type=Path)
    cli.add_argument("--half", type=int, choices=(0, 1))
    cli.add_argument("--only", nargs="+", choices=EXTRACTORS, default=list(EXTRACTORS))
    cli.add_argument("--without", nargs="+", choices=LOSSES, default=[])
    cli.add_argument("--with", nargs="+", choices=ADDITIONS, default=[], dest="additions")
    cli.add_argument("--traditional", action="store_true", help="pages and labels in Traditional characters")
    cli.add_argument("--frame", nargs="+", choices=("all", *FRAMES), default=[], help="articles in other pages")
    cli.add_argument("--worst", type=int, default=0)
    cli.add_argument("--cost", action="store_true")
    cli.add_argument("--general", action="store_true")
    args = cli.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    if args.general:
        without_families()
    if args.cost:
        cost()
    if args.corpus and args.cost:
        cost_of_each(load(args.corpus, args.half))
    elif args.corpus and args.frame:
        labels = [label for _, label in load(args.corpus, args.half) if label.get("title") and label.get("body")]
        for name in FRAMES if "all" in args.frame else args.frame:
            print(f"{name}: ", end="")
            report([framed(name, label) for label in labels], args.only, args.worst)
    elif args.corpus:
        pages = [
            (put(take(body, args.without), label, args.additions), label)
            for body, label in load(args.corpus, args.half)
        ]
        if args.traditional:
            pages = [traditional(body, label) for body, label in pages]
        report(pages, args.only, args.worst)


if __name__ == "__main__":
    main()
