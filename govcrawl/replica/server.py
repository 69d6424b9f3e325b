"""The replica over HTTP: one ASGI application on uvicorn.

uvicorn with httptools spends about 0.1 ms of CPU on a page here, routing, validators and log included; Scrapy spends
thirty times that on fetching it, so that the crawler is what a crawl measures. twisted.web is as fast, but the
dashboard stands on uvicorn anyway. No framework above it: all the routing there is is a dictionary by host and target.
"""

import asyncio
import hashlib
import json
import socket
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import IO, Any

import uvicorn

from govcrawl.replica.faults import Faults
from govcrawl.replica.page import Page, not_found
from govcrawl.replica.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LAST_MODIFIED = "Mon, 21 Aug 2023 07:30:00 GMT"


class Application:
    """Answers every request from the world. ``log`` gets a JSON line a request: monotonic time in seconds when it
    came in, host, target, status, the scheme the client meant."""

    def __init__(self, world: World, faults: Faults, log: IO[str] | None = None) -> None:
        self.world = world
        self.faults = faults
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        came = time.monotonic()
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        target = scope["raw_path"].decode("latin-1")
        if scope["query_string"]:
            target += "?" + scope["query_string"].decode("latin-1")
        body = await _read(receive) if scope["method"] == "POST" else b""
        if self.faults.latency:
            await asyncio.sleep(self.faults.latency)
        page = self.faults.strike(host, target) or self.world.page(host, target, scope["method"], body) or not_found()
        page, more = _conditional(page, headers)
        if self.log:
            line = {
                "at": round(came, 6),
                "host": host,
                "target": target,
                "method": scope["method"],
                "status": page.status,
                "proto": headers.get(b"x-forwarded-proto", b"http").decode("latin-1"),
            }
            self.log.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.log.flush()
        sent = b"" if scope["method"] == "HEAD" else page.body
        fields = {"content-type": page.content_type, "content-length": str(len(page.body))} | dict(page.headers) | more
        raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
        await send({"type": "http.response.start", "status": page.status, "headers": raw})
        await send({"type": "http.response.body", "body": sent})


async def _read(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _conditional(page: Page, headers: dict[bytes, bytes]) -> tuple[Page, dict[str, str]]:
    """304 where the client already has the page, and the validators."""
    if page.status != 200:
        return page, {}
    etag = f'"{hashlib.sha1(page.body).hexdigest()[:16]}"'
    fields = {"etag": etag, "last-modified": LAST_MODIFIED}
    known = headers.get(b"if-none-match")
    since = headers.get(b"if-modified-since", b"").decode("latin-1")
    if (known is not None and etag.encode() in known) or (known is None and since == LAST_MODIFIED):
        return Page(body=b"", status=304, content_type=page.content_type), fields
    return page, fields


def listen(port: int) -> socket.socket:
    """A listening socket on the loopback. ``OSError`` where the port is taken, ``OverflowError`` where it is none."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(1024)
    except (OSError, OverflowError):
        listener.close()
        raise
    return listener


def serve(application: Application, listener: socket.socket) -> None:
    """Answer until interrupted."""
    config = uvicorn.Config(
        application,
        http="httptools",
        lifespan="off",
        log_level="error",
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[listener])
