"""What the documentation of sites shows is what the code does."""

import inspect
import re
from datetime import date
from pathlib import Path

from govcrawl import settings
from govcrawl.extract.page import Page
from govcrawl.families.steps import NODE_GAP
from govcrawl.scouting.draft import draft, spider_source
from govcrawl.spiders.anhui import AnhuiFzb
from tests.families.cases import founder
from tests.families.web import Crawl

DOCS = Path(__file__).parents[2] / "docs"
ADD = (DOCS / "add-a-site.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", ADD, re.DOTALL)
LIST = "https://szb.ahnews.com.cn/fzb/pc/layout/202308/21/node_01.html"
ARTICLE = "https://szb.ahnews.com.cn/fzb/pc/con/202308/21/c11.html"
PAGE = founder.A2.list_html.replace("c/202308/21/content_", "con/202308/21/c").replace("安徽日报", "")
HTML = founder.A2.html


def test_the_draft_shown_is_the_draft_made():
    page = Page(PAGE.encode(), LIST)
    made = draft(page, Page(HTML.encode(), ARTICLE), name="anhui_fzb", site_name="安徽法治报", province="安徽")
    assert BLOCKS[0] in spider_source(made, date(2026, 11, 23))


def test_the_class_shown_is_the_class_there_is():
    assert BLOCKS[1] == inspect.getsource(AnhuiFzb)


def test_the_site_of_the_walk_is_crawled():
    crawl = Crawl(AnhuiFzb, {LIST: PAGE, ARTICLE: HTML}, date="2023-08-21")
    article = crawl.records()[ARTICLE]
    assert (article.site, article.title, article.print.page_name) == ("anhui_fzb", founder.A2.fields["title"], "要闻")


def test_every_attribute_in_the_table_is_one():
    table = ADD[ADD.index("| attribute") : ADD.index("A site of no known system")]
    names = re.findall(r"`(\w+)[`= ]", table)
    from govcrawl.families.spider import EpaperSpider, PortalSpider

    known = {
        name
        for base in (EpaperSpider, PortalSpider)
        for cls in base.__mro__
        for name in (*vars(cls), *getattr(cls, "__annotations__", {}))
    }
    assert {name for name in names if not name.startswith(("trs", "govcrawl"))} - {"Referer"} <= known


def test_the_defaults_in_responsible_crawling_are_the_settings():
    text = (DOCS / "responsible-crawling.md").read_text("utf-8")
    assert settings.ROBOTSTXT_OBEY is True
    assert f"`DOWNLOAD_DELAY` ({settings.DOWNLOAD_DELAY:.0f} second)" in text
    assert f"`CONCURRENT_REQUESTS_PER_DOMAIN` ({settings.CONCURRENT_REQUESTS_PER_DOMAIN})" in text
    assert f"`RECHECK_DAYS` ({settings.RECHECK_DAYS})" in text
    assert NODE_GAP == 3
    assert "never more than three past" in text
    for name in re.findall(r"`([A-Z_]{6,})`", text):
        assert hasattr(settings, name) or name in {"GOVCRAWL_CONTACT", "IMAGES_STORE", "FILES_STORE", "PAGE_MAPS_STORE"}
