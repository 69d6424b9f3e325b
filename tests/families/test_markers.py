"""What spares the search for a family's markers is in every text that holds one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcrawl.extract import extract
from govcrawl.extract.family import recognise, registered
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily
from tests.extract.pages import PARAGRAPHS, TITLE, URL

FAMILIES = [family for family in registered() if isinstance(family, HtmlFamily)]
SPARED = [family for family in FAMILIES if family.classes or family.ids or family.signs]


def test_signs_are_ascii_as_they_are_looked_for_in_the_ascii_of_a_page():
    assert all(sign.isascii() for family in SPARED for sign in family.signs)


@settings(max_examples=500)
@given(st.sampled_from(SPARED).flatmap(lambda family: st.tuples(st.just(family), st.from_regex(family.markers))))
def test_a_text_with_a_marker_holds_one_of_the_names_or_signs(drawn):
    family, text = drawn
    assert any(word in text for word in (*family.classes, *family.ids, *family.signs))


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<div class="a wzcon b">x</div>', "longcom"),
        ("<script>Ls.pagination({})</script>", "longcom"),
        ('<div class="font01">x</div>', "founder_classic"),
        ("<founder-title>x</founder-title>", "founder_new"),
        ("<!--enpproperty <title>x</title>/enpproperty-->", "founder_web"),
        ('<div wzades="正文">x</div>', "gkmlpt"),
        ('<meta name="ContentStart">', "hanweb"),
        ('<div class="TRS_Editor">x</div>', "trs"),
        ('<link href="/images/trs.css">', "trs"),
        ('<div id="vsb_content_2">x</div>', "vsb"),
        ("<ucapcontent>x</ucapcontent>", "ucap"),
        ('<li data-newid="7">x</li>', "bjd_mobile"),
        ('<map name="PagePicMap"></map>', "founder_new"),
    ],
)
def test_a_page_is_recognised_by_one_marker_alone(markup, name):
    page = Page(f"<html><body><p>文字</p>{markup}</body></html>".encode(), "http://example.invalid/a.html")
    assert [family.name for family in FAMILIES if family.recognise(page)] == [name]


def test_an_address_that_only_one_system_writes_settles_the_family_whatever_else_the_page_holds():
    source = '<html><body><div class="wzcon">文字</div></body></html>'.encode()
    assert recognise(Page(source, "https://www.gz.gov.cn/zt/content/post_9383871.html")).name == "gkmlpt"
    assert recognise(Page(source, "https://www.gz.gov.cn/zt/content/9383871.html")).name == "longcom"


def test_a_text_that_stands_loose_between_marks_beside_the_credit_keeps_its_place_on_the_page():
    text = "<br>".join(f"　　{line}" for line in PARAGRAPHS)
    credit = "<div><span>来源：青阳晚报</span><span>2024-03-15 16:20</span></div>"
    marked = f"<div><p>分享到：</p><!--enpcontent-->{text}<!--/enpcontent--><p>责编：张倩</p></div>"
    page = (
        f"<title>{TITLE}</title><!--enpproperty <title>{TITLE}</title>/enpproperty--><h1>{TITLE}</h1>{credit}{marked}"
    )
    found = extract(page.encode(), URL)
    assert (found.source, found.editors) == ("青阳晚报", ["张倩"])
    assert found.text.split("\n")[1:] == list(PARAGRAPHS[1:])


def test_a_skin_that_gives_the_class_of_titles_to_the_text_does_not_make_the_text_its_title():
    text = "".join(f"<P>{line}</P>" for line in PARAGRAPHS * 2)
    cells = f"<TR><TD class=bt1><founder-title>{TITLE}</founder-title></TD></TR><TR><TD class=font01>CONTENT</TD></TR>"
    cells = cells.replace("CONTENT", f"<founder-content>{text}</founder-content>")
    page = f"<TITLE>{TITLE}-- 青阳日报数字报</TITLE><TABLE>{cells}</TABLE>"
    assert extract(page.encode(), "http://qyrb.example.com/html/2024-03/15/content_1.htm").title == TITLE
