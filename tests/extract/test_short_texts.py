"""Short documents, tenders and pages set in a table of one row: the frame weighs more than the text."""

import pytest

from govcrawl.extract import extract
from tests.extract.pages import CRUMBS, FOOTER, PARAGRAPHS, RELATED, URL, article, paragraphs

TITLE = "青阳县人民政府关于何川等同志职务任免的通知"
APPOINTED = (
    "经研究决定：",
    "任命何川同志为县农业农村局副局长；",
    "免去方小满同志的县水利局副局长职务。",
    "青阳县人民政府",
    "2024年3月11日",
)
LATER = RELATED.replace("2024-02-1", "2024-06-1")
INFO = "2024-03-15 08:30　来源：县委宣传部"
TENDER = (
    "一、项目基本情况",
    "项目编号：QY-2024-018",
    "采购需求：采购旋耕机三台、插秧机两台，具体参数详见招标文件第五章。",
    "二、获取招标文件",
    "时间：2024年03月16日至2024年03月22日，每天上午9:00至12:00（北京时间，法定节假日除外）",
    "地点：青阳县公共资源交易平台",
    "三、提交投标文件截止时间、开标时间和地点",
    "2024年04月07日 09点30分（北京时间）",
)
SIDE = f"<h3>热点新闻</h3><ul>{LATER}</ul>"
BANNER = "<div><span>今天是2026年11月23日 星期一</span><a href='#'>登录</a></div>"


def set_in(frame: str, texts: tuple[str, ...], *, document: str = TITLE, info: str = INFO) -> bytes:
    main = f"<div>{TITLE}</div><div>{info}</div><div>{paragraphs(texts)}</div><div>责任编辑：何川</div>"
    body = {
        "row": f"<table><tr><td>{SIDE}</td><td>{main}</td></tr></table>",
        "wrapper": f"<div><div>{SIDE}</div><div>{main}</div></div><div>友情链接：</div>",
        "after": f"<div><div>{main}</div><div>{SIDE}</div></div>",
    }[frame]
    return f"<html><head><title>{document}</title></head><body>{BANNER}{body}{FOOTER}</body></html>".encode()


@pytest.mark.parametrize("document", [TITLE, "青阳县人民政府"])
@pytest.mark.parametrize("frame", ["row", "wrapper", "after"])
@pytest.mark.parametrize("texts", [APPOINTED, TENDER], ids=["appointed", "tender"])
def test_a_short_text_is_found_under_its_headline_with_its_time_and_source(texts, frame, document):
    found = extract(set_in(frame, texts, document=document), "https://www.example.gov.cn/a/b.html")
    assert found.text == "\n".join(texts)
    assert (found.title, found.source, found.published_at) == (TITLE, "县委宣传部", "2024-03-15T08:30:00+08:00")


def test_a_long_line_of_time_and_credits_is_no_text():
    info = "阅读量：<span>5</span> 发布于：2024-03-15 08:30 文章来源：县委宣传部 作者：何川 字体：大 中 小"
    found = extract(set_in("after", APPOINTED, info=info), URL)
    assert (found.text, found.source) == ("\n".join(APPOINTED), "县委宣传部")


def test_the_days_of_other_pages_in_a_list_above_are_not_the_articles():
    above = f"<ul>{LATER}</ul>"
    found = article(info="来源：青阳县农业农村局", above="", crumbs=above, url="https://www.example.gov.cn/a/b.html")
    assert found.published_at is None


def test_a_table_whose_last_row_gives_a_time_is_text_to_its_end():
    rows = (("采购人名称", "青阳县农业农村局"), ("合同金额", "三十万元"), ("合同签署时间", "2024-03-14 00:32:09"))
    table = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows) + "</table>"
    main = f"<div>{TITLE}</div><div>发布时间：2024-03-15 08:30</div><div>{table}</div>"
    body = f"<html><head><title>{TITLE}</title></head><body>{BANNER}<div>{main}</div>{FOOTER}</body></html>"
    assert extract(body.encode(), URL).text == "\n".join("\t".join(row) for row in rows)


def test_a_table_of_one_row_with_short_cells_is_still_a_row():
    table = "<table><tr><td>作业面积</td><td><p>九万亩</p></td><td><p>三月底前</p></td></tr></table>"
    assert article(paragraphs() + table).text.endswith("作业面积\t九万亩\t三月底前")


@pytest.mark.parametrize("open_", ["<div>", ""], ids=["a container", "none"])
def test_a_text_of_short_lines_under_its_time_is_not_taken_for_a_tail_behind_it(open_):
    rows = "".join(f'<p><a href="/f/{n}.pdf">QY{n}—2024</a>　农机安全技术规范</p>' for n in range(4))
    buttons = "".join(f'<a href="#"><img src="/i/{n}.gif"></a>' for n in range(3))
    info = f"<div><div>{buttons}</div><span>发布时间：2024-03-15</span><span>来源：法规股</span></div>"
    text = (
        f"<p>青农通〔2024〕10号</p><p>现发布《农机安全技术规范》等四项标准，编号和名称如下：</p>{rows}<p>特此通告。</p>"
    )
    close = "</div>" if open_ else ""
    main = f"<div><div>政策文件</div>{CRUMBS}<div>{TITLE}</div>{info}{open_}{text}{close}</div>"
    found = extract(f"<html><head><title>{TITLE}</title></head><body>{main}{FOOTER}</body></html>".encode(), URL)
    assert (found.text.split("\n")[0], found.text.split("\n")[-1]) == ("青农通〔2024〕10号", "特此通告。")


def test_the_caption_of_a_photograph_is_the_text_where_there_is_no_other():
    said = "三月十五日，青阳县蓉城镇的农技人员在高标准农田里调试插秧机。当日，全县的育秧工厂开始供苗。方小满摄"
    picture = f'<p align="center"><img src="/u/1.jpg" width="600"></p><p align="center">{said}</p>'
    notice = "<p>声明：</p><p>凡注明为其他媒体来源的信息，转载并不代表本网赞同其观点，也不代表本网对其真实性负责。</p>"
    contact = "<p>电话：0566-0000000　传真：0566-0000001　邮箱：news@example.gov.cn</p>"
    found = article(f"{picture}", below=notice + contact)
    assert found.text.startswith("三月十五日，")
    assert "其他媒体" not in found.text


@pytest.mark.parametrize("line", ["[稿源：青阳晚报]", "图文来源：县融媒体中心", "文章综合自：青阳晚报、青阳发布"])
def test_a_last_line_that_says_where_a_text_is_from_is_none_of_it(line):
    assert article(paragraphs() + f"<p>{line}</p>").text == article(paragraphs()).text


def test_the_only_sentence_under_several_photographs_is_the_text():
    said = "三月十五日，在青阳县蓉城镇的高标准农田里，成片油菜花竞相开放，与村舍、溪流相映成画。"
    pictures = "".join(f'<p style="text-align:center"><img src="/u/{n}.jpg" width="640"></p>' for n in range(3))
    found = article(f'{pictures}<p>{said}</p><p style="text-align:right">（方小满 摄）</p>')
    assert (found.text, found.images[-1].credit) == (said, "方小满")


def test_a_page_of_a_video_is_an_article_and_its_file_is_named():
    found = article('<p><video controls><source src="/v/2024/hk5o.mp4" type="video/mp4"></video></p>')
    assert (found.warnings, found.text) == ([], "")
    assert [file.url for file in found.attachments] == ["https://www.example.gov.cn/v/2024/hk5o.mp4"]


def test_the_name_of_a_file_is_the_text_where_there_is_no_other_though_it_is_the_headline_too():
    link = f'<p><a href="/u/1.pdf">{TITLE}</a></p>'
    found = article(link)
    assert (found.text, [file.url for file in found.attachments]) == (TITLE, ["https://www.example.gov.cn/u/1.pdf"])


def test_a_file_under_buttons_is_the_text_of_its_page():
    buttons = "".join(f"<div>{button}</div>" for button in ("Aa", "字体：小", "|", "中", "|", "大"))
    link = '<p><a href="/u/1.pdf">关于印发《青阳县农机管理办法》的通知.pdf</a></p>'
    assert article(buttons + link).text == "关于印发《青阳县农机管理办法》的通知.pdf"


def test_time_and_outlet_behind_many_pictures_in_the_container_are_no_subtitle():
    pictures = "".join(f'<img src="/i/{n}.gif">' for n in range(14))
    lines = f"<p>{TITLE}</p><p>http://www.example.com 2024-3-15 13:04 <span>青阳晚报</span></p>"
    found = article(f"<p>{pictures}</p>{lines}{paragraphs()}", title="", info="")
    assert (found.subtitle, found.published_at) == (None, "2024-03-15T13:04:00+08:00")
    assert found.text == article().text


@pytest.mark.parametrize(
    "below",
    [
        "<p>来源丨青阳日报</p><p>编辑丨张晓明</p>",
        "<p>来源：青阳日报</p>",
        "<div>点赞 <b>12</b></div><div>收藏</div><div>阅读 1024</div>",
        "<p>发布时间：2024-03-15 16:20</p><p>【字体：大 中 小】</p>",
    ],
)
def test_a_notice_of_short_lines_is_not_lost_over_a_line_that_stands_over_other_texts(below):
    lines = ("青农通〔2024〕10号", "现发布《农机安全技术规范》等四项标准。", "特此通告。", "青阳县农业农村局")
    assert article(paragraphs(lines) + below).text == "\n".join(lines)


def test_the_numbers_of_pages_under_a_text_are_none_of_it():
    pages = '<div><b>1</b> <a href="/1_2.html">2</a> <a href="/1_2.html">下一页</a></div>'
    assert article(paragraphs() + pages).text == article(paragraphs()).text


@pytest.mark.parametrize("heading", ["<h3>网友评论</h3>", "<div>4,060 条评论</div>"])
def test_an_article_of_one_paragraph_is_told_from_what_readers_say_of_it(heading):
    said = "".join(
        f"<p>网友{n} 2024-03-15 10:2{n}</p><p>{n}楼：{text}</p>" for n, text in enumerate(PARAGRAPHS[2:] * 4)
    )
    list_ = f'</div><div>{heading}</div><div class="box">{said}</div><div>'
    found = article(f"<p>{PARAGRAPHS[1]}</p>", below=list_)
    assert (found.text, found.published_at) == (PARAGRAPHS[1], "2024-03-15T16:20:00+08:00")


def test_an_article_of_one_paragraph_is_told_from_a_long_statement_of_rights():
    rights = "凡本网注明来源的作品，均转载自其它媒体，目的在于传播更多信息，其他媒体如需转载，请与稿件来源方联系。" * 6
    found = article(f"<p>{PARAGRAPHS[1]}</p>", below=f"<div><p>青阳网版权说明：{rights}</p></div>")
    assert found.text == PARAGRAPHS[1]


def test_readers_comments_are_no_text_behind_the_name_of_a_file():
    said = "".join(f"<p>{n}楼：{text}</p>" for n, text in enumerate(PARAGRAPHS))
    link = '<p><a href="/u/1.pdf">关于印发《青阳县农机管理办法》的通知.pdf</a></p>'
    found = article(f"{link}<div><h3>网友评论</h3>{said}</div>")
    assert found.text == "关于印发《青阳县农机管理办法》的通知.pdf"


def test_a_notice_of_which_each_line_stands_in_an_element_of_its_own_is_whole():
    rows = ("序号 申请人 所属街道 家庭人口", "1 何*霞 蓉城镇 3", "2 方* 新河镇 2", "3 马*强 陵阳镇 1")
    lines = (
        PARAGRAPHS[1],
        *rows,
        "公示期为5日，有异议的可在公示期内反映。举报电话：5021234。",
        "青阳县住房局",
        "2024年3月15日",
    )
    divs = "".join(f"<div>{line}</div>" for line in lines)
    assert article(f"<div>{divs}</div>").text.split("\n") == list(lines)


def test_what_takes_place_when_and_where_is_text_and_no_line_of_the_time():
    lines = (
        "主 题：宋元之际江南书籍的流通",
        "主讲人：何川（青阳师范学院教授）",
        "时 间：2019年10月23日（周三）14:30",
        "地 点：文学楼308会议室",
        "欢迎参加！",
    )
    found = article(paragraphs(lines))
    assert found.text.split("\n") == list(lines)
    assert found.published_at == "2024-03-15T16:20:00+08:00"


def test_points_that_are_numbered_with_a_full_stop_are_text_though_one_names_a_day_of_publication():
    lines = (
        "一．采购人名称：青阳县城建公司",
        "二．采购组织类型：分散采购",
        "三．采购公告发布日期：2021年6月9日",
        "四．中标供应商：青阳园林公司",
    )
    assert article(paragraphs(lines)).text.split("\n") == list(lines)


def test_rows_of_names_under_the_headline_are_text_and_no_subtitle():
    rows = [["何川", "方小满", "马强", "陈英"], ["于生", "张霞", "刘洋", "周平"]]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"<p>离退休人员一览表</p><table border='1'>{table}</table>"
    found = article(body, title="离退休人员一览表")
    assert found.text.split("\n")[-2:] == ["\t".join(row) for row in rows]
    assert found.subtitle is None
