"""Scrapy extension: counts what each run's articles had, and names a layout that changed, a page of it kept."""

import logging
from collections import Counter
from pathlib import Path
from typing import Any, Self

import redis
from itemadapter import ItemAdapter
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from twisted.internet.task import LoopingCall

from govcrawl.drift.judge import FIELDS, PAST, changes
from govcrawl.drift.store import add, fills
from govcrawl.frontier.connection import ConnectionFailed, connect
from govcrawl.frontier.keys import PREFIX, Keys
from govcrawl.frontier.run import read_run
from govcrawl.frontier.server import ServerError

logger = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two additions to Redis."""
KEPT = 5
"""Pages of evidence kept a site."""
PAGE_LIMIT = 2_000_000
"""Bytes of a page that is kept."""


class Evidence:
    """The article page of a run that filled the fewest fields."""

    def __init__(self) -> None:
        self.filled = len(FIELDS) + 1
        self.url, self.body = "", b""

    def offer(self, filled: int, response: Response) -> None:
        """Keep a page if it filled fewer fields than the one kept so far."""
        if filled < self.filled and len(response.body) <= PAGE_LIMIT:
            self.filled, self.url, self.body = filled, response.url, response.body


class Drift:
    """One crawler's counts, by run."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("DRIFT_ENABLED", True):
            raise NotConfigured
        self.crawler = crawler
        self.keys = Keys(crawler.settings.get("GOVCRAWL_KEY_PREFIX") or PREFIX)
        self.counts: dict[str, Counter[str]] = {}
        self.evidence: dict[str, Evidence] = {}
        self.judged: set[str] = set()
        self.client: redis.Redis | None = None
        self._turn = LoopingCall(self.turn)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy; only sites have a past to compare with."""
        if not hasattr(crawler.spidercls, "site_kind"):
            raise NotConfigured
        made = cls(crawler)
        crawler.signals.connect(made.opened, signals.spider_opened)
        crawler.signals.connect(made.scraped, signals.item_scraped)
        crawler.signals.connect(made.dropped, signals.item_dropped)
        crawler.signals.connect(made.closed, signals.spider_closed)
        return made

    def opened(self, spider: Spider) -> None:
        """Add to Redis now and then."""
        self._turn.start(EVERY, now=False)

    def scraped(self, item: Any, response: Response, spider: Spider) -> None:
        """Count a record's fields."""
        fields = ItemAdapter(item).asdict()
        provenance = fields.get("provenance") or {}
        run = provenance.get("run")
        if not run:
            return
        has = [name for name in FIELDS if fields.get(name)]
        if "text" not in has and (fields.get("images") or fields.get("attachments")):
            has.append("text")  # a page of pictures or a PDF is an article with little text
        if any(warning.startswith("title: none") for warning in fields.get("warnings") or ()):
            has.remove("title")
        counts = self.counts.setdefault(run, Counter())
        counts.update(has)
        counts["articles"] += 1
        counts["general"] += provenance.get("family") == "general"
        self.evidence.setdefault(run, Evidence()).offer(len(has), response)

    def dropped(self, item: Any, response: Response, spider: Spider) -> None:
        """Count a page that was no article."""
        fields = ItemAdapter(item).asdict()
        run = (fields.get("provenance") or {}).get("run")
        warnings = fields.get("warnings") or [""]
        if run and warnings[0].startswith("not an article") and "advertisement" not in warnings[0]:
            self.counts.setdefault(run, Counter())["not_articles"] += 1
            self.evidence.setdefault(run, Evidence()).offer(0, response)

    def closed(self, spider: Spider) -> None:
        """The last addition, and the verdict on the runs this crawler has worked on."""
        if self._turn.running:
            self._turn.stop()
        self.turn(final=True)

    def turn(self, *, final: bool = False) -> None:
        """Add the counts to Redis; judge the runs that are complete. Trouble with Redis costs statistics only."""
        try:
            client = self._connected()
            runs = set(self.counts) | set(self.evidence)
            if final and (own := getattr(self.crawler.spider, "run_id", None)):
                runs.add(own)
                add(client, self.keys, self._site, own, {"articles": 0})  # a run without articles is a run too
            for run in runs:
                counts = self.counts.pop(run, None)
                if counts:
                    add(client, self.keys, self._site, run, counts)
                state = read_run(client, self.keys, self._site, run)
                if run not in self.judged and state is not None and (state.complete or final):
                    self._judge(client, run)
                if state is None or state.complete:
                    self.evidence.pop(run, None)
        except (redis.RedisError, ConnectionFailed, ServerError) as error:
            logger.warning("Drift is not counted: %s", error)

    @property
    def _site(self) -> str:
        return str(self.crawler.spidercls.name)

    def _connected(self) -> redis.Redis:
        if self.client is None:
            self.client = connect(self.crawler.settings)
        return self.client

    def _judge(self, client: redis.Redis, run: str) -> None:
        self.judged.add(run)
        known = fills(client, self.keys, [self._site], PAST + 10)[self._site]
        now = next((fill for fill in known if fill.run == run), None)
        if now is None:
            return
        spider: Any = self.crawler.spider
        missing = changes(now, [fill for fill in known if fill.run < run], lists_news=spider.site_kind != "epaper")
        if missing:
            kept = self._keep(run)
            where = f"; a page is kept in {kept}" if kept else ""
            spider.trouble(f"layout changed: {', '.join(missing)} no longer as in earlier runs{where}", count="drift")

    def _keep(self, run: str) -> Path | None:
        """Write the page of evidence, with its address beside it; the oldest ones of the site go."""
        evidence = self.evidence.get(run)
        if evidence is None or not evidence.body:
            return None
        folder = Path(self.crawler.settings.get("STATE_DIR") or ".govcrawl") / "evidence" / self._site
        path = folder / f"{run}.html"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(evidence.body)
            path.with_suffix(".url").write_text(evidence.url + "\n", "utf-8")
            for old in sorted(folder.glob("*.html"))[:-KEPT]:
                old.unlink(missing_ok=True)
                old.with_suffix(".url").unlink(missing_ok=True)
        except OSError as error:
            logger.warning("The page of a changed layout cannot be kept: %s", error)
            return None
        return path
