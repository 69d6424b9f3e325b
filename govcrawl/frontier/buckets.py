"""The seen set's addresses: linear hashing over small hashes.

A bucket is a hash of 8-byte fingerprints to last-seen days, small enough that the server keeps it as one compact
listpack: 13 bytes a page. ``level`` and ``split`` grow with the set, one bucket at a time; a worker needs to know
only ``level``: it declares a page's bucket before and after the split, and the script takes the right one.
"""

FILL = 120  # pages a bucket on average before the next split; hash-max-listpack-entries is 512

AHEAD = 64  # buckets


def hash_of(fingerprint: bytes) -> int:
    """The 48 bits that choose the bucket; the scripts compute the same."""
    return int.from_bytes(fingerprint[:6], "big")


def candidates(fingerprint: bytes, level: int) -> tuple[int, int]:
    """The bucket of a page where it is not yet split at this level, and where it is."""
    value = hash_of(fingerprint)
    return value % (1 << level), value % (2 << level)


def keys_needed(bucket: int, split: int) -> tuple[bool, bool]:
    """Whether the keys of a page's bucket before its split and after it must be declared.

    ``split``: what was last heard. Others may have gone on splitting since; what is further off than AHEAD buckets
    comes back as stale.
    """
    return bucket >= split, bucket < split + AHEAD


def wants_split(count: int, level: int, split: int) -> bool:
    """Whether the set has outgrown its buckets."""
    return count > FILL * ((1 << level) + split)
