"""Begin a run: with its first requests, however many; and without crawling it, for workers to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.utils.request import RequestFingerprinter

from govcrawl.frontier.calls import Argument
from govcrawl.frontier.children import Children
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.lease import Child
from govcrawl.frontier.packing import PORTION, STAGE_ABOVE, KeyList, child_arguments
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import canonical, new_run_id


async def begin(queue: SiteQueue, arguments: str, run: str, children: Sequence[Child]) -> tuple[str, bool]:
    """Begin the run of these arguments, or join it. Returns its id and whether this call began it.

    ``children``: its first requests; their headers name ``run``. Where another run is joined they are not used.
    """
    first, rest = list(children[:STAGE_ABOVE]), list(children[STAGE_ABOVE:])
    while True:
        reply = await begin_with(queue, arguments, run, first, last=not rest)
        if reply[0] != b"begun":
            return reply[1].decode(), False
        if not rest:
            return run, True
        first, rest = rest[:PORTION], rest[PORTION:]


async def begin_with(queue: SiteQueue, arguments: str, run: str, children: Sequence[Child], *, last: bool) -> Any:
    """Begin with some of the first requests, ``last`` where no more come; the answer of lua/begin.lua."""
    while True:
        keys = KeyList(queue.key, [
            queue.key("active"), queue.key("runs"), queue.keys("sites"), queue.key("run", run),
            queue.key("marks", run), queue.key("requests"), queue.key("next_id"), queue.key("seen"),
            queue.key("groups"), queue.keys("backlog"),
        ])  # fmt: skip
        args: list[Argument] = [
            queue.site, arguments, run, queue.keys.wake(queue.site), int(last), queue.seen.level, len(children),
        ]  # fmt: skip
        args += child_arguments(keys, children, queue.seen)
        reply = await queue.caller.run("begin", keys, args)
        if not queue.seen.stale(reply):
            if reply[0] == b"begun":
                queue.seen.grow(reply[2], reply[3])
            return reply


async def begin_run(
    hub: Hub, spider: type[Spider], arguments: Mapping[str, str], *, today: str, priority: int = 0, recheck: int = 7
) -> tuple[str, bool]:
    """Begin the run of a site and these arguments without crawling it, or join it while it is unfinished.

    Returns its id and whether this call began it. ``today``: the day in China, for spiders that look for the newest
    issue; ``priority``: added to that of every first request. Raises CannotStore where a request cannot be stored.
    """
    made = spider(today=today, **arguments)
    requests = [item async for item in made.start() if isinstance(item, Request)]
    run = new_run_id()
    children = Children(RequestFingerprinter(), made, recheck)
    first = [
        children.make(request.replace(priority=request.priority + priority), run, default="list", filtered=True)
        for request in requests
    ]
    queue = SiteQueue(hub.caller, hub.keys, made.name, hub.worker)
    return await begin(queue, canonical(dict(arguments)), run, first)
