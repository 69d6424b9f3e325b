"""What a template leaves open: numbers, dates and the names in appointments.

Two weather reports share every sentence and are two stories. Their words are compared without numbers, and
the numbers, each with the words beside it, are compared by themselves.
"""

import re
import struct
from itertools import pairwise
from zlib import crc32

_NUMBER = re.compile(
    r"[0-9]+(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|月[0-9]{1,2}日|[.:][0-9]+)*%?(?:[到至~—-][0-9]+)?"
    r"|[〇零一二三四五六七八九十百千两]{2,}"
)
# 任命张三为 · 免去李四的 · 王五同志
_NAME = re.compile(
    r"(?:任命|免去|聘任|提名|选举|补选|决定|接受|推荐)([\u4e00-\u9fff·]{2,4}?)(?:同志)?(?=[为任的兼辞]|担任)"
    r"|同志(?=[\u4e00-\u9fff])"
)
_BESIDE = 2
_TELLING = re.compile(r"[0-9]+(?:年|月)|[0-9]{3}|[0-9]+[.:][0-9]|[0-9]{2}%|[^0-9]{3}")
"""Says enough alone: 8月20日, 1200, 35.2. But 25 is 气温25度 or 死亡25人, and 3到5 is 偏南风3到5级 or 3到5天."""


def slots(normalised: str) -> list[int]:
    """The open places of a normalised text, in order, as 32-bit hashes; short numbers with the words beside them."""
    found = []
    for match in _NUMBER.finditer(normalised):
        slot = match[0]
        if not _TELLING.match(slot):
            start, end = match.span()
            before, after = normalised[max(0, start - _BESIDE) : start], normalised[end : end + 1]
            slot = (before if before.isalnum() else "") + slot + (after if after.isalnum() else "")
        found.append(slot)
    for match in _NAME.finditer(normalised):
        start = match.start()
        found.append("名" + (match[1] or normalised[max(0, start - _BESIDE) : start]))
    return [crc32(slot.encode("utf-8", "surrogatepass")) for slot in found]


def links(found: list[int]) -> set[int]:
    """Hashes of neighbouring slots, two by two: what finds one weather report among a hundred of the same words."""
    return {crc32(struct.pack(">II", *pair)) for pair in pairwise(found)}
