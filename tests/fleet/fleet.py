"""The fleet of docker-compose.yml as processes of this machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
READY = {"dashboard": "dashboard on", "metrics": "metrics on"}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Fleet:
    """Services by name, each started by the command that the compose file gives it."""

    def __init__(self, directory: Path, redis_url: str, replica: str, sites: list[str]) -> None:
        self.directory, self.sites = directory, sites
        self.services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
        self.ports: dict[str, int] = {}
        self.running: dict[str, subprocess.Popen[str]] = {}
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "REDIS_URL": redis_url,
            "GOVCRAWL_REPLICA": replica,
            "GOVCRAWL_FEEDS": str(directory / "feeds"),
            "GOVCRAWL_LOG_FORMAT": "json",
            "GOVCRAWL_CONTACT": "tests@example.org",
        }

    def command(self, service: str) -> list[str]:
        """The compose file's own command, on loopback and a free port."""
        words = list(self.services[service]["command"])
        if "--host" in words:
            words[words.index("--host") + 1] = "127.0.0.1"
        if "--port" in words:
            words[words.index("--port") + 1] = "0"
        if service == "schedule":
            words += ["--sites", ",".join(self.sites)]
        if service == "worker":
            words += ["-s", "DOWNLOAD_DELAY=0"]
        return [sys.executable, "-m", "govcrawl", *words]

    def start(self, name: str) -> None:
        """Start a service; ``worker-2`` is a second worker. Its log goes to a file of its name."""
        service = name.split("-", maxsplit=1)[0]
        self.ports[name] = free_port()
        state = self.directory / f"state-{name}"
        environment = self.environment | {"GOVCRAWL_STATE": str(state), "GOVCRAWL_METRICS_PORT": str(self.ports[name])}
        with (self.directory / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                self.command(service), cwd=ROOT, env=environment, stdout=log, stderr=log, text=True
            )

    def stop(self, name: str, patience: float = 40) -> int:
        """Stop a service as a container runtime does; its exit status."""
        process = self.running.pop(name)
        process.terminate()
        try:
            return process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return -9

    def stop_all(self) -> dict[str, int]:
        """Stop everything; exit statuses by name."""
        for process in self.running.values():
            process.terminate()
        return {name: self.stop(name) for name in list(self.running)}

    def run(self, *words: str, status: int | None = 0) -> str:
        """Run a command of the tree to its end; its standard output."""
        done = subprocess.run(
            [sys.executable, "-m", "govcrawl", *words],
            cwd=ROOT,
            env=self.environment | {"GOVCRAWL_STATE": str(self.directory / "state"), "GOVCRAWL_LOG_FORMAT": ""},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert status is None or done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def healthy(self, name: str) -> bool:
        """What the service's own health check says."""
        check = list(self.services[name.split("-", maxsplit=1)[0]]["healthcheck"]["test"])[1:]
        assert check[0] == "govcrawl-health", "the console script of heartbeat.main"
        done = subprocess.run(
            [sys.executable, "-c", "from govcrawl.services.heartbeat import main; main()", *check[1:]],
            cwd=ROOT,
            env=self.environment | {"GOVCRAWL_STATE": str(self.directory / f"state-{name}")},
            capture_output=True,
            check=False,
        )
        return done.returncode == 0

    def log(self, name: str) -> str:
        """What a service has written so far."""
        return (self.directory / f"{name}.log").read_text("utf-8")

    def wait_for_line(self, name: str, words: str, patience: float = 60) -> str:
        """Wait until a service has written a line with these words; the line."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for line in self.log(name).splitlines():
                if words in line:
                    return line
            time.sleep(0.1)
        raise AssertionError(f"{name} never wrote {words!r}:\n{self.log(name)[-2000:]}")


def until(condition: Any, patience: float, what: str) -> None:
    """Wait for a condition; AssertionError with ``what`` when it never comes."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.25)
