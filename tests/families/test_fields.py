"""Each family on its own markup: one test a field, one for its list."""

import unicodedata

import pytest

from govcrawl import families
from govcrawl.extract.article import extract_page
from govcrawl.extract.family import recognise, registered
from govcrawl.extract.page import Page
from tests.families.cases import founder, papers, portals

CASES = {**founder.CASES, **papers.CASES, **portals.CASES}
FIELDS = [(name, field) for name, case in CASES.items() for field in case.fields]


def page_of(case):
    return Page(case.html.encode(), case.url, "text/html; charset=utf-8")


def family_of(case):
    return next(family for family in registered() if family.name == case.family)


def found(article, field):
    if field == "text":
        return article.text.split("\n")
    if field == "page_no":
        return article.print.page_no
    if field == "images":
        return [(image.url.rpartition("/")[2], image.caption, image.credit) for image in article.images]
    return getattr(article, field)


@pytest.mark.parametrize("name", CASES)
def test_a_page_is_recognised_as_of_its_system(name):
    assert recognise(page_of(CASES[name])).name == CASES[name].family


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_field_is_read_from_its_place(name, field):
    case = CASES[name]
    expected = case.fields[field]
    assert not any(unicodedata.category(c) == "Co" or c == "\ufffd" for c in str(expected))
    assert found(extract_page(page_of(case), family_of(case)), field) == expected


@pytest.mark.parametrize("name", CASES)
def test_a_list_leads_to_its_articles_in_order_and_to_nothing_else(name):
    case = CASES[name]
    listing = family_of(case).listing(Page(case.list_html.encode(), case.list_url, "text/html; charset=utf-8"))
    assert [(link.url, link.title, link.date) for link in listing.articles] == case.links


@pytest.mark.parametrize("name", CASES)
def test_a_list_leads_to_its_other_pages(name):
    case = CASES[name]
    listing = family_of(case).listing(Page(case.list_html.encode(), case.list_url, "text/html; charset=utf-8"))
    assert listing.pages == case.pages


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.label])
def test_a_printed_page_knows_its_number_name_and_pdf(name):
    case = CASES[name]
    listing = family_of(case).listing(Page(case.list_html.encode(), case.list_url, "text/html; charset=utf-8"))
    assert (listing.page_no, listing.page_name) == case.label
    assert listing.pdf == case.pdf
    assert listing.print_date == "2023-08-21"


def test_every_family_has_a_case():
    assert {case.family for case in CASES.values()} == {family.name for family in registered()}


def test_every_family_says_when_its_parser_last_changed():
    for family in (*registered(), families.general):
        assert len(family.version) == 10


@pytest.mark.parametrize("family", registered(), ids=lambda family: family.name)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0\0",
        b"{",
        b'{"object": 7}',
        b"[[[[",
        b"<html><html><body><a href='http://[::1'>x</a><a href=''>y</a>",
        b"<a href=" * 2000,
        b"result(;",
    ],
    ids=["empty", "nul", "half json", "json of another shape", "brackets", "broken links", "unclosed", "half jsonp"],
)
def test_a_broken_page_gives_an_empty_listing_and_hints_instead_of_an_error(family, body):
    page = Page(body, "https://www.example.cn/pc/layout/202308/21/node_01.html")
    family.recognise(page)
    family.article(page)
    assert family.listing(page).articles == []
