"""Spiders see text decoded by what the bytes are; the body stays what the server sent."""

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, JsonResponse, Response, TextResponse, XmlResponse
from scrapy.linkextractors import LinkExtractor

from govcrawl.middlewares import DecodeMiddleware

PAGE = """<html><head><meta charset="utf-8"></head>
<body><h1>安徽日报</h1><a href="/s?q=发展">长三角一体化发展</a></body></html>"""


def passed(response: Response) -> Response:
    return DecodeMiddleware().process_response(Request(response.url), response)


def page(cls=HtmlResponse, codec="gb18030", header="text/html; charset=utf-8", text=PAGE):
    return cls("http://a.example/x/", headers={"Content-Type": header}, body=text.encode(codec))


def test_a_gbk_page_that_header_and_meta_call_utf_8_reaches_selectors_as_it_was_written():
    response = passed(page())
    assert response.css("h1::text").get() == "安徽日报"
    assert response.encoding == "gb18030"


def test_the_body_stays_as_the_server_sent_it():
    assert passed(page()).body == PAGE.encode("gb18030")


def test_links_are_escaped_in_the_charset_the_page_is_really_in():
    links = LinkExtractor().extract_links(passed(page()))
    assert [(link.url, link.text) for link in links] == [("http://a.example/s?q=%B7%A2%D5%B9", "长三角一体化发展")]


@pytest.mark.parametrize("cls", [HtmlResponse, XmlResponse, TextResponse, JsonResponse])
def test_a_response_keeps_its_kind(cls):
    response = passed(page(cls))
    assert isinstance(response, cls)
    assert "安徽日报" in response.text


def test_a_response_that_is_no_text_passes_untouched():
    picture = Response("http://a.example/a.png", body=b"\x89PNG")
    assert passed(picture) is picture


def test_a_replaced_response_is_decoded_anew_and_a_charset_a_spider_sets_is_obeyed():
    response = passed(page())
    assert response.replace(body="中文".encode("gbk"), encoding=None).text == "中文"
    assert response.replace(encoding="latin-1").text.startswith("<html>")
    assert "安徽" not in response.replace(encoding="latin-1").text


def test_a_second_pass_changes_nothing():
    response = passed(page())
    assert passed(response) is response
