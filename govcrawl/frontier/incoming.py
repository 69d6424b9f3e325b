"""From a lease that has come to the request that Scrapy works on."""

from scrapy import Request

from govcrawl.frontier.codec import BadPayload, decode, read_header
from govcrawl.frontier.held import LEASE_META
from govcrawl.frontier.lease import Lease
from govcrawl.frontier.policy import RECLAIMS, make_conditional
from govcrawl.frontier.spiders import Spiders
from govcrawl.frontier.tagging import watched_errback


def request_of(lease: Lease, spiders: Spiders, today: int, recheck: int) -> Request:
    """The request of a lease, conditional where its page was read before; the lease gets its header.

    ``today``: the day by Redis; ``recheck``: RECHECK_DAYS. Raises BadPayload where it cannot be worked on.
    """
    header = lease.header = lease.header or read_header(lease.payload)
    if lease.reclaims > RECLAIMS:
        raise BadPayload(f"its worker died {lease.reclaims} times")
    spider = spiders.of(header.run)
    request = decode(lease.payload, spider)
    if request.errback is not None:
        request.errback = watched_errback(spider, lease, request.errback)
    request.meta[LEASE_META] = lease.key
    request.meta["run"] = header.run
    if lease.validator and not make_conditional(
        request, lease.validator, today, every_day=header.kind == "l" and recheck > 0
    ):
        lease.validator = None
    return request
