"""Titles, times, pictures, the official table, paths and addresses where pages disagree with themselves."""

import pytest

from govcrawl.extract import canonical, crumbs, images, sitename
from govcrawl.extract.page import Page
from tests.extract.pages import TITLE, URL, article, paragraphs


def meta(**tags):
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in tags.items())


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("青阳备春耕_要闻_青阳县人民政府", "青阳备春耕"),
        ("青阳备春耕 - 青阳新闻网", "青阳备春耕"),
        ("青阳备春耕-青阳县人民政府门户网站", "青阳备春耕"),
        ("青阳备春耕--时政--人民网", "青阳备春耕"),
        ("青阳备春耕 | 青阳日报", "青阳备春耕"),
        ("2019-2023年青阳统计公报", "2019-2023年青阳统计公报"),
        ("青阳备春耕", "青阳备春耕"),
    ],
)
def test_the_names_of_site_and_column_are_taken_off_the_documents_title(document, title):
    assert sitename.strip_site(document, [], []) == title


def test_a_title_cut_in_the_meta_tag_is_taken_whole_from_the_heading():
    found = article(head=meta(ArticleTitle="青阳县抢抓农时…"), document="青阳县人民政府")
    assert found.title == TITLE


def test_markup_and_entities_in_the_meta_title_are_taken_out():
    html = paragraphs()
    found = article(html, title="", document="青阳春耕", head=meta(ArticleTitle="青阳&lt;br/&gt;春耕"))
    assert found.title == "青阳春耕"


def test_a_headline_repeated_in_the_body_gives_kicker_and_subtitle():
    head = f"<p>县委农村工作会议提出</p><p><b>{TITLE}</b></p><p>全县整地九万亩</p>"
    found = article(head + paragraphs())
    assert (found.kicker, found.subtitle) == ("县委农村工作会议提出", "全县整地九万亩")
    assert found.text.startswith("本报青阳3月15日讯")


def test_an_official_document_keeps_its_number_and_its_own_name_in_the_text():
    name = "青阳县人民政府关于做好春耕生产的通知"
    found = article(f"<p>青政〔2024〕5号</p><p>{name}</p><p>各乡镇人民政府：</p>{paragraphs()}", title=name)
    assert found.text.split("\n")[:3] == ["青政〔2024〕5号", name, "各乡镇人民政府："]
    assert found.kicker is None


@pytest.mark.parametrize(
    ("info", "tag", "published", "precision"),
    [
        ("发布时间：2024-03-15", "2024-03-15 16:20:31", "2024-03-15T16:20:31+08:00", "second"),
        ("发布时间：2024-03-15 16:20", "2024-03-15 04:20:31", "2024-03-15T16:20:00+08:00", "minute"),
        ("发布时间：2024-03-15 16:20", "2024-03-15 16:20:31", "2024-03-15T16:20:31+08:00", "second"),
        ("发布时间：2024-03-15 16:20", "2024-03-12 09:00:00", "2024-03-15T16:20:00+08:00", "minute"),
        ("来源：县政府", "2024-03-12 09:00:00", "2024-03-12T09:00:00+08:00", "second"),
        ("更新时间：2024-04-01 10:00", "2024-03-12", "2024-03-12T00:00:00+08:00", "day"),
        ("成文日期：2024-03-01 发布日期：2024-03-15", "", "2024-03-15T00:00:00+08:00", "day"),
        ("03-15 16:20", "", "2024-03-15T16:20:00+08:00", "minute"),
        ("来源：县政府", "", "2024-03-15T00:00:00+08:00", "day"),
    ],
)
def test_the_visible_time_beats_the_meta_tag_and_the_address_comes_last(info, tag, published, precision):
    found = article(info=info, head=meta(PubDate=tag), url="https://www.example.gov.cn/xw/2024-03/15/c_1.html")
    assert (found.published_at, found.published_precision) == (published, precision)


def test_a_modification_time_is_never_the_time_of_publication():
    found = article(info="最后更新：2024-04-01 10:00", url="https://www.example.gov.cn/a/b.html")
    assert found.published_at is None
    assert found.modified_at == "2024-04-01T10:00:00+08:00"


def test_a_time_that_is_shown_but_no_time_is_warned_of():
    found = article(info="发布时间：2024-13-45 来源：县政府", url="https://www.example.gov.cn/a/b.html")
    assert found.published_at is None
    assert any(warning.startswith("published_at: shown but not read") for warning in found.warnings)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("图为春耕现场。本报记者 杨 竹 摄", "图为春耕现场。", "本报记者 杨竹"),
        ("图为春耕现场。（新华社记者 何川 摄）", "图为春耕现场。", "新华社记者 何川"),
        ("春耕现场。江平 摄影", "春耕现场。", "江平"),
        ("春耕现场", "春耕现场", None),
        ("杨竹/摄", None, "杨竹"),
        ("▲春耕现场", "春耕现场", None),
        ("农田航拍摄", "农田航拍摄", None),
    ],
)
def test_a_credit_is_told_from_its_caption(text, caption, credit):
    assert images.split_credit(text) == (caption, credit)


def test_a_caption_leaves_the_text_and_goes_to_its_picture():
    photo = '<p align="center"><img src="a.jpg" width="600"></p><p align="center">旋耕机在作业。通讯员 方小满 摄</p>'
    found = article(photo + paragraphs())
    (image,) = found.images
    assert (image.url, image.caption, image.credit) == (
        "https://www.example.gov.cn/xw/20240315/a.jpg",
        "旋耕机在作业。",
        "通讯员 方小满",
    )
    assert "旋耕机在作业" not in found.text


def test_a_heading_under_a_picture_stays_in_the_text():
    found = article('<p><img src="a.jpg" width="600"></p><p align="center">政策速递</p>' + paragraphs())
    assert found.text.startswith("政策速递\n")
    assert found.images[0].caption is None


@pytest.mark.parametrize(
    "tag", ['src="/images/icon_pdf.gif"', 'src="/qrcode.png"', 'src="data:image/png;base64,x"', 'src="x.gif" width="1"']
)
def test_icons_codes_and_trackers_are_no_pictures(tag):
    assert article(f"<p><img {tag}></p>" + paragraphs()).images == []


def test_a_lazy_picture_is_found_where_its_address_waits():
    found = article('<p><img src="/blank.gif" data-original="//img.example.cn/b.jpg"></p>' + paragraphs())
    assert [image.url for image in found.images] == ["https://img.example.cn/b.jpg"]


TABLE = """<table class="xxgk"><tr><td>索 引 号：</td><td>003242/202403-00012</td>
<td>发文字号：</td><td>青政〔2024〕5号</td></tr>
<tr><td>发文机关：</td><td>青阳县人民政府</td><td>成文日期：</td><td>2024年3月1日</td></tr>
<tr><td>主题分类：</td><td>农业、林业、水利</td><td>有效性：</td><td>有效</td></tr>
<tr><td>发布日期：</td><td>2024-03-15</td><td>公开方式：</td><td>主动公开</td></tr></table>"""
LIST = """<div class="xxgk"><ul><li><b>索 引 号：</b>003242/202403-00012</li><li><b>文　　号：</b>青政〔2024〕5号</li>
<li><b>发布机构：</b>青阳县人民政府</li><li><b>成文日期：</b>2024-03-01</li><li><b>主题分类：</b>农业、林业、水利</li>
<li><b>有 效 性：</b>有效</li><li><b>发布日期：</b>2024-03-15</li><li><b>公开方式：</b>主动公开</li></ul></div>"""


@pytest.mark.parametrize("table", [TABLE, LIST], ids=["table", "list"])
def test_the_public_information_table_is_read_and_dates_the_page(table):
    found = article(above=table, info="", url="https://www.example.gov.cn/a/b.html")
    official = found.official
    assert official is not None
    assert (official.index_no, official.doc_no) == ("003242/202403-00012", "青政〔2024〕5号")
    assert (official.issuer, official.issued_on) == ("青阳县人民政府", "2024-03-01")
    assert (official.topic, official.validity) == ("农业、林业、水利", "有效")
    assert official.extra == {"发布日期": "2024-03-15", "公开方式": "主动公开"}
    assert (found.published_at, found.published_precision) == ("2024-03-15T00:00:00+08:00", "day")
    assert found.text.startswith("本报青阳")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("您现在的位置：首页 > 要闻 > 正文", ["首页", "要闻"]),
        ("当前位置: 网站首页 » 政务公开 » 公告", ["网站首页", "政务公开", "公告"]),
        ("首页 / 新闻 / 本地", ["首页", "新闻", "本地"]),
    ],
)
def test_a_path_is_its_names_without_the_word_for_the_text(line, path):
    assert crumbs.split(line) == path


@pytest.mark.parametrize(
    ("claimed", "canonical_url"),
    [
        ("https://www.example.gov.cn/xw/20240315/1002.html", "https://www.example.gov.cn/xw/20240315/1002.html"),
        ("https://www.example.gov.cn/", URL),
        ("https://other.example.cn/xw/20240315/1001.html", URL),
        ("/xw/20240315/1001.html#a", URL),
        ("https://www.example.gov.cn/zwgk/", URL),
        ("http://[", URL),
        ("", URL),
    ],
)
def test_a_canonical_link_counts_on_the_same_host_and_the_same_shape_only(claimed, canonical_url):
    page = Page(f'<html><link rel="canonical" href="{claimed}"><p>x</p></html>'.encode(), URL)
    assert canonical.canonical_url(page) == canonical_url


def test_the_query_is_sorted_and_the_fragment_dropped_in_the_canonical_address():
    assert canonical.normal("https://a.example/x?b=2&a=1#top") == "https://a.example/x?a=1&b=2"
