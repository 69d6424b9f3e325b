"""``govcrawl extract FILE --url U``: one saved page to a record."""

import argparse
import sys
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import orjson
from scrapy.commands import ScrapyCommand

from govcrawl.extract.article import Explained, explain_page
from govcrawl.extract.page import Page

_SHOWN = 60


class Command(ScrapyCommand):
    """Print the record of a saved page as one line of JSON, or where each of its fields was found."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, object]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """The arguments."""
        return "FILE|- --url URL [options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Extract the record of one saved page"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """``--url``, ``--content-type``, ``--explain``."""
        super().add_options(parser)
        parser.add_argument("--url", help="the page's address (needed: links, dates and the id come from it)")
        parser.add_argument("--content-type", help="the Content-Type header the page was sent with")
        parser.add_argument("--explain", action="store_true", help="print where each field was found, not the record")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit status 0 for an article, 1 for a page that is none, 2 for wrong usage."""
        try:
            body = _read(args, opts.url)
        except ValueError as error:
            sys.stderr.write(f"govcrawl extract: {error}\n")
            self.exitcode = 2
            return
        explained = explain_page(Page(body, opts.url, opts.content_type))
        out = sys.stdout
        if opts.explain:
            out.write(explanation(explained))
        else:
            out.write(orjson.dumps(explained.article.to_dict()).decode() + "\n")
        self.exitcode = 0 if explained.article.is_article else 1


def _read(args: list[str], url: str | None) -> bytes:
    """The page's bytes; ValueError says what to do where the command is not to be understood."""
    if len(args) != 1:
        raise ValueError("name one file, or - for standard input")
    try:
        known = urlsplit(url or "")
    except ValueError:
        known = urlsplit("")
    if known.scheme not in {"http", "https"} or not known.netloc:
        raise ValueError("give the page's address: --url https://…")
    if args[0] == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(args[0]).read_bytes()
    except OSError as error:
        raise ValueError(f"cannot read {args[0]}: {error.strerror}") from error


def explanation(explained: Explained) -> str:
    """One line a field that holds something: name, where it was found, the value's beginning."""
    record = explained.article.to_dict()
    lines = [f"{'family':18} {record['provenance']['family']}"]
    for name, value in record.items():
        if value in (None, [], "", {}) or name in {"schema_version", "content_hash", "provenance", "encoding"}:
            continue
        shown = value if isinstance(value, str) else orjson.dumps(value).decode()
        shown = shown.replace("\n", " ⏎ ")
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        lines.append(f"{name:18} {explained.origin.get(name, ''):44} {shown}")
    return "\n".join(line.rstrip() for line in lines) + "\n"
