"""The two Anhui sites, from arguments to records."""

import pytest

from govcrawl.spiders.anhui import AnhuiDaily, AnhuiGov
from tests.families.anhui_pages import COLUMN, ISSUE, PORTAL, content, node
from tests.families.web import Crawl


@pytest.fixture(scope="module")
def issue():
    return Crawl(AnhuiDaily, ISSUE, date="2023-08-21")


@pytest.fixture(scope="module")
def august():
    return Crawl(AnhuiGov, COLUMN, since="2023-08-20", until="2023-08-21")


def test_the_first_request_of_a_day_is_the_issues_first_page(issue):
    assert issue.urls[0] == node("01")


def test_each_listed_page_is_read_once_and_no_other_day_or_paper(issue):
    lists = [request.url for request in issue.requests if request.meta["page"] == "list"]
    assert lists == [node("01"), node("02"), node("04"), node("05")]


def test_a_page_that_is_not_there_ends_nothing(issue):
    assert issue.stats["skipped_pages"] == 1
    assert content(401) in issue.urls


def test_advertisements_and_other_newspapers_are_left_out_and_counted(issue):
    assert content(102) not in issue.urls
    assert not [url for url in issue.urls if "/fzb/" in url]
    assert issue.stats["advertisements"] == 1
    assert issue.stats["offsite"] == 3


def test_an_article_knows_its_printed_page(issue):
    printed = issue.records()[content(401)].print
    assert (printed.date, printed.page_no, printed.page_name) == ("2023-08-21", "04", "专版")
    assert printed.pdf == "https://szb.ahnews.com.cn/ahrb/att/202308/21/04-ab.pdf"


def test_an_article_carries_its_site_and_where_it_was_listed(issue):
    article = issue.records()[content(101)]
    assert (article.site, article.site_name, article.site_kind, article.province) == (
        "anhui_daily", "安徽日报", "epaper", "安徽",
    )  # fmt: skip
    assert (article.provenance.spider, article.provenance.listed_on) == ("anhui_daily", node("01"))
    assert article.http_status == 200


def test_an_e_paper_article_without_a_time_is_of_the_day_of_its_issue(issue):
    article = issue.records()[content(103)]
    assert (article.published_at, article.published_precision) == ("2023-08-21T00:00:00+08:00", "day")


def test_a_range_asks_for_each_day(issue):
    crawl = Crawl(AnhuiDaily, {}, since="2023-08-30", until="2023-09-01")
    assert [request.url[-23:] for request in crawl.requests[:3]] == [
        "/202308/30/node_01.html", "/202308/31/node_01.html", "/202309/01/node_01.html",
    ]  # fmt: skip


def test_without_a_date_the_newest_issue_is_looked_for_day_by_day():
    crawl = Crawl(AnhuiDaily, ISSUE, today="2023-08-23")
    assert [url[-22:] for url in crawl.urls[:3]] == [
        "202308/23/node_01.html",
        "202308/22/node_01.html",
        "202308/21/node_01.html",
    ]
    assert content(101) in crawl.urls


def test_a_missing_first_page_is_skipped_and_the_next_number_tried():
    pages = {url: body for url, body in ISSUE.items() if url != node("01")}
    crawl = Crawl(AnhuiDaily, pages, date="2023-08-21")
    assert crawl.urls[:2] == [node("01"), node("02")]
    assert content(401) in crawl.urls


def test_a_day_without_an_issue_is_named_and_ends_soon():
    crawl = Crawl(AnhuiDaily, {}, date="2023-08-22")
    assert crawl.stats["missing_issues"] == 1
    assert "2023-08-22" in crawl.spider.troubles[0]
    assert len(crawl.urls) <= 5


def test_a_day_of_2016_is_first_looked_for_where_issues_stood_in_2016():
    crawl = Crawl(AnhuiDaily, {}, date="2016-07-12")
    assert crawl.urls[0] == "http://epaper.anhuinews.com/html/ahrb/20160712/"


def test_a_column_is_followed_until_its_dates_leave_the_range(august):
    lists = [request.url for request in august.requests if request.meta["page"] == "list"]
    assert f"{PORTAL}/content/column/6781961?pageIndex=2" in lists
    assert f"{PORTAL}/content/column/6781961?pageIndex=3" not in lists


def test_the_dates_of_the_list_bound_what_is_fetched(august):
    assert sorted(august.records()) == [
        f"{PORTAL}/public/1681/565495721.html",
        f"{PORTAL}/zwyw/jryw/565300001.html",
        f"{PORTAL}/zwyw/jryw/565300002.html",
    ]


def test_an_article_request_tells_the_frontier_the_lists_date(august):
    request = next(request for request in august.requests if request.url.endswith("565300001.html"))
    assert (request.meta["listed_date"], request.meta["page"]) == ("2023-08-20", "article")


def test_without_dates_a_column_gives_what_is_new():
    crawl = Crawl(AnhuiGov, COLUMN, today="2023-08-23")
    assert f"{PORTAL}/zwyw/jryw/565300001.html" in crawl.records()
    assert f"{PORTAL}/content/column/6781961?pageIndex=3" not in crawl.urls


def test_a_portals_own_name_stands_for_a_source_of_this_site(august):
    if august.records()[f"{PORTAL}/zwyw/jryw/565300002.html"].source is not None:
        assert august.records()[f"{PORTAL}/zwyw/jryw/565300002.html"].source == "安徽省人民政府门户网站"


def test_a_column_that_is_gone_is_named():
    crawl = Crawl(AnhuiGov, {}, date="2023-08-21")
    assert crawl.stats["gone_columns"] == 2
