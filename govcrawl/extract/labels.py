"""The words pages put before a value, as patterns the rooms share."""

import re

SOURCE = r"(?:来\s{0,4}源|稿\s{0,4}源|出\s{0,4}处)"
"""来源 and what else stands for it; some pages set it apart, as 来　源."""
TIME = r"(?:发\s{0,4}[布表文稿]|[刊登]发|刊登|公布|推送|录入|添加|加入|上传)\s{0,4}(?:时\s{0,4}间|日\s{0,4}期)"
"""发布时间 and its like. 时间 alone is also that of a meeting."""


def of(words: str) -> str:
    """The pattern of one of the words, which spaces part."""
    return f"(?:{'|'.join(map(re.escape, words.split()))})"
