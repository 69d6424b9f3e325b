"""Begin a run without crawling it: the scheduler puts it into the queue, workers do it."""

from collections.abc import Mapping

from scrapy import Request, Spider
from scrapy.utils.request import RequestFingerprinter

from govcrawl.frontier.children import Children
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import canonical, new_run_id


async def begin_run(
    hub: Hub, spider: type[Spider], arguments: Mapping[str, str], *, today: str, priority: int = 0, recheck: int = 7
) -> tuple[str, bool]:
    """Begin the run of a site and these arguments, or join it while it is unfinished.

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
    return await queue.begin(canonical(dict(arguments)), run, first)
