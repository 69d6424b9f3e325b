"""The download handler that sends every request to one local server: GOVCRAWL_REPLICA=http://127.0.0.1:PORT.

Whatever the scheme, a request goes there as plain HTTP with an origin-form target and its own Host header; there is
no DNS, no TLS and no proxy. Spiders, cookies, the politeness gate and the records see the real address. Any server
can stand there; `govcrawl replica` is one.
"""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

_DEFAULT_PORTS = {"http": 80, "https": 443}


def replica_origin(address: str) -> str:
    """``http://host:port`` of the setting. ``ValueError`` says what is wrong with it."""
    parts = urlsplit(address)
    if parts.scheme != "http" or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"GOVCRAWL_REPLICA={address}: give an address like http://127.0.0.1:8765")
    return f"http://{parts.netloc}"


class ReplicaDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own handler, given the request as the local server is to see it."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # The pool counts connections by host, and here is one host for all sites.
        self._pool.maxPersistentPerHost = max(
            self._pool.maxPersistentPerHost, crawler.settings.getint("CONCURRENT_REQUESTS")
        )
        try:
            self._origin = replica_origin(crawler.settings["GOVCRAWL_REPLICA"])
        except ValueError as error:
            raise NotConfigured(str(error)) from None

    async def download_request(self, request: Request) -> Response:
        """Fetch from the replica; the response carries the real address."""
        local = request.replace(url=self._origin + _target(request.url))
        local.meta.pop("proxy", None)
        local.headers.pop("Proxy-Authorization", None)
        parts = urlsplit(request.url)
        local.headers["Host"] = _host(request.url)
        local.headers["X-Forwarded-Proto"] = parts.scheme
        try:
            response = await super().download_request(local)
        finally:
            if "download_latency" in local.meta:
                request.meta["download_latency"] = local.meta["download_latency"]
        return response.replace(url=request.url.partition("#")[0])


def _target(url: str) -> str:
    """The origin-form target: path and query as they stand in the address."""
    rest = url.partition("#")[0].split("//", 1)[1]
    cut = min((place for place in (rest.find("/"), rest.find("?")) if place >= 0), default=len(rest))
    path = rest[cut:]
    return path if path.startswith("/") else "/" + path


def _host(url: str) -> str:
    """The Host header: the port is kept where it is not the scheme's own."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f"{host}:{parts.port}"
