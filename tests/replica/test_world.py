"""What the replica publishes, and the truth it names."""

import json
import re
from datetime import date

import pytest

from govcrawl.items import schema
from govcrawl.replica import seed
from govcrawl.replica.sites import SITES, choose
from govcrawl.replica.world import World, last_days

DAY = date(2023, 8, 21)
PRIVATE_USE = re.compile("[\ue000-\uf8ff\ufffd]")


@pytest.fixture(scope="module")
def world() -> World:
    return World(SITES, last_days(DAY, 2))


@pytest.fixture(scope="module")
def records(world: World) -> list[dict]:
    return list(world.records())


def test_the_same_seed_gives_the_same_truth_and_another_seed_another():
    some = choose(["anhui_daily", "anhui_gov", "hunan_daily", "jiangsu_gov"])
    once = list(World(some, last_days(DAY, 2)).records())
    again = list(World(some, last_days(DAY, 2)).records())
    other = list(World(some, last_days(DAY, 2), seed=2).records())
    assert again == once
    assert {r["text"] for r in other} & {r["text"] for r in once} <= {"", "\n".join(seed.story().paragraphs)}


def test_some_portal_pages_are_in_the_pinyin_artefact_and_their_truth_is_not(world, records):
    damaged = []
    for record in records:
        host, _, path = record["url"].split("//", 1)[1].partition("/")
        page = world.page(host, "/" + path)
        assert page is not None
        text = page.body.decode(record["encoding"]["used"])
        if record["site_kind"] == "portal" and "業(yè)" in text:
            damaged.append(record)
    assert len({record["site"] for record in damaged}) > 3
    assert not any("業" in record["text"] or "yè" in record["text"] for record in damaged)


def test_every_article_of_the_truth_is_served_at_its_address(world, records):
    for record in records:
        host, _, path = record["url"].split("//", 1)[1].partition("/")
        page = world.page(host, "/" + path)
        assert page is not None, record["url"]
        assert page.status == 200


def test_every_picture_file_and_printed_page_of_the_truth_is_served(world, records):
    addresses = [image["url"] for record in records for image in record["images"]]
    addresses += [file["url"] for record in records for file in record["attachments"]]
    addresses += [record["print"]["pdf"] for record in records if record["print"] and record["print"]["pdf"]]
    assert len(addresses) > 20
    for address in addresses:
        host, _, path = address.split("//", 1)[1].partition("/")
        assert world.page(host, "/" + path), address


def test_no_two_articles_share_an_address(records):
    assert len({record["id"] for record in records}) == len(records)


def test_the_truth_keeps_the_schema_of_the_record_except_what_only_a_crawl_knows(records):
    properties = set(schema()["properties"])
    for record in records:
        assert set(record) - {"story", "part"} <= properties
        assert not any(record[name] == "" for name in properties & set(record) - {"text"})


def test_no_text_of_the_truth_holds_a_lost_or_private_use_character(records):
    assert not [record["url"] for record in records if PRIVATE_USE.search(json.dumps(record, ensure_ascii=False))]


def test_wire_copy_stands_on_several_sites_whole_or_in_excerpts(records):
    sites: dict[str, set[str]] = {}
    for record in records:
        if record["story"]:
            sites.setdefault(record["story"], set()).add(record["site"])
    assert any(len(found) > 1 for found in sites.values())


def test_the_weather_is_a_template_and_not_the_same_story(records):
    weather = [record for record in records if record["part"] == "template"]
    assert weather
    assert all(record["story"] is None for record in weather)


def test_an_advertisement_is_listed_and_no_record(world, records):
    assert not [record for record in records if "广告" in record["title"]]
    site = choose(["anhui_daily"])[0]
    issue = world.publication(site).issue(DAY)
    assert any(item.story.advertisement for sheet in issue.sheets for item in sheet.items)


def test_a_story_that_goes_on_on_another_page_is_one_record_without_the_words_that_point(world, records):
    paper = world.publication(choose(["anhui_daily"])[0])
    items = [item for sheet in paper.issue(DAY).sheets for item in sheet.items]
    begun, rest = next(item for item in items if item.whole), next(item for item in items if item.rest)
    text = "\n".join(begun.whole.paragraphs)
    assert [record["text"] for record in records if record["site"] == "anhui_daily"].count(text) == 1
    assert "（下转" in begun.story.paragraphs[-1]
    assert rest.story.paragraphs[0].startswith("（上接01版）")
    assert not [record["url"] for record in records if "下转" in record["text"] or "上接" in record["text"]]


def test_some_issues_skip_a_node_number_and_some_list_a_page_that_is_gone():
    days = last_days(DAY, 30)
    paper = World(SITES, days).publication(choose(["anhui_daily"])[0])
    issues = [paper.issue(day) for day in days]
    assert any([sheet.index for sheet in issue.sheets] != list(range(1, len(issue.sheets) + 1)) for issue in issues)
    gone = next(issue for issue in issues if issue.gone)
    assert paper.page(paper.sheet_path(gone.day, gone.gone)) is None


def test_the_seed_article_is_the_saved_page_and_its_truth_is_simplified(world, records):
    page = world.page("www.ah.gov.cn", seed.PATH)
    assert page is not None
    text = page.body.decode("utf-8")
    assert "發(fā)布時間:2023-08-21 15:23" in text
    assert text.index("王清憲主持") < text.index("<img src=") < text.index("楊 竹 攝") < text.index("掃一掃")
    record = next(record for record in records if record["url"].endswith(seed.PATH))
    assert record["title"].startswith("深入贯彻习近平总书记")
    assert record["kicker"] == "韩俊在全省扎实推进长三角更高质量一体化发展大会上强调"
    assert record["subtitle"] == "王清宪主持 唐良智程丽华出席"
    assert record["published_at"] == "2023-08-21T15:23:00+08:00"
    assert record["breadcrumbs"] == ["网站首页", "要闻", "要闻"]
    assert record["images"][0]["credit"] == "本报记者 杨竹"
    paragraphs = record["text"].split("\n")
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("8月20日上午")
    assert paragraphs[-1].endswith("设分会场。")
    assert not re.search(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]\)", record["text"])


def test_the_seed_article_stays_away_from_days_before_it():
    records = World(SITES, last_days(date(2023, 8, 20), 2)).records()
    assert not [record for record in records if record["url"].endswith(seed.PATH)]


def test_an_unknown_site_is_refused_with_the_nearest_right_name():
    with pytest.raises(LookupError, match="did you mean anhui_daily"):
        choose(["anhui_dailly"])
