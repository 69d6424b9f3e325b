"""What the commands that serve until stopped have in common: the client, the heartbeat, a clean stop."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import redis
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from govcrawl.frontier.connection import ConnectionFailed, check, connect
from govcrawl.frontier.keys import PREFIX, Keys
from govcrawl.frontier.server import ServerError
from govcrawl.services.fleet import Fleet
from govcrawl.services.heartbeat import BEAT, Heartbeat
from govcrawl.services.roster import roster


def client_of(settings: BaseSettings) -> redis.Redis:
    """A client whose server answers. Raises UsageError (exit status 2) with one line that says what to do."""
    try:
        client = connect(settings)
        check(client, settings)
    except (ConnectionFailed, ServerError) as error:
        raise UsageError(str(error), print_help=False) from error
    return client


def fleet_of(settings: BaseSettings) -> Fleet:
    """The fleet's state as this project's settings name it."""
    keys = Keys(settings.get("GOVCRAWL_KEY_PREFIX", PREFIX))
    return Fleet(client_of(settings), roster(settings), keys)


def refuse_arguments(command: str, args: list[str]) -> None:
    """For commands that take options only: unknown options arrive as arguments, and must not pass in silence."""
    if args:
        raise UsageError(f"{command}: what is {' '.join(args)}? See govcrawl {command} --help", print_help=False)


@contextmanager
def beating(settings: BaseSettings, service: str) -> Iterator[None]:
    """Keep the service's heartbeat going on a thread; take it away at the end."""
    heartbeat = Heartbeat(settings["STATE_DIR"], service)
    try:
        heartbeat.beat()
    except OSError as error:
        raise UsageError(
            f"cannot write to the state directory {settings['STATE_DIR']} ({error.strerror}): set GOVCRAWL_STATE to "
            "one that can be written",
            print_help=False,
        ) from error
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(BEAT):
            heartbeat.beat()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        heartbeat.stop()


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
