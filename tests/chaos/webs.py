"""What is crawled under chaos, and its truth: the replica's Anhui Daily, or a small site whose pages cost little."""

import threading
from datetime import date, timedelta
from pathlib import Path

import orjson

from govcrawl.items import article_id, content_hash
from tests.chaos.verdict import Content
from tests.frontier.web import Web, site
from tests.replicas import RunningReplica

LAST_DAY = date(2023, 8, 21)


class ReplicaSite:
    """Some 36 articles an issue, with the flaws of real pages; the truth is the replica's own."""

    name = "anhui_daily"

    def __init__(self, directory: Path, days: int, latency: int) -> None:
        directory.mkdir(parents=True)
        options = ["--sites", self.name, "--date", str(LAST_DAY), "--days", str(days), "--latency", str(latency)]
        self._replica = RunningReplica(directory, options)
        first = LAST_DAY - timedelta(days=days - 1)
        self.crawl = ("crawl", self.name, "-a", f"since={first}", "-a", f"until={LAST_DAY}")
        self.environment = {"GOVCRAWL_REPLICA": self._replica.address}
        self.settings: dict[str, object] = {}

    def truth(self) -> set[Content]:
        """(id, content_hash) of every record a perfect crawl gives."""
        lines = self._replica.truth_file.read_bytes().splitlines()
        return {(one["id"], one["content_hash"]) for one in map(orjson.loads, lines)}

    def stop(self) -> None:
        self._replica.stop()


class _Quiet(Web):
    """Whoever asked may have been killed: that is no error here."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class SmallSite:
    """Lists of ten articles of a line each: ten thousand are crawled in minutes while processes die."""

    name = "plain"

    def __init__(self, articles: int, latency: int) -> None:
        self.articles = articles
        self._web = _Quiet(site(articles))
        self._web.latency = latency / 1000
        threading.Thread(target=self._web.serve_forever, daemon=True).start()
        self.crawl = ("crawl", self.name, "-a", f"base={self._web.url}")
        self.environment: dict[str, str] = {}
        self.settings: dict[str, object] = {"SPIDER_MODULES": "tests.frontier.sites"}

    def truth(self) -> set[Content]:
        """The same, computed from the pages as they are served."""
        found = set()
        for number in range(self.articles):
            _, _, body = self._web.pages[f"/a/{number}"]  # type: ignore[misc]
            title, text = body.removeprefix("<h1>").removesuffix("</p>").split("</h1><p>")
            found.add((article_id(f"{self._web.url}/a/{number}"), content_hash(title, text)))
        return found

    def stop(self) -> None:
        self._web.shutdown()
        self._web.server_close()
