"""Pages that hold their article twice, once for desktops and once for phones or elderly readers."""

import pytest

from govcrawl.extract import extract
from tests.extract.pages import FOOTER, NAVIGATION, PARAGRAPHS, TITLE, paragraphs

TEXT = "\n".join(PARAGRAPHS).replace("何　川", "何川")
LACKING = (*PARAGRAPHS[:-1], "截至目前，全县已整地九万亩，育秧工厂的订单排到了四月中旬。")


def twice(open_: str, close: str, second: tuple[str, ...] = PARAGRAPHS, name: str = "main") -> bytes:
    copies = []
    for at, texts in enumerate((PARAGRAPHS, second)):
        menu = f'<ul class="m{at}">{NAVIGATION}</ul>'
        head = f"<h2>{TITLE}</h2><div>发布时间：2024-03-15 16:20　来源：青阳县农业农村局</div>"
        text = f"{head}{open_}{paragraphs(texts)}{close}"
        copies.append(f'{menu}<div class="{name}{at}">{text}</div><div>【关闭本页】【打印本页】</div>')
    return f"<html><head><title>{TITLE}</title></head><body>{''.join(copies)}{FOOTER}</body></html>".encode()


@pytest.mark.parametrize("second", [PARAGRAPHS, LACKING], ids=["whole", "one sentence less"])
@pytest.mark.parametrize(
    ("open_", "close", "url"),
    [
        ("<div>", "</div>", "https://www.example.gov.cn/a/b.html"),
        ('<div id="zoom">', "</div>", "https://www.example.gov.cn/art/2024/3/15/art_91813_116.html"),
        (
            '<div class="box"><!--ZJEG_RSS.content.begin-->',
            "<!--ZJEG_RSS.content.end--></div>",
            "https://www.example.gov.cn/art/2024/3/15/art_91813_116.html",
        ),
        ('<div class="TRS_Editor">', "</div>", "https://www.example.gov.cn/xw/202403/t20240315_116.html"),
        ('<div class="x"><ucapcontent>', "</ucapcontent></div>", "https://www.example.gov.cn/c/2024/3/15/116.shtml"),
    ],
    ids=["no system", "hanweb", "hanweb's marks", "trs", "ucap"],
)
def test_the_text_is_given_once(open_, close, url, second):
    found = extract(twice(open_, close, second), url)
    assert found.text == TEXT
    assert (found.title, found.source, found.published_at) == (TITLE, "青阳县农业农村局", "2024-03-15T16:20:00+08:00")


def test_a_paragraph_that_the_writer_says_again_stays():
    text = paragraphs((*PARAGRAPHS, PARAGRAPHS[1]))
    body = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{text}</div>{FOOTER}</body></html>"
    assert extract(body.encode(), "https://www.example.gov.cn/a/b.html").text.count("旋耕机来回作业") == 2


def test_a_summary_above_a_text_of_one_paragraph_is_not_taken_for_its_first_copy():
    one = PARAGRAPHS[1]
    head = f'<h1>{TITLE}</h1><div>2024-03-15 16:20　来源：青阳县农业农村局</div><div class="summary"><p>{one}</p></div>'
    text = f"<div><p>{one}</p><p>附：一览表</p></div>"
    body = f"<html><head><title>{TITLE}</title></head><body><div>{head}{text}</div>{FOOTER}</body></html>"
    assert "附：一览表" in extract(body.encode(), "https://www.example.gov.cn/a/b.html").text


def test_a_text_that_says_a_paragraph_of_its_own_again_is_given_once_too():
    text = (*PARAGRAPHS, PARAGRAPHS[1])
    copy = f'<div class="phone">{paragraphs(text)}</div>'
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div><div>{paragraphs(text)}</div>{copy}</div>{FOOTER}"
    assert len(extract(page.encode(), "https://www.example.gov.cn/a/b.html").text.split("\n")) == len(text)


def test_a_text_of_one_paragraph_and_short_lines_is_given_once_too():
    text = ("青农通〔2024〕10号", PARAGRAPHS[1], "特此通告。", "青阳县农业农村局", "2024年3月15日")
    copy = f'<div class="phone">{paragraphs(text)}</div>'
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div><div>{paragraphs(text)}</div>{copy}</div>{FOOTER}"
    assert extract(page.encode(), "https://www.example.gov.cn/a/b.html").text == "\n".join(text)


def test_marks_that_are_doubled_around_each_of_two_copies_lead_to_the_first():
    marked = f"<!--enpcontent--><!--enpcontent-->{paragraphs()}<!--/enpcontent--><!--/enpcontent-->"
    head = "<div><span>来源：青阳晚报</span><span>2024-03-15 16:20</span></div>"
    page = f"<title>{TITLE}</title><!--enpproperty <title>{TITLE}</title>/enpproperty--><h1>{TITLE}</h1>{head}"
    found = extract(f"{page}<div>{marked}</div><div>{marked}</div>".encode(), "https://www.example.com/a.html")
    assert (found.source, found.text.count("连日来")) == ("青阳晚报", 1)
