"""`forget URL`: out of the seen set, so that the next run that lists the page fetches it again."""

import argparse
import asyncio
from typing import Any, ClassVar

from scrapy import Request
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.request import fingerprint
from scrapy.utils.url import url_is_from_any_domain

from govcrawl import cli
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.connection import connect_async
from govcrawl.frontier.queue import SiteQueue


class Command(ScrapyCommand):
    """Forgets pages; their records stay known, so that nothing is exported twice unless it changed."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "URL … [--site SITE]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Take pages out of the seen set: the next run that lists them fetches them again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--site", help="whose page it is (default: every site with that domain)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Forget."""
        assert self.settings is not None
        if not args or not all(url.startswith(("http://", "https://")) for url in args):
            cli.refuse("forget takes addresses: govcrawl forget https://…")
        loader = get_spider_loader(self.settings)
        keys = cli.keys_of(self.settings)
        cli.client_of(self.settings).close()
        given = [cli.known_site(opts.site, loader)] if opts.site else None
        for url in args:
            sites = given or [
                name
                for name in loader.list()
                if url_is_from_any_domain(url, list(getattr(loader.load(name), "allowed_domains", None) or []))
            ]
            if not sites:
                cli.refuse(f"no site has the domain of {url}: name one with --site")
            for site in sites:
                known = asyncio.run(self._forget(keys, site, url))
                print(f"{site}: {'forgotten' if known else 'was not known'}: {url}")

    async def _forget(self, keys: Any, site: str, url: str) -> bool:
        caller = Caller(connect_async(self.settings))  # type: ignore[arg-type]  # it is set
        try:
            return await SiteQueue(caller, keys, site, "forget").seen.forget(fingerprint(Request(url)))
        finally:
            await caller.close()
