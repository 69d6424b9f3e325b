"""Clients from settings, sync and asyncio, with scrapy-redis' setting names.

``REDIS_URL`` (also ``sentinel://host:port,host:port/service/db``), or ``REDIS_HOST``, ``REDIS_PORT``, ``REDIS_DB``;
``REDIS_PARAMS`` is passed on. With none of them the embedded server of ``STATE_DIR`` is used.
"""

import atexit
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import unquote, urlsplit

import redis
import redis.asyncio
from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry
from scrapy_redis.connection import SETTINGS_PARAMS_MAP, get_redis

from govcrawl.frontier.server import EmbeddedServer

logger = logging.getLogger(__name__)

# A call that has had no answer for this long is given up and tried again; scripts take milliseconds.
SOCKET_TIMEOUT = 30.0
_OURS = {"decode_responses", "encoding", "redis_cls"}  # replies are bytes here, whatever the settings say

_embedded: dict[Path, EmbeddedServer] = {}


class ConnectionFailed(RuntimeError):  # noqa: N818  # reads as what happened
    """No server answers; the message is one line and says what to do."""


class _Settings(Protocol):
    def get(self, name: str, default: Any = None) -> Any: ...


def connect(settings: _Settings) -> redis.Redis:
    """A sync client of the server the settings name, embedded server included. Does not connect yet.

    Raises ServerError where the embedded server cannot start, ConnectionFailed on a bad URL.
    """
    params = client_params(settings)
    url = str(params.get("url") or "")
    retry = Retry(ExponentialWithJitterBackoff(base=0.1, cap=2), 3)
    if url.startswith("sentinel://"):
        sentinel, service, kwargs = _sentinel(params)
        made: Any = redis.sentinel.Sentinel(sentinel, **kwargs)  # type: ignore[no-untyped-call]
        return cast(redis.Redis, made.master_for(service, **kwargs, retry=retry))
    try:
        return cast(redis.Redis, get_redis(**params, retry=retry))
    except ValueError as error:
        # Where a password stands in the address, the reason may quote it: one with / or # ends the host too early.
        reason = " (a password needs %2F for /, %23 for #, %3F for ?)" if "@" in url else f" ({error})"
        raise ConnectionFailed(f"REDIS_URL is not a Redis address{reason}: give redis://host:port/0") from None


def connect_async(settings: _Settings) -> "redis.asyncio.Redis":
    """An asyncio client of the same server. It does not retry by itself: its caller knows what may be repeated."""
    params = client_params(settings)
    url = params.pop("url", None)
    retry = redis.asyncio.retry.Retry(ExponentialWithJitterBackoff(base=0.1, cap=2), 0)
    if url and str(url).startswith("sentinel://"):
        sentinel, service, kwargs = _sentinel(params | {"url": url})
        made: Any = redis.asyncio.sentinel.Sentinel(sentinel, **kwargs)  # type: ignore[no-untyped-call]
        return cast("redis.asyncio.Redis", made.master_for(service, **kwargs, retry=retry))
    if url:
        return redis.asyncio.Redis.from_url(url, **params, retry=retry)
    return redis.asyncio.Redis(**params, retry=retry)


def check(client: redis.Redis, settings: _Settings) -> None:
    """Make sure that the server answers and may be written. Raises ConnectionFailed with one line for the user."""
    where = describe(settings)
    try:
        client.ping()
    except redis.exceptions.AuthenticationError as error:
        raise ConnectionFailed(f"Redis at {where} refuses the password ({error}): check REDIS_URL") from error
    except (redis.exceptions.RedisError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ConnectionFailed(
            f"Redis at {where} does not answer ({reason}): start it, correct REDIS_URL, "
            "or unset REDIS_URL to use the embedded server"
        ) from error


def client_params(settings: _Settings) -> dict[str, Any]:
    """Keyword arguments for a client; starts the embedded server where the settings name no other."""
    params: dict[str, Any] = {"socket_timeout": SOCKET_TIMEOUT, "socket_connect_timeout": 5.0}
    given = settings.get("REDIS_PARAMS") or {}
    params |= {name: value for name, value in dict(given).items() if name not in _OURS}
    for setting, name in SETTINGS_PARAMS_MAP.items():
        value = settings.get(setting)
        if value and name not in _OURS:
            params[name] = value
    if not any(params.get(name) for name in ("url", "host", "unix_socket_path")):
        params["url"] = embedded(settings).url
    return params


def embedded(settings: _Settings) -> EmbeddedServer:
    """The embedded server of the state directory, attached until this process ends."""
    state = Path(settings.get("STATE_DIR") or ".govcrawl").absolute()
    if state not in _embedded:
        server = EmbeddedServer(state, fsync=settings.get("EMBEDDED_FSYNC") or "everysec").attach()
        if not _embedded:
            atexit.register(release_embedded)
        _embedded[state] = server
    return _embedded[state]


def release_embedded() -> None:
    """Let go of the embedded servers of this process; whoever is their last client stops them."""
    while _embedded:
        _embedded.popitem()[1].release()


def describe(settings: _Settings) -> str:
    """The server's address for messages, without its password."""
    url = settings.get("REDIS_URL")
    if url:
        parts = urlsplit(str(url))
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    if settings.get("REDIS_HOST"):
        return f"{settings.get('REDIS_HOST')}:{settings.get('REDIS_PORT') or 6379}"
    return f"the embedded server in {settings.get('STATE_DIR') or '.govcrawl'}"


def _sentinel(params: Mapping[str, Any]) -> tuple[list[tuple[str, int]], str, dict[str, Any]]:
    parts = urlsplit(str(params["url"]))
    credentials, _, hosts = parts.netloc.rpartition("@")
    addresses = []
    for host in hosts.split(","):
        name, _, port = host.rpartition(":")
        if not name or not port.isdigit():
            raise ConnectionFailed(
                f"REDIS_URL: {host!r} is not host:port; give sentinel://h1:26379,h2:26379/mymaster/0"
            )
        addresses.append((name, int(port)))
    service, _, database = parts.path.strip("/").partition("/")
    kwargs = {name: value for name, value in params.items() if name not in {"url", "host", "port"}}
    kwargs["db"] = int(database or 0)
    if credentials:
        user, _, password = credentials.partition(":")
        kwargs |= {"username": unquote(user) or None, "password": unquote(password)}
    return addresses, service or "mymaster", kwargs
