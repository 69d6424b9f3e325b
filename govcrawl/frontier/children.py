"""From a Scrapy request that a page has yielded to a child that its commit stores."""

from datetime import date

from scrapy import Request, Spider
from scrapy.utils.request import RequestFingerprinterProtocol

from govcrawl.frontier.codec import MAX_PRIORITY, VERSION, Header, encode, group_of
from govcrawl.frontier.lease import Child

EPOCH = date(2024, 1, 1)  # day 0 of last-seen days


class Children:
    """Makes children for one spider. ``fingerprinter``: Scrapy's; ``recheck``: RECHECK_DAYS."""

    def __init__(self, fingerprinter: RequestFingerprinterProtocol, spider: Spider, recheck: int) -> None:
        self.spider, self.recheck = spider, recheck
        self._fingerprinter = fingerprinter

    def fingerprint(self, request: Request) -> bytes:
        """Scrapy's own: method, canonical URL, body."""
        return self._fingerprinter.fingerprint(request)

    def make(
        self,
        request: Request,
        run: str,
        *,
        default: str = "article",
        kind: str | None = None,
        filtered: bool | None = None,
    ) -> Child:
        """A child in ``run``. ``default``: what a request is that does not say; ``kind``, ``filtered``: decided.

        Raises CannotStore.
        """
        kind = kind or ("l" if request.meta.get("page", default) == "list" else "a")
        fingerprint = self.fingerprint(request)
        listed = _day(request.meta.get("listed_date")) if kind == "a" else None
        conditional = bool(request.meta.get("conditional"))
        header = Header(
            VERSION,
            group_of(request.url, self.spider),
            run,
            kind,
            max(-MAX_PRIORITY, min(MAX_PRIORITY, request.priority)),
            fingerprint.hex()[:16] if conditional else None,
        )
        return Child(
            header,
            encode(request, self.spider, header),
            fingerprint,
            filtered=not request.dont_filter if filtered is None else filtered,
            listed=listed,
            recheck=self.recheck,
        )


def _day(value: object) -> int | None:
    try:
        return (date.fromisoformat(str(value)) - EPOCH).days if value else None
    except ValueError:
        return None
