"""Rules that hold for every site: facts complete, first requests right, a site stays a few lines."""

import ast
import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import govcrawl.spiders
from govcrawl.families.provinces import FULL_NAMES
from govcrawl.families.spider import EpaperSpider, PortalSpider
from tests.families.web import Crawl

FIRST = json.loads(Path(__file__).with_name("first_requests.json").read_text("utf-8"))
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["govcrawl.spiders"]}))
SITES = {name: LOADER.load(name) for name in sorted(LOADER.list())}
DAILIES = [name for name in SITES if name.endswith("_daily")]
COLUMNS = [name for name, site in SITES.items() if issubclass(site, PortalSpider)]


def test_every_province_has_its_daily_and_its_portal():
    for kind in ("daily", "gov"):
        assert {site.province for name, site in SITES.items() if name.endswith(f"_{kind}")} == set(FULL_NAMES)
    assert len(SITES) >= 62


@pytest.mark.parametrize("name", FIRST)
def test_a_daily_first_asks_for_the_address_of_its_template(name):
    crawl = Crawl(SITES[name], {}, date="2023-08-21")
    assert crawl.urls[0] == FIRST[name]


def test_the_addresses_of_all_31_dailies_are_written_down():
    assert sorted(FIRST) == DAILIES
    assert len(FIRST) == 31


@pytest.mark.parametrize("name", DAILIES)
def test_a_missing_issue_is_named_after_a_few_requests(name):
    crawl = Crawl(SITES[name], {}, date="2023-08-22")
    assert any("2023-08-22" in trouble for trouble in crawl.spider.troubles)
    assert len(crawl.urls) <= 10


@pytest.mark.parametrize("name", DAILIES)
def test_the_newest_issue_is_looked_for_in_a_bounded_number_of_steps(name):
    crawl = Crawl(SITES[name], {}, today="2023-08-22")
    assert crawl.spider.troubles
    assert len(crawl.urls) <= 20


@pytest.mark.parametrize("name", SITES)
def test_every_site_states_its_facts(name):
    site = SITES[name]
    assert site.evidence in {"high", "medium", "low"}
    assert site.as_of
    assert site.site_name
    assert site.province in FULL_NAMES
    assert site.host_group
    assert site.__doc__


@pytest.mark.parametrize("name", SITES)
def test_a_site_starts_on_its_own_hosts(name):
    site = SITES[name]
    starts = [site.issue_url] if issubclass(site, EpaperSpider) else site.start_urls
    for url in starts:
        host = urlsplit(url).hostname
        assert any(host == domain or host.endswith(f".{domain}") for domain in site.allowed_domains)
    assert len(starts) == len(set(starts))


def test_portals_and_dailies_know_their_publisher():
    assert SITES["anhui_daily"].publisher == "中共安徽省委"
    assert SITES["guangxi_gov"].publisher == "广西壮族自治区人民政府"
    assert SITES["guangxi_news"].publisher is None


def test_hosts_of_one_domain_share_a_politeness_group():
    assert SITES["jiangxi_news"].host_group == "jxnews.com.cn"
    assert SITES["beijing_daily"].host_group == SITES["beijing_news"].host_group == "bjd.com.cn"


def test_a_site_is_fifteen_lines_or_fewer_on_average():
    lines = []
    for path in Path(govcrawl.spiders.__file__).parent.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                lines.append(node.end_lineno - node.lineno + 1)
    assert len(lines) == len(SITES)
    assert sum(lines) / len(lines) <= 15


def test_one_module_holds_one_province():
    for path in Path(govcrawl.spiders.__file__).parent.glob("[a-z]*.py"):
        provinces = {site.province for site in SITES.values() if site.__module__.endswith(f".{path.stem}")}
        assert len(provinces) == 1


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_that_is_gone_is_named_and_nothing_else_asked(name):
    crawl = Crawl(SITES[name], {}, date="2023-08-21")
    assert crawl.stats["gone_columns"] == len(SITES[name].start_urls) == len(crawl.urls)


@pytest.mark.parametrize(
    ("name", "day", "first"),
    [
        ("gansu_daily", "2022-03-01", "https://szb.gansudaily.com.cn/gsrb/202203/01/col01.html"),
        ("gansu_daily", "2024-03-01", "https://szb.gansudaily.com.cn/gsrb/pc/layout/202403/01/col01.html"),
        ("jilin_daily", "2022-03-01", "http://jlrbszb.cnjiwang.com/pc/paper/layout/202203/01/node_01.html"),
        ("zhejiang_daily", "2016-07-12", "http://zjrb.zjol.com.cn/html/2016-07/12/node_18.htm"),
        ("jiangsu_daily", "2019-07-12", "http://xhrb.jschina.com.cn/mp2/html/2019-07/12/node_2.htm"),
    ],
)
def test_a_backfill_picks_the_address_of_its_day(name, day, first):
    assert Crawl(SITES[name], {}, date=day).urls[0] == first


def test_days_before_an_archive_begins_are_reported_as_a_gap():
    crawl = Crawl(SITES["shandong_daily"], {}, since="2013-12-30", until="2014-01-01")
    assert crawl.stats["gaps"] == 1
    assert crawl.urls[0] == "http://paper.dzwww.com/dzrb/content/20140101/Page01NU.htm"
    assert date(2014, 1, 1) == SITES["shandong_daily"].archive_start
