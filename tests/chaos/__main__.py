"""``python -m tests.chaos``: a crawl under random SIGKILLs, and a table. Exit status 1 if anything was lost."""

import argparse
import platform
import signal
import sys
from pathlib import Path

from tests.chaos.crawl import Chaos, Plan, Verdict


def main() -> int:
    """Read the options, run, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--days", type=int, default=290, help="issues to crawl, some 36 articles each (default 290)")
    parser.add_argument("--small", type=int, default=0, metavar="N", help="a small site of N articles, not the replica")
    parser.add_argument("--kills", type=int, default=100, help="SIGKILLs, each at a process that holds work")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fsync", choices=["always", "everysec"], default="always")
    parser.add_argument("--window", type=float, default=2.0, help="everysec: seconds a power cut loses (default 2)")
    parser.add_argument("--lease", type=int, default=15, metavar="S", help="LEASE_SECONDS (default 15)")
    parser.add_argument("--pause", type=float, nargs=2, default=(2.0, 6.0), metavar="S", help="between kills, from to")
    parser.add_argument("--latency", type=int, default=20, metavar="MS", help="of the replica")
    parser.add_argument("--no-step-back", action="store_true", help="no server that comes back behind the feed")
    parser.add_argument("--timeout", type=float, default=3600)
    parser.add_argument("--directory", type=Path, help="keep feed, logs and server data here")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    plan = Plan(
        days=given.days,
        small=given.small,
        workers=given.workers,
        kills=given.kills,
        seed=given.seed,
        fsync=given.fsync,
        window=given.window if given.fsync == "everysec" else 0,
        lease=given.lease,
        pause=tuple(given.pause),
        go_back=not given.no_step_back,
        latency=given.latency,
        timeout=given.timeout,
    )
    with Chaos(plan, given.directory) as chaos:
        verdict = chaos.run()
    show(plan, verdict)
    return 0 if verdict.good else 1


def show(plan: Plan, verdict: Verdict) -> None:
    """The table, one line a figure."""
    kills = ", ".join(f"{count} {kind}" for kind, count in verdict.kills.items())
    cut = f"; {verdict.cut} bytes of its file were cut off" if verdict.cut else ""
    lines = {
        "site": f"small, {plan.small} articles" if plan.small else f"replica of Anhui Daily, {plan.days} issues",
        "server": f"Valkey, appendfsync {plan.fsync}{cut}",
        "workers": f"{plan.workers}, with an exporter beside them; Python {platform.python_version()}",
        "kills": f"{verdict.kills.total()} ({kills})",
        "epochs begun": str(verdict.epoch),
        "articles": str(verdict.counts["articles"]),
        "records": str(verdict.counts["records"]),
        "lost": str(verdict.counts["lost"]),
        "doubled": str(verdict.counts["doubled"]),
        "not in the truth": str(verdict.counts["foreign"]),
        "dead letters": str(verdict.dead),
        "verify": f"{len(verdict.problems)} problems",
        "started while the server was down": str(dict(verdict.no_server)) if verdict.no_server else "none",
        "ended unasked": str(dict(verdict.unasked)) if verdict.unasked else "none",
        "run complete": "yes" if verdict.complete else "no",
        "seconds": f"{verdict.seconds:.0f}",
    }
    for name, value in lines.items():
        print(f"{name:18} {value}")
    for text in verdict.problems[:20]:
        print(text)


if __name__ == "__main__":
    sys.exit(main())
