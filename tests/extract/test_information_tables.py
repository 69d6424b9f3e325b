"""Pages with a public-information table: its rows, the headline beside it, and the day and hour of publication."""

import pytest

from tests.extract.pages import article, paragraphs

NOTICE = "青阳县人民政府办公室关于印发春耕备耕工作方案的通知"
NUMBER = "青政办〔2024〕3号"
SITE = "青阳县人民政府门户网站"
ROWS = (
    ("索引号", "003242/2024-12"),
    ("主题分类", "农业"),
    ("成文日期", "2024年03月11日"),
    ("发文字号", NUMBER),
    ("标题", NOTICE),
    ("发布日期", "2024年03月15日"),
)
TABLE = "<table>" + "".join(f"<tr><td>{label}：</td><td>{value}</td></tr>" for label, value in ROWS) + "</table>"
LIST = "<dl>" + "".join(f"<dt>{label}：</dt><dd>{value}</dd>" for label, value in ROWS) + "</dl>"
BRACKETS = "<div>" + "<br>".join(f"[{label}] {value}" for label, value in ROWS) + "</div>"
TABLES = pytest.mark.parametrize("table", [TABLE, LIST, BRACKETS])


@TABLES
@pytest.mark.parametrize("document", [SITE, "青阳县人民政府 工作动态", "工作动态"])
@pytest.mark.parametrize("info", ["", "<p>时间：2024年03月15日 09:10　访问量：</p>"])
def test_no_row_of_the_table_is_the_headline_where_the_document_names_the_site(table, document, info):
    found = article(title="", document=document, info="", above=table + info)
    assert found.title == NOTICE


@TABLES
@pytest.mark.parametrize("info", ["2024-03-15 09:10", "时间：2024年03月15日 09:10", "发布时间：2024/3/15 9:10"])
def test_the_hour_shown_beside_the_day_that_the_table_gives_counts(table, info):
    for order in (f"<p>{info}</p>{table}", f"{table}<p>{info}</p>"):
        assert article(info="", above=order).published_at == "2024-03-15T09:10:00+08:00"


@TABLES
def test_the_hour_of_another_day_does_not_replace_the_day_that_the_table_gives(table):
    found = article(info="", above=f"{table}<p>2024-03-16 09:10</p>")
    assert found.published_at == "2024-03-15T00:00:00+08:00"


@TABLES
def test_the_table_is_read_however_it_is_set(table):
    official = article(above=table).official
    assert official is not None
    assert (official.index_no, official.doc_no, official.issued_on) == ("003242/2024-12", NUMBER, "2024-03-11")


@TABLES
def test_number_and_name_that_open_the_document_are_text_though_the_table_has_them(table):
    body = f"<p>{NUMBER}</p><p>{NOTICE}</p>{paragraphs()}"
    assert article(body, title=NOTICE, above=table).text.startswith(f"{NUMBER}\n{NOTICE}\n")


@TABLES
def test_headline_and_table_at_the_containers_head_are_no_text(table):
    body = f"<div><b>{NOTICE}</b></div>{table}{paragraphs()}"
    found = article(body, title="", document=f"{NOTICE}-{SITE}", info="")
    assert (found.title, found.text) == (NOTICE, article().text)


@pytest.mark.parametrize("empty", ["<td></td>", "<td>&nbsp;</td>", "<td><span></span></td>"])
def test_an_empty_cell_does_not_take_the_next_label_for_its_value(empty):
    rows = (
        f"<tr><td>索引号：</td><td>003242/2024-12</td><td>分类：</td>{empty}</tr>"
        "<tr><td>成文日期：</td><td>2024-03-11</td><td>公开方式：</td><td>主动公开</td></tr>"
        f"<tr><td>文号：</td>{empty}<td>发布日期：</td><td>2024-03-15</td></tr>"
    )
    found = article(info="", above=f"<table>{rows}</table>", title=NOTICE)
    assert found.official is not None
    assert (found.official.doc_no, found.official.topic) == (None, None)
    assert found.published_at == "2024-03-15T00:00:00+08:00"
