"""`ingest SITE`: once, the requests that scrapy-redis left in a queue."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.request import fingerprint

from govcrawl import cli
from govcrawl.frontier.begin import begin
from govcrawl.frontier.calls import Caller
from govcrawl.frontier.codec import MAX_PRIORITY, VERSION, CannotStore, Header, encode, group_of
from govcrawl.frontier.connection import connect_async
from govcrawl.frontier.lease import Child
from govcrawl.frontier.legacy import NotReadable, entries, requests
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import canonical, new_run_id


class Command(ScrapyCommand):
    """Reads an old queue, queues its requests as a run, leaves the old queue as it was."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """What follows the command's name."""
        return "SITE [--key KEY] [--pickle]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Take over the queue of a scrapy-redis crawl, once"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--key", help="the old queue (default: SCHEDULER_QUEUE_KEY or SITE:requests)")
        parser.add_argument(
            "--pickle",
            action="store_true",
            help="read pickled requests: pickle can run code, so only plain values are read and anything else is "
            "refused; do not use it on a server that strangers can write to",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take it over."""
        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        if len(args) != 1:
            cli.refuse("ingest takes one site: govcrawl ingest anhui_daily")
        site = cli.known_site(args[0], loader)
        keys, client = cli.keys_of(self.settings), cli.client_of(self.settings)
        key = opts.key or str(self.settings.get("SCHEDULER_QUEUE_KEY") or "%(spider)s:requests") % {"spider": site}
        spider: Spider = loader.load(site)()
        run = new_run_id()
        children, refused = [], []
        try:
            stored = entries(client, key)
        except NotReadable as error:
            cli.refuse(str(error))
        for found in requests(stored, spider, allow_pickle=opts.pickle):
            try:
                if isinstance(found, NotReadable):
                    raise found
                children.append(_child(found, spider, run))
            except (NotReadable, CannotStore) as error:
                refused.append(str(error))
        if children:
            asyncio.run(
                self._queue(SiteQueue(Caller(connect_async(self.settings)), keys, site, "ingest"), run, children)
            )
        print(f"{site}: {len(children)} of {len(stored)} requests of {key} queued; the old queue is as it was")
        for reason in sorted(set(refused)):
            print(f"{site}: {refused.count(reason)} not taken over: {reason}", file=sys.stderr)
        self.exitcode = cli.LOST if refused else cli.OK

    async def _queue(self, queue: SiteQueue, run: str, children: Sequence[Child]) -> None:
        await begin(queue, canonical({"imported": run}), run, children)
        await queue.settle()
        await queue.caller.close()


def _child(request: Request, spider: Spider, run: str) -> Child:
    kind = "l" if request.meta.get("page") == "list" else "a"
    priority = max(-MAX_PRIORITY, min(MAX_PRIORITY, request.priority))
    header = Header(VERSION, group_of(request.url, spider), run, kind, priority, None)
    return Child(header, encode(request, spider, header), fingerprint(request), filtered=not request.dont_filter)
