"""A site of the replica as data: who publishes it, at which address, with which system."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, define


@define(frozen=True, kw_only=True)
class Site:
    """One site. ``base`` is scheme and host, without a slash at the end; ``system`` names the module that renders
    it; ``options`` are that module's: address templates, skin, charset, flaws."""

    name: str
    title: str
    kind: str
    province: str
    base: str
    system: str
    options: Mapping[str, Any] = Factory(dict)
    also: tuple[str, ...] = ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that answer for this site."""
        return tuple(address.split("//", 1)[1] for address in (self.base, *self.also))
