"""A real dashboard process over a seeded server and feed, and a real browser."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import redis

from govcrawl.frontier.keys import Keys
from govcrawl.services.runs import CHINA

ROOT = Path(__file__).parents[2]
KEYS = Keys()
HOSTILE = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def record(site: str, number: int, **fields: object) -> dict[str, object]:
    url = f"https://x.example/{site}/{number}"
    return {
        "id": hashlib.sha256(url.encode()).hexdigest()[:32],
        "url": url,
        "site": site,
        "site_name": "安徽日报",
        "title": f"长三角一体化发展座谈会 {number} {HOSTILE}",
        "kicker": "全省大会强调",
        "subtitle": None,
        "published_at": "2026-11-22T15:23:00+08:00",
        "published_precision": "minute",
        "source": "安徽日报",
        "authors": ["杨竹"],
        "editors": [],
        "dateline": None,
        "breadcrumbs": ["首页", "要闻"],
        "print": None,
        "text": f"省委、省政府召开全省大会。{HOSTILE}\n会议以电视电话会议形式召开。",
        "images": [],
        "attachments": [],
        "language": "zh-Hans",
        "near_dup": None,
        "encoding": {"declared": "utf-8", "used": "utf-8", "replaced": 0},
        "repairs": ["artefact"],
        "warnings": [],
        **fields,
    }


def write_feed(feeds: Path, site: str, records: list[dict[str, object]], day: str = "2026-11-22") -> None:
    path = feeds / site / day / "000001.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)
    path.write_bytes(body)
    line = {
        "path": f"{day}/000001.jsonl",
        "records": len(records),
        "bytes": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "first": "1-1",
        "last": f"1-{len(records)}",
        "sealed_at": "2026-11-22T08:00:00Z",
    }
    with (feeds / site / "manifest.jsonl").open("a", encoding="utf-8") as manifest:
        manifest.write(json.dumps(line) + "\n")


def add_run(client: redis.Redis, site: str, started: datetime, **fields: object) -> None:
    run = f"{started:%Y%m%d%H%M}"
    ms = int(started.timestamp() * 1000)
    client.zadd(KEYS("runs", site), {run: ms})
    stored = {
        "site": site,
        "args": json.dumps({"date": f"{started:%Y-%m-%d}"}),
        "state": "complete",
        "started": ms,
        "finished": ms + 60_000,
        "listed": 90,
        "fetched": 88,
        "new": 88,
        "known": 2,
        "gone": 0,
        "failed": 0,
        **fields,
    }
    client.hset(KEYS("run", site, run), mapping=stored)  # type: ignore[arg-type]


@pytest.fixture
def seeded(redis_client: redis.Redis, tmp_path: Path) -> Path:
    """Runs of a month, dead letters, and a feed of two sites that share a story; the feed's directory."""
    now = datetime.now(CHINA)
    for back in range(30):
        add_run(redis_client, "anhui_daily", now - timedelta(days=back, hours=1), failed=3 if back == 2 else 0)
    letter = {
        "payload": '1\n{"url": "https://x.example/lost"}',
        "reason": "HTTP 500",
        "failures": 3,
        "at": 1_790_000_000,
    }
    redis_client.hset(KEYS("dead", "anhui_daily"), "7", json.dumps(letter))
    first = record("anhui_daily", 1)
    write_feed(tmp_path, "anhui_daily", [first, record("anhui_daily", 2)])
    shared = {"cluster": first["id"], "of": first["id"], "similarity": 0.93}
    write_feed(tmp_path, "anhui_gov", [record("anhui_gov", 1, near_dup=shared, site_name="安徽省人民政府")])
    return tmp_path


class Dashboard:
    """A dashboard process."""

    def __init__(self, redis_url: str, feeds: Path, *options: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "govcrawl", "dashboard", "--port", "0", *options],
            cwd=ROOT,
            env={**os.environ, "REDIS_URL": redis_url, "GOVCRAWL_FEEDS": str(feeds), **environment}
            | {"GOVCRAWL_STATE": str(feeds / "state")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line.startswith("dashboard on http"), line + (self.process.stderr.read() if self.process.stderr else "")
        self.url = line.split()[-1].rstrip("/").replace("0.0.0.0", "127.0.0.1")

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(timeout=20)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code


@pytest.fixture
def dashboard(redis_url: str, seeded: Path) -> Iterator[Dashboard]:
    """A running dashboard over the seeded data."""
    process = Dashboard(redis_url, seeded)
    time.sleep(0.1)
    yield process
    process.stop()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Debian's Chromium; the test is skipped without it."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed")
    return found
