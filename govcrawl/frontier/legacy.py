"""A queue that scrapy-redis left: its requests as ours. Reads lists and sorted sets, JSON or pickle.

Pickle can run code on whoever loads it. Here only plain values are unpickled: whatever names a class or a function
is refused. Even so, read none from a server that strangers can write to.
"""

import io
import pickle
from collections.abc import Iterator
from typing import Any

import orjson
import redis
from scrapy import Request, Spider
from scrapy.utils.request import request_from_dict


class NotReadable(ValueError):  # noqa: N818  # reads as what it is
    """An entry that cannot be read; the message says why."""


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        """Refuse: nothing in a stored request needs a class."""
        raise NotReadable(f"it names {module_name}.{global_name}, which could run code")


def entries(client: redis.Redis, key: str) -> list[bytes]:
    """All entries of an old queue, best priority first. Raises NotReadable where the key is none."""
    kind: Any = client.type(key)
    found: Any
    if kind == b"zset":
        found = client.zrange(key, 0, -1)
    elif kind == b"list":
        found = client.lrange(key, 0, -1)[::-1]  # scrapy-redis pushes left and pops right
    elif kind == b"none":
        found = []
    else:
        raise NotReadable(f"{key} is a {kind.decode()}, not a queue of scrapy-redis")
    return list(found)


def requests(stored: list[bytes], spider: Spider, *, allow_pickle: bool) -> Iterator[Request | NotReadable]:
    """Each entry's request, or why there is none."""
    for data in stored:
        try:
            yield _request(data, spider, allow_pickle=allow_pickle)
        except NotReadable as error:
            yield error
        except Exception as error:
            yield NotReadable(f"{type(error).__name__}: {error}")


def _request(data: bytes, spider: Spider, *, allow_pickle: bool) -> Request:
    if data.lstrip()[:1] == b"{":
        fields = orjson.loads(data)
    elif allow_pickle:
        fields = _PlainUnpickler(io.BytesIO(data)).load()
    else:
        raise NotReadable("it is a pickle: --pickle reads it")
    if not isinstance(fields, dict) or not isinstance(fields.get("url"), str):
        raise NotReadable("it is no request")
    fields.pop("_class", None)  # a class of the old project
    if isinstance(fields.get("body"), str):
        fields["body"] = fields["body"].encode()
    return request_from_dict(fields, spider=spider)
