"""Long lists: a page's many children, staged before its commit and spilled by it, come into the queue afterwards."""

from govcrawl.frontier.calls import Argument
from govcrawl.frontier.packing import PORTION, KeyList, child_arguments, unpack_child
from govcrawl.frontier.queue import SiteQueue


async def unfold(queue: SiteQueue, request: str) -> None:
    """Bring a spilled list into the queue, portion by portion, together with whoever else does.

    ``request``: the id of the page whose children they are.
    """
    spilled = queue.key("spilled", request)
    while True:
        length = await queue.caller.command("LLEN", spilled)
        if not length:
            return
        children = [unpack_child(each) for each in await queue.caller.command("LRANGE", spilled, 0, PORTION - 1)]
        run = children[0].header.run
        keys = KeyList(queue.key, [
            spilled, queue.key("spills"), queue.key("run", run), queue.key("marks", run), queue.key("active"),
            queue.key("requests"), queue.key("next_id"), queue.key("seen"), queue.key("groups"), queue.keys("backlog"),
        ])  # fmt: skip
        args: list[Argument] = [request, length, queue.keys.wake(queue.site), queue.seen.level, len(children)]
        args += child_arguments(keys, children, queue.seen)
        reply = await queue.caller.run("unfold", keys, args)
        if not queue.seen.stale(reply) and reply[0] == b"unfolded":
            queue.seen.grow(reply[2], reply[3])
