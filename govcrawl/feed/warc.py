"""WARC 1.1 of every response as it came, with what is needed to make its records again; reading it back.

Setting ``GOVCRAWL_WARC``: a directory. A file grows as ``….warc.gz.open`` and loses the ``.open`` when it is full
(``GOVCRAWL_WARC_BYTES``, 1 GiB) or the crawl ends; after a kill it keeps it, whole up to its last record.
A response has a ``metadata`` record beside it: spider, callback and its arguments, as JSON.
"""

import gzip
import io
import logging
import os
import socket
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Self

import orjson
from attrs import frozen
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.http.request import NO_CALLBACK
from twisted.web.http import RESPONSES

from govcrawl.feed.errors import FeedError

logger = logging.getLogger(__name__)

METADATA = "application/vnd.govcrawl.request+json"
_KEPT_META = ("page", "run", "listed_on", "listed_date", "handle_httpstatus_list")
# Scrapy hands bodies over without their transfer coding; the content coding is as it came.
_HOP = {b"transfer-encoding", b"connection", b"keep-alive", b"content-length"}


class WarcWriter:
    """Writes one file after another into a directory. Not for more than one thread."""

    def __init__(self, directory: Path, name: str, limit: int) -> None:
        try:
            from warcio.warcwriter import WARCWriter  # noqa: PLC0415  # an optional extra
        except ImportError as error:
            raise FeedError("GOVCRAWL_WARC is set, but warcio is missing: pip install 'govcrawl[warc]'") from error
        self._make = WARCWriter
        self.directory, self.name, self.limit = directory, name, limit
        self._number = 0
        self._file: BinaryIO | None = None
        self._writer: Any = None
        self._began = datetime.now(UTC).strftime("%Y%m%d%H%M%S")

    @property
    def path(self) -> Path:
        """The file that is written now, without ``.open``."""
        who = f"{socket.gethostname()}-{os.getpid()}".replace("/", "_")
        return self.directory / f"{self.name}-{self._began}-{who}-{self._number:05}.warc.gz"

    def write(self, response: Response, request: Request, told: dict[str, Any]) -> None:
        """Append a response, its request and ``told`` as metadata. Raises OSError."""
        out = self._open()
        date = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        headers = {"WARC-Date": date}
        answer = out.create_warc_record(
            response.url,
            "response",
            payload=io.BytesIO(response.body),
            length=len(response.body),  # else warcio spools it into a file that it leaves open
            http_headers=_http_headers(
                f"{response.status} {RESPONSES.get(response.status, b'').decode('latin-1')}".strip(),
                response.headers,
                len(response.body),
            ),
            warc_headers_dict=headers,
        )
        asked = out.create_warc_record(
            response.url,
            "request",
            payload=io.BytesIO(request.body),
            length=len(request.body),
            http_headers=_http_headers(f"{request.method} {request.url} HTTP/1.1", request.headers, len(request.body)),
            warc_headers_dict=headers,
        )
        out.write_request_response_pair(asked, answer)
        beside = headers | {"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")}
        beside_it = orjson.dumps(told)
        metadata = out.create_warc_record(
            response.url,
            "metadata",
            payload=io.BytesIO(beside_it),
            length=len(beside_it),
            warc_content_type=METADATA,
            warc_headers_dict=beside,
        )
        out.write_record(metadata)
        assert self._file is not None
        self._file.flush()
        if self._file.tell() >= self.limit:
            self.close()

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            path = self.path
            path.with_name(f"{path.name}.open").rename(path)
            self._file = None
            self._number += 1

    def _open(self) -> Any:
        if self._file is None:
            self.directory.mkdir(parents=True, exist_ok=True)
            self._file = self.path.with_name(f"{self.path.name}.open").open("xb")
            self._writer = self._make(self._file, gzip=True, warc_version="1.1")
            self._writer.write_record(
                self._writer.create_warcinfo_record(self.path.name, {"software": "govcrawl", "format": "WARC 1.1"})
            )
        return self._writer


class WarcMiddleware:
    """Downloader middleware next to the downloader, so that it sees every response as it came."""

    def __init__(self, crawler: Crawler) -> None:
        directory = crawler.settings.get("GOVCRAWL_WARC")
        if not directory:
            raise NotConfigured
        limit = crawler.settings.getint("GOVCRAWL_WARC_BYTES", 2**30)
        self.crawler = crawler
        self.writer = WarcWriter(Path(directory), crawler.spidercls.name or "warc", limit)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        made = cls(crawler)
        crawler.signals.connect(made.spider_closed, signals.spider_closed)
        return made

    def process_response(self, request: Request, response: Response) -> Response:
        """The same response, written down. A disk that is full costs the archive, never the crawl."""
        try:
            self.writer.write(response, request, _told(request, self.crawler.spider))
        except OSError as error:
            if self.crawler.stats:
                self.crawler.stats.inc_value("warc/failed")
            logger.error("No WARC of %s: %s", response.url, error)  # the message says it all
        return response

    def spider_closed(self) -> None:
        """Finish the file."""
        try:
            self.writer.close()
        except OSError as error:
            logger.error("The WARC %s is not finished: %s", self.writer.path, error)


@frozen
class Archived:
    """A response from a WARC; ``told`` is empty where no metadata stands beside it. ``date``: RFC 3339 UTC."""

    url: str
    status: int
    headers: Headers
    body: bytes
    date: str
    told: dict[str, Any]


def read(path: Path) -> Iterator[Archived]:
    """The responses of a WARC, plain or gzip, in order. Raises FeedError where it is none, or torn from there on."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  # an optional extra
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    waiting: tuple[str, Archived] | None = None
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                kind = record.rec_type
                if kind == "response" and record.http_headers:
                    if waiting:
                        yield waiting[1]
                    waiting = record.rec_headers.get_header("WARC-Record-ID"), _archived(record)
                elif kind == "metadata" and record.rec_headers.get_header("Content-Type") == METADATA and waiting:
                    name, archived = waiting
                    if record.rec_headers.get_header("WARC-Concurrent-To") == name:
                        told: Any = orjson.loads(record.content_stream().read())
                        yield Archived(
                            archived.url, archived.status, archived.headers, archived.body, archived.date, told
                        )
                        waiting = None
            _check_whole(file)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, zlib.error) as error:
        if waiting:
            yield waiting[1]
        raise FeedError(f"{path} cannot be read further: {error or type(error).__name__}") from error
    if waiting:
        yield waiting[1]


def _check_whole(file: BinaryIO) -> None:
    """Raise EOFError where the file is empty or its last gzip member is torn: warcio ends there without a word."""
    file.seek(0)
    start = file.read(2)
    if not start:
        raise EOFError("it is empty")
    if start == b"\x1f\x8b":
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as members:
            while members.read(2**20):
                pass


def _archived(record: Any) -> Archived:
    headers = Headers()
    for name, value in record.http_headers.headers:
        headers.appendlist(name, value)
    body = record.raw_stream.read()
    url = record.rec_headers.get_header("WARC-Target-URI")
    status = int(record.http_headers.get_statuscode())
    return Archived(url, status, headers, body, record.rec_headers.get_header("WARC-Date"), {})


def _told(request: Request, spider: Spider | None) -> dict[str, Any]:
    callback = request.callback if request.callback is not NO_CALLBACK else None
    told = {
        "spider": getattr(spider, "name", None),
        "arguments": {
            name: str(value) for name in ("since", "until") if (value := getattr(spider, name, None)) is not None
        },
        "callback": getattr(callback, "__name__", None),
        "cb_kwargs": request.cb_kwargs,
        "meta": {name: request.meta[name] for name in _KEPT_META if name in request.meta},
    }
    try:
        orjson.dumps(told)
    except TypeError:
        return {}  # a request that the frontier could not store either
    return told


def _http_headers(first: str, headers: Headers, length: int) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415  # an optional extra

    lines = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        if name.lower() not in _HOP
        for value in values
    ]
    lines.append(("Content-Length", str(length)))
    return StatusAndHeaders(first, lines, protocol="HTTP/1.1" if first[:1].isdigit() else "")
