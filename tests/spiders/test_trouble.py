"""What goes wrong at sites: each recognised, named, and retried only where that can help."""

from datetime import date

import pytest

from govcrawl.families import founder_new
from govcrawl.families.spider import EpaperSpider, PortalSpider
from govcrawl.families.trouble import UnusablePageError
from govcrawl.spiders.anhui import AnhuiDaily, AnhuiGov
from govcrawl.spiders.hebei import HebeiNews
from govcrawl.spiders.hubei import HubeiDaily, HubeiGov
from govcrawl.spiders.neimenggu import NeimengguDaily
from govcrawl.spiders.shanghai import ShanghaiDaily
from tests.families.anhui_pages import COLUMN, ISSUE, PORTAL, content, node
from tests.families.cases.papers import SHANGHAI
from tests.families.web import Crawl

RUISHU = "<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=95748;</script><script src='/4QbVtADbnLVIc/c.FxJzG50F.js'></script></head><body></body></html>"
COOKIE = "<html><body><script>document.cookie='acw_sc__v2=64e3;path=/';location.reload();</script></body></html>"
WALLS = [
    (200, RUISHU),
    (202, RUISHU),
    (412, RUISHU),
    (405, "<html><body>您的访问被阻断</body></html>"),
    (200, COOKIE),
    (403, "Forbidden"),
]


@pytest.mark.parametrize(("status", "body"), WALLS, ids=lambda value: str(value)[:12])
def test_a_challenge_instead_of_a_list_is_named_and_nothing_is_read_from_it(status, body):
    crawl = Crawl(HubeiGov, dict.fromkeys(HubeiGov.start_urls, (status, body)), date="2023-08-21")
    assert len(crawl.refused) == len(HubeiGov.start_urls)
    assert crawl.stats["challenge"] == len(HubeiGov.start_urls)
    assert "www.hubei.gov.cn" in crawl.spider.troubles[0]
    assert crawl.articles == []


@pytest.mark.parametrize(("status", "body"), WALLS, ids=lambda value: str(value)[:12])
def test_a_challenge_instead_of_an_article_is_no_record(status, body):
    crawl = Crawl(AnhuiDaily, ISSUE | {content(101): (status, body)}, date="2023-08-21")
    assert len(crawl.refused) == 1
    assert content(101) not in crawl.records()
    assert content(401) in crawl.records()


def test_asking_again_is_known_not_to_help_against_a_challenge():
    assert UnusablePageError("a wall").retry is False


def test_an_ordinary_page_that_speaks_of_cookies_is_no_challenge():
    page = COLUMN[AnhuiGov.start_urls[0]].replace(
        "<body>", "<body><p>" + "正文" * 200 + "</p><script>document.cookie='x=1';location.href='/';</script>"
    )
    crawl = Crawl(AnhuiGov, COLUMN | {AnhuiGov.start_urls[0]: page}, date="2023-08-21")
    assert crawl.refused == []


def test_a_paper_that_moved_to_another_host_is_named_with_both_hosts():
    crawl = Crawl(AnhuiDaily, {node("01"): (301, "", {"Location": "https://new.example.cn/ahrb/"})}, date="2023-08-21")
    assert crawl.stats["moved_hosts"] == 1
    assert "szb.ahnews.com.cn now leads to new.example.cn" in crawl.spider.troubles[0]
    assert crawl.urls == [node("01")]


def test_a_portal_that_moved_to_another_host_is_named():
    crawl = Crawl(AnhuiGov, dict.fromkeys(AnhuiGov.start_urls, (302, "", {"Location": "https://elsewhere.example/"})))
    assert crawl.stats["moved_hosts"] == 2


def test_a_redirect_on_the_site_is_followed():
    moved = f"{PORTAL}/zwyw/new/index.html"
    crawl = Crawl(
        AnhuiGov,
        COLUMN
        | {
            AnhuiGov.start_urls[0]: (302, "", {"Location": "/zwyw/new/index.html"}),
            moved: COLUMN[AnhuiGov.start_urls[0]],
        },
        date="2023-08-21",
    )
    assert f"{PORTAL}/zwyw/jryw/565300002.html" in crawl.records()


def test_a_redirect_to_another_days_issue_means_that_the_day_has_none():
    crawl = Crawl(
        AnhuiDaily, ISSUE | {node("01").replace("/21/", "/22/"): (302, "", {"Location": node("01")})}, date="2023-08-22"
    )
    assert crawl.articles == []
    assert crawl.stats["missing_issues"] == 1


def test_another_days_issue_under_this_days_address_is_not_taken():
    class Today(EpaperSpider):
        name, site_name, province = "today", "清江日报", "安徽"
        allowed_domains = ["szb.ahnews.com.cn"]
        family = founder_new
        issue_url = node("01")  # whatever the day
        evidence, as_of = "low", "2023"

    crawl = Crawl(Today, ISSUE, date="2023-08-22")
    assert crawl.articles == []
    assert crawl.stats["wrong_issues"] >= 1


def test_an_issue_without_pages_or_articles_is_named():
    crawl = Crawl(AnhuiDaily, {node("01"): "<html><body><p>本期暂无内容</p></body></html>"}, date="2023-08-21")
    assert crawl.stats["missing_issues"] == 1


def test_a_list_that_links_to_another_newspaper_stays_on_its_own():
    crawl = Crawl(AnhuiDaily, ISSUE, date="2023-08-21")
    assert all("/ahrb/" in url for url in crawl.urls)
    assert crawl.stats["offsite"] > 0


PERIOD = "https://epaper.hubeidaily.net/pc/column/202308/period.xml"
HUBEI = "https://epaper.hubeidaily.net/pc/column/202308/21/node_01.html"


def hubei_page():
    return "<html><body><div class='col-md-5'><ul><li><a href='node_01.html'>01版：要闻</a></li></ul></div><div class='news-list'><ul><li><a href='../../../content/202308/21/content_5.html'>湖上新桥通车</a></li></ul></div></body></html>"


def period(*days, front="node_01.html"):
    return (
        "<?xml version='1.0' encoding='UTF-8'?><periods>"
        + "".join(f"<period><period_date>{day}</period_date><front_page>{front}</front_page></period>" for day in days)
        + "</periods>"
    )


def test_the_calendar_leads_to_the_newest_issue():
    crawl = Crawl(HubeiDaily, {PERIOD: period("2023-08-20", "2023-08-21"), HUBEI: hubei_page()}, today="2023-08-22")
    assert crawl.urls[:2] == [PERIOD, HUBEI]


def test_a_calendar_of_a_whole_year_leads_to_the_newest_issue_that_has_come_out():
    days = [f"2023-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    crawl = Crawl(HubeiDaily, {PERIOD: period(*days), HUBEI: hubei_page()}, today="2023-08-21")
    assert crawl.urls[:2] == [PERIOD, HUBEI]


@pytest.mark.parametrize(
    "calendar",
    [
        "<periods></periods>",
        "",
        "<html><body>404</body></html>",
        "<period><period_date>2023-13-45</period_date></period>",
        "not xml <<",
    ],
)
def test_a_calendar_that_is_empty_or_wrong_is_named_and_the_days_are_tried_one_by_one(calendar):
    crawl = Crawl(HubeiDaily, {PERIOD: calendar, HUBEI: hubei_page()}, today="2023-08-22")
    assert crawl.stats["bad_calendars"] == 1
    assert HUBEI in crawl.urls


def test_on_the_first_of_a_month_the_calendar_of_the_month_before_is_asked():
    crawl = Crawl(HubeiDaily, {PERIOD: period("2023-08-21"), HUBEI: hubei_page()}, today="2023-09-01")
    assert crawl.urls[1:3] == [PERIOD, HUBEI]


def test_a_day_the_calendar_leaves_out_has_no_issue():
    crawl = Crawl(HubeiDaily, {PERIOD: period("2023-08-20", "2023-08-21")}, date="2023-08-22")
    assert len(crawl.urls) == 2
    assert crawl.spider.troubles == ["no issue of 2023-08-22 in the calendar"]


def test_several_missing_days_of_a_month_each_ask_the_calendar():
    crawl = Crawl(HubeiDaily, {PERIOD: period("2023-08-20")}, since="2023-08-22", until="2023-08-24")
    assert crawl.stats["missing_issues"] == 3
    assert crawl.spider.troubles == ["gap: no issue from 2023-08-22 to 2023-08-24 (3 days)"]


def test_a_front_page_of_another_name_is_found_through_the_calendar():
    front = HUBEI.replace("node_01", "node_08")
    crawl = Crawl(
        HubeiDaily, {PERIOD: period("2023-08-21", front="node_08.html"), front: hubei_page()}, date="2023-08-21"
    )
    assert crawl.urls[:3] == [HUBEI, PERIOD, front]
    assert any(url.endswith("content_5.html") for url in crawl.urls)


@pytest.mark.parametrize(
    "url", ["node_3.htm", "21/node_3.htm", "html/2023-08/21/node_3.htm", "/nmgrb/html/2023-08/21/node_3.htm"]
)
def test_navi_xml_may_name_the_first_page_in_several_ways(url):
    navi = "http://szb.northnews.cn/nmgrb/html/2023-08/navi.xml"
    crawl = Crawl(
        NeimengguDaily, {navi: f"<navi><item><date>2023-08-21</date><url>{url}</url></item></navi>"}, today="2023-08-21"
    )
    assert crawl.urls[:2] == [navi, "http://szb.northnews.cn/nmgrb/html/2023-08/21/node_3.htm"]


def test_the_text_behind_a_page_made_by_script_is_fetched_and_keeps_the_pages_address():
    source = "https://www.jfdaily.com/journal/getJournalPageArticle.do?id=11"
    human = SHANGHAI.url.replace("www.example.com", "www.jfdaily.com")
    listing = SHANGHAI.list_html.replace('"page=02"', "")
    pages = {
        ShanghaiDaily.issue_url.replace("%Y-%m-%d", "2023-08-21"): listing,
        human: "<html><body><div id=app></div></body></html>",
        source: SHANGHAI.html,
    }
    crawl = Crawl(ShanghaiDaily, pages, date="2023-08-21")
    assert crawl.records()[human].title == SHANGHAI.fields["title"]


PART = "https://www.hebnews.cn/2023-08/21/content_9.htm"


def part(number, text, following=None):
    link = f"<div id=displaypagenum><a href='{following}'>下一页</a></div>" if following else ""
    return f"<html><head><meta charset=utf-8></head><body><h1>三日谈</h1><!--enpproperty <title>三日谈</title><date>2023-08-21 08:00:00:0</date>/enpproperty--><div><!--enpcontent--><p>{text}</p><img src='/p{number}.jpg' width=600><!--/enpcontent--></div>{link}</body></html>"


def parts(last=True):
    home = f"<html><body><ul><li><a href='{PART}'>三日谈</a><span>2023-08-21</span></li></ul></body></html>"
    pages = {HebeiNews.start_urls[0]: home, PART: part(1, "第一日，说的是山里的路。" * 5, "content_9_2.htm")}
    second = part(2, "第二日，说的是河上的桥。" * 5, "content_9_3.htm")
    third = part(3, "第三日，说的是城外的塔。" * 5)
    pages[PART.replace("9.htm", "9_2.htm")] = second
    if last:
        pages[PART.replace("9.htm", "9_3.htm")] = third
    return pages


def test_the_parts_of_an_article_become_one_record():
    crawl = Crawl(HebeiNews, parts(), date="2023-08-21")
    article = crawl.records()[PART]
    assert len(crawl.articles) == 1
    assert [line[:3] for line in article.text.split("\n")] == ["第一日", "第二日", "第三日"]
    assert [image.url[-6:] for image in article.images] == ["p1.jpg", "p2.jpg", "p3.jpg"]


def test_a_missing_part_is_a_warning_and_what_was_read_is_kept():
    crawl = Crawl(HebeiNews, parts(last=False), date="2023-08-21")
    article = crawl.records()[PART]
    assert article.text.startswith("第一日")
    assert any("a part is missing" in warning for warning in article.warnings)


def test_an_advertisement_that_only_its_own_page_admits_is_marked_as_no_article():
    crawl = Crawl(
        AnhuiDaily, ISSUE | {content(103): ISSUE[content(103)].replace("两座大桥同日合龙", "广 告")}, date="2023-08-21"
    )
    assert crawl.records()[content(103)].warnings[0] == "not an article: advertisement"


class Undated(PortalSpider):
    name, site_name, province = "undated", "清江市人民政府", "安徽"
    allowed_domains = ["www.ah.gov.cn"]
    family = AnhuiGov.family
    start_urls = [f"{PORTAL}/content/column/7"]
    evidence, as_of = "low", "2023"


def undated(number):
    rows = "".join(f"<li><a href='/zwyw/{number}{at}.html'>没有日期的一条消息</a></li>" for at in range(3))
    return f"<html><body><ul>{rows}</ul><script>Ls.pagination('#p', function(pageIndex){{location.href='/content/column/7?pageIndex='+pageIndex;}},{{currPage:({number}+0),pageCount:9}});</script></body></html>"


def test_a_list_without_dates_is_not_followed_for_ever():
    pages = {f"{PORTAL}/content/column/7": undated(1)} | {
        f"{PORTAL}/content/column/7?pageIndex={n}": undated(n) for n in range(2, 10)
    }
    lists = [request for request in Crawl(Undated, pages).requests if request.meta["page"] == "list"]
    assert len(lists) == Undated.undated_pages


def test_a_server_that_answers_past_the_end_with_the_last_page_ends_the_column():
    page = undated(1)
    pages = {f"{PORTAL}/content/column/7": page} | {
        f"{PORTAL}/content/column/7?pageIndex={n}": page for n in range(2, 10)
    }
    crawl = Crawl(Undated, pages, since="2023-08-01", until="2023-08-21")
    assert len([url for url in crawl.urls if "/content/column/" in url]) == 2


PAGE_ONE, PAGE_FOUR = node("01"), node("04")


def turned(continuations=((491, "（上接01版）"),), tail="（下转04版）", first="（上接第一版）秋天的路很长。"):
    from tests.families.anhui_pages import PAGES, article_page, issue_page

    pages = {"01": "要闻", "04": "专版"}
    issue = {
        PAGE_ONE: issue_page("01", pages, [(101, "江淮粮仓添新绿")]),
        PAGE_FOUR: issue_page("04", pages, [(401, "小城夜读"), *continuations]),
        content(101): article_page(
            "江淮粮仓添新绿", body=f"<p>入秋以来，田里一片新绿。</p><p>村民说起了路。{tail}</p>"
        ),
        content(401): article_page("小城夜读", body="<p>书店亮灯到夜里十点。</p>"),
    }
    issue |= {
        content(number): article_page("江淮粮仓添新绿", body=f"<p>{first}</p><p>路尽头是粮仓。</p>")
        for number, _ in continuations
    }
    assert PAGES
    return issue


def test_a_story_that_goes_on_on_another_page_is_one_record():
    crawl = Crawl(AnhuiDaily, turned(), date="2023-08-21")
    assert sorted(crawl.records()) == [content(101), content(401)]
    assert crawl.records()[content(101)].text.split("\n") == [
        "入秋以来，田里一片新绿。",
        "村民说起了路。",
        "秋天的路很长。",
        "路尽头是粮仓。",
    ]


def test_a_story_whose_rest_is_not_found_is_kept_and_says_so():
    crawl = Crawl(AnhuiDaily, turned(continuations=()), date="2023-08-21")
    assert "goes on on page 04" in crawl.records()[content(101)].warnings[-1]


def test_a_story_that_goes_on_on_a_page_there_is_not_is_kept_and_says_so():
    crawl = Crawl(AnhuiDaily, turned(tail="（下转第十二版）"), date="2023-08-21")
    assert "goes on on page 12" in crawl.records()[content(101)].warnings[-1]


def test_of_several_continuations_none_is_joined_to_the_wrong_story_and_none_is_lost():
    crawl = Crawl(AnhuiDaily, turned(continuations=((491, "（上接01版）"), (492, "（上接01版）"))), date="2023-08-21")
    assert sorted(crawl.records()) == [content(101), content(401), content(491), content(492)]


def test_a_continuation_of_another_page_is_not_joined():
    crawl = Crawl(AnhuiDaily, turned(continuations=((491, "（上接02版）"),)), date="2023-08-21")
    assert "goes on on page 04" in crawl.records()[content(101)].warnings[-1]


def test_where_the_first_source_of_a_text_is_gone_the_second_is_asked():
    older = "https://www.jfdaily.com/staticsg/data/journal/2023-08-21/01/article/11.json"
    human = SHANGHAI.url.replace("www.example.com", "www.jfdaily.com")
    pages = {
        ShanghaiDaily.issue_url.replace("%Y-%m-%d", "2023-08-21"): SHANGHAI.list_html,
        human: "<html><body></body></html>",
        older: SHANGHAI.html,
    }
    assert Crawl(ShanghaiDaily, pages, date="2023-08-21").records()[human].title == SHANGHAI.fields["title"]


def test_a_text_that_no_source_has_is_a_page_lost_and_named():
    human = SHANGHAI.url.replace("www.example.com", "www.jfdaily.com")
    pages = {
        ShanghaiDaily.issue_url.replace("%Y-%m-%d", "2023-08-21"): SHANGHAI.list_html,
        human: "<html><body></body></html>",
    }
    assert f"no text behind {human}" in Crawl(ShanghaiDaily, pages, date="2023-08-21").refused


def test_an_article_that_moved_on_the_site_is_followed_and_has_its_real_address():
    new = content(777)
    crawl = Crawl(
        AnhuiDaily, ISSUE | {content(103): (301, "", {"Location": new}), new: ISSUE[content(103)]}, date="2023-08-21"
    )
    assert new in crawl.records()
    assert crawl.records()[new].provenance.listed_on == node("01")


def test_an_article_that_moved_to_another_host_is_named_and_given_up():
    crawl = Crawl(
        AnhuiDaily, ISSUE | {content(103): (302, "", {"Location": "https://m.example.cn/app"})}, date="2023-08-21"
    )
    assert crawl.stats["moved_hosts"] == 1
    assert crawl.refused == [f"host moved to m.example.cn: {content(103)}"]


def test_articles_that_lead_to_each_other_end():
    crawl = Crawl(
        AnhuiDaily,
        ISSUE
        | {content(103): (302, "", {"Location": content(777)}), content(777): (302, "", {"Location": content(103)})},
        date="2023-08-21",
    )
    assert content(103) not in crawl.records()


def test_an_undated_link_is_not_marked_for_good_when_its_own_date_may_lie_outside_the_range():
    pages = {f"{PORTAL}/content/column/7": undated(1)}
    bounded = Crawl(Undated, pages, since="2023-08-01", until="2023-08-21")
    newest = Crawl(Undated, pages)
    marks = [{r.meta["page"] for r in crawl.requests if "/zwyw/" in r.url} for crawl in (bounded, newest)]
    assert marks == [{"list"}, {"article"}]


def test_what_two_workers_noted_of_one_run_is_told_as_if_one_had_seen_it_all():
    def spider(*days):
        made = AnhuiDaily(since="2023-08-21", until="2023-08-25")
        for day in days:
            made.no_issue(date(2023, 8, day), "in the calendar")
        return made

    own, other = spider(22, 24), spider(23)
    for made in (own, other):
        made.trouble("the host has moved", count="moved")
    for note in other.notes + own.notes:
        own.take_note(note)
    assert own.troubles == ["the host has moved", "gap: no issue from 2023-08-22 to 2023-08-24 (3 days)"]
