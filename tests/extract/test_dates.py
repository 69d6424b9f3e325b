"""Dates as pages write them."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.extract.dates import CHINA, find, parse
from govcrawl.extract.when import from_url
from tests.extract.pages import article


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2023年04月05日", "2023-04-05T00:00:00+08:00", "day"),
        ("2023-08-21 15:23", "2023-08-21T15:23:00+08:00", "minute"),
        ("2012-01-11 ｜ HKT ｜ 21:43", "2012-01-11T21:43:00+08:00", "minute"),
        ("2023/8/21", "2023-08-21T00:00:00+08:00", "day"),
        ("2023.08.21", "2023-08-21T00:00:00+08:00", "day"),
        ("二〇二三年八月二十一日", "2023-08-21T00:00:00+08:00", "day"),
        ("二○二三年十二月卅一日", "2023-12-31T00:00:00+08:00", "day"),
        ("一九九九年十月十日", "1999-10-10T00:00:00+08:00", "day"),
        ("2024-10-28 10:25:36:0", "2024-10-28T10:25:36+08:00", "second"),
        ("2024-10-28 10:25:36.0", "2024-10-28T10:25:36+08:00", "second"),
        ("2026-09-28-21:50:00", "2026-09-28T21:50:00+08:00", "second"),
        ("２０２３年８月２１日　１５：２３", "2023-08-21T15:23:00+08:00", "minute"),
        ("2023-08-21 03:23 PM", "2023-08-21T15:23:00+08:00", "minute"),
        ("2023-08-21 12:05:00 AM", "2023-08-21T00:05:00+08:00", "second"),
        ("2023年8月21日 下午3:23", "2023-08-21T15:23:00+08:00", "minute"),
        ("2023年8月21日星期一 15时23分", "2023-08-21T15:23:00+08:00", "minute"),
        ("2023-08-21T07:23:00Z", "2023-08-21T15:23:00+08:00", "second"),
        ("2023-08-21T15:23:00.000+08:00", "2023-08-21T15:23:00+08:00", "second"),
        ("20230821", "2023-08-21T00:00:00+08:00", "day"),
        ("20230821152300", "2023-08-21T15:23:00+08:00", "second"),
        ("2023-08-2115:23", "2023-08-21T15:23:00+08:00", "minute"),
        ("Mon Aug 21 15:23:00 CST 2023", "2023-08-21T15:23:00+08:00", "second"),
        ("发布时间：2023-08-21　来源：新华社", "2023-08-21T00:00:00+08:00", "day"),
        ("2023年8月21日15时", "2023-08-21T00:00:00+08:00", "day"),
        ("2023-08-21 99:99", "2023-08-21T00:00:00+08:00", "day"),
    ],
)
def test_a_date_is_read_with_the_precision_it_was_written_in(text, iso, precision):
    moment = parse(text)
    assert moment is not None
    assert (moment.iso, moment.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "04-05 10:30",
        "1月17日",
        "2022年度",
        "2023-02-30",
        "2023-13-01",
        "12023-08-21",
        "20231345",
        "5分钟前",
        "昨天",
        "1.25",
    ],
)
def test_what_is_no_full_date_is_none_and_not_a_date_nearby(text):
    assert parse(text) is None


def test_month_and_day_get_their_year_from_the_address_where_both_agree():
    moment = parse("04-05 10:30", near="2023-04-05")
    assert moment is not None
    assert (moment.iso, moment.precision) == ("2023-04-05T10:30:00+08:00", "minute")
    assert parse("04-06 10:30", near="2023-04-05") is None


def test_all_dates_of_a_text_are_found_with_their_places():
    text = "成文日期：2024年3月1日 发布日期：2024-03-15"
    assert [(m.day, text[m.start : m.end].strip()) for m in find(text)] == [
        ("2024-03-01", "2024年3月1日"),
        ("2024-03-15", "2024-03-15"),
    ]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/202308/t20230821_6438674.html", "2023-08-21"),
        ("https://a.example/art/2023/8/1/art_1_2.html", "2023-08-01"),
        ("https://a.example/2023-08/21/content_99.htm", "2023-08-21"),
        ("https://a.example/n1/2024/0517/c14739-40237861.html", "2024-05-17"),
        ("https://a.example/content/post_20235678.html", None),
        ("https://a.example/p/1716193079034519", None),
        ("http://[", None),
    ],
)
def test_the_day_in_an_address_is_found(url, day):
    assert from_url(url) == day


MOMENTS = st.datetimes(
    datetime.fromisoformat("1950-01-01T00:00:00"), datetime.fromisoformat("2099-12-31T00:00:00")
).map(lambda moment: moment.replace(microsecond=0))
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@given(MOMENTS, st.sampled_from(["-", "/", ".", "年"]), st.booleans(), st.booleans())
def test_any_moment_written_any_way_is_read_back(moment, mark, padded, wide):
    numbers = [f"{n:02d}" if padded else str(n) for n in (moment.month, moment.day)]
    date = f"{moment.year}年{numbers[0]}月{numbers[1]}日" if mark == "年" else mark.join([str(moment.year), *numbers])
    text = f"{date} {moment:%H:%M:%S}"
    found = parse(f"时间：{text.translate(DIGITS) if wide else text} 来源：本报")
    assert found is not None
    assert found.iso == moment.replace(tzinfo=CHINA).isoformat()
    assert found.precision == "second"


@given(MOMENTS, st.integers(-12, 14))
def test_a_moment_with_a_zone_is_the_same_instant_in_china_time(moment, hours):
    written = f"{moment.isoformat()}{'-' if hours < 0 else '+'}{abs(hours):02d}:00"
    found = parse(written)
    assert found is not None
    assert datetime.fromisoformat(found.iso) == moment.replace(tzinfo=CHINA) + timedelta(hours=8 - hours)


@given(st.text(alphabet=st.sampled_from("0123456789-/.:年月日时分秒 十二〇廿上下午TZ+PMAM　０９"), max_size=40))
def test_whatever_is_written_a_date_is_valid_or_none(text):
    found = parse(text)
    if found is not None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", found.iso)
        assert datetime.fromisoformat(found.iso).tzinfo is not None
        assert found.precision != "day" or found.iso[11:19] == "00:00:00" or "+" in text or "Z" in text
    assert all(0 <= m.start < m.end <= len(text) for m in find(text))


@pytest.mark.parametrize(
    ("info", "time"),
    [
        ("<b>18</b><span>2024-03</span>", "2024-03-18T00:00:00+08:00"),
        ("<b>05</b><span>2024年3月</span>", "2024-03-05T00:00:00+08:00"),
        ("24-03-15 07:08 青阳晚报", "2024-03-15T07:08:00+08:00"),
    ],
)
def test_a_day_in_a_box_of_two_parts_and_a_year_of_two_digits_with_an_hour_are_read(info, time):
    assert article(info=info, url="https://www.example.gov.cn/a/b.html").published_at == time


@pytest.mark.parametrize(
    "held",
    [
        "<script>var tm='2024-03-15 09:26:00';document.write(tm);</script>",
        '<input type="hidden" id="pubdate" value="2024-03-15 09:26:00">',
        '<p class="meta">本条目属于 <a href="/">农业</a> <time datetime="2024-03-15T09:26:00+08:00">三月</time></p>',
    ],
)
def test_a_time_that_only_a_script_a_hidden_field_or_a_time_element_holds_is_read_before_the_addresss_day(held):
    found = article(info=held, url="https://www.example.gov.cn/xw/20240314/1.html")
    assert found.published_at == "2024-03-15T09:26:00+08:00"
