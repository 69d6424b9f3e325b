"""Are two signatures one story? The same rules, number for number, stand in ``near_duplicate.lua``.

Jaccard finds the reprint, containment the excerpt, the teaser and the wire item inside a round-up; the slots
(numbers, dates, names) veto the template. Thresholds were set on the benchmark's first seed and checked on
kinds and seeds it was not set on (docs/near-duplicates.md).
"""

from bisect import bisect_right

from attrs import frozen

from govcrawl.dedup.signature import KEPT, KEPT_SLOTS, Signature

MIN_COMMON = 6
"""Common hashes below which nothing is decided."""
MIN_JACCARD = 0.25
MIN_JACCARD_SHORT = 0.2
SHORT = 150
"""Shingles: below, five of a text's shingles are a word, and formulas of officialese stand in it seldom."""
MIN_CONTAINMENT = 0.4
"""Containment must lie above this by three standard errors of a share measured on so few hashes."""
NEARLY_ALL = 0.9
"""Jaccard from which the words are as good as the same, so that two differing numbers make another story."""
SLOTS_OF_THE_SAME = 0.7
ONE_COUNTS = 200
"""Shingles below which, in texts as good as the same, a single differing number makes another story."""
DENSE = 25
"""One slot in so many shingles is the density of a table or a bulletin; news has one in a hundred."""
SLOTS_OF_A_BULLETIN = 0.6
SLOTS_OF_A_SKELETON = 0.55
"""Stories from one pattern share its words: the less the words agree, the more of the slots must (less J / 2)."""
SLOTS_OF_A_LONG_SKELETON = 0.4
LONG = 400
"""Shingles from which a pattern that two stories share is the smaller part of either."""
SLOTS_OF_A_REPRINT = 0.5
WEAK = 0.295
"""Jaccard below which a text of some length needs most of its slots, be they few, to be a reprint."""
WEAK_FROM = 140
_NO_LIMIT = 1 << 32


@frozen
class Comparison:
    """Estimates from two sketches: of the whole texts' shingles, 0 to 1."""

    common: int
    jaccard: float
    containment: float


def _sample(a: tuple[int, ...], b: tuple[int, ...], kept: int) -> tuple[int, int, int]:
    """How many of ``a``, of ``b`` and of both lie in the part where both sketches are complete."""
    limit = min(a[-1] if len(a) == kept else _NO_LIMIT, b[-1] if len(b) == kept else _NO_LIMIT)
    in_a, in_b = bisect_right(a, limit), bisect_right(b, limit)
    return in_a, in_b, len(set(a[:in_a]).intersection(b[:in_b]))


def compare(a: Signature, b: Signature) -> Comparison:
    """How much two texts share."""
    in_a, in_b, common = _sample(a.values, b.values, KEPT)
    if not common:
        return Comparison(0, 0.0, 0.0)
    return Comparison(common, common / (in_a + in_b - common), common / min(in_a, in_b))


def contained(found: Comparison) -> bool:
    """True where the shorter text's containment is beyond what chance makes of :data:`MIN_CONTAINMENT`."""
    size = found.common / found.containment
    excess = found.common - MIN_CONTAINMENT * size
    return excess > 0 and excess * excess >= 9 * size * MIN_CONTAINMENT * (1 - MIN_CONTAINMENT)


def same_template(a: Signature, b: Signature, found: Comparison) -> bool:
    """True where numbers, dates and names differ more than the words around them do."""
    in_a, in_b, common = _sample(a.slots, b.slots, KEPT_SLOTS)
    fewer, size = min(in_a, in_b), min(a.size, b.size)
    differing = fewer - common
    if not differing:
        return False
    if found.jaccard >= NEARLY_ALL and common < SLOTS_OF_THE_SAME * fewer:
        return differing > 1 or size < ONE_COUNTS
    if common == 0 and (fewer >= 3 or (fewer == 2 and found.jaccard < 0.3)):
        return True
    if found.jaccard < WEAK and size >= WEAK_FROM and common < SLOTS_OF_A_SKELETON * fewer:
        return True
    if fewer < 3:
        return False
    if any(len(text.slots) * DENSE >= text.size for text in (a, b)):
        return common < SLOTS_OF_A_BULLETIN * fewer
    skeleton = SLOTS_OF_A_SKELETON if size < LONG else SLOTS_OF_A_LONG_SKELETON
    if fewer >= 4 and common < (skeleton - found.jaccard / 2) * fewer:
        return True
    # two standard errors below what a reprint so similar keeps
    expected = found.containment * fewer
    surprising = (expected - common) ** 2 >= 4 * (expected * (1 - found.containment) + 0.25)
    return surprising and common < SLOTS_OF_A_REPRINT * expected


def is_match(a: Signature, b: Signature, found: Comparison) -> bool:
    """True where the two are one story."""
    least = MIN_JACCARD_SHORT if min(a.size, b.size) < SHORT else MIN_JACCARD
    if found.common < MIN_COMMON or not (found.jaccard >= least or contained(found)):
        return False
    return not same_template(a, b, found)
