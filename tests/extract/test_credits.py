"""Source, authors, editors, dateline, names."""

import pytest

from govcrawl.extract import credit
from govcrawl.extract.names import names
from tests.extract.pages import TITLE, article, paragraphs


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("发布时间：2023-08-21 15:23 来源：安徽日报 浏览：", "安徽日报"),
        ("2024年05月17日08:59 来源： ｜ 北京青年报", "北京青年报"),
        ("信息来源：天河区教育局 【字体：大 中 小】", "天河区教育局"),
        ("来源：市人社局 社保中心 ｜ 字号： 大 中 小", "市人社局 社保中心"),
        ("来源：财经网（北京） 作者：张三", "财经网"),
        ("来 源：新华社 ｜ 责任编辑：李四", "新华社"),
        ("稿源：中新网 2023-08-21 10:00", "中新网"),
        ("来源： ｜ 每日经济新闻 ｜ 有3147人参与", "每日经济新闻"),
        ("来源：《半月谈》", "《半月谈》"),
        ("来源：青阳发布", "青阳发布"),
        ("来源：青阳发布 浏览：3", "青阳发布"),
        ("来源：青阳发布发布时间：2024-01-02", "青阳发布"),
        ("来源：县农业农村局发布时间：2024-01-02", "县农业农村局"),
        ("来源：县政务公开办 公开类型：主动公开", "县政务公开办"),
        ("来源：市城市更新局更新时间：2024-01-02", "市城市更新局"),
        ("来源：中国评论新闻网评论(3)", "中国评论新闻网"),
        ("来源：新华社 语音播报", "新华社"),
    ],
)
def test_the_source_ends_where_the_next_label_begins(line, source):
    assert credit.source([line]) == (source, True)


@pytest.mark.parametrize("outlet", ["新华财经", "学习强国", "县残联", "县发改委", "青阳发布", "综合科", "县实验幼儿园"])
def test_an_outlet_or_an_office_without_an_ending_of_the_press_is_known_beside_the_time(outlet):
    assert article(info=f"<span>2024-03-15 16:20</span><span>{outlet}</span><span>阅读：12</span>").source == outlet
    assert article(info=f"<span>{outlet}</span><span>2024-03-15 16:20</span>").source == outlet


@pytest.mark.parametrize("name", ["图片新闻", "新闻中心", "下载客户端", "举报", "简报", "外网", "本科", "青阳要闻"])
def test_a_column_or_a_button_beside_the_time_is_no_source(name):
    assert article(info=f"<span>2024-03-15 16:20</span><span>{name}</span><span>阅读：12</span>").source is None
    assert article(info=f"<span>{name}</span><span>2024-03-15 16:20</span>").source is None


@pytest.mark.parametrize(
    "line", ["文章来源： 2023-02-24 18:32:00", "来源：", "来源：无", "来源：-- 浏览：12", "来源： ｜ 字体：大 中 小"]
)
def test_an_empty_source_is_null_though_its_label_is_shown(line):
    assert credit.source([line]) == (None, True)


def test_an_empty_label_is_not_filled_from_the_meta_tag():
    tag = '<meta name="ContentSource" content="农田科">'
    assert article(head=tag, info="日期：2024-03-15 11:54 来源：").source is None
    assert article(head=tag, info="日期：2024-03-15 11:54").source == "农田科"


def test_a_source_in_the_cell_after_its_label_is_found():
    assert credit.source(["信息来源：", "县融媒体中心", "发布时间：2024-01-02"]) == ("县融媒体中心", True)
    assert credit.source(["信息来源：", "发布时间：2024-01-02"]) == (None, True)


def test_an_outlet_right_behind_the_time_is_the_source_without_a_label():
    assert credit.unlabelled_source(["2023-08-21 15:23 ｜ 新华网"]) == "新华网"
    assert credit.unlabelled_source(["2023-08-21 15:23 ｜ 评论"]) is None


@pytest.mark.parametrize(
    ("lines", "document", "source"),
    [
        (["原创 ｜ 青阳晚报 ｜ 2023-08-21 15:23:07"], "", "青阳晚报"),
        (["青阳通讯社", "2023-08-21 15:23"], "", "青阳通讯社"),
        (["2023-08-21 15:23", "青阳通讯社"], "", "青阳通讯社"),
        (["2023-08-21 11:10 游民星空[整理] 1"], "备春耕 _ 游民星空", "游民星空"),
        (["2023-08-21 11:10 农时[整理] 1"], "备春耕 _ 游民星空", None),
        (["杨竹 ｜ 青阳证券报·青阳证券网 ｜ 2023-08-21 15:23"], "", "青阳证券报·青阳证券网"),
        (["2023-08-21 15:23 ｜ 杨竹 ｜ 青阳晚报"], "", "青阳晚报"),
        (["2024/3/15 17:21:00 ｜ 舜网 ｜ 字体: 【 ｜ 大 ｜ 中 ｜ 小 ｜ 】"], "", "舜网"),
        (["2024/3/15 17:21:00 ｜ 本网 ｜ 字体: 【 ｜ 大 ｜ 中 ｜ 小 ｜ 】"], "", None),
        (["杨竹 ｜ 下载客户端 ｜ 2023-08-21 15:23"], "", None),
        (["杨竹 ｜ 青阳晚报 ｜ 2023-08-21"], "", None),
        (["青阳晚报 2023年8月21日 星期一"], "", None),
        (["青阳晚报", "2023年8月21日 星期一"], "", None),
        (["青阳晚报", "首页", "2023-08-21 15:23"], "", None),
        (["社会新闻 2023-08-21 15:23"], "", None),
    ],
)
def test_an_outlet_beside_the_time_is_the_source_and_a_masthead_or_a_column_is_not(lines, document, source):
    assert credit.unlabelled_source(lines, document) == source


@pytest.mark.parametrize("what", ["资金来源：自筹", "货物来源：进口", "经费来源：财政拨款", "案件来源：群众举报"])
def test_where_money_goods_or_cases_come_from_is_no_source(what):
    assert credit.source([f"本项目已批准实施，{what}，现公开发包。", "来源：青阳日报"]) == ("青阳日报", True)


@pytest.mark.parametrize(
    "script",
    [
        "来源：<script>var s = '青阳晚报'; if (s) { document.write(s) } else { document.write('县委宣传部') }</script>",
        "<span>来源：&nbsp;</span><script>document.write('青阳晚报');</script>",
        "<script>if('青阳晚报'!=''){document.write('<b>来源：</b><i>青阳晚报</i>')}</script>",
        "<script>var from='青阳晚报';</script><script>document.write('来源：'+from);</script>",
        "<script>var from='青阳晚报';</script><script>document.write('<b>文章来源：'+from+'</b>');</script>",
        "<script>var ly = \"青阳晚报\"; document.write('来源：' + ly);</script>",
        "<script>var ly = '青阳晚报';</script><b>来源：<script>document.write(ly == '' ? '本站' : ly);</script></b>",
        "<b>来源：</b><i id='ly'></i><script>var s = '青阳晚报'; if (s) { $('#ly').html(s); }</script>",
        "<b>来源：<i id=from></i></b><script>document.getElementById('from').innerHTML = '青阳晚报';</script>",
    ],
)
def test_a_source_that_a_script_writes_is_read_from_it(script):
    found = article(info=f"发布时间：2024-03-15 16:20 {script}")
    assert (found.source, found.published_at) == ("青阳晚报", "2024-03-15T16:20:00+08:00")


def test_a_label_that_is_left_empty_is_no_source_be_there_a_meta_tag_or_not():
    meta = '<meta name="ContentSource" content="青阳县人民政府">'
    assert article(info="发布时间：2024-03-15 16:20 来源：", head=meta).source is None


def test_a_label_in_a_node_of_its_own_needs_no_colon():
    assert credit.source(["发表于2023-08-21 21:30| 1164次阅读| 来源 ｜ 青阳报 ｜ | 0 条评论"]) == ("青阳报", True)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("杨　竹", ["杨竹"]),
        ("杨 竹", ["杨竹"]),
        ("本报记者 张三 李四", ["张三", "李四"]),
        ("记者　王　五　赵六七", ["王五", "赵六七"]),
        ("江平、何川", ["江平", "何川"]),
        ("买买提·艾力", ["买买提·艾力"]),
        ("John Smith", ["John Smith"]),
        ("县政府办公室", []),
        ("管理员", []),
        ("本网编辑部", []),
        ("", []),
    ],
)
def test_names_are_people_without_their_titles_of_office(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (["本报讯（记者 杨竹 通讯员 李小明）近日，全省召开会议。"], ["杨竹", "李小明"]),
        (["本报记者 王五 赵六七", "近日，全省召开会议。"], ["王五", "赵六七"]),
        (["近日，全省召开会议。", "后果是损害自身。（钟才文）"], ["钟才文"]),
        (["近日，全省召开会议。", "后果是损害自身。（完）"], []),
        (["近日，全省召开会议。", "省委书记出席会议。本报记者 杨竹 摄"], []),
        (["近日，全省召开会议。", "办法自发布之日起施行（试行）"], []),
    ],
)
def test_a_body_names_its_writers_at_its_head_or_its_end(body, people):
    assert credit.bylines(body) == people


def test_a_photographers_credit_is_no_byline():
    assert credit.bylines(["（记者 何川 摄）", "近日，全省召开会议。"]) == []


def test_authors_are_read_behind_their_labels():
    lines = ["来源：新华社 ｜ 作者：江平 何川 ｜ 浏览：3", "文/方小满", "编辑：王五"]
    assert credit.labelled_authors(lines) == ["江平", "何川", "方小满"]


def test_editors_are_no_authors_and_proof_readers_are_no_editors():
    lines = ["[责任编辑：张三、李四]", "（责编：王五、赵　六）", "责任编辑：钱七 校对：孙八"]
    assert credit.editors(lines) == ["张三", "李四", "王五", "赵六", "钱七"]
    assert credit.labelled_authors(lines) == []


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("本报北京8月20日讯（记者 何川）全省召开会议。", "本报北京8月20日讯"),
        ("新华社上海11月30日电 全省召开会议。", "新华社上海11月30日电"),
        ("中国网5月20日电 全省召开会议。", "中国网5月20日电"),
        ("本报讯（记者何川）近日，", "本报讯"),
        ("8月20日上午，全省召开会议。", None),
        ("本报通讯员队伍不断壮大。", None),
    ],
)
def test_the_dateline_is_what_the_body_opens_with(line, dateline):
    assert credit.dateline([line]) == dateline


@pytest.mark.parametrize(
    "info",
    [
        "发布者：小何　查看：742　来自：青阳晚报　2024-03-15 16:20",
        "来源：青阳晚报　录入：wangli　发布时间：2024-03-15 16:20",
        "来源：青阳晚报　上传：王力　发布时间：2024-03-15 16:20",
        "2024-03-15　青阳晚报　本报记者 何川",
    ],
)
def test_the_source_is_read_from_what_old_systems_print_under_the_headline(info):
    body = f"<div>备春耕的青阳县</div><div>{info}</div>{paragraphs()}"
    assert article(body, title="", document="备春耕的青阳县", info="").source == "青阳晚报"


@pytest.mark.parametrize("outlet", ["大河网-河南商报", "澎湃新闻", "齐鲁壹点"])
def test_an_outlet_in_an_element_of_its_own_beside_the_time_is_the_source(outlet):
    info = f"<span>新闻</span><span><a href='/'>{outlet}</a></span><span>[微博]</span><span>2024-03-15 16:20</span>"
    assert article(info=info).source == outlet


@pytest.mark.parametrize(
    "info",
    [
        "<span class='source'>青阳县云上人间</span><span class='author'>记者 何川</span><span>2024-03-15</span>",
        "2024年03月15日 16:20 来源于 青阳县云上人间",
        "发布时间：2024-03-15　　青阳法制日报",
        "2024年03月15日 16:20　　中共青阳县委组织部　　点击：[5]",
        "<ul><li>2024-03-15</li><li>青阳法制日报</li><li>阅读 5 次</li></ul>",
        "2024-3-15　青阳法制日报　选择字号：<a href='#'>大</a> <a href='#'>小</a>",
        "2024年03月15日16:20　来源：[ <a href='/'>青阳法制日报</a> ]　【<a href='#'>我来说两句</a>】",
        "<span>2024-03-15 16:20</span><span>何川</span><span>青阳机械工程学院</span><span>(点击: 5)</span>",
    ],
)
def test_a_source_is_told_by_the_name_of_its_element_or_by_its_place_beside_the_time(info):
    assert article(info=info).source in {"青阳县云上人间", "青阳法制日报", "中共青阳县委组织部", "青阳机械工程学院"}


def test_an_empty_label_takes_no_line_of_the_pages_head_for_its_value():
    crumbs = "<div class='top-line'><div><span>公共资源平台</span><a href='/'>登录</a></div></div>"
    assert article(info="信息时间：2024-03-15　<span>信息来源：</span>", crumbs=crumbs).source is None


def test_the_source_in_the_information_table_counts():
    rows = "".join(
        f"<tr><td>{a}：</td><td>{b}</td><td>{c}：</td><td>{d}</td></tr>"
        for a, b, c, d in (
            ("索引号", "003242/2024-12", "主题分类", "农业"),
            ("发布机构", "青阳县蓉城镇人民政府", "信息来源", "蓉城镇"),
            ("文号", "无", "发布时间", "2024-03-15 16:02"),
        )
    )
    found = article(info="", above=f"<table>{rows}</table>")
    assert (found.source, found.published_at) == ("蓉城镇", "2024-03-15T16:02:00+08:00")


def test_a_line_under_the_text_that_names_source_and_editor_counts():
    assert article(info="2024-03-15 07:15", below="<p>稿源：青阳晚报　编辑：李桐</p>").source == "青阳晚报"


@pytest.mark.parametrize(
    "info",
    [
        "<span>2024-03-15</span> <span>县教育局</span> <span>1203</span>",
        "（2024-03-15）阅读 [118] 次 <a href='#'>【打印】</a> <i></i>县教育局",
        "<em>县教育局</em><em>2024-03-15 16:20</em><em>点击：<b></b></em>",
    ],
)
def test_an_office_in_an_element_beside_the_day_is_the_source(info):
    assert article(info=f"<div>{info}</div>").source == "县教育局"


def test_a_value_of_the_information_table_beside_a_day_is_no_source():
    row = "<tr><td>发文机关：</td><td>县教育局</td><td>成文日期：</td><td>2024年3月15日</td></tr>"
    assert article(info=f"<table>{row}</table>").source is None


@pytest.mark.parametrize("line", ["信息来源：县农业农村局", "文章来源: 县农业农村局"])
def test_a_line_right_under_the_text_that_says_only_whom_it_is_from_is_the_source(line):
    below = f"<div class='ly'>{line}</div><div>撰稿：何川　审核：方小满</div>"
    assert article(f"<div>{paragraphs()}</div>", info="<div>2024-03-15</div>", below=below).source == "县农业农村局"


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("青阳晚报（池州）", "青阳晚报"),
        ("新华网（石家庄）", "新华网"),
        ("青阳日报（海外版）", "青阳日报（海外版）"),
        ("青阳网（综合）", "青阳网（综合）"),
    ],
)
def test_a_city_in_brackets_behind_an_outlet_is_none_of_its_name(shown, source):
    assert article(info=f"来源：{shown}　2024-03-15").source == source


def test_a_labelled_source_at_the_end_counts_more_than_an_outlet_beside_the_time():
    found = article(
        f"{paragraphs()}<p>来源：青阳早报　作者：何川　编辑：方小满</p>", info="2024-03-15 16:20　青阳在线新闻网站"
    )
    assert found.source == "青阳早报"


def test_an_outlet_of_two_names_joined_by_a_dash_is_the_source():
    assert (
        article(info="http://www.example.cn　2024-03-15 09:07　中国青阳网－青阳都市报").source
        == "中国青阳网－青阳都市报"
    )


def test_the_letters_of_a_button_in_the_row_behind_an_empty_label_are_no_source():
    assert article(info="<p>2024-03-15 00:00　来源：</p><p>Aa</p><p>字体：小</p>").source is None


@pytest.mark.parametrize("label", ["来　源", "来 源", "稿源", "文章出处"])
@pytest.mark.parametrize(
    "info",
    [
        '<p><a href="/">青阳县人民政府门户网站 example.gov.cn</a>2024-03-15 16:20 <b>{label}：青阳晚报</b></p>',
        "2024-03-15 16:20 <b>{label}：<script>var s = '青阳晚报'; document.write(s)</script></b>",
        '2024-03-15 16:20 <b class="source">{label}：青阳晚报</b>',
    ],
)
def test_a_source_is_read_behind_whatever_label_a_page_has_for_it(label, info):
    found = article(info=info.format(label=label))
    assert (found.source, found.published_at) == ("青阳晚报", "2024-03-15T16:20:00+08:00")


@pytest.mark.parametrize("label", ["来　源", "稿源于", "出处"])
def test_a_line_with_whatever_label_of_the_source_is_none_of_the_text(label):
    line = f"<p>{TITLE}</p><p>{label}：青阳县农业农村局办公室</p>"
    assert article(line + paragraphs(), info="2024-03-15 16:20").text == article().text
    assert article(f"{paragraphs()}<p>本文{label}：青阳晚报</p>").text == article().text


def test_the_meta_tag_tells_a_source_that_a_script_puts_in_from_elsewhere():
    filled = "来源：<i id='ly'></i><script>$.get('/ly', d => { $('#ly').text(d.ly) })</script>"
    found = article(info=f"发布时间：2024-03-15 16:20 {filled}", head='<meta name="ContentSource" content="青阳晚报">')
    assert found.source == "青阳晚报"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2024-03-15 16:20 来源：《求知》2022/17 作者：何川", "《求知》2022/17"),
        ("来源：《青阳晚报》2024/03/15", "《青阳晚报》"),
        ("转自：青阳晚报 2024-03-15 16:20", "青阳晚报"),
        ("转载自：青阳晚报", "青阳晚报"),
        ("来源：本站 供稿：刑警大队", "本站"),
        ("来源：（供稿） 2024-03-15", None),
    ],
)
def test_a_source_is_told_from_what_stands_beside_it(line, source):
    assert credit.source([line])[0] == source


def test_a_labelled_source_under_the_text_says_more_than_the_sites_own_name_beside_the_time():
    below = "<div><span>编辑：张倩</span><span>来源：青阳晚报</span></div>"
    info = "<span>2024-03-15 16:20</span><span>青阳网</span>"
    assert article(info=info, below=below, document=f"青阳网-财经-{TITLE}").source == "青阳晚报"
    assert article(info=info, document=f"青阳网-财经-{TITLE}").source == "青阳网"


def test_an_outlet_beside_the_day_is_found_before_many_buttons():
    buttons = "点击:<b>1326</b>次 [<a href='#'>收藏本文</a>] 字体：【<a>大</a>】【<a>中</a>】【<a>小</a>】"
    assert article(info=f"2024-3-15　青阳晚报　{buttons}").source == "青阳晚报"


def test_a_labelled_source_beside_the_writer_under_the_text_comes_before_a_name_beside_the_time():
    below = "<div><div>来源： 青阳日报 &nbsp; 作者：何川</div><div>编辑： 张倩</div></div>"
    assert article(info="青阳在线 2024-03-15 16:20", below=below).source == "青阳日报"
    notice = "<div>凡注明“来源：XXX”的文章，版权归原作者所有。</div>"
    assert article(info="青阳在线 2024-03-15 16:20", below=notice).source == "青阳在线"


def test_a_time_in_the_element_that_a_family_takes_for_the_source_is_none():
    info = '<span class="wz_res">发布时间：2024-03-15 16:20</span><span class="wz_res">信息来源：县气象局</span>'
    found = article(info=info, container='<div class="wzcon j-fontContent">')
    assert (found.provenance.family, found.source) == ("longcom", "县气象局")


def test_the_issue_of_a_journal_is_part_of_a_source():
    assert credit.source(["来源：《群众》2024年第5期 2024-03-15 16:20"])[0] == "《群众》2024年第5期"
    assert credit.source(["来源：《群众》 2024年3月15日"])[0] == "《群众》"


def test_an_outlet_in_brackets_under_the_text_is_the_source_before_the_site_beside_the_time():
    info = "2024-03-15 16:20　<a href='/'>青阳新闻网</a>"
    assert article(info=info, below="<div class='f'>(京华时报)</div>").source == "京华时报"
    assert article(info=info, below="<div class='f'>(待续)</div>").source == "青阳新闻网"


def test_a_comment_in_a_script_that_speaks_of_sources_names_none():
    script = (
        "<script>var p = {key: '1', /* 显示分享来源(可选) */ title: '分享到朋友圈'}; // 来源\nvar t = '春耕';</script>"
    )
    assert article(info=f"2024-03-15 16:20 {script}").source is None


def test_the_data_of_a_script_give_time_and_outlet_where_the_page_shows_neither():
    data = f'{{"title": "{TITLE}", "media": "较真", "media_id": "5107513", "pubtime": "2020-11-30 21:48:28"}}'
    found = article(info="", head=f"<script>window.DATA = {data}</script>", url="https://www.example.com/a/1001.html")
    assert (found.published_at, found.source) == ("2020-11-30T21:48:28+08:00", "较真")
    built = '<meta name="apub:time" content="12/1/2020, 12:22:15 PM">'  # when the page was made
    again = article(info="", head=f"{built}<script>window.DATA = {data}</script>", url="https://www.example.com/a.html")
    assert again.published_at == found.published_at
    shown = article(head=f"<script>window.DATA = {data}</script>")
    assert (shown.published_at, shown.source) == ("2024-03-15T16:20:00+08:00", "青阳县农业农村局")


def test_the_data_of_several_articles_and_the_names_of_a_menu_give_no_source():
    others = '[{"title": "甲", "media": "较真"}, {"title": "乙", "media": "新华社"}]'
    assert article(info="", head=f"<script>window.DATA = {others}</script>").source is None
    menu = '{"lady": "网易女人", "media": "网易传媒", "mobile": "网易手机"}'
    assert article(info="", head=f"<script>window.MENU = {menu}</script>").source is None


def test_the_data_of_a_script_fill_an_empty_label():
    data = f'{{"title": "{TITLE}", "fbsj": "2023-11-02 09:20:00", "ly": "区疾控中心"}}'
    info = "<span id='s'></span> 来源：<span id='y'></span>"
    found = article(info=info, head=f"<script>var art = {data};</script>", url="https://www.example.com/a/1001.html")
    assert (found.published_at, found.source) == ("2023-11-02T09:20:00+08:00", "区疾控中心")


@pytest.mark.parametrize(
    "outlet",
    ["人民网－青阳频道", "《青阳日报》", "青阳日报网络版", "“平安青阳”微信公众号", "法规司", "青阳海关", "县地理学会"],
)
def test_an_outlet_with_its_channel_its_marks_or_its_account_is_known_beside_the_time(outlet):
    assert article(info=f"<span>2024-03-15 16:20</span><span>{outlet}</span><span>阅读：12</span>").source == outlet


def test_an_office_between_bars_beside_the_time_is_the_source():
    assert article(info="2023-08-28 15:30 | 婚姻登记处 | 274 次浏览").source == "婚姻登记处"


def test_a_line_of_day_outlet_and_writer_under_a_subtitle_in_the_text_gives_the_source():
    cells = (TITLE, "县政协督办稻鸭共养提案纪实", "2023-10-12 人民政协报 通讯员 余杭生")
    rows = "".join(f"<tr><td align='center'>{cell}</td></tr>" for cell in cells)
    body = f"<table>{rows}<tr><td>{paragraphs()}</td></tr></table>"
    found = article(body, title="", document=f"{TITLE}_青阳县政协", info="", url="https://www.example.com/a/1001.html")
    assert (found.source, found.text) == ("人民政协报", article(paragraphs()).text)
    assert found.published_at == "2023-10-12T00:00:00+08:00"


def test_labels_without_a_colon_in_a_list_of_terms_name_source_and_time():
    terms = "<dl><dt>来　源</dt><dd>禁毒支队</dd><dt>时　间</dt><dd>2023-06-27 09:40:02</dd></dl>"
    found = article(info=terms, url="https://www.example.com/a/1001.html")
    assert (found.source, found.published_at) == ("禁毒支队", "2023-06-27T09:40:02+08:00")


@pytest.mark.parametrize("outlet", ["青阳高新区融媒体", "今日青阳", "法制网——法制日报"])
def test_a_county_paper_and_an_outlet_of_two_names_are_known_behind_the_time(outlet):
    assert article(info=f"<span>2026-01-14 10:36:18</span><span>{outlet}</span><span>1036</span>").source == outlet


def test_the_way_to_a_forum_behind_the_source_is_none_of_it():
    info = "发布时间：2017年04月27日08:14　来源：青阳网 　进入<a href='/bbs'>青阳社区</a>"
    assert article(info=info).source == "青阳网"


@pytest.mark.parametrize("name", ["src", "ly", "source"])
def test_a_name_that_says_not_what_it_is_counts_in_an_element_called_a_source(name):
    info = f"<span class='{name}'>爱青阳</span><span class='time'>2024-06-04 09:30</span><span>2317阅读</span>"
    assert article(info=info).source == "爱青阳"
    assert article(info=info.replace(name, "x", 1)).source is None
