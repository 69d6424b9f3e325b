"""What decode and repair return."""

from typing import NamedTuple


class Decoded(NamedTuple):
    """A page's text. ``encoding``: the codec used (a Python name); ``declared``: what header or meta said, or
    None; ``replaced``: how many characters became U+FFFD; ``exact``: whether the bytes are the text in UTF-8."""

    text: str
    encoding: str
    declared: str | None
    replaced: int
    exact: bool = False


class Repaired(NamedTuple):
    """Mended text. ``steps``: names of the repairs that changed something, in order; ``lost``: characters that
    cannot be recovered and were left as they are."""

    text: str
    steps: tuple[str, ...]
    lost: int
