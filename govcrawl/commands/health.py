"""`govcrawl health`: whether the services of this machine are alive, for container health checks."""

import argparse
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from govcrawl.services.heartbeat import STALE, Heartbeat, services


class Command(ScrapyCommand):
    """Exit status 0 while every named service has beaten lately, 1 otherwise."""

    requires_project = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """How it is called."""
        return "[options] [SERVICE ...]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Say whether the services of this machine are alive (for health checks)"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Looks at the heartbeat files in the state directory (GOVCRAWL_STATE). Without a name: every service "
            "that has one, and at least one must. Exit status 0 when all are alive, 1 when one is not."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--stale", type=float, default=STALE, metavar="SECONDS", help="default: %(default)s")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check and print one line a service."""
        assert self.settings is not None
        state = self.settings["STATE_DIR"]
        names = args or services(state)
        if not names:
            print(f"no service has a heartbeat in {state}")
            self.exitcode = 1
        for name in names:
            age = Heartbeat(state, name).age()
            alive = age is not None and age <= opts.stale
            print(f"{name}: {'alive' if alive else 'not running' if age is None else f'silent for {age:.0f} s'}")
            if not alive:
                self.exitcode = 1
