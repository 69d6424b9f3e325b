"""What the commands that serve until stopped have in common: the client, the heartbeat, a clean stop."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from prometheus_client import CollectorRegistry
from scrapy.settings import BaseSettings

from govcrawl import cli
from govcrawl.services.fleet import Fleet
from govcrawl.services.heartbeat import BEAT, Heartbeat
from govcrawl.services.metrics import serve
from govcrawl.services.roster import roster


def fleet_of(settings: BaseSettings) -> Fleet:
    """The fleet's state as the settings name it; where no server answers, one line and exit status 2."""
    return Fleet(cli.client_of(settings), roster(settings), cli.keys_of(settings))


def refuse_arguments(command: str, args: list[str]) -> None:
    """For commands that take options only: unknown options arrive as arguments, and must not pass in silence."""
    if args:
        cli.refuse(f"{command}: what is {' '.join(args)}? See govcrawl {command} --help")


def _call(work: Callable[[], None]) -> None:
    work()


@contextmanager
def beating(
    settings: BaseSettings, service: str, through: Callable[[Callable[[], None]], object] | None = None
) -> Iterator[None]:
    """Keep the service's heartbeat going on a thread; take it away at the end.

    ``through``: calls what it is given in the event loop's thread, so that a loop that hangs does not beat.
    """
    heartbeat = Heartbeat(settings["STATE_DIR"], service)
    try:
        heartbeat.beat()
    except OSError as error:
        cli.refuse(
            f"cannot write to the state directory {settings['STATE_DIR']} ({error.strerror}): set GOVCRAWL_STATE to "
            "one that can be written"
        )
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(BEAT):
            (through or _call)(heartbeat.beat)

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        heartbeat.stop()


def serve_metrics(registry: CollectorRegistry, port: int | None = None, host: str | None = None) -> int | None:
    """Answer scrapes (see ``metrics.serve``); where the port is taken, one line and exit status 2."""
    try:
        return serve(registry, port, host)
    except (OSError, ValueError) as error:
        cli.refuse(f"cannot serve metrics ({error}): give GOVCRAWL_METRICS_PORT another port, or none")


def stop_on_signals(also: Callable[[], None] | None = None) -> threading.Event:
    """An event that SIGTERM and SIGINT set, calling ``also`` as well."""
    stop = threading.Event()

    def handle(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        if also:
            also()

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)
    return stop
