"""Dates as Chinese pages write them, with the precision they were written in.

A date without a time is precise to the day and stays so. What cannot be read gives None, never a neighbour of it
(htmldate reads 2023年04月05日 as 1 January). Times without a zone are China Standard Time.

>>> parse("发布时间：2023年8月21日 15:23").iso
'2023-08-21T15:23:00+08:00'
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

_WIDE = re.compile("[\uff00-\uff5e\u3000\xa0\u2236]")
_ASCII = {"\u3000": " ", "\xa0": " ", "\u2236": ":"}  # 10∶08, with the sign of a ratio
CHINA = timezone(timedelta(hours=8))
Precision = Literal["day", "minute", "second"]

_DIGIT = {c: i % 10 for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "ㄧ": 1}
_HAN = "〇零○一二三四五六七八九"
_YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇零○九]" + f"[{_HAN}]{{2}})"
_DAY_WORD = f"[{_HAN}十廿卅]{{1,4}}|\\d{{1,2}}"
_DATE = (
    rf"(?<!\d)(?:{_YEAR}\s*(?:"
    rf"年\s*(?P<m1>{_DAY_WORD})\s*月\s*(?P<d1>{_DAY_WORD})\s*[日号]?"
    r"|(?P<sep>[-/.])\s?(?P<m2>\d{1,2})\s?(?P=sep)\s?(?P<d2>\d\d(?=\d\d[:：])|\d{1,2}(?!\d))"
    r"|(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?=\D|$|\d{4}(?:\d\d)?(?!\d))"
    r"))"
)
_TIME = (
    r"(?:[T\s_,，|｜\-]|&nbsp;|HKT|\(?(?:星期|周)[一二三四五六日天]\)?|[（(]星期.[）)])*"
    r"(?P<half>上午|下午|晚上|凌晨|中午|早上|AM|PM|am|pm)?\s*"
    r"(?:(?P<h>\d{1,2})\s?(?:[:：]\s?(?P<mi>\d{1,2})(?:\s?[:：]\s?(?P<s>\d{1,2})(?!\d)(?:[.:,]\d{1,6})?)?|[时時点點]\s?(?:(?P<mi2>\d{1,2})\s?分?"
    r"(?:\s?(?P<s2>\d{1,2})\s?秒)?)?)"
    r"|(?P<packed>\d{4}(?:\d\d)?)(?!\d))"
    r"\s*(?P<ampm>AM|PM|am|pm|a\.m\.|p\.m\.)?(?:\s?(?P<zone>Z|UTC|GMT|CST|[+-]\d\d:?\d\d)(?![A-Za-z\d]))?"
)
_FIND = re.compile(f"{_DATE}(?:{_TIME})?")
_MONTH_DAY = re.compile(
    r"(?<![\d年/.:-])(?P<m>\d{1,2})(?:\s*月\s*|[-/])(?P<d>\d{1,2})(?![\d./-])\s*日?" + f"(?:{_TIME})?"
)
_JAVA = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<mon>[A-Z][a-z]{2}) (?P<d>\d\d) (?P<t>\d\d:\d\d:\d\d) "
    r"(?P<zone>CST|GMT\+08:00|UTC|GMT) "
    r"(?P<y>\d{4})"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_EARLIEST = 1900
_LATEST = 2100


class Moment(NamedTuple):
    """A point in time. ``iso``: RFC 3339 with +08:00; ``start``, ``end``: where the text holds it."""

    iso: str
    precision: Precision
    start: int = 0
    end: int = 0

    @property
    def day(self) -> str:
        """The date, YYYY-MM-DD."""
        return self.iso[:10]


def find(text: str) -> Iterator[Moment]:
    """Every full date in a text (year, month, day), left to right."""
    text = _plain(text)
    for match in _FIND.finditer(text):
        moment = _moment(match)
        if moment:
            yield moment


def parse(text: str | None, *, near: str | None = None) -> Moment | None:
    """The first date of a text, or None. ``near``: a date (YYYY-MM-DD) from elsewhere, such as the address, that gives
    ``04-05 10:30`` its year where month and day agree; without it such a text is not a date."""
    if not text:
        return None
    text = _plain(text)
    for match in _FIND.finditer(text):
        moment = _moment(match)
        if moment:
            return moment
    java = _JAVA.search(text)
    if java and java["mon"] in _MONTHS:
        written = f"{java['y']}-{_MONTHS.index(java['mon']) + 1:02d}-{java['d']}T{java['t']}"
        written += "+08:00" if java["zone"] in {"CST", "GMT+08:00"} else "+00:00"
        try:
            return Moment(datetime.fromisoformat(written).astimezone(CHINA).isoformat(), "second", *java.span())
        except ValueError:
            return None
    if near:
        for match in _MONTH_DAY.finditer(text):
            if f"{int(match['m']):02d}-{int(match['d']):02d}" == near[5:10]:
                return _build(int(near[:4]), int(match["m"]), int(match["d"]), match)
    return None


def _plain(text: str) -> str:
    """Full-width digits and signs as ASCII, character for character, so that offsets hold."""
    if not _WIDE.search(text):
        return text
    return "".join(unicodedata.normalize("NFKC", c) if "\uff00" <= c <= "\uff5e" else _ASCII.get(c, c) for c in text)


def _moment(match: re.Match[str]) -> Moment | None:
    year = _number(match["y"])
    month = _number(match["m1"] or match["m2"] or match["m3"])
    day = _number(match["d1"] or match["d2"] or match["d3"])
    return _build(year, month, day, match)


def _build(year: int, month: int, day: int, match: re.Match[str]) -> Moment | None:
    precision: Precision = "day"
    hour = minute = second = 0
    packed = match["packed"]
    if packed and match.re is _FIND and match["m3"]:
        hour, minute = int(packed[:2]), int(packed[2:4])
        second, precision = (int(packed[4:]), "second") if packed[4:] else (0, "minute")
    elif match["h"]:
        minutes = match["mi"] or match["mi2"]
        seconds = match["s"] or match["s2"]
        if minutes:  # 「15时」 alone is no minute
            hour, minute = int(match["h"]), int(minutes)
            second, precision = (int(seconds), "second") if seconds else (0, "minute")
            hour = _half_day(hour, match["half"] or match["ampm"])
    if not _EARLIEST <= year <= _LATEST:
        return None
    if hour > 23 or minute > 59 or second > 59:
        hour, minute, second, precision = 0, 0, 0, "day"
    try:
        when = datetime(year, month, day, hour, minute, second, tzinfo=CHINA)
    except ValueError:
        return None
    zone = match["zone"]
    if zone and zone != "CST" and precision != "day":
        when = when.replace(tzinfo=_zone(zone)).astimezone(CHINA)
    return Moment(when.isoformat(), precision, match.start(), match.end())


def _half_day(hour: int, half: str | None) -> int:
    word = (half or "").lower().replace(".", "")
    if word in {"下午", "晚上", "pm"} and hour < 12:
        return hour + 12
    if word in {"上午", "凌晨", "am", "早上"} and hour == 12:
        return 0
    return hour


def _zone(text: str) -> tzinfo:
    if text in {"Z", "UTC", "GMT"}:
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        return CHINA
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _number(text: str) -> int:
    """21, 二十一, 廿一, 二〇二三; 0 where it is no number."""
    if text.isdecimal():
        return int(text)
    if text[0] in "廿卅":
        tens = 20 if text[0] == "廿" else 30
        return tens + (_DIGIT.get(text[1], 0) if len(text) > 1 else 0)
    if "十" in text:
        tens_text, _, ones = text.partition("十")
        return (_DIGIT.get(tens_text, 0) if tens_text else 1) * 10 + (_DIGIT.get(ones, 0) if ones else 0)
    value = 0
    for c in text:
        value = value * 10 + _DIGIT.get(c, 0)
    return value
