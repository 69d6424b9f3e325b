"""Requests as JSON: there and back, and nothing hostile comes in."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from govcrawl.frontier.codec import (
    MAX_PAYLOAD,
    VERSION,
    BadPayload,
    CannotStore,
    Header,
    callbacks,
    decode,
    encode,
    group_of,
    read_header,
)
from tests.frontier.sites.plain import Plain

SPIDER = Plain(base="http://h/")
HEADER = Header(VERSION, "g", "r", "a", 0, None)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=8,
)


@given(
    path=st.text("abc/?=&字", max_size=20),
    body=st.binary(max_size=50),
    meta=st.dictionaries(st.text("abc", min_size=1), values, max_size=4),
    priority=st.integers(-4000, 4000),
    method=st.sampled_from(["GET", "POST"]),
)
def test_a_request_comes_back_as_it_went(path, body, meta, priority, method):
    request = Request(
        f"http://h/{path}",
        callback=SPIDER.parse_list,
        errback=SPIDER.parse_article,
        body=body,
        meta=meta,
        method=method,
        headers={"X": ["1", "2"]},
        cb_kwargs={"n": 1},
        flags=["f"],
    )
    header = Header(VERSION, "g", "r", "l", priority, "0a")
    stored = encode(request, SPIDER, header)
    assert read_header(stored) == header
    back = decode(stored, SPIDER)
    assert back.to_dict(spider=SPIDER) == request.replace(priority=priority).to_dict(spider=SPIDER)


@given(st.binary(max_size=200))
def test_garbage_is_a_bad_payload_and_nothing_else(data):
    with pytest.raises(BadPayload):
        decode(data, SPIDER)


@given(values)
def test_any_json_behind_a_header_is_a_request_or_a_bad_payload(value):
    try:
        decode(HEADER.line() + orjson.dumps(value), SPIDER)
    except BadPayload:
        return
    assert isinstance(value, dict)


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "file:///etc/passwd"},
        {"url": "http://h/", "callback": "__init__"},
        {"url": "http://h/", "callback": "start"},
        {"url": "http://h/", "callback": "update_settings"},
        {"url": "http://h/", "callback": "base"},
        {"url": "http://h/", "errback": "_set_crawler"},
        {"url": "http://h/", "method": "GET\r\nX: y"},
        {"url": "http://h/", "meta": [1]},
        {"url": "http://h/", "body": "no base64!"},
        {"url": "http://h/", "headers": {"A": {"b": 1}}},
        {"url": "http://h/", "headers": {"A": ["b\r\nC: d"]}},
    ],
)
def test_hostile_fields_are_refused(fields):
    with pytest.raises(BadPayload):
        decode(HEADER.line() + orjson.dumps(fields), SPIDER)


def test_a_payload_longer_than_any_request_is_refused():
    with pytest.raises(BadPayload, match="at most"):
        decode(HEADER.line() + b'{"url":"http://h/"' + b" " * MAX_PAYLOAD + b"}", SPIDER)


def test_what_is_no_method_of_the_spider_cannot_be_stored():
    for request in (Request("http://h/", callback=lambda response: None), Request("http://h/", meta={"a": object()})):
        with pytest.raises(CannotStore):
            encode(request, SPIDER, HEADER)


def test_only_public_methods_of_the_spider_itself_are_callbacks():
    assert callbacks(SPIDER) == {"parse_list", "parse_article"}


@pytest.mark.parametrize(
    ("url", "domains", "group"),
    [
        ("http://szb.h.cn/1", ["h.cn"], "plain"),
        ("http://other.cn:80/1", ["h.cn"], "other.cn"),
        ("https://other.cn:8443/1", ["h.cn"], "other.cn:8443"),
        ("http://any.cn/", [], "plain"),
    ],
)
def test_a_request_passes_the_gate_of_its_site_or_else_of_its_host(url, domains, group):
    spider = Plain()
    spider.allowed_domains = domains
    assert group_of(url, spider) == group
