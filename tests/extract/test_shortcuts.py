"""Shortcuts taken for their speed give what the long way gives."""

import re
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from w3lib.url import canonicalize_url

from govcrawl.extract import position, tail, trim
from govcrawl.extract.alike import same, squash
from govcrawl.extract.canonical import absolute, normal
from govcrawl.extract.line import Line
from govcrawl.extract.page import Page, parse
from govcrawl.extract.walk import walk
from govcrawl.text.mojibake import mend

_TAGS = (
    "<p> </p> <div> </div> <h2> </h2> <br> <td> <table> <tr> </table> <span> </span> </a> <a/href=x> <img/src=a.jpg> "
    "<div/class=share> <p/style=display:none>"
).split()
_TEXTS = [
    "短句",
    "，",
    "\u3000",
    "\xa0",
    " ",
    "\n",
    "这是一个足够长的句子，它一共有三十多个字，所以按规则算作正文的一段。",
]
_MARKUP = st.lists(st.sampled_from(_TAGS + _TEXTS), max_size=30).map("".join)


def _seen(line: Line) -> tuple[object, ...]:
    names = [name for name in Line.__slots__ if name[0] != "_" and name != "said"]
    return (*[getattr(line, name) for name in names], line.prose)


@given(_MARKUP)
def test_lines_are_the_same_whether_containers_are_valued_or_not(markup: str) -> None:
    root = parse(f"<body>{markup}</body>")
    short, long = walk(root, contained=False), walk(root)
    assert list(map(_seen, short.lines)) == list(map(_seen, long.lines))
    assert short.depth == long.depth


@given(st.from_regex(r"https?://[a-z]{1,3}\.cn/[a-zA-Z0-9_./-]{0,12}", fullmatch=True))
def test_an_address_taken_as_normal_is_what_canonicalisation_makes_of_it(url: str) -> None:
    assert normal(url) == canonicalize_url(url)


@given(st.from_regex(r"https?://[a-z]{1,3}\.cn/[a-zA-Z0-9_./-]{0,12}", fullmatch=True))
def test_an_absolute_address_taken_as_it_is_is_what_joining_makes_of_it(url: str) -> None:
    assert absolute("http://www.example.invalid/a/b.html", url) == urljoin("http://www.example.invalid/a/b.html", url)


@given(st.lists(st.sampled_from(["题", "目", "Ａ", "e\u0301", "①", "é", "\u3000", "\xa0"]), min_size=1, max_size=60))
def test_no_spacing_and_no_composing_makes_a_text_too_long_to_be_its_own_key(signs: list[str]) -> None:
    key = squash("".join(signs))
    assert same(" ".join(" ".join(signs).split()), key)


@pytest.mark.parametrize("tail", ["", "</html>", "</body></html><p>后面</p>", "</HTML>\n", "\0</html>"])
def test_a_page_parsed_from_its_bytes_is_the_page_parsed_from_its_text(tail: str) -> None:
    body = f"<html><body><h1 class='题'>标题</h1><p>正文&amp;，{'很长的正文，' * 20}</p>{tail}".encode()
    page = Page(body, "http://example.invalid/")
    assert page.decoded.exact
    assert etree.tostring(page.root) == etree.tostring(parse(page.text))


@pytest.mark.parametrize(
    ("body", "exact"),
    [
        (("标题" * 40).encode(), True),
        (b"<p>ASCII", True),
        (("\ufeff" + "标题" * 40).encode(), False),
        (("标题，正文。" * 40).encode("gbk"), False),
        (("标题" * 40).encode() + b"\xff", False),
    ],
)
def test_only_bytes_that_are_the_text_in_utf_8_are_parsed_without_it(body: bytes, exact: bool) -> None:
    decoded = Page(body, "http://example.invalid/").decoded
    assert decoded.exact == exact == (decoded.text.encode() == body)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>当前位置：<a href=/>首页</a></div>",
        "<div><img src=home.gif>您的位置：<a href=/>首页</a></div>",
        "<ul><li><!-- 路径 -->位置<a href=/>首页</a></li></ul>",
        "<p><b>地图</b>位置</p>",
        "<p>公司位置在城东，" + "交通便利，" * 20 + "欢迎来访。</p>",
        "<div>当前&#20301;置：<a href=/>首页</a></div>",
        f"<div>{'&nbsp;' * 12}当前位置：<a href=/>首页</a></div>",
        "<p>没有这个词</p>",
    ],
)
def test_the_elements_that_say_where_the_page_stands_are_those_a_query_finds(markup: str) -> None:
    page = Page(
        f"<html><body><script>var a = '位置';</script>{markup}</body></html>".encode(), "http://example.invalid/"
    )
    texts: Any = position._POSITION(page.root)
    holders = [text.getparent().getparent() if text.is_tail else text.getparent() for text in texts]
    assert [node for node in position._saying(page) if node.tag != "script"] == [
        x for x in holders if x.tag != "script"
    ]


@pytest.mark.parametrize("pattern", [trim._CAPTION, trim._CREDIT_LINE, tail.BARE])
def test_no_caption_and_no_credit_begins_as_a_plain_paragraph_does(pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        assert not text or text[0] in trim._SPECIAL or not text[0].isalnum()

    check()


@given(st.lists(st.sampled_from(["中", "国", "鍙", "戝", "睍", "囡", "\n", "a", "é"]), max_size=40).map("".join))
def test_suspect_characters_are_found_the_same_one_by_one_and_all_at_once(text: str) -> None:
    assert mend._marks(text, set(text)) == mend._marks(text, None)
