"""The headline of pages whose ``<title>`` names something else: a site, a system, a column."""

import pytest

from tests.extract.pages import PARAGRAPHS, TITLE, article, paragraphs

NOTICE = "关于做好2024年春耕备耕工作的通知"
OFFICE = "青阳县农业农村局"
SHORT = (
    "各乡镇人民政府：",
    "现将今年春耕备耕的有关事项通知如下，请认真组织实施。",
    "一、三月底前完成农机检修，四月初开始整地。",
    "二、农资价格每周公布一次，发现问题及时报告。",
    OFFICE,
    "2024年3月15日",
)


def test_a_heading_over_the_time_is_the_title_where_the_document_agrees_with_no_line():
    above = "<h3>【县中心】农机库棚项目磋商公告[文件获取中]</h3><p>【信息时间：2024-03-15 09:10】</p>"
    found = article(title="", document="青阳县公共资源交易电子服务系统", info="", above=above)
    assert found.title == "【县中心】农机库棚项目磋商公告[文件获取中]"


@pytest.mark.parametrize(
    "info",
    [
        "发布单位：青阳县农业农村局 发布日期：2024-03-15 有效期：2024-03-15至2024-06-15",
        "文章来源：县农业农村局 | 发布时间：2024-03-15 | 浏览次数：3 | 【打印】【关闭】",
        "[2024-03-15 09:10] 【字体：大 中 小】",
        "发布时间：2024-03-15",
    ],
)
@pytest.mark.parametrize("headline", [f"<h4>{NOTICE}</h4>", f'<p align="center"><b>{NOTICE}</b></p>'])
def test_an_office_that_title_banner_and_signature_name_is_not_the_headline(headline, info):
    body = f"{headline}<div>{info}</div><div>{paragraphs(SHORT)}</div>"
    banner = f"<div><div>{OFFICE}</div></div>"
    found = article(body, title="", document=OFFICE, info="", above=banner)
    assert (found.title, found.text.endswith(f"{OFFICE}\n2024年3月15日")) == (NOTICE, True)


def test_a_headline_that_ends_as_an_offices_name_does_stays_the_headline():
    headline = "县长走访县农业技术推广中心"
    lines = f"<div>{headline}</div><div>——春耕见闻之一</div><div>发布时间：2024-03-15 来源：本站</div>"
    assert article(title="", document=headline, info="", above=lines).title == headline


@pytest.mark.parametrize("headline", [f"<h3>{TITLE}</h3>", f"<div><b>{NOTICE}</b></div>"])
def test_a_headline_without_a_time_over_the_text_is_found_where_the_document_names_a_column(headline):
    last = "<div>发布人：管理员　发布时间：2024-07-25 10:30:48</div>"
    found = article(f"{headline}{paragraphs()}{last}", title="", document="公告留言", info="")
    assert found.title in headline
    assert found.published_at == "2024-07-25T10:30:48+08:00"
    assert found.text.endswith(PARAGRAPHS[-1])


def test_the_meta_tags_title_counts_where_the_document_names_the_site_only():
    head = f'<meta name="ArticleTitle" content="{NOTICE}">'
    assert article(title="", document="青阳县人民政府门户网站", info="", head=head).title == NOTICE


def test_a_documents_headline_that_stands_in_the_container_only_is_no_text():
    body = f"<h3>{NOTICE}</h3>{paragraphs()}"
    assert article(body, title="", document=NOTICE, info="").text == "\n".join(article().text.split("\n"))
    assert article(body, title=NOTICE).text.startswith(NOTICE)  # the document repeats its name


@pytest.mark.parametrize(
    "summary",
    [
        "<h5>公告概要：</h5><table><tr><td>采购单位</td><td>青阳县农业农村局</td></tr></table>",
        "<table><tr><td colspan=2>公告概要</td></tr><tr><td>采购单位</td><td>青阳县农业农村局</td></tr></table>",
    ],
)
def test_the_summary_over_a_tenders_notice_is_no_text(summary):
    assert article(f"<div>{summary}</div><div>{paragraphs()}</div>").text == article().text


def test_a_summary_with_no_notice_under_it_is_the_text():
    wanted = "采购旋耕机三台、插秧机两台，交货期三十日，质保三年，含安装与培训，验收合格后一次付清货款。"
    rows = f"<tr><td>采购单位</td><td>青阳县农业农村局</td></tr><tr><td>采购内容</td><td>{wanted}</td></tr>"
    assert wanted in article(f"<h5>公告概要：</h5><table>{rows}</table>").text


SITE = "青阳县人民政府门户网站"


@pytest.mark.parametrize(
    "lines",
    [
        f"<div>{TITLE}</div><ul><li>来源：青阳日报</li><li>作者：</li><li>2024-03-15 14:43</li></ul>",
        f"<div>{TITLE}</div><div>本报记者 王 青 李 阳</div><div>2024-03-15 09:10 来源：青阳日报</div>",
        f"<div>{TITLE}</div><div>王青/青阳日报</div><div>2024-03-15 09:10 来源：青阳日报</div>",
        f"<p>2024年4月2日 星期二 <a href=/>首页</a></p><div>{TITLE}</div><div>[县农业局] 2024-03-15 字号：T</div>",
        f"<div>{TITLE}</div><div class=share>分享到：</div><div>2024-03-15 09:10:53</div>",
        f'<div class=header><h1>{TITLE}</h1></div><div class="share">分享</div>',
        f"<h2>{TITLE}</h2><h3>全县春耕生产全面铺开</h3><div>时间：2024-03-15 来源：青阳日报</div>",
    ],
)
@pytest.mark.parametrize("document", ["", SITE, "工作动态_" + SITE])
def test_the_headline_is_found_over_the_line_of_its_time_where_the_document_names_none(document, lines):
    assert article(title="", document=document, info="", above=lines).title == TITLE


def test_a_first_heading_broken_in_two_is_one_headline():
    lines = f"<div><h1>{OFFICE}</h1><h1>{NOTICE}</h1></div>"
    assert article(title="", document=SITE, info="", above=lines).title == OFFICE + NOTICE


def test_a_day_in_brackets_that_stands_in_the_heading_is_none_of_it():
    above = f"<h2>{NOTICE}<small>( 2024-03-15)</small></h2>"
    meta = f'<meta name="ArticleTitle" content="{NOTICE}">'
    for head in ("", meta):
        found = article(title="", document=f"{NOTICE}_{OFFICE}", info="", above=above, head=head)
        assert (found.title, found.published_at) == (NOTICE, "2024-03-15T00:00:00+08:00")


@pytest.mark.parametrize("document", ["中标公告详细页面", "详情", "青阳县公共资源交易网"])
def test_a_line_that_a_meta_tag_names_is_the_headline_be_it_a_heading_or_not(document):
    above = f"<table><tr><td align='center'><span>{NOTICE}</span></td></tr></table>"
    meta = f'<meta name="ArticleTitle" content="{NOTICE}">'
    assert article(title="", document=document, info="", above=above, head=meta).title == NOTICE


def test_a_mark_before_the_name_of_the_document_is_part_of_the_first_heading():
    above = f"<h1>【记者即时播报】{NOTICE}</h1><h3>{NOTICE}</h3>"
    assert article(title="", document=f"{NOTICE}_{OFFICE}", above=above).title == f"【记者即时播报】{NOTICE}"


@pytest.mark.parametrize("document", [NOTICE, f"{NOTICE}<font color='#2ac36e'>[文件获取中]</font>"])
def test_a_mark_behind_it_is_part_of_the_heading_though_the_text_repeats_the_name_without_it(document):
    above = f"<h3>{NOTICE}<font color='#2ac36e'>[文件获取中]</font></h3><div>发布时间：2024-03-15 09:10</div>"
    body = f"<div>{NOTICE}</div>{paragraphs()}"
    found = article(body, title="", document=document, info="", above=above)
    assert (found.title, found.published_at) == (f"{NOTICE}[文件获取中]", "2024-03-15T09:10:00+08:00")


OWNER = "青阳师范学院教务处"
NO_TIME = "<p>阅读：386</p>"


@pytest.mark.parametrize("name", ["bt", "tt"])
def test_a_document_that_names_the_sites_owner_is_no_headline(name):
    info = "<div class='xx title'>发布单位：考务科　发布日期：2024-03-15　浏览次数：28</div>"
    above = f"<div class='{name}'><span>{NOTICE}</span></div>{info}"
    assert article(title="", document=OWNER, info="", above=above).title == NOTICE


@pytest.mark.parametrize("document", [f"税费政策 | {OWNER}", OWNER])
def test_a_first_heading_whose_first_line_is_the_owners_name_is_given_whole(document):
    above = f"<h1>{OWNER}<br>{NOTICE}</h1><div>浏览次数：<i>--</i></div>"
    assert article(title="", document=document, info="", above=above).title == OWNER + NOTICE


def test_a_headline_in_two_lines_is_the_one_that_a_meta_tag_has_whole():
    above = f"<div class='tit'>{OFFICE}<br>{NOTICE}</div><div>发布时间：2024-03-15</div>"
    head = f'<meta name="ArticleTitle" content="{OFFICE}{NOTICE}">'
    assert article(title="", document=OWNER, info="", above=above, head=head).title == OFFICE + NOTICE


@pytest.mark.parametrize("end", ["…", "...", "……"])
def test_a_headline_that_the_document_cuts_off_is_read_from_the_page(end):
    whole = "春风浩荡正当时<br>——2024年青阳县春耕备耕暨农机检修现场会在蓉城镇举行"
    document = f"春风浩荡正当时——2024年青阳县春耕{end}-协会动态"
    found = article(title="", document=document, info="", above=f"<h2>{whole}</h2><p>2024-03-15</p>")
    assert found.title == whole.replace("<br>", "")


def test_a_mark_that_a_system_prints_before_headlines_and_the_sites_name_are_no_part_of_it():
    above = (
        f"<table><tr><td><font color='red'>[图文]</font><b>{TITLE}</b></td></tr></table><p>作者：何川　点击数：3</p>"
    )
    for document in (f"青阳日报网站--{TITLE}", f"{TITLE}_青阳日报网"):
        assert article(title="", document=document, info="", above=above).title == TITLE


@pytest.mark.parametrize("document", ["新闻详情", "信件查看 - 县长信箱 - 青阳县人民政府", "通知公告"])
def test_the_line_over_the_text_is_the_headline_where_the_document_names_a_kind_of_page_and_no_time_is_shown(document):
    above = f"<div><div class='h'>{NOTICE}</div></div>{NO_TIME}"
    assert article(title="", document=document, info="", above=above).title == NOTICE


def test_the_subject_of_a_citizens_letter_is_its_headline():
    rows = "<tr><th>信件编号</th><td>XJ2024</td></tr><tr><th>来信标题</th><td>关于二期天然气何时开通的咨询</td></tr>"
    found = article(title="", document="信件查看", info="", above=f"<table>{rows}</table>")
    assert found.title == "关于二期天然气何时开通的咨询"


def test_a_headline_in_the_head_of_a_card_is_none_of_the_pages_frame():
    above = f"<div class='layui-card-header'><h3>{NOTICE}</h3></div><div>发布时间：2024-03-15 09:10</div>"
    assert article(title="", document="通知公告", info="", above=above).title == NOTICE


def test_no_line_with_a_time_and_no_name_of_the_owner_is_a_headline():
    above = (
        f"<div><h1>{OWNER}</h1></div><h2>{NOTICE}</h2><div>http://www.example.gov.cn 2024年03月15日09:12 青阳晚报</div>"
    )
    assert article(title="", document="", info="", above=above).title == NOTICE


def test_time_and_source_that_stand_in_the_heading_are_none_of_it():
    above = f"<h1>{NOTICE}<br><span>2024-03-15 09:26:47　来源：县人社局　点击：</span></h1>"
    for document in (f"{NOTICE}_{OFFICE}", OFFICE, ""):
        found = article(title="", document=document, info="", above=above)
        assert (found.title, found.published_at, found.source) == (NOTICE, "2024-03-15T09:26:47+08:00", "县人社局")


@pytest.mark.parametrize("tag", ["h1", "h2", "div"])
def test_a_headline_that_a_line_break_parts_is_given_whole_where_the_document_names_the_site(tag):
    lines = ("青阳县世博林单日客流破百万", "安保员和志愿者度过最长的一天")
    above = f"<{tag}>{'<br>'.join(lines)}</{tag}><div>发布时间：2024-03-15 09:10</div>"
    assert article(title="", document=OFFICE, info="", above=above).title == "".join(lines)


@pytest.mark.parametrize("tag", ["a", "b"])
def test_a_heading_of_two_lines_that_the_document_has_is_given_whole_be_it_a_link_or_not(tag):
    above = f"<h1><{tag} href='#'>全县春季农机现场会强调<br>提升机播质量 服务粮食丰产</{tag}></h1>"
    document = "全县春季农机现场会强调 提升机播质量 服务粮食丰产"
    found = article(title="", document=document, above=above)
    assert found.title.replace(" ", "") == document.replace(" ", "")


def test_a_day_in_brackets_that_the_document_lacks_is_none_of_the_heading_and_one_that_it_has_is():
    day = "（2024年3月15日）"
    above = f"<h2>{NOTICE}<small>{day}</small></h2>"
    meta = f'<meta name="ArticleTitle" content="{NOTICE}">'
    assert article(title="", document=f"{NOTICE}_{OFFICE}", info="", above=above, head=meta).title == NOTICE
    whole = article(title="", document=f"{NOTICE}{day}_{OFFICE}", info="", above=above)
    assert whole.title == NOTICE + day


def test_a_line_under_the_headline_that_begins_with_a_dash_is_its_subtitle():
    above = f"<div>{NOTICE}</div><div>——县农业农村局局长做客直播间</div><div>发布时间：2024-03-15 09:10</div>"
    assert article(title="", document="今日要闻", info="", above=above).title == NOTICE


@pytest.mark.parametrize("document", ["青阳县信息网――新闻内容", "::::青阳县公安消防大队::::"])
def test_a_document_that_names_the_site_in_its_own_way_is_no_headline(document):
    above = f"<table><tr><td class='tt'>{NOTICE}</td></tr><tr><td>(2024-3-15 16:21:07) 阅读[89]次</td></tr></table>"
    assert article(title="", document=document, info="", above=above).title == NOTICE


def test_the_site_that_the_document_names_behind_the_headline_is_not_the_longer_headline():
    above = "<div><h1>青阳县疾病预防控制中心</h1></div><h1>谨防毒蘑菇中毒</h1>"
    assert article(title="", document="谨防毒蘑菇中毒 | 青阳县疾病预防控制中心", above=above).title == "谨防毒蘑菇中毒"


def test_names_of_site_and_columns_before_the_headline_are_none_of_it():
    document = "北方网-新闻中心-青阳百条公交五一起执行夏季时刻"
    assert article(title="", document=document, info="").title == "青阳百条公交五一起执行夏季时刻"


@pytest.mark.parametrize("name", ["徐墨林美术馆", "徐墨林"])
def test_the_heading_over_the_text_is_the_headline_where_the_document_is_a_path_of_names_that_ends_in_it(name):
    document = f"青阳县人民政府门户网站-杏花博物馆-{name}"
    found = article(f"<h3>{name}</h3>{paragraphs()}", title="", document=document, info="")
    assert (found.title, found.text.count("\n")) == (name, len(PARAGRAPHS) - 1)


def test_a_column_that_ends_such_a_path_and_stands_over_a_headline_is_none():
    document = "青阳县人民政府门户网站-杏花博物馆-通知公告"
    found = article(f"<h3>通知公告</h3><p>{NOTICE}</p>{paragraphs()}", title="", document=document, info="")
    assert found.title != "通知公告"


@pytest.mark.parametrize(
    "document", ["New Page 1", "无标题文档", "Untitled Document", "http://www.example.gov.cn/a.asp?id=3"]
)
def test_what_an_editor_writes_for_a_title_is_none(document):
    lines = f"<p align='center'><b>{NOTICE}</b></p><p align='right'>发布日期：04-07-09</p>"
    assert article(title="", document=document, info="", above=lines).title == NOTICE


@pytest.mark.parametrize(
    "document",
    [
        "::::中国·青阳 欢迎您::::",
        "欢迎光临青阳",
        "== 青阳在线 ==",
        "青阳网手机版",
        "Exhibitions",
        "今日青阳 2014年03月25日 第三版:要闻",
    ],
)
def test_a_greeting_a_foreign_name_and_a_newspapers_issue_are_no_headlines(document):
    lines = f"<div>{TITLE}</div><div>发布人：admin　发布日期：2004-3-17　阅读：3</div>"
    assert article(title="", document=document, info="", above=lines).title == TITLE


@pytest.mark.parametrize(
    ("pieces", "document"),
    [
        (("青阳县人民政府关于印发", "《青阳县地下管线管理办法》的通知"), "《青阳县地下管线管理办法》的通知"),
        (
            ("青阳县教育局等三部门", "关于印发《青阳县校车管理办法》的通知"),
            "规范性文件 关于印发《青阳县校车管理办法》的通知",
        ),
        (("青阳县蓉城街道绿化养护服务采购项目", "中标公告"), "青阳县公共资源交易网"),
        (("青阳县2024年事业单位公开招聘", "面试通知"), "青阳县人力资源和社会保障局"),
    ],
)
@pytest.mark.parametrize("tag", ["h2", "p", "div"])
def test_a_headline_in_two_elements_that_stand_together_is_one(pieces, document, tag):
    head = f"<div><{tag} class='a'>{pieces[0]}</{tag}><{tag} class='b'>{pieces[1]}</{tag}></div>"
    info = "<div>发布日期：2024-03-15　来源：青阳日报</div>"
    assert article(title="", document=document, info=info, above=head).title == "".join(pieces)


def test_centred_lines_of_a_text_are_one_headline_where_the_second_only_says_what_kind_of_document_it_is():
    head = "".join(f'<p style="text-align: center">{line}</p>' for line in ("青阳县绿化养护服务采购项目", "中标公告"))
    found = article(f"{head}<p>公示日期：2024年3月15日</p>{paragraphs()}", title="", document="", info="")
    assert found.title == "青阳县绿化养护服务采购项目中标公告"


def test_the_kicker_over_a_headline_is_no_piece_of_it():
    head = f"<div><div>春耕一线见闻</div><div>{TITLE}</div></div>"
    assert article(title="", document="青阳网", info="<div>发布日期：2024-03-15 16:20</div>", above=head).title == TITLE


def test_the_number_of_a_document_is_not_its_headline_though_the_document_has_it():
    number = "青应急罚〔2024〕18号"
    lines = f"<h2>{NOTICE}</h2><p>{number}</p><p>发布时间：2024-07-19　浏览次数：</p>"
    assert article(title="", document=f"行政处罚 {number}", info="", above=lines).title == NOTICE


@pytest.mark.parametrize("label", ["", "<td>来信标题</td>"])
def test_the_first_row_of_a_citizens_letter_is_its_headline(label):
    rows = (
        f"<tr>{label}<td colspan=3>关于滨河路路灯长期不亮的问题</td></tr>"
        "<tr><td>信件编号：</td><td>SZ093</td><td>信件类别：</td><td>投诉</td></tr>"
        f"<tr><td>来信内容：</td><td colspan=3>{PARAGRAPHS[1]}</td></tr>"
        f"<tr><td>回复内容：</td><td colspan=3>{PARAGRAPHS[2]}</td></tr>"
    )
    found = article(f"<table border=1>{rows}</table>", title="", document="县长信箱-信件查看", info="")
    assert found.title == "关于滨河路路灯长期不亮的问题"


@pytest.mark.parametrize("headline", ["公 告", "历史沿革"])
def test_a_short_headline_right_over_the_text_is_one_where_the_document_names_none(headline):
    lines = f"<div class='bt'>{headline}</div><div>（2024/03/15 发布，点击 91）</div>"
    assert article(title="", document="走进青阳--青阳县人民政府", info="", above=lines).title == headline


def test_labels_and_values_in_lines_of_their_own_are_no_headline():
    pairs = ("发布日期", "2024-05-09", "时间", "18:20", "信息来源", "青阳县自然资源和规划局人事股", "阅读", "…")
    info = f"<dl>{''.join(f'<dd>{word}</dd>' for word in pairs)}</dl>"
    found = article(title="", document="青阳县人力资源和社会保障局", info=info, above=f"<div>{NOTICE}</div>")
    assert (found.title, found.source) == (NOTICE, "青阳县自然资源和规划局人事股")


def test_a_writers_name_over_the_time_is_not_the_headline():
    lines = "<p>谷雨（外一首）</p><p>夏 苇 青</p><p>发布日期：2024-4-20　点击数：286 次</p>"
    assert article(title="", document="青阳文艺网", info="", above=lines).title == "谷雨（外一首）"


@pytest.mark.parametrize(
    "behind",
    [
        "<small>2024-03-15 <span>来源：青阳日报</span></small><div>字号：大 中 小</div>",
        "<p>(发布日期：2024年03月15日　文号：青发改〔2024〕52号)</p>",
    ],
)
def test_the_line_of_the_time_that_stands_in_the_heading_is_none_of_it_where_a_meta_tag_has_the_headline(behind):
    head = f'<meta name="ArticleTitle" content="{NOTICE}"><meta name="PubDate" content="2024-03-15 10:08:07">'
    found = article(title="", document=f"{NOTICE}_青阳县", info="", head=head, above=f"<h2>{NOTICE} {behind}</h2>")
    assert (found.title, found.published_at) == (NOTICE, "2024-03-15T10:08:07+08:00")


def test_a_column_with_a_text_of_its_own_is_named_by_its_heading_over_the_path():
    path = "<span>当前位置：<a href='/'>首页</a> > 医院管理 > <a href='/a/'>医院简介</a></span>"
    found = article(
        title="", document="信息搜索 - 青阳县第三医院", info="", crumbs="", above=f"<h3>医院简介</h3>{path}"
    )
    assert found.title == "医院简介"


@pytest.mark.parametrize(
    "document", ["{site} {column} {title}", "{site}>>{column}>>{title}", "{site}-{column}-{title}"]
)
def test_a_short_headline_that_names_stand_before_in_the_document_is_given_without_them(document):
    named = document.format(site="青阳县人民政府门户网站", column="工作动态", title="副县长一行来访")
    found = article(title="", document=named, info="", above="<div>副县长一行来访</div><div>2024-03-15 16:20</div>")
    assert found.title == "副县长一行来访"


def test_a_headline_in_a_meta_tag_that_begins_with_the_office_which_the_document_names_is_given_whole():
    office, rest = "青阳县经济和信息化委员会", "关于印发《青阳县新能源商用车产业发展措施》的通知"
    head = f'<meta name="ArticleTitle" content="{office} 青阳县财政局{rest}">'
    lines = f"<p>{office}</p><p>青阳县财政局</p><p>{rest}</p>"
    assert (
        article(lines + paragraphs(), title="", document=office, info="", head=head).title
        == f"{office} 青阳县财政局{rest}"
    )


def test_a_heading_over_a_list_is_not_the_headline():
    rows = "".join(f"<li><a href='/{n}.html'>关于做好第{n}批申报工作的通知</a> 2023-04-1{n}</li>" for n in range(5))
    left = f"<div><h2>通知公告</h2><ul>{rows}</ul></div>"
    lines = f"<div>{NOTICE}</div><div>【信息时间：2024/3/15　阅读次数：137】</div>"
    found = article(lines + paragraphs(), title="", document="中标公告", info="", crumbs=left)
    assert (found.title, found.published_at[:10]) == (NOTICE, "2024-03-15")


@pytest.mark.parametrize(
    "names", ["_今日时政_青阳新闻在线-Qingyang News Daily Online", " - 青阳时报数字报 - 华光数字报纸系统平台软件 V3.0"]
)
def test_a_line_that_the_document_begins_with_is_the_headline_though_the_names_behind_it_are_longer(names):
    headline = "农机手的一天"
    found = article(f"<div>全县{headline}</div>{paragraphs()}", title="", document=f"全县{headline}{names}", info="")
    assert found.title == f"全县{headline}"


@pytest.mark.parametrize(
    "behind",
    [
        "(2024年3月15日 文号：青农〔2024〕4号)",
        "(日期：2024年3月15日)",
        "2024-03-15 稿源：青阳晚报",
        "文章出处：青阳晚报",
    ],
)
def test_the_line_of_the_time_in_a_heading_is_none_of_the_headline_whatever_its_labels(behind):
    assert article(title=f"{NOTICE}<small> {behind}</small>", document=f"{NOTICE}_青阳县人民政府").title == NOTICE


@pytest.mark.parametrize("document", ["青阳招生考试网 – 高考工具箱", "青阳县人民政府 政府领导讲话"])
def test_a_document_that_names_the_site_and_what_it_says_of_itself_names_no_headline(document):
    lines = f"<h3>{NOTICE}</h3><div>18/06/2024 16:20</div><p><b>{NOTICE}</b></p>"
    assert article(lines + paragraphs(), title="", document=document, info="").title == NOTICE


def test_who_spoke_and_when_stand_between_a_speech_and_the_line_of_the_time():
    lines = (
        "<td>在全县脱贫攻坚“春季攻势”<br>暨农村工作会议上的讲话</td></tr><tr><td>县委副书记、县长 杨胜乾</td></tr>"
        "<tr><td>（2016年3月2日）</td></tr><tr><td>【发布日期：2016-3-4】【来源：县委办】【阅读：次】</td>"
    )
    found = article(
        f"<table><tr>{lines}</tr></table>{paragraphs()}", title="", document="欢迎光临青阳县人民政府网！", info=""
    )
    assert "".join(found.title.split()) == "在全县脱贫攻坚“春季攻势”暨农村工作会议上的讲话"


def test_a_headline_cut_in_the_document_is_whole_in_the_meta_tag():
    whole = "青阳县卫生健康局 青阳县医疗保障局 青阳县民政局关于进一步推进医养结合服务的若干措施"
    head = f'<meta name="ArticleTitle" content="{whole}">'
    heading = whole.replace("民政局关", "民政局<br>关")
    assert article(title=heading, document=f"{whole[:-8]}..._政策文件_青阳网", head=head).title == whole


def test_a_salutation_is_no_headline():
    pieces = "<p align='center'>青阳县气象局关于举办</p><p align='center'>人工增雨作业人员培训班的通知</p>"
    lines = f"{pieces}<p>各乡（镇）人工增雨作业点：</p>"
    found = article(lines + paragraphs(), title="", document="New Page 1", info="")
    assert "".join(found.title.split()) == "青阳县气象局关于举办人工增雨作业人员培训班的通知"


def test_a_mark_behind_a_heading_is_none_of_the_headline():
    heading = f"{TITLE}\n<span class='article-tag'><span class='tag'>转载</span></span>"
    assert article(title=heading, document=f"{TITLE}_春耕").title == TITLE


def test_the_name_of_the_site_in_the_only_heading_is_no_headline():
    banner = "<div><h1>青阳县人民政府</h1><p>欢迎访问青阳县人民政府网站</p></div>"
    lines = f"<div>{NOTICE}</div><div>发布时间：2024-03-15 16:20</div>"
    assert article(lines + paragraphs(), title="", document="青阳网", info="", crumbs=banner).title == NOTICE


def test_the_documents_name_in_the_table_counts_where_a_column_agrees_with_the_documents_title():
    rows = (
        ("索引号", "013789001/2009-02157"),
        ("发文机关", "青阳县人民政府"),
        ("标题", NOTICE),
        ("发文字号", "青政〔2009〕28号"),
    )
    table = "".join(f"<tr><td>{label}:</td><td>{value}</td></tr>" for label, value in rows)
    heading = f"<div class='bt'>{NOTICE[:14]}<br>{NOTICE[14:]}</div>"
    menu = "<table><tr><td>政府信息公开目录</td></tr><tr><td>政府信息公开年报</td></tr></table>"
    found = article(
        title="", document="青阳县政府信息公开目录", info="", above=f"<table>{table}</table>{heading}", crumbs=menu
    )
    assert found.title == NOTICE


def test_a_heading_in_an_element_called_a_header_is_the_headline_that_the_document_begins_with():
    header = f'<div class="itemHeader"><h2>{TITLE}</h2></div>'
    document = f"{TITLE} - QYTV"
    head = f'<meta property="og:title" content="{document}">'
    assert article(title="", document=document, above=header, head=head).title == TITLE


def test_a_line_between_columns_and_sites_in_the_document_is_the_headline():
    line = "“道德超市”兑出新风尚"
    found = article(f"<div>{line}</div>{paragraphs()}", title="", document=f"基层-{line}-当代先锋网-当代青阳", info="")
    assert found.title == line


def test_a_heading_of_two_lines_is_the_headline_though_the_document_has_but_the_first():
    first, second = "青阳县人大常委会原党组成员、副主任何川", "接受纪律审查和监察调查"
    document = f"{first}_青阳县纪委监委"
    assert article(title=f"{first}<br>{second}", document=document).title == first + second
    assert article(title=f"{first}<br>——{second}", document=document).title == first


def test_the_office_that_begins_both_the_headline_and_the_sites_name_is_no_headline():
    heading = "<div class='atitle'>青阳县人民政府<br>关于方小满等同志职务任免的通知</div>"
    found = article(above=heading, title="", document="青阳县人民政府门户网站 - 人事任免")
    assert found.title == "青阳县人民政府关于方小满等同志职务任免的通知"


@pytest.mark.parametrize(
    ("larger", "smaller"),
    [
        ("class='f22 black'", "class='f14 black'"),
        ("style='font-size:22px'", "style='font-size:12pt'"),
        ("style='font-size: 1.5em'", "style='font-size:16px'"),
    ],
)
def test_the_larger_of_two_lines_over_the_time_is_the_headline_and_the_other_its_subtitle(larger, smaller):
    lines = f"<p {larger}>法官五进鱼塘解开三年心结</p><p {smaller}>城关法庭田埂调解化解借贷纠纷</p>"
    info = "<p>发布时间：2024-03-15 16:20　来源：青阳日报</p>"
    found = article(lines + info + paragraphs(), title="", document="-青阳网", info="")
    assert (found.title, found.subtitle) == ("法官五进鱼塘解开三年心结", "城关法庭田埂调解化解借贷纠纷")


@pytest.mark.parametrize(("larger", "smaller"), [("5", "3"), ("+2", "4"), ("3", "-1"), ("12", "6")])
def test_the_size_of_a_font_element_tells_headline_from_subtitle(larger, smaller):
    first, second = "法官五进鱼塘解开三年心结", "城关法庭田埂调解化解借贷纠纷"
    lines = f"<p><font size='{larger}'>{first}</font></p><p><font size='{smaller}'>{second}</font></p>"
    info = "<p>发布时间：2024-03-15 16:20　来源：青阳日报</p>"
    found = article(lines + info + paragraphs(), title="", document="-青阳网", info="")
    assert (found.title, found.subtitle) == (first, second)


def test_a_line_right_under_the_headline_that_begins_with_a_dash_is_a_subtitle():
    found = article(info="——来自蓉城镇的报告</div><div>发布时间：2024-03-15 16:20　来源：青阳日报")
    assert (found.title, found.subtitle) == (TITLE, "——来自蓉城镇的报告")


def test_the_name_of_a_document_of_many_offices_is_the_headline_and_its_number_is_none():
    offices = "".join(
        f"青阳县{name}局 " for name in "财政 农业农村 自然资源和规划 生态环境 市场监督管理 交通运输 水务".split()
    )
    heading = f"{offices}关于印发《青阳县支持粮食生产和种业振兴产业发展政策措施（2025—2027年）》的通知"
    assert len(heading) > 100
    above = "<div>2024-03-15 16:20　来源：青阳日报　点击：12</div>"
    lines = f"<div>青农规〔2024〕3号</div>{paragraphs()}"
    found = article(lines, title="", document="青阳县人民政府", info="", above=f"<div>{heading}</div>{above}")
    assert found.title == heading


def test_a_press_conference_in_the_headline_is_no_line_of_the_time():
    name = "县商务局召开例行新闻发布会（2023年5月11日）"
    above = f"<div class='bt'>{name}</div><div>2024-03-15 16:20　来源：青阳日报　点击：12</div>"
    found = article(title="", document="青阳县人民政府", info="", above=above)
    assert (found.title, found.published_at) == (name, "2024-03-15T16:20:00+08:00")


def test_the_place_among_the_pictures_behind_a_heading_is_none_of_the_headline():
    assert article(title=f"{TITLE}(1/22)", document=f"{TITLE}_青阳图片").title == TITLE


def test_the_headline_in_the_text_right_under_the_line_of_the_time_is_found_though_other_short_lines_follow():
    info = "<div>发布日期：2024-03-15 16:20 信息来源：青阳日报 浏览量：12</div>"
    heading = "<p style='text-align:center'><strong>蓉城镇卫生院采购项目中标公告</strong></p>"
    lines = "".join(
        f"<p>{line}</p>" for line in ("项目编号：QY-2024-0418", "采购单位为蓉城镇卫生院", "青阳县公共资源中心")
    )
    found = article(heading + lines + paragraphs(), title="", document="公示公告_青阳县人民政府", info="", above=info)
    assert found.title == "蓉城镇卫生院采购项目中标公告"


def test_a_caption_under_the_line_of_the_time_is_no_headline():
    info = "<div>发布日期：2024-03-15 16:20 信息来源：青阳日报</div>"
    picture = "<p align='center'><img src='/1.jpg' width='500'></p><p align='center'>渔民将渔船拖进避风塘</p>"
    lines = f"<div class='bt'>{TITLE}</div>{info}{picture}{paragraphs()}"
    assert article(lines, title="", document="新闻_青阳日报", info="").title == TITLE


def test_a_heading_that_leads_to_the_sites_first_page_is_no_headline():
    banner = "<div><h1><a href='/'>青阳县气象局</a></h1></div>"
    lines = f"<div><div>继续发布暴雨橙色预警信号</div><div>气象台 07月22日 16:05</div>{paragraphs()}</div>"
    found = article(lines, title="", document="青阳县气象局 - 预警信息", info="", crumbs=banner)
    assert found.title == "继续发布暴雨橙色预警信号"


def test_an_office_that_the_document_names_behind_a_column_is_no_headline():
    line = "2024年下半年英语四级考试准考证12月2日起打印"
    found = article(f"<div>{line}</div>{paragraphs()}", title="", document="通知公告 - 青阳县招生考试院", info="")
    assert found.title == line


@pytest.mark.parametrize("document", [f"{TITLE}-青阳日报", f"{TITLE}田间地头一派繁忙-青阳日报"])
def test_a_headline_in_two_elements_called_titles_is_both_its_lines(document):
    lines = f"<div class='h'><p class='zhengti'>{TITLE}备足</p><p class='zhengti'>田间地头一派繁忙</p></div>"
    document = document.replace(TITLE, f"{TITLE}备足")
    assert article(title="", document=document, above=lines).title == f"{TITLE}备足田间地头一派繁忙"


def test_the_owner_of_the_site_under_a_headline_is_none_of_it_though_the_document_has_both():
    lines = f"<div><p>{TITLE}</p><p>青阳县统计局</p></div>"
    assert article(title="", document=f"{TITLE} 青阳县统计局", above=lines).title == TITLE


def test_a_headline_of_two_characters_in_bold_right_over_the_time_is_one():
    lines = "<p><font size='5'><b>讣告</b></font></p><p>2024-03-15 16:20　来源：青阳日报</p>"
    assert article(title="", document="无标题文档", above=lines, info="").title == "讣告"


def test_the_last_name_in_the_document_that_stands_right_over_the_text_is_the_headline():
    found = article("<div>今日天气</div>" + paragraphs(), title="", document="青阳县气象局-今日天气", info="")
    assert found.title == "今日天气"


def test_a_second_line_that_begins_as_the_document_goes_on_is_the_headlines():
    heading = "<table><tr><td align='middle'><b>青阳县法院车载法庭<br>开进山村化解邻里积怨</b></td></tr></table>"
    found = article(title="", document="青阳县法院车载法庭开进山村--法制网--法院频道", above=heading)
    assert found.title == "青阳县法院车载法庭开进山村化解邻里积怨"


def test_a_day_in_the_document_is_no_headline():
    lines = "<p>2023年11月22日</p><h2>一句话新闻</h2><ul><li>版次：A07</li><li>2023年11月22日</li></ul>"
    assert (
        article(title="", document="晚报_2023年11月22日_星期三_一句话新闻", above=lines, info="").title == "一句话新闻"
    )
