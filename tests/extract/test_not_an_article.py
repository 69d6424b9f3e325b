"""Pages that are no article, and bytes that are no page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.extract import extract
from govcrawl.items import Article, schema
from tests.extract.pages import FOOTER, NAVIGATION, RELATED, URL, article, page, paragraphs

LISTED = "".join(
    f'<li><a href="/xw/202403{d:02d}/{d}.html">全县第{d}次工作会议在三楼召开</a><span>2024-03-{d:02d}</span></li>'
    for d in range(1, 21)
)


def reason(body, url=URL, content_type=None):
    found = extract(body, url, content_type)
    return found.warnings[0] if not found.is_article else None


def test_a_column_of_dated_links_is_an_index():
    html = f"<html><title>工作动态</title><body><ul>{NAVIGATION}</ul><ul>{LISTED}</ul>{FOOTER}</body></html>"
    assert reason(html.encode()) == "not an article: index"


def test_a_home_page_of_headlines_and_pictures_is_an_index():
    pictures = "<img src=/1.jpg><img src=/2.jpg>"
    html = f"<html><title>青阳县人民政府</title><body><ul>{NAVIGATION}</ul>{pictures}<ul>{RELATED}</ul>"
    assert reason(html.encode()) == "not an article: index"


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>",
        "<html><title>出错了</title><body><p>您访问的页面不存在或已删除</p><a href='/'>返回首页</a></body></html>",
        "<html><title>青阳县人民政府</title><body><div class=msg><p>抱歉，该文章不存在</p></div></body></html>",
    ],
)
def test_an_error_page_is_an_error(html):
    assert reason(html.encode()) == "not an article: error"


@pytest.mark.parametrize(
    "html",
    [
        '<html><head><script>$_ts=window["$_ts"];if(!$_ts)$_ts={};</script></head><body></body></html>',
        "<html><head><script>document.cookie='FSSBBIl1UgzbN7N80S=1';location.reload()</script></head></html>",
        "<html><title>安全验证</title><body><div id=captcha>请完成安全验证后继续访问</div></body></html>",
    ],
)
def test_a_javascript_challenge_is_a_challenge(html):
    assert reason(html.encode()) == "not an article: challenge"


def test_an_article_about_errors_and_challenges_is_an_article():
    said = "网站出现404错误后，运维人员启用了安全验证，请开启JavaScript的提示不再出现，群众办事不受影响。"
    assert article(paragraphs((said,) * 3), title="我县政务网站修复页面不存在的问题").is_article


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b'{"code": 0, "data": []}', "JSON"),
        (b"[1, 2]", "JSON"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"<html><frameset cols=50,50><frame src=a.htm><frame src=b.htm></frameset></html>", "frames"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>a</title></channel></rss>', "feed"),
        (bytes(range(256)) * 8, "binary"),
        (b"<html><body></body></html>", "empty"),
    ],
)
def test_what_is_no_page_says_what_it_is(body, why):
    assert reason(body) == f"not an article: {why}"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda html: html + b"<html><body><p>x</p></body></html>",
        lambda html: html.replace(b"</body>", b"</body></body>"),
        lambda html: html + b"<!-- generated in 3 ms -->",
        lambda html: html.replace(b'class="text-area"', b"class=text-area id=c1"),
        lambda html: html.replace(b"<p style", b"\0<p \0style"),
        lambda html: html.replace(b"</p>", b""),
        lambda html: b"\xef\xbb\xbf" + html,
        lambda html: html.replace(b"<body>", b"<body><body onload=x>"),
    ],
)
def test_careless_html_gives_the_same_article(spoil):
    good, found = extract(page(), URL), extract(spoil(page()), URL)
    assert found.text.replace("\nx", "") == good.text
    assert (found.title, found.published_at, found.source) == (good.title, good.published_at, good.source)


def test_a_paragraph_after_the_end_of_the_document_is_not_lost():
    text = "文末补记：上述数据由县农业农村局在三月十四日核定，口径与去年一致，供各乡镇在安排农资时参考使用。"
    html = f"<html><body>{paragraphs()}</body></html><p>{text}</p>".encode()
    assert extract(html, URL).text.endswith(text)


def test_a_hundred_thousand_nested_tags_are_read_as_far_as_the_parser_goes_and_said():
    found = article(paragraphs() + "<div>" * 100_000 + "尾" + "</div>" * 100_000)
    assert found.text.startswith("本报青阳")
    assert any(warning.startswith("html: nested deeper") for warning in found.warnings)


def test_twenty_megabytes_in_one_text_node_are_cut_and_said():
    found = article("<p>" + "文" * 7_000_000)
    assert len(found.text) <= 1_000_000
    assert any("cut off" in warning for warning in found.warnings)


def test_two_hundred_thousand_links_end_in_bounded_time_as_an_index():
    assert not article("<a href=x>全县第一次工作会议召开</a><br>" * 50_000, title="工作动态").is_article


TAGS = st.sampled_from(
    (
        "<p> </p> <div> </div> <table> <tr> <td> </table> <h1> </h1> <a·href='x.pdf'> </a> <img·src=a.jpg> <br> "
        "<title> </title> <html> <body> </html> <!-- --> <script> </script> <frameset> <iframe·src=b.pdf> "
        "来源： 索引号： 发布时间：2024-13-45 责任编辑： （ 记者 "
        "） 8月20日 近日，全省召开会议。 \0 &#20013; &amp;#20013; "
        "位置：首页> 發(fā)展 現(xiàn)在 锟斤拷 ｜ 摄"
    )
    .replace("·", "\t")
    .split(" ")
)
FIELDS = set(schema()["properties"])


@given(st.one_of(st.binary(max_size=400), st.lists(TAGS, max_size=60).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_give_a_record_or_say_that_they_are_no_article(body):
    found = extract(body, "https://a.example/2024/01/02/1.html")
    assert isinstance(found, Article)
    assert set(found.to_dict()) == FIELDS
    assert found.title
    assert found.is_article or found.warnings[0].startswith("not an article: ")


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_address_and_any_header_give_a_record(url, content_type):
    assert extract(page(), url, content_type).title == "青阳县抢抓农时备春耕"
