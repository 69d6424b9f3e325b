"""A page of no known system, field by field."""

import re

import pytest

from govcrawl.extract import extract
from govcrawl.items import article_id, content_hash
from tests.extract.pages import PARAGRAPHS, TITLE, URL, article, page, paragraphs

CLEAN = "\n".join(PARAGRAPHS).replace("何　川", "何川")


def lacking_damage(text):
    return not re.search("[\ufffd\ue000-\uf8ff]", text)


def test_the_body_is_its_paragraphs_and_nothing_of_navigation_related_links_or_footer():
    found = article()
    assert found.text == CLEAN
    assert lacking_damage(found.text)


def test_the_title_is_the_heading_that_the_documents_title_begins_with():
    assert article().title == TITLE


def test_time_source_path_and_section_come_from_the_lines_around_the_title():
    found = article()
    assert (found.published_at, found.published_precision) == ("2024-03-15T16:20:00+08:00", "minute")
    assert found.source == "青阳县农业农村局"
    assert (found.breadcrumbs, found.section) == (["首页", "政务公开", "工作动态"], "工作动态")


def test_reporters_and_dateline_come_from_the_opening_of_the_body_and_stay_in_it():
    found = article()
    assert found.authors == ["何川", "方小满"]
    assert found.dateline == "本报青阳3月15日讯"
    assert found.text.startswith("本报青阳3月15日讯（记者 何川 通讯员 方小满）")


def test_id_and_content_hash_are_of_the_canonical_address_and_of_title_and_text():
    found = article(url=URL + "#top")
    assert found.canonical_url == URL
    assert found.id == article_id(URL)
    assert found.content_hash == content_hash(found.title, found.text)


def test_a_clean_page_has_no_warnings_and_no_repairs_but_the_spaced_name():
    found = article()
    assert found.warnings == []
    assert found.repairs == ["name-spaces"]
    assert found.language == "zh-Hans"
    assert found.provenance.family == "general"


def test_what_a_page_does_not_show_is_null():
    found = article(info="", crumbs="", url="https://www.example.gov.cn/a/b")
    assert found.source is found.published_at is found.published_precision is found.official is found.print is None
    assert found.kicker is found.subtitle is found.section is found.modified_at is None
    assert found.breadcrumbs == found.editors == found.images == found.attachments == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_record_does_not_depend_on_the_pages_encoding(encoding):
    text = page().decode().replace('<meta charset="utf-8">', "")
    assert extract(text.encode(encoding), URL).text == CLEAN


def test_the_same_body_is_found_in_a_layout_table():
    cell = f'<table><tr><td class="side"><a href="/">返回</a></td><td>{paragraphs()}</td></tr></table>'
    assert article(cell).text == CLEAN


def test_paragraphs_made_with_line_breaks_are_paragraphs():
    assert article("<br>　　".join(PARAGRAPHS)).text == CLEAN


def test_a_row_of_a_simple_table_is_one_line_with_tabs():
    table = (
        "<table><tr><th>乡镇</th><th>面积（亩）</th></tr><tr><td><p>蓉城镇</p></td><td>1200</td></tr>"
        "<tr><td>木镇镇</td><td>980</td></tr></table>"
    )
    lines = article(paragraphs() + table).text.split("\n")
    assert lines[-3:] == ["乡镇\t面积（亩）", "蓉城镇\t1200", "木镇镇\t980"]


def test_share_bars_printing_links_and_editors_are_cut_from_the_end_of_the_body():
    tail = (
        '<div class="bdsharebuttonbox"><a href="#">微信</a><a href="#">微博</a></div><p>扫一扫在手机打开当前页</p>'
        "<p>【打印本页】【关闭窗口】</p><p>（责任编辑：江平）</p>"
    )
    found = article(paragraphs() + tail)
    assert found.text == CLEAN
    assert found.editors == ["江平"]


def test_a_sentence_that_speaks_of_sharing_and_printing_stays():
    said = "他向大家分享了打印田间档案的做法，并请各村关闭闲置的水闸，来源可查、去向可追。"
    assert said in article(paragraphs((*PARAGRAPHS, said))).text


def test_a_list_of_the_articles_own_files_is_content_and_attachments():
    files = (
        '<p>附件：</p><p><a href="./P020240315.docx">1.春耕物资清单.docx</a></p>'
        '<p><a href="/f/2.pdf">2.联系电话.pdf</a></p>'
    )
    found = article(paragraphs() + files)
    assert [(a.url, a.name) for a in found.attachments] == [
        ("https://www.example.gov.cn/xw/20240315/P020240315.docx", "1.春耕物资清单.docx"),
        ("https://www.example.gov.cn/f/2.pdf", "2.联系电话.pdf"),
    ]
    assert found.text.endswith("附件：\n1.春耕物资清单.docx\n2.联系电话.pdf")


def test_hidden_copies_of_the_body_do_not_double_it():
    copy = f'<div style="display: none" id="copy">{paragraphs()}</div>'
    assert article(below=copy).text == CLEAN


def test_a_long_comment_section_is_not_the_body():
    comments = "".join(
        f"<p>网友{n}：说得好，希望能把渠道也修一修，我们村里的老人都盼着呢，谢谢政府关心。</p>" for n in range(4)
    )
    assert article(below=f'<div class="comment-list">{comments}</div>').text == CLEAN


def test_a_page_of_pictures_is_an_article_with_little_text():
    found = article('<p><img src="/a/1.jpg" width="600"></p><p><img src="/a/2.jpg" width="600"></p>')
    assert found.is_article
    assert [image.url for image in found.images] == [
        "https://www.example.gov.cn/a/1.jpg",
        "https://www.example.gov.cn/a/2.jpg",
    ]
    assert found.title == TITLE
    assert found.text == ""


def test_a_page_that_only_embeds_a_pdf_is_an_article():
    found = article('<iframe src="/files/2024-5.pdf" width="100%"></iframe>', container='<div class="TRS_Editor">')
    assert found.is_article
    assert [a.url for a in found.attachments] == ["https://www.example.gov.cn/files/2024-5.pdf"]


def test_lost_characters_are_counted_in_encoding_and_warned_of():
    broken = page().replace("连日来".encode(), "连".encode() + b"\xff\xfe" + "来".encode())
    found = extract(broken, URL)
    assert found.encoding.replaced > 0
    assert any(warning.startswith("encoding:") for warning in found.warnings)


def test_a_familys_selector_that_hits_the_wrapper_of_the_page_is_not_believed():
    # the marks of a paper's system are words that other sites use too
    html = page(container='<div class="txt">').decode()
    html = html.replace("<body>", '<body><div class="content"><div class="pic-box"></div><p class="title">最新</p>')
    found = extract(html.encode(), URL)
    assert (found.provenance.family, found.title, found.text) == ("general", TITLE, CLEAN)
    assert found.source == "青阳县农业农村局"
