"""What keeps a site's part of Redis in order: runs that cannot end by themselves, ETags that nobody needs."""

from govcrawl.frontier.queue import SiteQueue


async def reconcile(queue: SiteQueue, run: str) -> int:
    """Complete a run all of whose requests are gone; how many it still waited for, now counted as failed."""
    keys = [queue.key("requests"), queue.key("spills"), queue.key("run", run), queue.key("marks", run)]
    return int(await queue.caller.run("reconcile", [*keys, queue.key("active")], [queue.keys.wake(queue.site)]))


async def purge_validators(queue: SiteQueue, before: int) -> None:
    """Drop ETags last seen before a day: nothing as old is asked for conditionally."""
    key, cursor = queue.key("validators"), 0
    while True:
        cursor, found = await queue.caller.command("HSCAN", key, cursor, "COUNT", 500)
        old = [name for name, value in found.items() if not value.partition(b" ")[0].isdigit()]
        old += [name for name, value in found.items() if name not in old and int(value.partition(b" ")[0]) < before]
        if old:
            await queue.caller.command("HDEL", key, *old)
        if not int(cursor):
            return
