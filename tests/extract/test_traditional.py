"""Pages in Traditional characters: read as well as others, and given as they stand."""

import pytest
from attrs import evolve
from opencc import OpenCC

from govcrawl.extract import extract, traditional
from govcrawl.extract.page import Page
from tests.extract.pages import PARAGRAPHS, TITLE, URL, page

written = OpenCC("s2twp").convert
HEAD = "發佈日期：2024-03-15 16:20　資訊來源：青陽縣農業農村局　瀏覽次數：12　字體：大 中 小"
CREDITS = "<p>（責任編輯：張倩　審核：王志強）</p><p>原標題：備春耕正當時</p>"


def traditional_page(**parts: str) -> bytes:
    return written(page(**parts).decode()).encode()


def test_a_page_in_traditional_characters_is_read_as_well_as_one_in_simplified_and_given_as_it_stands():
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + CREDITS
    found = extract(traditional_page(info=HEAD, body=body), URL)
    assert (found.title, found.published_at) == (written(TITLE), "2024-03-15T16:20:00+08:00")
    assert (found.source, found.editors) == ("青陽縣農業農村局", ["張倩"])
    assert found.text.split("\n")[1:] == [written(text) for text in PARAGRAPHS[1:]]
    assert (found.language, found.breadcrumbs[0]) == ("zh-Hant", written("首页"))
    assert (found.repairs, found.warnings) == ([], [])


def test_characters_that_have_one_simplified_form_are_told_apart_by_where_they_stand():
    lines = (
        "他後來說，皇后的頭髮與發展的發是兩個字，乾燥的乾、幹部的幹和干涉的干是三個字，不可混為一談。",
        *PARAGRAPHS[1:],
    )
    body = "".join(f"<p>{line}</p>" for line in (lines[0], *map(written, lines[1:])))
    assert extract(traditional_page(info=HEAD, body="BODY").replace(b"BODY", body.encode()), URL).text.startswith(
        lines[0]
    )


def test_addresses_are_left_as_they_are():
    picture = (
        '<p><img src="/圖片/縣城發展.jpg" width="600"></p><p><a href="/附件/通報.pdf">附件：關於備耕情況的通報</a></p>'
    )
    source = traditional_page(info=HEAD, body="BODY" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    found = extract(source.replace(b"BODY", picture.encode()), URL)
    assert [image.url for image in found.images] == ["https://www.example.gov.cn/圖片/縣城發展.jpg"]
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://www.example.gov.cn/附件/通報.pdf", "附件：關於備耕情況的通報")
    ]


def test_the_information_table_is_read_too_and_given_as_it_stands():
    rows = (
        "<tr><td>索引號</td><td>000014349/2024-00012</td><td>發佈機構</td><td>青陽縣人民政府辦公室</td></tr>"
        "<tr><td>文號</td><td>青政辦〔2024〕3號</td><td>公開類別</td><td>主動公開</td></tr>"
    )
    source = traditional_page(info=HEAD, above="TABLE").replace(b"TABLE", f"<table>{rows}</table>".encode())
    official = extract(source, URL).official
    assert official is not None
    assert (official.index_no, official.issuer, official.doc_no) == (
        "000014349/2024-00012",
        "青陽縣人民政府辦公室",
        "青政辦〔2024〕3號",
    )
    assert official.extra == {"公開類別": "主動公開"}


@pytest.mark.parametrize("text", ["后里", "不在頁面上的后"])
def test_a_text_whose_characters_the_page_does_not_settle_is_not_guessed(text):
    original = traditional.Original(Page("<p>後里的人</p><p>后里的人</p>".encode(), URL))
    with pytest.raises(traditional.UnknownTextError):
        original.restored(evolve(extract(page(), URL), title=text))


def test_wide_digits_stay_wide_as_in_all_traditional_text():
    lines = tuple(
        written(text) for text in (*PARAGRAPHS[:3], "全县已有２０２４名农技员到岗，育秧工厂的订单排到了四月中旬。")
    )
    source = traditional_page(info=HEAD, body="".join(f"<p>{line}</p>" for line in lines))
    assert "２０２４名" in extract(source, URL).text


def test_a_page_too_long_to_look_its_texts_up_is_read_as_it_is():
    lines = tuple(f"{number}、{written(PARAGRAPHS[1])}" for number in range(8000))
    found = extract(f"<title>農機</title><h1>農機</h1>{''.join(f'<p>{line}</p>' for line in lines)}".encode(), URL)
    assert (found.language, found.text.split("\n")[-1]) == ("zh-Hant", lines[-1])
