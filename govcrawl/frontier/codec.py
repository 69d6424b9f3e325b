"""Requests as JSON: a header line that scripts read, then an object that only the spider's own worker reads.

No pickle, no eval. Callbacks are names, looked up among the spider's own public methods. What does not decode is a
dead letter. VERSION goes up when an older worker could not read what a newer one writes; it then leaves such
requests to others.
"""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from attrs import define
from scrapy import Request, Spider
from scrapy.utils.url import url_is_from_any_domain

VERSION = 1
MAX_PAYLOAD = 4 << 20  # bytes; a request is never that long, whatever a queue holds
MAX_PRIORITY = 4000  # scores stay exact within it

# Meta that belongs to one try in one process.
_TRANSIENT = {"download_slot", "download_latency", "_govcrawl_lease", "_govcrawl_child", "run", "govcrawl_grant"}
_HEADER = re.compile(rb"(\d{1,9})\t([^\t\n]*)\t([^\t\n]*)\t([al])\t(-?\d{1,9})\t(\S+)\n")
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class BadPayload(ValueError):  # noqa: N818  # reads as what it is
    """A payload that cannot be worked on; the message says why."""


class CannotStore(ValueError):  # noqa: N818
    """A request that cannot be stored: a callback that is no method, meta that is not JSON."""


@define(frozen=True)
class Header:
    """The header line. ``kind``: a article, l list page; ``validator``: where its ETag is kept, or None."""

    version: int
    group: str
    run: str
    kind: str
    priority: int
    validator: str | None

    def line(self) -> bytes:
        """The header as it is stored."""
        fields = (self.version, self.group, self.run, self.kind, self.priority, self.validator or "-")
        return "\t".join(map(str, fields)).encode() + b"\n"


def read_header(payload: bytes) -> Header:
    """The header of a payload. Raises BadPayload."""
    match = _HEADER.match(payload)
    if match is None:
        raise BadPayload("unreadable request: it has no header line")
    version, group, run, kind, priority, validator = (field.decode("utf-8", "replace") for field in match.groups())
    return Header(int(version), group, run, kind, int(priority), None if validator == "-" else validator)


def encode(request: Request, spider: Spider, header: Header) -> bytes:
    """A request as it is stored. Raises CannotStore with what stands in the way."""
    fields: dict[str, Any] = {"url": request.url}
    for name, method in (("callback", request.callback), ("errback", request.errback)):
        if method is not None:
            fields[name] = _name(method, spider, name)
    if request.method != "GET":
        fields["method"] = request.method
    if request.body:
        fields["body"] = base64.b64encode(request.body).decode("ascii")
    if request.headers:
        fields["headers"] = {
            key.decode("latin-1"): [value.decode("latin-1") for value in values]
            for key, values in request.headers.items()
        }
    if request.cookies:
        fields["cookies"] = request.cookies
    meta = {key: value for key, value in request.meta.items() if key not in _TRANSIENT}
    if meta:
        fields["meta"] = meta
    if request.cb_kwargs:
        fields["cb_kwargs"] = request.cb_kwargs
    if request.encoding != "utf-8":
        fields["encoding"] = request.encoding
    if request.dont_filter:
        fields["dont_filter"] = True
    if request.flags:
        fields["flags"] = request.flags
    try:
        made = header.line() + orjson.dumps(fields)
    except TypeError as error:
        raise CannotStore(f"{request}: its meta, cb_kwargs, cookies and flags must be JSON ({error})") from error
    if len(made) > MAX_PAYLOAD:
        raise CannotStore(f"{request}: {len(made)} bytes; at most {MAX_PAYLOAD} are stored")
    return made


def decode(payload: bytes, spider: Spider) -> Request:
    """The request of a payload. Raises BadPayload on anything that ``encode`` would not have written."""
    if len(payload) > MAX_PAYLOAD:
        raise BadPayload(f"{len(payload)} bytes; at most {MAX_PAYLOAD} are read")
    header = read_header(payload)
    if header.version > VERSION:
        raise BadPayload(f"version {header.version}; this worker reads up to {VERSION}")
    try:
        fields = orjson.loads(payload[payload.index(b"\n") + 1 :])
    except orjson.JSONDecodeError as error:
        raise BadPayload(f"unreadable request: it is not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise BadPayload("unreadable request: it is not a JSON object")
    try:
        return _request(fields, header, spider)
    except BadPayload:
        raise
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadPayload(f"unreadable request ({type(error).__name__}: {error})") from error


def _request(fields: dict[str, Any], header: Header, spider: Spider) -> Request:
    url = fields["url"]
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadPayload(f"{url!r} is not an http address")
    method = fields.get("method", "GET")
    if method not in _METHODS:
        raise BadPayload(f"unknown method {method!r}")
    return Request(
        url,
        callback=_method(fields.get("callback"), spider),
        errback=_method(fields.get("errback"), spider),
        method=method,
        headers=_headers(fields),
        body=base64.b64decode(fields["body"], validate=True) if "body" in fields else None,
        cookies=fields.get("cookies"),
        meta=_typed(fields, "meta", dict),
        encoding=_typed(fields, "encoding", str) or "utf-8",
        priority=header.priority,
        dont_filter=bool(fields.get("dont_filter")),
        cb_kwargs=_typed(fields, "cb_kwargs", dict),
        flags=_typed(fields, "flags", list),
    )


def _headers(fields: Mapping[str, Any]) -> dict[str, list[str]] | None:
    headers = _typed(fields, "headers", dict)
    for name, values in (headers or {}).items():
        plain = isinstance(values, list) and all(isinstance(value, str) for value in values)
        if not plain or any(char in text for text in (name, *values) for char in "\r\n\0"):
            raise BadPayload(f"its header {name!r} is none")
    return headers or None


def _typed(fields: Mapping[str, Any], name: str, kind: type) -> Any:
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise BadPayload(f"its {name} is not a {kind.__name__}")
    return value


def callbacks(spider: Spider) -> set[str]:
    """Names of the methods that a stored request may call: public, and defined below ``scrapy.Spider``."""
    names: set[str] = set()
    for cls in type(spider).__mro__:
        if cls in (Spider, object):
            break
        names.update(name for name, value in vars(cls).items() if callable(value) and not name.startswith("_"))
    return names - {"start", "from_crawler", "update_settings", "closed"}


def _name(method: Callable[..., Any], spider: Spider, what: str) -> str:
    name = getattr(method, "__name__", "")
    if not isinstance(getattr(method, "__self__", None), type(spider)) or name not in callbacks(spider):
        raise CannotStore(f"{what} {method!r} is not a public method of the spider {spider.name!r}")
    return name


def _method(name: object, spider: Spider) -> Callable[..., Any] | None:
    if name is None:
        return None
    if not isinstance(name, str) or name not in callbacks(spider):
        raise BadPayload(f"{name!r} is not a callback of the spider {spider.name!r}")
    found: Callable[..., Any] = getattr(spider, name)
    return found


def host_of(url: str) -> str:
    """Host and, where it is not the scheme's own, port."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = parts.port
    return host if port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f"{host}:{port}"


def group_of(url: str, spider: Spider) -> str:
    """The host group whose gate a request passes: the site's own on its domains, else the host by itself."""
    group = getattr(spider, "host_group", None)
    domains = list(getattr(spider, "allowed_domains", None) or [])
    if group and (not domains or url_is_from_any_domain(url, domains)):
        return str(group)
    return host_of(url)
