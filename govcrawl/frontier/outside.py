"""``<spider>:start_urls``: URLs fed from outside, with scrapy-redis' names and formats.

A value is a URL, or JSON with ``url`` and optionally ``method``, ``meta``; other fields are form data, as
scrapy-redis has it. The key may be a list, a set or a sorted set.
"""

import json
import secrets
import time
from typing import Any
from urllib.parse import urlsplit

import orjson
from scrapy import FormRequest, Request, Spider

from govcrawl.frontier.calls import Argument
from govcrawl.frontier.children import Children
from govcrawl.frontier.codec import CannotStore
from govcrawl.frontier.lease import Child
from govcrawl.frontier.packing import KeyList, child_arguments
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.run import canonical

AT_ONCE = 50
_READ = {
    b"list": ("LRANGE", 0, AT_ONCE - 1),
    b"set": ("SRANDMEMBER", AT_ONCE),
    b"zset": ("ZREVRANGE", 0, AT_ONCE - 1),
}


def outside_key(settings: Any, site: str) -> str:
    """The key, by scrapy-redis' setting ``REDIS_START_URLS_KEY``."""
    return str(settings.get("REDIS_START_URLS_KEY") or "%(name)s:start_urls") % {"name": site}


def request_of(raw: bytes, spider: Spider) -> Request:
    """The request of a value. Raises ValueError with what is wrong."""
    text = raw.decode("utf-8")
    fields: dict[str, Any] = {"url": text.strip()}
    if text.lstrip().startswith("{"):
        fields = json.loads(text)
    url = fields.pop("url", None)
    if not isinstance(url, str) or urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f"no http address: {text[:200]!r}")
    method, meta = str(fields.pop("method", "GET")).upper(), fields.pop("meta", {})
    if not isinstance(meta, dict):
        raise ValueError("meta is no object")
    # A site's spider reads articles; any other spider has parse(), as with scrapy-redis.
    callback = getattr(spider, "parse_article", None)
    return FormRequest(url, method=method, meta=meta, formdata=fields or None, callback=callback, dont_filter=True)


async def take_outside(queue: SiteQueue, children: Children, spider: Spider, settings: Any, day: int) -> int:
    """Bring what is there into the queue; how many values were taken. ``day``: names the run they belong to."""
    key = outside_key(settings, queue.site)
    kind = await queue.caller.command("TYPE", key)
    if kind not in _READ:
        return 0
    command, *bounds = _READ[kind]
    values: list[bytes] = await queue.caller.command(command, key, *bounds)
    arguments, run = canonical({"start_urls": str(day)}), f"fed-{day}"
    good: list[tuple[Child, bytes]] = []
    bad: list[Argument] = []
    for raw in values:
        try:
            request = request_of(raw, spider)
            good.append((children.make(request, run, filtered=False), raw))
        except (ValueError, TypeError, AttributeError, CannotStore) as error:
            letter = {"url": None, "reason": f"fed from outside: {error}", "at": int(time.time()), "run": run}
            letter["payload"] = raw[:1_000_000].decode("utf-8", "backslashreplace")
            bad += [raw, f"fed-{secrets.token_hex(6)}", orjson.dumps(letter)]
    keys = KeyList(queue.key, [
        key, queue.key("active"), queue.key("runs"), queue.keys("sites"), queue.key("run", run), queue.key("requests"),
        queue.key("next_id"), queue.key("groups"), queue.keys("backlog"), queue.key("dead"), queue.key("seen"),
        queue.key("marks", run),
    ])  # fmt: skip
    args: list[Argument] = [queue.site, arguments, run, queue.keys.wake(queue.site), len(good), len(bad) // 3]
    args += child_arguments(keys, [child for child, _ in good], queue.seen)
    args += [raw for _, raw in good] + bad
    taken, buried = await queue.caller.run("ingest", keys, args)
    return int(taken) + int(buried)
