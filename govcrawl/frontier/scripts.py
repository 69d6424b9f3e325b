"""The Lua scripts: read from ``.lua`` files, fragments included, known to the server by their SHA-1.

Each file is headed by its keys, arguments and return value. ``--@include PATH`` (relative to the package) brings
in a fragment, once.
"""

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_INCLUDE = re.compile(r"^--@include (\S+)$", re.MULTILINE)


class Script(NamedTuple):
    """A script's name, its whole text, and the hex SHA-1 by which EVALSHA calls it."""

    name: str
    text: str
    sha: str


@cache
def script(name: str) -> Script:
    """The script ``frontier/lua/<name>.lua``. Raises FileNotFoundError."""
    text = _expand(f"frontier/lua/{name}.lua", set())
    return Script(name, text, hashlib.sha1(text.encode()).hexdigest())


def _expand(path: str, included: set[str]) -> str:
    included.add(path)

    def include(match: re.Match[str]) -> str:
        return "" if match[1] in included else _expand(match[1], included).rstrip()

    return _INCLUDE.sub(include, files("govcrawl").joinpath(path).read_text("utf-8"))
