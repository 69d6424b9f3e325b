"""Bytes to text to repaired text. No Scrapy in here: import it on its own.

>>> decode("发展".encode("gbk"), "text/html; charset=utf-8").text
'发展'
>>> repair("鍙戝睍").text
'发展'
"""

from govcrawl.text.decoding import decode
from govcrawl.text.languages import language
from govcrawl.text.repairing import repair
from govcrawl.text.types import Decoded, Repaired

__all__ = ["Decoded", "Repaired", "decode", "language", "repair"]
