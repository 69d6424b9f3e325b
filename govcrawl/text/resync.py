"""A lost byte in GBK or Big5 shifts every pair after it: find where the pairs must begin again.

The cheapest way through the bytes (see `cost`): each step takes a character, or gives up one byte as lost. Where a byte
is missing, giving up its orphan saves the whole rest of the run from being read as rare hanzi.
"""

from govcrawl.text.codecs_cn import current, decode_lossy
from govcrawl.text.cost import LOST, table

LONGEST = 100_000  # bytes; a longer stretch without markup is left as its codec gives it
_STEPS = {"gb18030": (4, 2), "big5hkscs": (2,)}


def resync(body: bytes, codec: str) -> str:
    """The likeliest reading of broken bytes; U+FFFD for each byte given up. Linear in the body, about 2 µs a byte."""
    steps = _STEPS.get(codec)
    if steps is None or len(body) > LONGEST:
        return decode_lossy(body, codec)
    bits = table()
    known: dict[bytes, str | None] = {}
    best = [0] + [1 << 60] * len(body)
    came: list[tuple[int, str]] = [(0, "")] * (len(body) + 1)
    for at, byte in enumerate(body):
        if byte < 0x80:
            moves = [(1, chr(byte), bits[chr(byte)])]
        else:
            moves = [(1, "\ufffd", LOST)]
            for length in steps:
                raw = body[at : at + length]
                if len(raw) < length:
                    continue
                if raw not in known:
                    known[raw] = _character(raw, codec)
                if (char := known[raw]) is not None:
                    moves.append((length, char, bits[char]))
        for length, char, price in moves:
            if best[at] + price < best[at + length]:
                best[at + length] = best[at] + price
                came[at + length] = (at, char)
    made: list[str] = []
    at = len(body)
    while at:
        at, char = came[at]
        made.append(char)
    return "".join(reversed(made))


def _character(raw: bytes, codec: str) -> str | None:
    try:
        text = current(raw.decode(codec), codec)
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None
