"""What the commands share: one clear line on bad input, dates by the server's clock, names of sites."""

import difflib
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

import redis
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoaderProtocol

from govcrawl.frontier.connection import ConnectionFailed, check, connect
from govcrawl.frontier.keys import PREFIX, Keys
from govcrawl.frontier.run import canonical
from govcrawl.frontier.server import ServerError

OK, LOST, USAGE, STOPPED = 0, 1, 2, 3  # exit statuses


def refuse(message: str) -> NoReturn:
    """One line on standard error, exit status 2."""
    print("govcrawl: " + " ".join(message.split()), file=sys.stderr)
    raise SystemExit(USAGE)


def client_of(settings: BaseSettings) -> redis.Redis:
    """A client of a server that answers; else one line and exit status 2."""
    try:
        client = connect(settings)
        check(client, settings)
    except (ConnectionFailed, ServerError) as error:
        refuse(str(error))
    return client


def check_replica(settings: BaseSettings) -> None:
    """Where every request goes to a local server, that its address is one; else one line and exit status 2."""
    try:
        if settings.get("GOVCRAWL_REPLICA"):
            from govcrawl.download import replica_origin  # noqa: PLC0415  with Scrapy's handler comes all of TLS

            replica_origin(settings["GOVCRAWL_REPLICA"])
    except ValueError as error:
        refuse(str(error))


def keys_of(settings: BaseSettings) -> Keys:
    """Keys under the prefix of the settings; else one line and exit status 2."""
    try:
        return Keys(settings.get("GOVCRAWL_KEY_PREFIX") or PREFIX)
    except ValueError as error:
        refuse(str(error))


def known_site(name: str, loader: SpiderLoaderProtocol) -> str:
    """The name of a site there is; else one line with the nearest, and exit status 2."""
    names = loader.list()
    if name in names:
        return name
    chinese = {str(title): site for site in names if (title := getattr(loader.load(site), "site_name", None))}
    near = [chinese[name]] if name in chinese else difflib.get_close_matches(name, names, 1, 0.5)
    near = near or [chinese[title] for title in difflib.get_close_matches(name, list(chinese), 1, 0.5)]
    if near:
        refuse(f"no site {name!r}: did you mean {near[0]}?")
    refuse(f"no site {name!r}: `scrapy list` shows them all")


def day(value: str, name: str) -> date:
    """A day as YYYY-MM-DD; else one line and exit status 2."""
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        parsed = None
    if parsed is None or len(value) != len("2023-08-21"):
        refuse(f"{name}={value!r} is not a day: give it as {name}=2023-08-21")
    return parsed


def resolve(arguments: Mapping[str, str], today: date, allowed: Iterable[str] | None) -> str:
    """Check the dates among a spider's arguments; the arguments of the run as canonical JSON.

    ``allowed``: names there are, None for any. Without a date the run is that of the newest, today.
    """
    if allowed is not None:
        allowed = list(allowed)
        for name in arguments:
            if name not in allowed:
                refuse(f"no argument {name!r}: there are {', '.join(allowed)}")
    days = {name: day(arguments[name], name) for name in ("date", "since", "until") if name in arguments}
    if "date" in days and len(days) > 1:
        refuse("give date=…, or since=… and until=…, not both")
    for name, value in days.items():
        if value > today:
            refuse(f"{name}={value} is in the future: today is {today} in China; give a day up to then")
    since, until = days.get("since"), days.get("until")
    if since and until and since > until:
        refuse(f"the range is the wrong way round: since={since} is after until={until}; exchange them")
    resolved = {name: value for name, value in arguments.items() if name not in ("date", "since", "until", "today")}
    if not days:
        return canonical(resolved | {"newest": str(today)})
    if "date" in days:
        since = until = days["date"]
    if since:
        resolved["since"] = str(since)
    resolved["until"] = str(until or today)
    return canonical(resolved)


def sites_of(client: redis.Redis, keys: Keys) -> list[str]:
    """Names of the sites that have had a run here."""
    found: Any = client.smembers(keys("sites"))
    return sorted(name.decode("utf-8", "replace") for name in found)
