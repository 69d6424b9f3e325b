"""The Traditional characters GBK holds: their Simplified form and readings (``data/characters.txt``)."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: Traditional by the table, and also printed in Simplified text (乾隆, 宫商角徵羽, 麴 as a surname): the one-to-one
#: conversion leaves them alone, so they were never anything else.
KEPT = frozenset("乾菸薹拚捱摺吒徵夥袷麴醣麽昇")

#: What a one-to-one conversion never writes: each stands for a character it leaves as it is (后 里 于 制 …). One
#: of them in a text speaks for Traditional that somebody wrote.
GENUINE = frozenset("後於裡裏係製麵鬆隻曆穀鬥週佈採誌錶併鬚髮複儘捲捨鹹籲嚮迴纔慾洩託註")

#: Reading letters GBK has twice, as some dictionaries type them.
LETTERS = str.maketrans("ɑɡ", "ag")


class Tables(NamedTuple):
    """``simple``: Traditional → Simplified, as ``str.translate`` wants it; ``readings``: every reading, the usual
    first; ``simplified``: characters only Simplified text has."""

    simple: dict[int, str]
    readings: dict[str, tuple[str, ...]]
    simplified: frozenset[str]


@cache
def tables() -> Tables:
    """Load the table, once, when the first artefact is suspected."""
    simple: dict[int, str] = {}
    readings: dict[str, tuple[str, ...]] = {}
    lines = files("govcrawl.text").joinpath("data/characters.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        char, form, sounds = line.split(" ")
        readings[char] = tuple(sounds.split(","))
        if char not in KEPT:
            simple[ord(char)] = form
    # What Big5 has is written in Traditional text too (后, 里, 台), so it proves nothing.
    simplified = frozenset(form for form in simple.values() if not form.encode("big5", "ignore"))
    return Tables(simple, readings, simplified)
