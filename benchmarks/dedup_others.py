"""What others find in the same texts: datasketch's MinHash LSH and simhash, on the same normalised shingles."""

from datasketch import MinHash, MinHashLSH
from simhash import Simhash, SimhashIndex

from govcrawl.dedup.normalise import normalise

SHINGLE = 5


def shingles(text: str) -> set[str]:
    kept = "".join(character for character in normalise(text) if character.isalnum())
    return {kept[at : at + SHINGLE] for at in range(max(1, len(kept) - SHINGLE + 1))}


def minhash_in_bands(bands: int, rows: int, least: float):
    """A finder: candidates by bands, verified by the estimated Jaccard."""

    def find(texts: list[tuple[str, str]]) -> dict[str, str]:
        lsh = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
        made: dict[str, MinHash] = {}
        found = {}
        for name, text in texts:
            one = MinHash(num_perm=bands * rows)
            one.update_batch([shingle.encode() for shingle in shingles(text)])
            similar = [(one.jaccard(made[other]), other) for other in lsh.query(one)]
            if similar and max(similar)[0] >= least:
                found[name] = max(similar)[1]
            lsh.insert(name, one)
            made[name] = one
        return found

    return find


def simhash(texts: list[tuple[str, str]]) -> dict[str, str]:
    """64 bits, at most three of them different."""
    index = SimhashIndex([], k=3)
    found = {}
    index.log.disabled = True
    for name, text in texts:
        one = Simhash(list(shingles(text)))
        near = index.get_near_dups(one)
        if near:
            found[name] = near[0]
        index.add(name, one)
    return found
