"""Shapes of pages that no family knows: headlines without a heading, captions in the middle, notices at the end."""

import pytest

from govcrawl.extract import extract
from tests.extract.pages import CRUMBS, FOOTER, PARAGRAPHS, TITLE, URL, article, page, paragraphs

PICTURE = '<img src="/u/1.jpg" width="600">'
DATE = "发布时间：2024-03-15 来源：青阳县融媒体中心"


def test_a_headline_over_the_time_is_the_title_where_the_document_names_its_column_only():
    body = f"<h5>{TITLE}</h5><div>{DATE}</div>{paragraphs()}"
    found = article(body, title="", document="新闻动态--青阳县地理学会", info="")
    assert (found.title, found.source) == (TITLE, "青阳县融媒体中心")
    assert found.text == "\n".join(article(paragraphs()).text.split("\n"))


def test_a_date_above_the_container_of_headline_and_text_is_not_the_articles():
    above = "<ul><li>今日视点</li><li>2024年10月7日 星期四</li></ul>"
    body = f"<div>{TITLE}</div><div>2024-03-15 10:22:14 出处：青阳快讯</div>{paragraphs()}"
    found = article(body, title="", document=f"{TITLE}-青阳快讯", info="", above=above)
    assert found.published_at == "2024-03-15T10:22:14+08:00"


def test_a_time_under_the_text_is_read_and_is_no_text():
    found = article(paragraphs() + "<p>发布日期：2024-03-14 责任编辑：何川</p>", info="来源：青阳县农业农村局")
    assert found.published_at == "2024-03-14T00:00:00+08:00"
    assert found.text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    "markup",
    [
        f'<p style="text-align: center">{PICTURE}</p><p style="text-align:center;">旋耕机正在作业</p>',
        f'<div align="center">{PICTURE}</div><div align="center"><b>旋耕机正在作业</b></div>',
        f"<center>{PICTURE}</center><center>旋耕机正在作业</center>",
        f'<div class="img_wrapper">{PICTURE}<span class="descr">旋耕机正在作业</span></div>',
        '<p><img src="/u/1.jpg" alt="旋耕机正在作业"></p><div>旋耕机正在作业</div>',
    ],
)
def test_what_stands_in_the_middle_under_a_picture_or_repeats_its_alternative_text_is_its_caption(markup):
    found = article(markup + paragraphs())
    assert [image.caption for image in found.images] == ["旋耕机正在作业"]
    assert "旋耕机正在作业" not in found.text


@pytest.mark.parametrize(
    "line", ["一、整地进度", "（二）农资供应", "第三章 监督检查", "全县已整地九万亩，订单排到了四月中旬。"]
)
def test_a_numbered_heading_or_a_sentence_in_the_middle_under_a_picture_stays_in_the_text(line):
    markup = f'<p align="center">{PICTURE}</p><p align="center">{line}</p>'
    assert article(markup + paragraphs()).text.startswith(line)


@pytest.mark.parametrize(
    "notice",
    [
        "特别声明：本文为政务机构在本平台上传并发布，仅代表该机构观点，不代表本平台的观点或立场，本平台仅提供信息发布服务。",
        "免责声明：自媒体综合提供的内容均源自自媒体，版权归原作者所有，转载请联系原作者并获许可，文章观点不代表本网立场。",
    ],
)
def test_a_notice_however_long_is_no_text(notice):
    assert article(paragraphs() + f"<p>{notice}</p>").text.endswith(PARAGRAPHS[-1])


def test_a_paragraph_about_a_statement_stays_in_the_text():
    last = "版权声明制度的修订稿昨日公布，何川说，农户在合作社网站上发表的照片今后由作者自己决定能否转载，"
    last += "县文化馆为此编了一本小册子，把常见的问题一条条写清楚，三月底以前送到每个村的农家书屋。"
    assert article(paragraphs() + f"<p>{last}</p>").text.endswith(last)


def test_a_writer_and_an_outlet_parted_by_a_stroke_are_author_and_source():
    found = article(paragraphs(PARAGRAPHS[1:]), info="<p>何川/青阳晚报</p><p>2024-03-15 09:10</p>")
    assert (found.authors, found.source) == (["何川"], "青阳晚报")


def test_the_source_under_the_text_counts_beside_a_time_only():
    below = "<ul><li><b>版权声明</b> 来源：青阳商报 时间：2024-03-15 14:34:05 作者：</li></ul>"
    assert article(info="", below=below + FOOTER).source == "青阳商报"
    notice = "<ul><li>凡注明来源：青阳商报 的作品，转载须经许可</li></ul>"
    assert article(info="", below=notice + FOOTER).source is None


TEASERS = "".join(
    f"<div><h4>今日第{n}条要闻</h4><p>青阳县第{n}中学昨日举行运动会，全校师生和家长代表共一千二百人参加了开幕式，现场…【详细】</p>"
    f"<p>2024-03-{n:02d} 09:41:17</p></div>"
    for n in range(10, 24)
)


def test_teasers_beside_a_short_article_are_not_its_text():
    short = f"<div>{paragraphs(PARAGRAPHS[:2])}</div>"
    found = article(f"{short}<div><h3>相关新闻</h3>{TEASERS}</div>", container="<div>")
    assert found.text.split("\n") == article(paragraphs(PARAGRAPHS[:2])).text.split("\n")


def test_an_article_spread_over_two_containers_is_whole():
    halves = f"<div>{paragraphs(PARAGRAPHS[:2])}</div><div>{paragraphs(PARAGRAPHS[2:])}</div>"
    assert article(halves, container="<div>").text == article().text


@pytest.mark.parametrize(
    "cells",
    [
        "<td>实 施 日 期：</td><td>2024年04月16日</td>",
        "<td><p>失效日期</p><p>2024年04月16日</p></td>",
        "<td>成文日期： <span>2024年4月16日</span></td>",
    ],
)
def test_another_date_of_a_document_is_not_its_publication_though_its_label_has_a_cell_of_its_own(cells):
    found = article(
        above=f"<table><tr>{cells}</tr></table>", info="", head='<meta name="PubDate" content="2024-03-15 09:30">'
    )
    assert found.published_at == "2024-03-15T09:30:00+08:00"


def test_a_headline_that_ends_as_a_label_does_is_no_label_of_the_time_under_it():
    found = article(title="青阳推进城市更新", info="<p>2024-03-15 10:27 来源：青阳日报</p>")
    assert (found.published_at, found.modified_at) == ("2024-03-15T10:27:00+08:00", None)


def test_the_date_of_a_related_item_between_headline_and_text_is_not_the_articles():
    related = (
        "<div><h3>关联稿件：</h3><ul><li><a href='/jd/1.html'>图文解读：《青阳县二〇二三年国民经济和社会发展情况》</a>"
        "<span>2024-07-12</span></li></ul></div>"
    )
    found = article(info="访问量：1632", above=related, head='<meta name="PubDate" content="2024-03-15 09:30">')
    assert found.published_at == "2024-03-15T09:30:00+08:00"


def test_a_linked_time_and_outlet_under_the_headline_are_still_the_articles():
    found = article(info='<a href="/src">2024-03-15 10:27 青阳日报社新闻中心</a>')
    assert found.published_at == "2024-03-15T10:27:00+08:00"


def test_a_bulletin_keeps_its_name_in_its_text():
    title = "青阳县2023年国民经济和社会发展统计公报"
    assert article(f"<p>{title}</p>{paragraphs()}", title=title).text.startswith(f"{title}\n{PARAGRAPHS[0][:9]}")


def test_a_chrome_name_on_what_holds_most_of_the_page_does_not_hide_the_article():
    body = f'<div class="site-nav"><div class="story">{paragraphs()}</div></div>'
    whole = article(paragraphs(), container="<div>").text
    assert article(body, container='<div class="int-nav" id="outer-sidebar">').text == whole


@pytest.mark.parametrize("line", ["[县农业农村局]　2024-03-15　字号：大 中 小", "【青阳县政府办公室】 2024年3月15日"])
def test_a_department_in_brackets_before_the_date_is_the_source(line):
    assert article(info=line).source == line[1 : line.find("】" if "】" in line else "]")]


def test_a_bracketed_word_before_the_date_that_names_nobody_is_no_source():
    assert article(info="[头条] 2024-03-15 字号：大 中 小").source is None


@pytest.mark.parametrize("tag", ["dcterms.created", "DCTERMS.issued"])
def test_the_dublin_core_date_is_a_time(tag):
    found = article(info="", head=f'<meta name="{tag}" content="2024-03-15T09:24:01+00:00">')
    assert found.published_at == "2024-03-15T17:24:01+08:00"


def test_the_table_names_the_document_where_title_is_stale():
    table = (
        "<table><tr><td>索 引 号：</td><td>003242/2024-12</td><td>主题分类：</td><td>教育</td></tr>"
        "<tr><td>标 题：</td><td colspan=3>2024年青阳县小学学区划分</td></tr>"
        "<tr><td>发文字号：</td><td></td><td>发布日期：</td><td>2024年03月15日</td></tr></table>"
    )
    found = article(title="", document="2023年青阳县初中学区分布图", info="", above=table)
    assert found.title == "2024年青阳县小学学区划分"


def test_a_year_of_two_digits_counts_behind_the_label_of_publication():
    url = "https://www.example.gov.cn/a/b.html"
    assert article(info="发布时间：18-03-08 23:16", url=url).published_at == "2018-03-08T23:16:00+08:00"
    assert article(info="截止：18-03-08 23:16", url=url).published_at is None


@pytest.mark.parametrize(
    "last",
    [
        "编辑 何小川 校对 方满",
        "责编 何川、方小满",
        "本文由作者授权发布，转载请注明出处。本文仅为作者观点，不代表青阳网立场。",
    ],
)
def test_credits_without_colons_and_a_notice_about_the_text_are_no_text(last):
    assert article(paragraphs() + f"<p>{last}</p>").text.endswith(PARAGRAPHS[-1])


def test_who_the_writer_is_after_a_notice_about_the_text_is_no_text():
    notice = "本文为青阳网专栏发布，转载请注明出处。本文仅为作者观点，不代表本网立场。"
    writer = (
        "作者何川，为青阳网专栏作者，长期关注县域农业与乡村治理，著有《圩田十年》等书，现居蓉城镇，在村里种着两亩水稻。"
    )
    assert article(paragraphs() + f"<p>{notice}</p><p>{writer}</p>").text.endswith(PARAGRAPHS[-1])


def test_a_line_of_trades_is_no_credit():
    assert article(paragraphs() + "<p>编辑 出版 发行一体化平台上线</p>").text.endswith("平台上线")


def test_a_still_is_credited_and_its_line_is_a_caption():
    found = article(f"<p>{PICTURE}</p><p>旋耕机在田里来回作业。视频截图</p>" + paragraphs())
    assert [(image.caption, image.credit) for image in found.images] == [("旋耕机在田里来回作业。", "视频截图")]
    assert found.text == article().text


def test_the_buttons_of_a_video_are_no_text():
    player = '<div><video src="/v/1.mp4"></video><button><span>Play Video</span></button></div>'
    assert article(player + paragraphs()).text == article().text


@pytest.mark.parametrize("between", ["<br>", "</h1><h1>", "</h1>\n<!-- --><h1>"])
def test_a_headline_broken_in_two_is_whole_and_the_time_under_it_is_read(between):
    title = "青阳县农业农村局等部门关于印发《青阳县高标准农田管护办法》的通知"
    heading = title.replace("《", f"{between}《")
    found = article(title=heading, document=f"{title}_青阳县人民政府", info="日期：2024-03-15 11:54 来源：农田科")
    assert (found.title, found.published_at, found.source) == (title, "2024-03-15T11:54:00+08:00", "农田科")


def test_a_headline_broken_in_two_needs_no_heading_element():
    title = "青阳县农业农村局等部门关于印发《青阳县高标准农田管护办法》的通知"
    above = f'<div class="bt">{title.replace("《", "<br>《")}</div><div>2024-03-15 11:54 来源：农田科</div>'
    found = article(title="", document=f"{title}_青阳县人民政府", info="", above=above)
    assert (found.title, found.published_at, found.source) == (title, "2024-03-15T11:54:00+08:00", "农田科")


def test_a_kicker_of_another_kind_is_not_the_headlines_first_half():
    kicker = '<p class="yt">不负好春光</p>'
    found = article(title=TITLE, document=f"不负好春光{TITLE}_青阳日报", crumbs=kicker)
    assert found.title == TITLE


def test_the_name_of_a_file_behind_its_icon_is_no_caption():
    name = "《青阳县高标准农田管护办法》"
    link = f'<p><img src="/u/6c9087ae2653.gif"><a href="/u/5e0f97363d1d.pdf">{name}</a></p>'
    assert article(paragraphs() + link).text.endswith(name)


def test_a_title_behind_a_heading_is_that_of_a_document_pasted_into_the_text():
    pasted = page("<title>公告预览</title>" + paragraphs())
    found = extract(pasted.replace(f"<title>{TITLE}_青阳县人民政府</title>".encode(), b""), URL)
    assert found.title == TITLE


@pytest.mark.parametrize("document", ["农业资讯春耕", "春耕", "青阳县公共资源交易平台"])
def test_a_document_that_names_columns_or_site_only_leaves_the_title_to_the_page(document):
    crumbs = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/n/">农业资讯</a> &gt; <a href="/n/c/">春耕</a></div>'
    for heading in (f'<div class="title">{TITLE}</div>作者：县农业局 发布', f"<h4>{TITLE}</h4>签署"):
        above = f"{heading}时间：2024-03-15 09:10"
        assert article(title="", document=document, info="", above=above, crumbs=crumbs).title == TITLE


def test_a_paragraph_with_a_footers_word_is_a_paragraph():
    steps = "".join(f"<p>{PICTURE}</p><p>{at}.打开小程序，点击“仲裁”</p>" for at in range(1, 6))
    last = "特别提醒：申请预受理后，请于五个工作日内把纸质材料送到县仲裁委员会立案窗口，也可以邮寄。"
    last += "申请人的材料太多、手机不便上传的，可以用电脑浏览器登录上述网址，按页面的要求一份一份准备好再提交。"
    info = "发布日期：2024-03-15 09:10:00 文章来源：青阳县人力资源和社会保障局 字体大小：【大 中 小】"
    body = f"<div><h3>{TITLE}</h3><p>{info}</p></div><div>{steps}<p>{last}</p></div>"
    text = article(body, title="", document=TITLE, info="").text
    assert (text[:8], text[-8:]) == ("1.打开小程序，", last[-8:])


def test_offices_in_boxes_at_the_end_are_credits():
    found = article(paragraphs() + "<p>【记者】何川</p><p>【通讯员】罗瑞娴</p><p>【校对】梁飞</p><p>【编辑】杨竹</p>")
    assert found.text.endswith(PARAGRAPHS[-1])
    assert (found.authors, found.editors) == (["何川", "罗瑞娴"], ["杨竹"])


@pytest.mark.parametrize(
    "line",
    [
        "《青阳日报》（2024年03月15日 03版）",
        "《 青阳日报 》（ 2024年03月15日 第 03 版）",
        "转载注明来源：http://www.example.com/1.html",
        "总监制：何 川",
        "审 读：何川",
        "附件信息：",
    ],
)
def test_edition_reprint_and_staff_at_the_end_are_no_text(line):
    assert article(paragraphs() + f"<p>{line}</p><p>（责编：杨竹）</p>").text.endswith(PARAGRAPHS[-1])


def test_a_source_in_brackets_under_the_text_is_the_source():
    found = article(paragraphs() + "<p>（信息来源：新华社合肥）</p>", info="文章来源： 发布时间：2024-03-15")
    assert (found.source, found.text.endswith(PARAGRAPHS[-1])) == ("新华社合肥", True)


def test_a_portals_own_piece_is_by_the_portal():
    assert article(info="<p><span>原创：青阳健康网</span><span>2024-03-15 09:10:00</span></p>").source == "青阳健康网"


def test_the_day_under_the_name_of_a_speech_and_a_second_date_are_text():
    speech = "<p>在全县春耕生产会议上的讲话</p><p>（2024年3月1日）</p><p>何川</p>"
    assert article(speech + paragraphs()).text.startswith("在全县春耕生产会议上的讲话\n（2024年3月1日）\n何川\n")
    notice = "<p>农机采购中标公告</p><p>公告日期:2024年03月01日</p>"
    found = article(f"<p>发布时间：2024-03-15 09:10</p>{notice}{paragraphs()}", info="")
    assert found.text.startswith("农机采购中标公告\n公告日期:2024年03月01日\n")
    assert found.published_at == "2024-03-15T09:10:00+08:00"


@pytest.mark.parametrize(
    "pointer", ['<a href="/stock/600000.html">查看最新行情</a>', '<div><a href="/zt/chungeng/">进入春耕专题</a></div>']
)
def test_a_link_under_the_chart_above_the_text_is_no_text(pointer):
    chart = '<div class="chart"><a href="/stock/600000.html"><img src="/chart/600000.png" width="500"></a></div>'
    assert article(f"{chart}<div>{pointer}</div>" + paragraphs()).text == article().text


@pytest.mark.parametrize("line", ['<a href="#p1">一、春耕进度</a>', '<a href="/files/biao.doc">春耕进度表</a>'])
def test_a_linked_line_that_stays_on_the_page_or_names_a_file_is_text(line):
    assert article(f"<p>{line}</p>" + paragraphs()).text.startswith("一、春耕进度" if "#" in line else "春耕进度表")


def test_the_outlet_in_an_element_of_its_own_beside_writer_and_time_is_the_source():
    found = article(info="<em>何川</em><em>青阳证券报·青阳证券网</em><time>2024-03-15 09:10</time>")
    assert (found.source, found.published_at) == ("青阳证券报·青阳证券网", "2024-03-15T09:10:00+08:00")


@pytest.mark.parametrize(
    "line",
    [
        "举报电话：0566—12380",
        "打印准考证时间：3月20日至25日",
        "关闭高速公路收费站三处",
        "值班电话：0566—5020000",
        "一审法院判令返还押金",
        "初审合格人员名单见附件",
        "延伸服务到村到户",
        "收藏单位：青阳县博物馆",
    ],
)
def test_a_last_line_that_begins_as_chrome_does_is_text(line):
    last = f"<p>{line}</p><p>青阳县农业农村局</p><p>2024年3月15日</p>"
    found = article(f"{paragraphs()}{last}<p>【打印本页】【关闭窗口】</p><p>收藏 举报</p>")
    assert found.text.endswith(f"{line}\n青阳县农业农村局\n2024年3月15日")


@pytest.mark.parametrize("line", ["分享嘉宾：何川", "点击率与传播力", "阅读推广活动启动", "收藏品捐赠仪式"])
def test_a_first_line_that_begins_as_chrome_does_is_text(line):
    assert article(f"<p>{line}</p>{paragraphs()}").text.startswith(line)


@pytest.mark.parametrize("label", ["录入时间", "添加时间", "加入时间", "上传日期"])
def test_the_line_of_the_time_in_the_container_is_none_of_the_text_whatever_the_time_is_called(label):
    head = f"<div>{TITLE}</div><div>{label}：2024-3-15　录入：县府办　浏览：63</div>"
    found = article(f"{head}<div>{paragraphs()}</div>", title="", info="")
    assert (found.published_at, found.text.splitlines()[0]) == (
        "2024-03-15T00:00:00+08:00",
        PARAGRAPHS[0].replace("　", ""),
    )


@pytest.mark.parametrize("style", ["display:none", "visibility: hidden;"])
def test_a_text_that_is_hidden_until_a_script_has_run_is_the_article(style):
    found = article(f'<div class="article-content" style="{style}">{paragraphs()}</div>', container="<div>")
    assert found.text.endswith(PARAGRAPHS[-1])


def test_a_hidden_notice_is_no_article_where_a_page_has_no_other_text():
    found = article("<p></p>", container="<div>", below=f'<div class="tip" style="display:none">{paragraphs()}</div>')
    assert PARAGRAPHS[1] not in found.text


def test_what_asks_whether_the_page_helped_and_when_it_was_changed_is_none_of_the_text():
    last = "<p>此解读对您是否有帮助？</p><p>以上答复是否解决您的问题？</p><p>最后更新于 周三, 01 六月 2024</p>"
    assert article(paragraphs() + last).text.endswith(PARAGRAPHS[-1])


def test_the_writers_of_the_books_that_a_text_recommends_are_text():
    books = "".join(
        f"<p>《{name}》</p><p>作者：{who}</p>" for name, who in (("麦田", "何川"), ("水渠", "方小满"), ("村校", "周明"))
    )
    found = article(f"{paragraphs()}{books}<p>{PARAGRAPHS[1]}</p><p>编辑：赵六</p>")
    assert "《水渠》\n作者：方小满\n《村校》" in found.text
    assert "编辑：" not in found.text


def test_the_day_that_ends_a_short_letter_over_a_document_is_that_of_its_signature():
    letter = ("各乡镇人民政府：", "现将《春耕备耕方案》印发给你们，请结合实际，认真抓好落实。", "2024年3月13日")
    assert article(paragraphs((*letter, "春耕备耕方案", *PARAGRAPHS))).text.startswith("\n".join(letter))


def test_a_row_of_offices_and_names_behind_the_text_is_none_of_it_though_a_reporter_comes_first():
    found = article(f"{paragraphs()}<p>记者：何川　编辑：方小满　初审：周明　终审：赵六</p>")
    assert (found.text.splitlines()[-1], found.authors, found.editors) == (PARAGRAPHS[-1], ["何川"], ["方小满"])


def test_a_question_by_the_reporter_is_text():
    last = "<p>记者：明年有什么打算？</p><p>何川：再整修三条水渠。</p>"
    assert article(paragraphs() + last).text.endswith("何川：再整修三条水渠。")


def test_a_finer_time_that_disagrees_is_another_pages():
    beside = '<div class="list"><p>全县项目建设推进会召开 2024-03-15 11:27:45</p></div>'
    assert article(info="2024-03-15 16:20　来源：青阳网", below=beside).published_at == "2024-03-15T16:20:00+08:00"


def test_the_way_back_to_a_portal_takes_the_last_sentence_not_with_it():
    last = "<p>全县已整地九万亩。<a href='/'><span>返回搜狐，查看更多</span></a></p><p>责任编辑：</p>"
    assert article(paragraphs() + last).text.endswith("\n全县已整地九万亩。")


@pytest.mark.parametrize(
    "notice",
    [
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。",
        "Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user, and we "
        "only provide information storage services.",
    ],
)
def test_a_platforms_notice_about_who_uploaded_a_text_is_none_of_it(notice):
    assert article(f"{paragraphs()}<p>{notice}</p>").text.endswith(PARAGRAPHS[-1])


def test_an_office_in_the_middle_under_a_picture_at_the_end_is_the_signature():
    last = '<p align="center"><img src="/a/1.jpg"></p><p align="center">青阳县社区服务中心</p>'
    assert article(paragraphs() + last).text.endswith("\n青阳县社区服务中心")


def test_summaries_under_a_heading_over_other_articles_are_none_of_the_text_though_they_are_longer_than_it():
    teasers = "".join(
        f"<h3><a href='/{n}.html'>全县项目建设推进会</a></h3><p>{PARAGRAPHS[n % 4]}</p>" for n in range(8)
    )
    body = f"<article>{paragraphs(PARAGRAPHS[:2])}</article><aside><h2>相关新闻</h2>{teasers}</aside>"
    assert article(body, container="<section>").text.splitlines()[-1] == PARAGRAPHS[1]


@pytest.mark.parametrize("heading", ["推荐阅读", "相关新闻："])
def test_a_box_with_links_amid_the_text_is_none_of_it(heading):
    rows = "".join(f"<li><a href=/{n}.html>全县水利工程清单{n}</a></li>" for n in range(4))
    box = f"<div>{heading}</div><ul>{rows}</ul>"
    found = article(paragraphs(PARAGRAPHS[:2]) + box + paragraphs(PARAGRAPHS[2:]))
    assert found.text.splitlines()[1:] == list(PARAGRAPHS[1:])


@pytest.mark.parametrize(
    "notice",
    [
        "免责声明：本文仅代表作者个人观点，与青阳网无关。其原创性以及文中陈述文字和内容未经本站证实。",
        "【免责声明】本文仅代表作者本人观点，与本网无关。本网对文中陈述不提供任何明示或暗示的保证。",
    ],
)
def test_a_disclaimer_behind_the_text_is_none_of_it(notice):
    assert article(f"{paragraphs()}<p>{notice}</p>").text.endswith(PARAGRAPHS[-1])


def test_the_day_of_a_pages_clock_is_not_the_articles_where_a_meta_tag_gives_another():
    clock, head = "<div>青阳政务网 2019年12月3日星期二</div>", '<meta name="PubDate" content="2024-03-15 10∶08">'
    found = article(info="", head=head, crumbs=clock + CRUMBS)
    assert found.published_at == "2024-03-15T10:08:00+08:00"


@pytest.mark.parametrize("last", ["2024年03月15日 13:39:38　　青阳新闻网", "2024-03-15 13:39"])
def test_a_time_with_its_hour_at_the_end_of_the_container_is_the_articles_and_no_text(last):
    found = article(f"{paragraphs()}<p>编辑：何 川</p><div>{last}</div>", info="")
    assert (found.text.splitlines()[-1], found.published_at[:16]) == (PARAGRAPHS[-1], "2024-03-15T13:39")


def test_a_time_in_an_element_named_as_the_bar_for_sharing_is_the_articles():
    head = '<div><p class="a">来源：青阳网</p><p class="fenx-r">2024-03-15 11:14</p></div>'
    found = article(f"{head}<div>{paragraphs()}</div>", info="", container="<div>")
    assert (found.published_at, found.text.count("\n")) == ("2024-03-15T11:14:00+08:00", len(PARAGRAPHS) - 1)


def test_a_masthead_that_greets_gives_no_time():
    clock = "<div>2026年11月23日 星期一　您好，欢迎来到青阳网</div>"
    assert article(info="", crumbs=clock + CRUMBS, url="https://www.example.gov.cn/a/1.html").published_at is None


def test_a_box_of_links_does_not_take_the_paragraphs_behind_it_though_a_link_ends_the_text():
    links = "<p><a href='/1.html'>水利部严查挪用资金</a></p><p><a href='/2.html'>全省饮水工程开工</a></p>"
    box = f"<div>相关报道</div>{links}"
    last = "<p><a href='/paper.html'>《青阳观察报》 （2024-03-15 第02版）</a></p>"
    found = article(paragraphs(PARAGRAPHS[:2]) + box + paragraphs(PARAGRAPHS[2:]) + last)
    assert found.text.splitlines()[1:] == list(PARAGRAPHS[1:])


def test_teasers_amid_the_container_are_none_of_the_text():
    teasers = "".join(f"<h4><a href='/{n}.html'>推进会</a></h4><p>{text}</p>" for n, text in enumerate(PARAGRAPHS))
    assert article(f"{paragraphs(PARAGRAPHS[:2])}<h3>相关新闻</h3>{teasers}").text.splitlines()[-1] == PARAGRAPHS[1]


@pytest.mark.parametrize(
    "heading", ["<h3>网友评论</h3>", "<h3>最新评论（2）</h3>", "<table><tr><td>热门评论</td></tr></table>"]
)
def test_what_readers_say_is_none_of_the_text_and_its_times_are_not_the_articles(heading):
    said = "".join(f"<p>网友{n} 2024-03-15 17:2{n}</p><p>{text}</p>" for n, text in enumerate(PARAGRAPHS))
    found = article(f"{paragraphs(PARAGRAPHS[:2])}{heading}{said}", info="2024-03-15 16:20　来源：青阳网")
    assert (found.text.splitlines()[-1], found.published_at[11:16]) == (PARAGRAPHS[1], "16:20")


def test_a_text_under_a_heading_that_other_pages_have_over_comments_is_text_where_there_is_no_other():
    assert article(f"<h3>网友评论</h3>{paragraphs()}").text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    "title",
    ["青阳县2022年4月25日新增雨情通报", "每周一学（2022年7月4日至7月10日）", "县商务局例行新闻发布会（2023年5月11日）"],
)
@pytest.mark.parametrize("document", ["", "_青阳县人民政府"])
def test_a_day_in_the_headline_is_not_that_of_publication(title, document):
    lines = f"<div class='bt'>{title}</div><p>2024年03月15日 16:20　来源：青阳日报</p>{paragraphs()}"
    found = article(lines, title="", document=f"{title if document else ''}{document or '青阳县人民政府'}", info="")
    assert (found.title, found.published_at) == (title, "2024-03-15T16:20:00+08:00")


@pytest.mark.parametrize(
    "line",
    [
        "想爆料？请登录《阳光连线》、拨打新闻热线0566-5021234，或登录青阳网官方微博（@青阳网）提供新闻线索。",
        "报料热线：5021234",
        "附件：",
        "END",
        "— END —",
    ],
)
def test_an_invitation_or_a_mark_behind_the_text_is_none_of_it(line):
    assert article(paragraphs() + f"<p>{line}</p>").text == article(paragraphs()).text


def test_a_call_for_clues_to_a_crime_is_text():
    line = "欢迎广大群众积极提供违法犯罪线索，举报电话：0566-5021234。"
    assert article(paragraphs((*PARAGRAPHS, line))).text.endswith(line)


@pytest.mark.parametrize(
    "line", ["点击蓝字 关注我们", "点击上方“蓝字”关注青阳发布", "播放 3241下载青阳新闻客户端", "播放量：12"]
)
def test_a_button_before_the_text_is_none_of_it(line):
    assert article(f"<div>{line}</div>{paragraphs()}").text == article(paragraphs()).text


def test_a_document_that_repeats_its_name_keeps_the_offices_and_the_day_under_it():
    title = "青阳县2022年国民经济和社会发展统计公报"
    lines = (f"{title}[1]", "青阳县统计局 国家统计局青阳调查队", "2023年3月28日", *PARAGRAPHS[1:])
    head = '<meta name="PubDate" content="2023-05-16 12:34">'
    found = article(paragraphs(lines), title=title, info="访问量：2487", head=head)
    assert found.text.split("\n") == list(lines)
    assert found.published_at == "2023-05-16T12:34:00+08:00"


def test_the_name_of_a_table_between_two_pictures_of_tables_is_text_and_no_caption():
    body = f"<p style='text-align:center'>表1 人口</p><p style='text-align:center'>{PICTURE}</p>"
    body += f"<p style='text-align:center'>表2 就业</p><p style='text-align:center'>{PICTURE.replace('1', '2')}</p>"
    assert article(paragraphs() + body).text.split("\n")[-2:] == ["表1 人口", "表2 就业"]


def test_a_time_among_links_to_share_is_read_behind_pictures():
    share = "".join(
        f"<a title='{name}' href='http://t.example/{name}'>分享到{name}</a>" for name in ("微博", "微信", "QQ空间")
    )
    site = "<a href='/'>http://news.example.cn</a>"
    info = f"{PICTURE * 3}{site} 2024-03-15 05:13 <a href='/b'>青阳新闻网</a> {share}"
    assert article(info=info, url="https://www.example.com/a/1001.html").published_at == "2024-03-15T05:13:00+08:00"


def test_a_short_text_is_told_from_the_rows_of_the_information_table_over_it():
    title = "青阳县人大常委会原党组成员、副主任何川 接受纪律审查和监察调查"
    rows = (
        ("索 引 号：", "003285/202403-00012", "信息分类：", "其他"),
        ("发布机构：", "青阳县人民政府", "发文日期：", "2024-03-11"),
        ("名　　称：", title),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    text = (
        "日前，经上级监委指定管辖，何川涉嫌严重违纪违法，目前正接受青阳县监委纪律审查和监察调查，案件正在进一步审理中。"
    )
    tail = "<div>主办单位：青阳县人民政府办公室　联系电话：0566-5021234</div><div>皖ICP备05000000号</div>"
    body = f"<table>{table}</table><div><h2>{title}</h2><div class='nr'><p>{text}</p></div></div>{tail}"
    html = f"<html><head><title>{title}</title></head><body>{CRUMBS}{body}</body></html>"
    assert extract(html.encode(), URL).text == text


def test_outlet_and_time_in_elements_that_touch_each_other_are_a_line_of_their_own():
    info = "<em>青阳发布</em><i>03-15 16:20</i><time>2024-03-15 16:20</time>"
    section = f"<section class='art'><h1>{TITLE}</h1><p>{info}</p><article>{paragraphs()}</article></section>"
    found = extract(f"<html><head><title>{TITLE}</title></head><body>{section}</body></html>".encode(), URL)
    assert (found.text, found.source) == (article(paragraphs()).text, "青阳发布")
    assert found.published_at == "2024-03-15T16:20:00+08:00"


def test_a_short_article_beside_comments_is_not_only_the_line_of_its_time():
    by = "<div class='by'><span>青阳日报</span> <span>2024年3月15日 16:20</span></div>"
    text = (
        "青阳峡谷漂流定于五月一日正式对外开漂运营，热诚欢迎各界新老朋友前来体验，也请注意水上安全，听从工作人员安排。"
    )
    comments = "<section><h3>网友评论</h3><p>这个政策好，支持！希望能够落到实处，老百姓都盼着呢。</p></section>"
    main = f"<main><article><h1>{TITLE}</h1>{by}<p>{text}</p></article>{comments}</main>"
    found = extract(f"<html><head><title>{TITLE}</title></head><body>{main}{FOOTER}</body></html>".encode(), URL)
    assert (found.text, found.source) == (text, "青阳日报")


def test_the_headline_of_a_document_is_no_text_where_it_stands_once_and_is_where_the_text_repeats_it():
    name = "青阳县农业农村局关于做好春耕备耕工作的通知"
    lines = f"<div>{name}</div>{paragraphs()}"
    end = "<p>发布时间：2024-03-15 16:20</p>"
    once = article(f"<div>{lines}{end}</div>", title="", document=f"{name}_青阳县", info="")
    assert (once.title, once.text) == (name, article(paragraphs()).text)
    again = article(lines, title=name, document=f"{name}_青阳县")
    assert again.text.split("\n")[0] == name


def test_labelled_lines_under_a_headline_in_the_text_are_text_and_no_subtitle():
    lines = ("当事人：青阳县阳光家园装饰工程部", "经营者：谢*生", "住所：青阳县蓉城镇东江大道")
    found = article(
        f"<div>{TITLE}</div>{paragraphs(lines)}{paragraphs()}", title="", document=f"{TITLE}_青阳县", info=""
    )
    assert found.text.split("\n")[:3] == list(lines)
    assert found.subtitle is None


def test_a_subtitle_in_bold_under_the_headline_in_the_text_is_one_and_a_short_paragraph_is_none():
    bold = f"<p><b>{TITLE}</b></p><p><b>全县整地九万亩</b></p>"
    assert article(bold + paragraphs()).subtitle == "全县整地九万亩"
    plain = article(f"<p><b>{TITLE}</b></p><p>全县整地九万亩</p>{paragraphs()}")
    assert plain.subtitle is None
    assert plain.text.startswith("全县整地九万亩")


def test_a_menu_above_the_headline_in_the_container_is_none_of_the_text():
    links = "| <a href='/1'>首 页</a> | <a href='/2'>机构概况</a> | <a href='/3'>文件通知</a> |"
    menu = f"<p>{links}</p><p>热烈庆祝建县六十周年！</p>"
    heading = "<p align='center'><b>我县各乡镇抢抓农时<br>高标准农田春耕正忙</b></p>"
    back = "<p align='center'><a href='javascript:history.back()'>【返 回】</a></p><p>青阳县水利局办公室 制作维护</p>"
    html = f"<title>青阳水利信息网</title><body><td>{menu}{heading}{paragraphs()}{back}</td></body>"
    found = extract(f"<html><head>{html}</html>".encode(), URL)
    assert found.text == article(paragraphs()).text


def test_a_caption_in_the_box_of_its_picture_leaves_the_text():
    box = "<section style='text-align:center'><img src='/1.jpg' width='600'><p>求职者与招聘人员洽谈</p></section>"
    found = article(paragraphs() + box + paragraphs(("招聘会持续两天，全县八十六家企业参加了今年的春季招聘活动。",)))
    assert found.images[0].caption == "求职者与招聘人员洽谈"
    assert "洽谈" not in found.text


def test_numbers_of_pages_in_brackets_do_not_take_the_place_of_the_only_paragraph():
    text = "4月16日，在青阳王城公园，游客在牡丹花丛中拍照，当日接待游客二十一万人次。青阳网记者　何　川　摄影报道"
    links = " ".join(f"<a href='/a_{at}.htm'>[{at}]</a>" for at in (2, 3))
    pages = f"<p align='center'><b>[1]</b> {links} <a>下一页</a></p>"
    assert article(f"<p align='center'><img src='/1.jpg' width='500'></p><p>{text}</p>{pages}").text.startswith(
        "4月16日，在青阳王城公园"
    )


def test_a_reply_in_an_element_called_so_is_text():
    reply = "".join(
        f"{line}<br>" for line in ("周先生：", "您好！来信收悉，现答复如下：", PARAGRAPHS[1], PARAGRAPHS[2])
    )
    rows = f"<tr><th>来信内容</th><td class='nr'>{PARAGRAPHS[3]}</td></tr>"
    rows += f"<tr><th>回复内容</th><td class='nr'><span id='lblReply'>{reply}</span></td></tr>"
    assert article(f"<table>{rows}</table>").text.endswith(f"{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}")


def test_a_menu_between_bars_is_no_paragraph():
    menu = "<td>东北网首页 | 新闻中心 | 黑龙江 | 哈尔滨 | 体育 | 娱乐 | 旅游 | 论坛 | 博客 | 图片 | 视频</td>"
    site = "<td><a href='http://www.example.cn'>www.example.cn</a>　2008-08-05 10:27:54</td>"
    rows = f"<tr>{menu}</tr><tr><td>{TITLE}</td></tr><tr>{site}</tr><tr><td>{paragraphs()}</td></tr>"
    html = f"<html><head><title>{TITLE}</title></head><body><table>{rows}</table></body></html>"
    found = extract(html.encode(), "https://www.example.com/a/1001.html")
    assert (found.text, found.published_at) == (article(paragraphs()).text, "2008-08-05T10:27:54+08:00")
