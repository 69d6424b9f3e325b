"""The small readers under the families: days, labels, numbers, calendars, lists of unknown systems."""

import doctest
import importlib
import pkgutil
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govcrawl.families
from govcrawl.extract.family import Link
from govcrawl.extract.page import Page
from govcrawl.families import GeneralIssue, general, hanweb
from govcrawl.families.calendars import issues
from govcrawl.families.epaper import page_label, url_day
from govcrawl.families.jsonlists import next_page
from govcrawl.families.links import absolute, article_links, shown_day
from govcrawl.families.parts import join, revive
from govcrawl.families.reading import is_advertisement
from govcrawl.families.steps import next_number
from govcrawl.families.trs import plain_first
from govcrawl.families.turns import comes_from, page_number, turns_to
from govcrawl.items import Article, Attachment, Encoding, Image, Print, Provenance, content_hash

MODULES = [f"govcrawl.families.{module.name}" for module in pkgutil.iter_modules(govcrawl.families.__path__)]
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("name", [*MODULES, "govcrawl.scouting.draft", "govcrawl.media"])
def test_the_examples_in_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@given(
    DAYS,
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "[%Y-%m-%d]", "发布时间：%Y-%m-%d 15:23"]),
)
def test_a_day_is_read_however_a_list_writes_it(day, how):
    assert shown_day(day.strftime(how)) == day.isoformat()


@given(
    DAYS,
    st.sampled_from(
        ["/%Y%m/%d/node_01.html", "/%Y-%m/%d/content_7.htm", "/x/%Y%m%d/1.html", "/api?date=%Y-%m-%d&code=001"]
    ),
)
def test_a_day_is_read_from_an_address(day, how):
    assert url_day(f"https://a.example{day.strftime(how)}") == day.isoformat()


@pytest.mark.parametrize(
    "text", ["", "20231", "2023-8", "电话 0551-2023-0821", "第2023号", "2023-13-01", "12023-08-211"]
)
def test_what_is_no_day_is_none(text):
    assert shown_day(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text):
    shown_day(text), page_label(text), turns_to(text), comes_from(text), is_advertisement(text)
    absolute(Page(b"<html></html>", "https://a.example/"), text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("第01版：要闻", ("01", "要闻")), ("第 1 版：要闻", ("01", "要闻")), ("A01：头版", ("A01", "头版")), ("01版：要闻", ("01", "要闻")),
        ("(A01) 头版", ("A01", "头版")), ("第12版:体育", ("12", "体育")), ("第03版 国际", ("03", "国际")), ("上一版", (None, None)), ("共16版", (None, None)),
    ],
)  # fmt: skip
def test_a_printed_pages_label_is_read(text, label):
    assert page_label(text) == label


@pytest.mark.parametrize("title", ["广告", "广 告", "【广告】", "公益广告", "广告2", "（广告）", "分类广告"])
def test_a_headline_that_only_says_advertisement_is_one(title):
    assert is_advertisement(title)


@pytest.mark.parametrize("title", ["广告法修订草案征求意见", "整治户外广告", "公告", "", None, "广告业产值增长"])
def test_a_headline_about_advertising_is_none(title):
    assert not is_advertisement(title)


@given(
    st.integers(1, 98),
    st.sampled_from(["node_{:02d}.html", "node_A{:02d}.html", "v{:02d}.shtml", "Page{:02d}NU.htm", "{:03d}/node.htm"]),
)
def test_counting_on_keeps_the_shape_of_an_address(number, shape):
    base = "https://a.example/layout/202308/21/"
    assert next_number(base + shape.format(number)) == base + shape.format(number + 1)


def test_an_address_that_ends_with_its_day_has_no_next_number():
    assert next_number("https://a.example/2023-08/21/") is None


@given(st.integers(1, 99))
def test_chinese_page_numbers_are_the_digits_ones(number):
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    chinese = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    assert page_number(chinese) == page_number(str(number))


@given(st.binary(max_size=400))
def test_any_bytes_are_a_calendar_or_none(body):
    found = issues(Page(body, "https://a.example/layout/202308/period.xml"))
    assert [issue.day for issue in found] == sorted({issue.day for issue in found})


@given(st.lists(DAYS, min_size=1, max_size=40, unique=True))
def test_period_js_gives_its_days(days):
    body = "var datelist = [" + ",".join(f'"{day:%Y%m%d}"' for day in days) + "];"
    assert [issue.day for issue in issues(Page(body.encode(), "https://a.example/period.js"))] == sorted(days)


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv='refresh' content='0; url=html/2023-08/21/node_1.htm?v=1'>",
        "<META HTTP-EQUIV=REFRESH CONTENT='0;URL=html/2023-08/21/node_1.htm?v=1'>",
        "<script>window.location.href='html/2023-08/21/node_1.htm?v=1'</script>",
    ],
)
def test_a_page_that_only_leads_on_names_the_newest_issue(head):
    found = issues(Page(f"<html><head>{head}</head></html>".encode(), "https://a.example/hnrb/paperindex.htm"))
    assert [(issue.day, issue.url) for issue in found] == [
        (date(2023, 8, 21), "https://a.example/hnrb/html/2023-08/21/node_1.htm?v=1")
    ]


def test_the_list_of_issues_as_json_is_that_of_the_paper():
    body = '{"object":{"departList":[{"code":"whb","jdate":"2023-08-23"},{"code":"jfrb","jdate":"2023-08-21","pnumber":"01"}]}}'
    assert [issue.day for issue in issues(Page(body.encode(), "https://a.example/list.do"))] == [date(2023, 8, 21)]


@given(st.integers(1, 9999), st.sampled_from(["page", "pageNumber", "pageNum", "currpage", "pageNo"]))
def test_the_next_call_of_an_interface_counts_one_on(number, name):
    assert (
        next_page(f"https://a.example/list?x=1&{name}={number}&y=2")
        == f"https://a.example/list?x=1&{name}={number + 1}&y=2"
    )


def test_variants_of_one_page_count_once_even_without_the_plain_one():
    urls = ["/t20230101_1_wap.html", "/t20230101_1_gfwj.html", "/t20230102_2.html"]
    assert [link.url for link in plain_first([Link(url=url) for url in urls])] == [
        "/t20230101_1_wap.html",
        "/t20230102_2.html",
    ]


def list_page(rows):
    return Page(f"<html><body><ul>{rows}</ul></body></html>".encode(), "https://www.unknown.example/news/index.html")


def test_an_unknown_lists_articles_are_told_from_its_navigation():
    rows = "<li><a href='/about.html'>关于我们</a></li><li><a href='/news/list_2.html'>更多新闻动态消息</a></li><li><a href='/news/2023-08-21/88123.html'>山间小路又添新灯</a> 2023-08-21</li><li><a href='/x/88124.pdf'>一份很长的文件名称</a></li>"
    assert [(link.url, link.date) for link in general.listing(list_page(rows)).articles] == [
        ("https://www.unknown.example/news/2023-08-21/88123.html", "2023-08-21")
    ]


def test_an_unknown_papers_pages_and_articles_are_told_apart_by_the_name_of_its_pages():
    page = Page(
        "<body><a href='2.html'>第02版：综合</a><a href='con_77.html'>山间小路</a></body>".encode("gbk"),
        "https://a.example/xjrb/20230821/1.html",
    )
    listing = GeneralIssue(r"\d+\.html").listing(page)
    assert listing.pages == ["https://a.example/xjrb/20230821/2.html"]
    assert [link.url for link in listing.articles] == ["https://a.example/xjrb/20230821/con_77.html"]


def test_a_date_beside_another_article_is_not_this_ones():
    rows = "<li><a href='/a/2023/11111.html'>第一条很长的新闻</a><i>2023-08-21</i></li><li><a href='/a/2023/11112.html'>第二条很长的新闻</a></li>"
    assert [link.date for link in general.listing(list_page(rows)).articles] == ["2023-08-21", None]


def test_a_list_of_thousands_of_links_is_read_in_a_few_passes():
    count = 3000
    rows = "".join(f"<li><a href='/a/{n}.html'>第{n}条新闻</a><span>2023-08-21</span></li>" for n in range(count))
    asked = 0

    def is_article(url):
        nonlocal asked
        asked += 1
        return "/a/" in url

    assert len(article_links(list_page(rows), is_article)) == count
    assert asked < 6 * count


def article(**more):
    return Article(
        id="0" * 32,
        url="u",
        canonical_url="u",
        title="题",
        content_hash="0" * 64,
        encoding=Encoding(used="utf-8", replaced=1),
        provenance=Provenance(version="0", family="f", body_sha256="0"),
        **more,
    )


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=9), max_size=4))
def test_a_record_that_travelled_as_json_is_the_same(text, urls):
    import json

    made = article(
        text=text,
        images=[Image(url=url) for url in urls],
        attachments=[Attachment(url=url) for url in urls],
        print=Print(date="2023-08-21"),
    )
    assert revive(json.loads(json.dumps(made.to_dict()))) == made


def test_joined_parts_have_the_hash_of_the_whole():
    whole = join(article(text="甲"), article(text="乙"))
    assert (whole.text, whole.content_hash, whole.encoding.replaced) == ("甲\n乙", content_hash("题", "甲\n乙"), 2)


@pytest.mark.parametrize(
    ("shown", "following"), [(25, "startrecord=26&endrecord=50"), (75, "startrecord=76&endrecord=100")]
)
def test_a_record_server_that_gives_more_than_asked_is_followed_from_where_it_ended(shown, following):
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/2023/8/21/art_7_{n}.html'>第{n}条</a></li>]]></record>"
        for n in range(shown)
    )
    page = Page(
        f"<datastore><totalrecord>756</totalrecord><recordset>{records}</recordset></datastore>".encode(),
        "http://a.example/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=25&perpage=25",
    )
    assert hanweb.listing(page).pages == [f"http://a.example/module/web/jpage/dataproxy.jsp?{following}&perpage=25"]


def test_the_last_records_are_the_end():
    page = Page(
        b"<datastore><totalrecord>3</totalrecord><recordset><record><![CDATA[<li><a href='/art/2023/8/21/art_7_1.html'>x</a></li>]]></record></recordset></datastore>",
        "http://a.example/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=3&perpage=3",
    )
    assert hanweb.listing(page).pages == []


def test_a_site_of_no_known_system_may_name_where_its_text_stands():
    family = general.site(body="div.storyContent")
    page = Page(
        "<h1>山间小路又添新灯</h1><div class=storyContent><p>路灯亮了。</p></div>".encode(),
        "https://a.example/content/s1a2b.html",
    )
    assert family.recognise(page)
    assert [element.get("class") for element in family.article(page).body] == ["storyContent"]
    assert not general.recognise(page)
