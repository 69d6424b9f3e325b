"""From a list and an article to the draft of a site."""

import ast
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.extract.page import Page
from govcrawl.scouting.draft import (
    article_pattern,
    draft,
    family_of,
    issue_template,
    source_of_test,
    spider_source,
    write,
)
from tests.families.cases import founder, papers, portals

ALL = {**founder.CASES, **papers.CASES, **portals.CASES}
STATIC = {name: case for name, case in ALL.items() if not case.list_html.startswith(("{", "result"))}


def pages(case):
    return Page(case.list_html.encode(), case.list_url), Page(case.html.encode(), case.url)


@pytest.mark.parametrize("name", ALL)
def test_the_pattern_of_an_articles_address_takes_its_siblings_and_not_its_list(name):
    import re

    case = ALL[name]
    pattern = re.compile(article_pattern(case.links[0][0]))
    assert pattern.search(case.links[0][0])
    assert not pattern.search(case.list_url)
    if case.links[0][0].rpartition("/")[0] == case.links[1][0].rpartition("/")[0]:
        assert pattern.search(case.links[1][0])


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/pc/layout/202308/21/node_01.html",
        "http://a.example/html/2023-08/21/node_18.htm",
        "http://a.example/dzrb/content/20230821/Page01NU.htm",
        "https://a.example/api.php?name=x&date=2023-08-21&code=001",
        "https://a.example/mobile/2023/20230821/20230821_m.html",
    ],
)
def test_the_template_of_an_issue_gives_the_address_of_its_day_again(url):
    assert date(2023, 8, 21).strftime(issue_template(url)) == url
    assert "2023" not in issue_template(url)


@given(st.text(alphabet="abc/_-.?=&%0123456789", max_size=60))
def test_any_address_gives_a_template_and_a_pattern_that_compile(rest):
    import re

    url = f"https://a.example/{rest}"
    re.compile(article_pattern(url))
    issue_template(url)


@pytest.mark.parametrize("name", STATIC)
def test_the_family_of_a_list_is_named_or_found_out(name):
    case = STATIC[name]
    made = draft(*pages(case), name="x", site_name="清江站", province="安徽")
    assert made.family == case.family
    assert made.listed == len(case.links)


@pytest.mark.parametrize("name", STATIC)
def test_the_draft_is_a_spider_and_a_test_that_compile(name):
    made = draft(*pages(STATIC[name]), name="qingjiang_gov", site_name="清江站", province="安徽")
    tree = ast.parse(spider_source(made, date(2026, 11, 23)))
    site = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    assert site.end_lineno - site.lineno < 15
    ast.parse(source_of_test(made, "govcrawl.spiders.qingjiang_gov"))


def test_a_drafted_spider_and_its_test_run(tmp_path, monkeypatch):
    case = ALL["trs"]
    made = draft(*pages(case), name="qingjiang_gov", site_name="清江站", province="安徽")
    files = write(made, tmp_path, (case.list_html.encode(), case.html.encode()), date(2026, 11, 23))
    module = {}
    exec(compile(files[0].read_text("utf-8"), "spider", "exec"), module)
    test = files[1].read_text("utf-8").replace("from govcrawl.spiders.qingjiang_gov import QingjiangGov\n", "")
    scope = {"QingjiangGov": module["QingjiangGov"], "__file__": str(files[1])}
    exec(compile(test, "test", "exec"), scope)
    scope["test_its_list_leads_to_its_articles"]()
    scope["test_its_article_is_read"]()


def test_nothing_is_written_over(tmp_path):
    case = ALL["trs"]
    made = draft(*pages(case), name="qingjiang_gov", site_name="清江站", province="安徽")
    write(made, tmp_path, (b"", b""), date(2026, 11, 23))
    with pytest.raises(FileExistsError):
        write(made, tmp_path, (b"", b""), date(2026, 11, 23))


def test_a_province_nobody_names_is_asked_for():
    with pytest.raises(ValueError, match="--province"):
        draft(*pages(ALL["trs"]), name=None, site_name=None, province=None)


def test_a_family_that_is_a_guess_is_said_to_be_one():
    html = (
        "<ul>"
        + "".join(f"<li><a href='/a/2023/{n}123456.html'>山间小路一条又一条</a> 2023-08-21</li>" for n in range(5))
        + "</ul>"
    )
    family, listing, sure = family_of(Page(html.encode(), "http://www.unknown.example/"))
    assert (family.name, len(listing.articles), sure) == ("general", 5, False)
