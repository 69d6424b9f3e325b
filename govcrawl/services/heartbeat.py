"""A file that a live service touches, for health checks that run beside it.

``govcrawl-health`` compares its age; a container runtime or Kubernetes restarts a service that no longer beats.
A file, not a port: the check needs no network, no Redis and no free port, and a blocked event loop stops it.
"""

import argparse
import os
import sys
import time
from pathlib import Path

BEAT = 5.0
"""Seconds between two beats."""

STALE = 60.0
"""Seconds without a beat after which a service counts as dead: above the longest pause seen, a 20 s drain."""


class Heartbeat:
    """The heartbeat of one service in a state directory."""

    def __init__(self, state_dir: str | Path, service: str) -> None:
        self.path = Path(state_dir) / f"{service}.alive"

    def beat(self) -> None:
        """Say that the service is alive. Raises OSError where the state directory cannot be written."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    def age(self) -> float | None:
        """Seconds since the last beat, or None where there was none."""
        try:
            return max(0.0, time.time() - self.path.stat().st_mtime)
        except FileNotFoundError:
            return None

    def stop(self) -> None:
        """Take the file away: the service has left in good order."""
        self.path.unlink(missing_ok=True)


def services(state_dir: str | Path) -> list[str]:
    """The services that have a heartbeat in a state directory."""
    return sorted(path.stem for path in Path(state_dir).glob("*.alive"))


def main() -> None:
    """`govcrawl-health [SERVICE ...]`: exit status 0 while every named service has beaten lately, else 1.

    Without a name: every service that has a heartbeat in the state directory, and at least one must. A program of
    its own that imports no Scrapy, because health checks run every half minute beside every service.
    """
    parser = argparse.ArgumentParser(prog="govcrawl-health", description="Say whether services of this machine live.")
    parser.add_argument("service", nargs="*", help="worker, export, …; default: all that have a heartbeat")
    parser.add_argument("--state", default=os.environ.get("GOVCRAWL_STATE", ".govcrawl"), help="default: %(default)s")
    parser.add_argument("--stale", type=float, default=STALE, metavar="SECONDS", help="default: %(default)s")
    options = parser.parse_args()
    names = options.service or services(options.state)
    if not names:
        sys.exit(f"no service has a heartbeat in {options.state}")
    ages = {name: Heartbeat(options.state, name).age() for name in names}
    for name, age in ages.items():
        state = "not running" if age is None else "alive" if age <= options.stale else f"silent for {age:.0f} s"
        print(f"{name}: {state}")
    sys.exit(any(age is None or age > options.stale for age in ages.values()))
