"""``govcrawl new-site URL``: from a list page to the draft of a site. Scrapy finds it by ``commands/new-site.py``."""

import argparse
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import scrapy
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from govcrawl import cli
from govcrawl.extract.page import Page
from govcrawl.scouting.draft import draft, family_of, write
from govcrawl.scouting.probe import polite


class TwoPages(scrapy.Spider):
    """Fetches the list and the first article it leads to, as any crawl would."""

    name = "new_site"

    def __init__(self, url: str, found: list[tuple[Page, bytes]], troubles: list[str]) -> None:
        super().__init__()
        self.url, self.found, self.troubles = url, found, troubles

    async def start(self) -> AsyncIterator[Any]:
        """The list page."""
        yield scrapy.Request(self.url, callback=self.parse_list, errback=self.failed)

    def parse_list(self, response: Response) -> Iterator[Any]:
        """Keep it; ask for the first article."""
        page = _page(response)
        self.found.append((page, response.body))
        _, listing, _ = family_of(page)
        if not listing.articles:
            self.troubles.append(f"no article links were found on {response.url}: give a column or an issue's page")
            return
        yield scrapy.Request(listing.articles[0].url, callback=self.parse_article, errback=self.failed)

    def parse_article(self, response: Response) -> None:
        """Keep it."""
        self.found.append((_page(response), response.body))

    def failed(self, failure: Any) -> None:
        """Say why a page could not be had."""
        status = getattr(getattr(failure.value, "response", None), "status", None)
        reason = f"HTTP {status}" if status else failure.value
        self.troubles.append(f"{failure.request.url} could not be fetched ({reason})")


def _page(response: Response) -> Page:
    content_type = response.headers.get("Content-Type")
    return Page(response.body, response.url, content_type.decode("latin-1") if content_type else None)


class Command(ScrapyCommand):
    """Two polite requests, then files in a checkout."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "URL [--name NAME] [--province 安徽] [--site-name 名称] [--into DIR]"

    def short_desc(self) -> str:
        """For the list of commands."""
        return "Draft a site from a list page: family, spider, test, fixtures"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Fetches the list page URL (a portal's column, an e-paper's page) and the first article on it, names the "
            "publishing system, writes a spider with its test and fixtures into the checkout, and says what a person "
            "must check. docs/add-a-site.md walks through one addition."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The options."""
        super().add_options(parser)
        group = parser.add_argument_group("New site")
        group.add_argument("--name", help="the spider's name (default: from the host)")
        group.add_argument("--province", help="the region's short Chinese name (default: as the page names it)")
        group.add_argument("--site-name", help="the site's Chinese name (default: as the page names it)")
        group.add_argument("--into", type=Path, default=Path(), help="the checkout to write into (default: here)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fetch, judge, write, report."""
        assert self.settings is not None
        if len(args) != 1 or urlsplit(args[0]).scheme not in {"http", "https"} or not urlsplit(args[0]).hostname:
            cli.refuse("new-site takes one list page: govcrawl new-site https://www.example.gov.cn/xwzx/")
        if opts.name and not opts.name.isidentifier():
            cli.refuse(f"{opts.name!r} is no name for a spider: letters, digits and underscores, as in hefei_daily")
        if not (opts.into / "govcrawl" / "spiders").is_dir():
            cli.refuse(
                f"{opts.into.absolute()} is no checkout of the project (it has no govcrawl/spiders): give --into"
            )
        found: list[tuple[Page, bytes]] = []
        troubles: list[str] = []
        process = AsyncCrawlerProcess(polite(self.settings))
        process.crawl(TwoPages, url=args[0], found=found, troubles=troubles)
        process.start()
        if len(found) < 2:
            cli.refuse("; ".join(troubles) or f"{args[0]} could not be fetched: robots.txt may forbid it")
        (listing, list_body), (article, article_body) = found
        today: date = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        try:
            made = draft(listing, article, name=opts.name, site_name=opts.site_name, province=opts.province)
            files = write(made, opts.into, (list_body, article_body), today)
        except FileExistsError as error:
            cli.refuse(f"{error} exists already: remove it, or give another --name")
        except ValueError as error:
            cli.refuse(str(error))
        print(f"{made.site_name}: {made.family}{'' if made.sure else ' (a guess)'}, {made.listed} articles on the list")
        print(f"article: {made.article.title} | {made.article.published_at} | {made.article.source}")
        for path in files:
            print(f"wrote {path}")
        print("A person must check:")
        for check in made.checks:
            print(f"- {check}")
        print(f"Then: govcrawl probe {made.name}; govcrawl sites --markdown > docs/sites.md")
