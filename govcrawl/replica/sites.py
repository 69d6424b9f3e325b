"""The sites of the replica, by name."""

from collections.abc import Iterable
from difflib import get_close_matches

from govcrawl.replica.epaper_sites import DAILIES
from govcrawl.replica.news_sites import NEWS
from govcrawl.replica.portal_sites import PORTALS
from govcrawl.replica.site import Site

SITES: tuple[Site, ...] = (*DAILIES, *PORTALS, *NEWS)


def choose(names: Iterable[str] | None) -> tuple[Site, ...]:
    """The sites of these names, or all. ``LookupError`` says which name is wrong, and the nearest right one."""
    if names is None:
        return SITES
    by_name = {site.name: site for site in SITES}
    chosen = []
    for name in names:
        if name not in by_name:
            near = get_close_matches(name, by_name, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise LookupError(f"the replica has no site {name}{hint}")
        chosen.append(by_name[name])
    return tuple(chosen)
