"""A running replica for tests: `govcrawl replica` in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govcrawl.replica import truth


class RunningReplica:
    """``address`` goes into GOVCRAWL_REPLICA; ``truth`` is what a perfect crawl gives; ``log`` what was asked."""

    def __init__(self, directory: Path, options: Sequence[str]) -> None:
        self.truth_file = directory / "truth.jsonl"
        self.log_file = directory / "log.jsonl"
        command = [sys.executable, "-m", "govcrawl", "replica", "--port", "0", "--truth", str(self.truth_file)]
        self.process = subprocess.Popen(
            [*command, "--log", str(self.log_file), *options],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        )
        assert self.process.stdout
        self.address = ""
        for line in self.process.stdout:
            if line.startswith("crawl it with GOVCRAWL_REPLICA="):
                self.address = line.split("=", 1)[1].strip()
                break
        assert self.address, f"the replica ended with {self.process.wait()}"

    @property
    def truth(self) -> list[dict[str, Any]]:
        return truth.read(self.truth_file)

    @property
    def log(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log_file.read_text("utf-8").splitlines()]

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=10)
