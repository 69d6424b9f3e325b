"""`govcrawl dashboard`: the web page."""

import argparse
import os
import socket
from contextlib import nullcontext
from typing import Any, ClassVar

from prometheus_client import CollectorRegistry, Counter
from scrapy.commands import ScrapyCommand

from govcrawl import cli
from govcrawl.services.metrics import named
from govcrawl.services.process import beating, fleet_of, refuse_arguments, serve_metrics, stop_on_signals


class Command(ScrapyCommand):
    """Serves the page until stopped."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """How it is called."""
        return "[options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Serve the page that shows the country at a glance"

    def long_desc(self) -> str:
        """What --help says."""
        return (
            "Shows sites, issues, articles, dead letters and workers in a browser, in Chinese and English. Reads "
            "Redis (REDIS_URL) and the feed directory (GOVCRAWL_FEEDS). Listens on loopback unless told otherwise; on "
            "any other address it wants a token, given by --token or GOVCRAWL_DASHBOARD_TOKEN."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The command's own options."""
        super().add_options(parser)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port, 0 for any free one (default: %(default)s)")
        parser.add_argument("--token", default=os.environ.get("GOVCRAWL_DASHBOARD_TOKEN"), help="token visitors give")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        import uvicorn  # noqa: PLC0415  the other commands start without it

        from govcrawl.dashboard.access import is_loopback  # noqa: PLC0415
        from govcrawl.dashboard.app import make_app  # noqa: PLC0415

        assert self.settings is not None
        refuse_arguments("dashboard", args)
        if not is_loopback(opts.host) and not opts.token:
            cli.refuse(f"listening on {opts.host} lets others in: give --token or set GOVCRAWL_DASHBOARD_TOKEN")
        fleet = fleet_of(self.settings)
        listener = _listen(opts.host, opts.port)
        registry = CollectorRegistry()
        responses = Counter(*named("govcrawl_dashboard_responses_total").declared(), registry=registry)
        app = make_app(
            fleet, self.settings["FEEDS_DIR"], opts.token, lambda status: responses.labels(str(status)).inc()
        )
        serve_metrics(registry)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        server.config.timeout_graceful_shutdown = 5
        # Our own handlers: uvicorn's raise the signal again after a clean stop, which then looks like a crash.
        server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
        stop_on_signals(lambda: setattr(server, "should_exit", True))
        print(f"dashboard on http://{opts.host}:{listener.getsockname()[1]}/", flush=True)
        with beating(self.settings, "dashboard"):
            server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        cli.refuse(f"cannot listen on {host}:{port} ({error.strerror}): choose another --port")
