"""The picture of a printed page and its areas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.extract.page import Page
from govcrawl.families.pagemap import page_map

URL = "https://a.example/pc/layout/202308/21/node_01.html"


def page(picture="../../../pic/202308/21/p1.jpg.2", usemap="#PagePicMap", name="pagepicmap", areas=""):
    return Page(
        f"<html><body><img src='/logo.png'><img src='{picture}' usemap='{usemap}'><map name='{name}'>{areas}</map></body></html>".encode(),
        URL,
    )


@pytest.mark.parametrize("tail", ["", ".1", ".2"])
def test_the_digit_of_a_thumbnail_is_dropped(tail):
    assert page_map(page(f"../../../pic/202308/21/p1.jpg{tail}")).picture == "https://a.example/pc/pic/202308/21/p1.jpg"


@pytest.mark.parametrize(
    ("sides", "size"),
    [("width=300 height='450px'", (300, 450)), ("width='100%' height=450", None), ("width=300", None), ("", None)],
)
def test_the_size_the_areas_refer_to_is_that_of_the_picture_on_the_page(sides, size):
    found = page_map(Page(f"<img src=p.jpg.1 usemap='#m' {sides}><map name=m></map>".encode(), URL))
    assert (found.size, found.shown) == (size, f"{found.picture}.1")


def test_areas_lead_to_articles_by_their_corners():
    found = page_map(
        page(
            areas="<area shape=rect coords='1,2,30,40' href='../../../c/202308/21/c1.html'><area shape=poly coords='0,0 9,0 9,9' href='/c2.html'>"
        )
    )
    assert [(area.url, area.points) for area in found.areas] == [
        ("https://a.example/pc/c/202308/21/c1.html", ((1, 2), (30, 2), (30, 40), (1, 40))),
        ("https://a.example/c2.html", ((0, 0), (9, 0), (9, 9))),
    ]


def test_a_page_without_a_map_has_none():
    assert page_map(Page(b"<img src=a.jpg usemap='#x'>", URL)) is None


@given(st.text(max_size=40), st.text(alphabet="0123456789,.- x", max_size=30))
def test_broken_areas_are_left_out(shape, coordinates):
    from html import escape

    page_map(page(areas=f"<area shape='{escape(shape)}' coords='{coordinates}' href='/c.html'>"))
