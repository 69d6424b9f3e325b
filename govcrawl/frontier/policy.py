"""What becomes of a page that has ended: the one place where evidence turns into commit, retry or dead letter."""

import contextlib
import email.utils
from typing import Any, NamedTuple

from scrapy import Request
from scrapy.http import Response

from govcrawl.frontier.lease import Lease

GONE = (404, 410)
BUSY = (429, 503)
LONGEST_BACKOFF = 300.0  # seconds
LONGEST_RETRY_AFTER = 3600.0
RECLAIMS = 10  # by crashes; a killed fleet fills no dead letters, a page that kills its worker does in the end


class Verdict(NamedTuple):
    """``act``: commit, retry, dead; ``counter``: of the run, for a commit; ``reason``: of a failure."""

    act: str
    counter: str = ""
    reason: str = ""


def judge(lease: Lease, retry_codes: set[int]) -> Verdict:
    """Commit only on positive evidence. What gave none is tried again, or given up where that cannot help."""
    if lease.replacement:
        return Verdict("commit", "replaced")
    if lease.fatal:
        return Verdict("dead", reason=lease.fatal)
    if lease.veto:
        return Verdict("retry", reason=lease.veto)
    article = lease.header is not None and lease.header.kind == "a"
    if lease.good:
        if not article:
            return Verdict("commit", "pages")
        return Verdict("commit", "gone" if lease.status in GONE else "fetched")
    if lease.status == 304 and lease.validator:
        return Verdict("commit", "unchanged" if article else "pages")
    if lease.status in GONE:
        return Verdict("commit", "gone" if article else "pages")
    if lease.ignored:
        return Verdict("commit", "dropped")
    if lease.failure:
        return Verdict("retry", reason=lease.failure)
    if lease.status is not None and lease.status >= 300:
        reason = f"HTTP {lease.status}"
        return Verdict("retry" if lease.status in retry_codes else "dead", reason=reason)
    return Verdict("retry", reason="the page was not finished")


def backoff(failures: int, base: float) -> float:
    """Seconds before the next try after so many failures: base, doubled each time."""
    return float(min(base * 2 ** min(failures, 20), LONGEST_BACKOFF))


def retry_after(response: Response, now: float) -> float:
    """Seconds a Retry-After header asks for: a number or a date; 0 where there is none that makes sense."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if not value:
        return 0.0
    if value.isdigit():
        return min(float(value), LONGEST_RETRY_AFTER)
    try:
        when = email.utils.parsedate_to_datetime(value).timestamp()
    except (TypeError, ValueError):
        return 0.0
    # Against the site's own clock where it shows one, so that ours does not matter.
    with contextlib.suppress(TypeError, ValueError):
        now = email.utils.parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1")).timestamp()
    return min(max(when - now, 0.0), LONGEST_RETRY_AFTER)


def validator_of(response: Response) -> str | None:
    """ETag and Last-Modified of a response as they are stored, or None."""
    etag = (response.headers.get("ETag") or b"").decode("latin-1").strip()
    modified = (response.headers.get("Last-Modified") or b"").decode("latin-1").strip()
    if (not etag and not modified) or len(etag) + len(modified) > 500:
        return None
    return f"{etag}\n{modified}"


def make_conditional(request: Request, validator: str, today: int, *, every_day: bool) -> bool:
    """Add If-None-Match and If-Modified-Since. ``every_day``: only where the page was read today already.

    A list is read in full once a day, since young articles on it are looked at again.
    """
    day, _, rest = validator.partition(" ")
    etag, _, modified = rest.partition("\n")
    if every_day and day != str(today):
        return False
    headers: dict[str, Any] = {"If-None-Match": etag, "If-Modified-Since": modified}
    for name, value in headers.items():
        if value:
            request.headers[name] = value
    return True
