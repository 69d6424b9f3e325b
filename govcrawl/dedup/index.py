"""The index of the offline command: the Redis one's rules, in this process's memory.

Records are numbered as they come. A posting is one 64-bit number, hash above record number, so that a sorted
array is the whole index: young postings lie in a dict, older ones in sorted runs that are merged as they grow
(each posting is moved once per doubling).
"""

import numpy as np
import numpy.typing as npt
from attrs import frozen

from govcrawl.dedup.compare import compare, is_match
from govcrawl.dedup.signature import Signature

NEWEST = 32
"""Records followed from one hash: a formula of officialese stands in every tenth text and says nothing."""
VERIFIED = 8
"""Candidates compared, the best first."""
MIN_WEIGHT = 0.25
"""A candidate is worth comparing from one common hash that four records have, or eight that 32 have."""
SAME = 0.9
"""A record so similar to an indexed one needs no place of its own: what finds it finds the other."""
PART = 0.6
"""A text less of which is explained by its match is a round-up: it may be the first of another story."""
_YOUNG = 4096

_HALF, _NEXT, _NUMBER = np.uint64(32), np.uint64(1 << 32), np.uint64(0xFFFFFFFF)

Run = npt.NDArray[np.uint64]


@frozen
class NearDuplicate:
    """``cluster``: id of the story's first record; ``of``: the best match; ``similarity``: Jaccard, 0 to 1."""

    cluster: str
    of: str
    similarity: float


@frozen
class _Entry:
    id: str
    cluster: str
    packed: bytes
    mixed: bool


class Index:
    """Near-duplicates of a stream, in order. About 1.3 KB a record that is no copy, whatever its length."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._young: dict[int, list[int]] = {}
        self._young_from = 0
        self._runs: list[Run] = []

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, record_id: str, signature: Signature | None) -> NearDuplicate | None:
        """The earlier record that this one repeats, if any; then the record is found by later ones.

        A record is never its own near-duplicate: an earlier version under the same id does not count,
        and a changed version of a story's first record stays first.
        """
        if signature is None:
            return None
        best: tuple[float, float, int] | None = None
        stored, mixed = False, False
        verified = []
        for number in self._candidates(signature):
            entry = self._entries[number]
            other = Signature.unpack(entry.packed)
            found = compare(signature, other)
            verified.append(entry)
            if not is_match(signature, other, found):
                continue
            stored = stored or found.jaccard >= SAME
            rank = (found.jaccard, found.containment, -number)
            if entry.id != record_id and (best is None or rank > best):
                best = rank
                mixed = other.size < PART * signature.size
        cluster = record_id
        near = None
        if best is not None:
            match = self._entries[-best[2]]
            cluster = match.cluster
            smaller = signature.size < PART * Signature.unpack(match.packed).size
            if match.mixed and smaller and not any(e is not match and e.cluster == cluster for e in verified):
                cluster = match.id
            if cluster != record_id:
                near = NearDuplicate(cluster, match.id, round(best[0], 3))
        if not stored:
            self._store(_Entry(record_id, cluster, signature.without_links().pack(), mixed), signature)
        return near

    def _candidates(self, signature: Signature) -> list[int]:
        """Record numbers, best first: every common hash counts the more the fewer records have it."""
        weights: dict[int, float] = {}
        sought = np.array(signature.sought, dtype=np.uint64) << _HALF
        spans = [(run, np.searchsorted(run, sought), np.searchsorted(run, sought + _NEXT)) for run in self._runs]
        for place, value in enumerate(signature.sought):
            numbers = list(self._young.get(value, ()))
            for run, first, last in reversed(spans):
                if len(numbers) < NEWEST and last[place] > first[place]:
                    numbers = (run[max(first[place], last[place] - NEWEST) : last[place]] & _NUMBER).tolist() + numbers
            numbers = numbers[-NEWEST:]
            for number in numbers:
                weights[number] = weights.get(number, 0.0) + 1 / len(numbers)
        worth = [number for number, weight in weights.items() if weight >= MIN_WEIGHT]
        return sorted(worth, key=lambda number: (-weights[number], -number))[:VERIFIED]

    def _store(self, entry: _Entry, signature: Signature) -> None:
        number = len(self._entries)
        self._entries.append(entry)
        for value in signature.posted:
            self._young.setdefault(value, []).append(number)
        if number - self._young_from >= _YOUNG:
            self._age(number + 1)

    def _age(self, young_from: int) -> None:
        made = [value << 32 | number for value, numbers in self._young.items() for number in numbers]
        run = np.sort(np.array(made, dtype=np.uint64))
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        self._runs.append(run)
        self._young = {}
        self._young_from = young_from
