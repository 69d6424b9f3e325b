"""How pages end: gathers evidence while a page is worked on, then commits it or gives it back."""

import logging
import time
from typing import Any

import orjson
from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from govcrawl.frontier.children import Children
from govcrawl.frontier.held import Held
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.policy import backoff, judge
from govcrawl.frontier.queue import SiteQueue
from govcrawl.frontier.records import Near, make_record
from govcrawl.frontier.spiders import Spiders

logger = logging.getLogger(__name__)


class NotAnArticle(Exception):  # noqa: N818  # reads as what it is
    """Mixed into the exception with which a pipeline drops a page that is no article: it is counted."""


class InvalidRecord(ValueError):  # noqa: N818
    """A record that breaks the schema: a dead letter at once, since the same page gives the same record."""


class Endings:
    """The endings of one crawl's pages."""

    def __init__(self, crawler: Crawler, queue: SiteQueue, held: Held, children: Children, spiders: Spiders) -> None:
        self.queue, self.held, self.children, self.spiders = queue, held, children, spiders
        settings = crawler.settings
        self.tries = settings.getint("RETRY_TIMES") if settings.getbool("RETRY_ENABLED") else 0
        self.retry_codes = {int(code) for code in settings.getlist("RETRY_HTTP_CODES")}
        self.base = settings.getfloat("RETRY_BACKOFF", 1.0)
        self.stats = crawler.stats
        self.near: dict[int, Near] = {}  # id of an item → what the commit's near-duplicate fragment needs

    # -- signals

    def item_scraped(self, item: Any, response: Any) -> None:
        """A record has passed all pipelines: it goes into the page's commit."""
        near = self.near.pop(id(item), None)
        lease = self._lease(response)
        if lease is None:
            logger.error("An item without a page is not a record; it is not committed: %r", item)
            return
        adapter = ItemAdapter(item)
        try:
            fields = adapter.asdict()
            record = make_record(str(fields["id"]), str(fields["content_hash"]), orjson.dumps(fields), near)
        except KeyError as error:
            lease.fatal = f"the item is no record: it has no {error}"
        except (TypeError, ValueError) as error:
            lease.fatal = f"the record cannot be stored: {error}"
        else:
            lease.records.append(record)
            return
        logger.error("%s: %s", lease.request, lease.fatal)

    def item_dropped(self, item: Any, response: Any, exception: BaseException) -> None:
        """A pipeline wants no record of it."""
        self.near.pop(id(item), None)
        lease = self._lease(response)
        if lease and isinstance(exception, NotAnArticle):
            lease.not_articles += 1

    def item_error(self, item: Any, response: Any, failure: Failure) -> None:
        """A pipeline failed: the page is not finished."""
        self.near.pop(id(item), None)
        lease = self._lease(response)
        if lease:
            _note(lease, failure.value, fatal=isinstance(failure.value, InvalidRecord))

    def spider_error(self, failure: Failure, response: Any) -> None:
        """A callback failed. An exception with ``retry`` False says that asking again cannot help."""
        lease = self._lease(response)
        if lease:
            _note(lease, failure.value, fatal=getattr(failure.value, "retry", True) is False)

    def _lease(self, response: Any) -> Lease | None:
        request = getattr(response, "request", None) if isinstance(response, (Response, Failure)) else None
        return self.held.lease_of(request)

    # -- ends

    async def end(self, lease: Lease) -> None:
        """Commit a page, or give it back, by what is known of it."""
        await self.spiders.share_notes(
            lease.header.run if lease.header else ""
        )  # before the page's end, which may be the run's
        verdict = judge(lease, self.retry_codes)
        if lease.lost:
            result = "lost"
        elif verdict.act == "commit":
            result = await self.queue.commit(lease, verdict.counter)
        else:
            result = await self.fail(lease, verdict.reason, final=verdict.act == "dead")
        self.stats.inc_value(f"frontier/{result}")
        if result == "lost":
            logger.info("Another worker has %s: this work on it is discarded", lease.request)

    async def fail(self, lease: Lease, reason: str, *, final: bool = False) -> str:
        """Try again later, or make a dead letter: ``final`` at once, else after RETRY_TIMES."""
        delay = max(backoff(lease.failures, self.base), lease.retry_after)
        fingerprint, listed_on = b"", ""
        if lease.request is not None:
            fingerprint = self.children.fingerprint(lease.request)
            listed_on = str(lease.request.meta.get("listed_mark") or "")
        result, failures = await self.queue.nack(
            lease,
            "dead" if final else "retry",
            delay=delay,
            allowed=self.tries,
            letter=self.letter(lease, reason),
            fingerprint=fingerprint,
            listed_on=listed_on,
        )
        if result == "dead":
            logger.error("Given up after %d tries: %s (%s)", failures, lease.request or lease.id, reason)
        elif result == "delayed":
            logger.info("Try %d of %s failed (%s); again in %.1f s", failures, lease.request, reason, delay)
        return result

    async def bury(self, lease: Lease, reason: str) -> None:
        """A request that cannot be worked on at all."""
        await self.fail(lease, reason, final=True)
        self.stats.inc_value("frontier/buried")

    async def give_back(self, lease: Lease) -> None:
        """As if it had never been leased; a pass through the gate that was not used is given back too."""
        if lease.delay and not lease.passed:
            await self.queue.unused_pass(lease)
        await self.queue.nack(lease, "release")

    def letter(self, lease: Lease, reason: str) -> bytes:
        """What a dead letter says."""
        return orjson.dumps({
            "url": lease.request.url if lease.request else None,
            "reason": reason[:1000],
            "failures": lease.failures + 1,
            "reclaims": lease.reclaims,
            "status": lease.status,
            "run": lease.header.run if lease.header else None,
            "at": int(time.time()),
            "worker": self.queue.worker,
            "payload": lease.payload[:1_000_000].decode("utf-8", "backslashreplace"),
        })  # fmt: skip


def _note(lease: Lease, error: BaseException | None, *, fatal: bool) -> None:
    reason = f"{type(error).__name__}: {error}"
    if fatal:
        lease.fatal = reason
    else:
        lease.veto = reason
