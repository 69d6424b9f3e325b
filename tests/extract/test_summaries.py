"""What stands over a text and says it once more, and what only looks so."""

import pytest

from tests.extract.pages import PARAGRAPHS, article, paragraphs

TEXT = article().text
FIRST = PARAGRAPHS[1]


@pytest.mark.parametrize("summary", [FIRST, FIRST[:40] + "...", FIRST[:40] + "……", FIRST + PARAGRAPHS[2]])
def test_a_summary_that_repeats_the_beginning_of_the_text_is_given_once(summary):
    body = paragraphs(PARAGRAPHS[1:])
    found = article(f'<div class="intro">{summary}</div>{body}')
    assert found.text == article(body).text


def test_a_summary_that_lacks_the_dateline_of_the_text_is_given_once():
    body = paragraphs(("本报讯 " + FIRST, *PARAGRAPHS[2:]))
    assert article(f"<div>{FIRST[:30]}</div>{body}").text == article(body).text


def test_a_first_paragraph_that_says_more_than_the_second_stays():
    lead = FIRST + "农技人员也到了田头。"
    assert article(paragraphs((lead, *PARAGRAPHS[1:]))).text.startswith(lead)


def test_a_summary_that_says_of_itself_that_a_machine_made_it_is_none_of_the_text():
    summary = "<div><p>AI速览</p><p>各乡镇开展春耕</p><p>育秧订单已排满</p><p>以上内容由AI生成，仅供参考</p></div>"
    assert article(summary + paragraphs()).text == TEXT


def test_a_line_that_names_a_day_and_ends_in_a_colon_opens_the_text():
    lines = ("青政人〔2024〕7号", "各乡镇人民政府：", "县人民政府2024年3月18日决定：", "任命何川为县农业农村局局长；")
    assert article(paragraphs(lines), title="县人民政府关于何川同志任职的通知").text == "\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "（图/方小满 审核/何川）",
        "(青阳新闻编辑 何川)",
        "文章录入：hechuan 责任编辑：hechuan",
        "热词搜索：<a href='#'>春耕</a>",
        "编辑 何川<a href='/'>返回搜狐，查看更多</a>",
    ],
)
def test_who_made_the_page_and_the_words_of_its_search_are_none_of_the_text(line):
    assert article(f"{paragraphs()}<p>{line}</p>").text == TEXT


def test_rows_of_links_behind_the_credits_are_none_of_the_text():
    rows = "<table><tr><td>最新热点 <a href='/1'>昭平茶香</a> [11-28]</td><td>相关文章 没有相关文章</td></tr></table>"
    assert article(f"{paragraphs()}<p>文章录入：hechuan</p>{rows}").text == TEXT


@pytest.mark.parametrize("credit", ["青阳新闻记者 何川 图", "记者 何川/图", "本报记者何川 图"])
def test_a_line_under_a_picture_that_ends_with_the_reporter_who_took_it_is_its_caption(credit):
    found = article(f'<p><img src="/u/1.jpg" width="600"></p><p>旋耕机正在作业。{credit}</p>{paragraphs()}')
    assert (found.text, found.images[0].caption) == (TEXT, "旋耕机正在作业。")


@pytest.mark.parametrize(
    "line",
    [
        "统一底板、错落字体、暖色灯带……记者昨天在蓉城路看到，改造后的店招既整齐又不失个性，老街焕然一新。",
        "县气象台的发布时间比去年早了三天，农技人员据此排定播种的先后。",
    ],
)
def test_a_sentence_that_has_the_words_of_the_line_under_the_headline_opens_the_text(line):
    assert article(paragraphs((line, *PARAGRAPHS))).text.startswith(line)


def test_a_row_for_the_size_of_letters_and_the_headline_once_more_are_none_of_the_text():
    head = f"<div>{article().title}</div><div><a>大</a><a>中</a><a>小</a></div>"
    assert article(head + paragraphs()).text == TEXT


@pytest.mark.parametrize("said", ["蟹农正在起捕。", "项目启动现场。"])
def test_one_clause_in_the_middle_under_a_picture_is_its_caption(said):
    picture = f'<p align="center"><img src="/u/1.jpg" width="600"></p><p align="center">{said}</p>'
    assert article(picture + paragraphs()).text == TEXT


def test_a_pages_statement_behind_the_text_is_none_of_it():
    statement = (
        "<p>青阳电视台版权与免责声明：</p><p>① 凡本网注明“来源：青阳广电”的所有文字和图片，版权均属本台所有。</p>"
    )
    digg = "<div><div>顶一下</div><div>(3)</div></div><div>------分隔线----------------------------</div>"
    player = "<div>您的浏览器不支持视频播放，请升级浏览器或下载客户端观看</div>"
    assert article(player + paragraphs() + digg + statement).text == TEXT


def test_a_summary_in_an_element_called_so_is_none_of_the_text_though_it_ends_otherwise():
    summary = f'<div class="summary">{PARAGRAPHS[1][:30]}，增产增收。</div>'
    assert article(summary + paragraphs(PARAGRAPHS[1:])).text.splitlines()[0] == PARAGRAPHS[1]


def test_a_summary_in_an_element_called_so_that_repeats_a_later_paragraph_is_none_of_the_text():
    found = article(f'<p>字号：</p><div class="summary">{PARAGRAPHS[2]}</div>{paragraphs()}')
    assert found.text.splitlines()[1:] == list(PARAGRAPHS[1:])


def test_the_table_that_sums_up_a_notice_is_none_of_the_text_though_the_notice_is_of_short_lines():
    rows = "<tr><td>采购单位</td><td>青阳县医院管理中心</td></tr><tr><td>电话</td><td>5020000</td></tr>"
    table = f"<h5>公告概要：</h5><table>{rows}</table>"
    lines = (
        "一、项目基本情况",
        "采购项目编号：202601",
        "二、终止的原因",
        "第14包：通过审查的投标人不足3家，本包废标。",
        "第16包：投标人不足3家，本包废标。",
    )
    assert article(f"<div>{table}</div>{paragraphs(lines)}").text == "\n".join(lines)


def test_a_summary_in_an_element_called_so_is_found_behind_the_outlet_and_the_reporter_too():
    summary = f'<div class="intro">{PARAGRAPHS[0].partition("）")[2][:40]}。</div>'
    assert article(summary + paragraphs()).text == TEXT


@pytest.mark.parametrize("heading", ["更多来信", "更多图片"])
def test_a_heading_over_more_of_the_kind_ends_the_text(heading):
    rows = "".join(f"<p>公交站台无遮雨棚，市民等车像淋浴{n}</p>" for n in range(4))
    assert article(f"{paragraphs()}<h3>{heading}</h3>{rows}").text == TEXT


@pytest.mark.parametrize("label", ["摘要：", "【内容提要】", "[导读]"])
def test_a_summary_with_its_label_that_repeats_the_beginning_is_none_of_the_text(label):
    assert article(f"<p>{label}{PARAGRAPHS[1][:40]}……</p>{paragraphs(PARAGRAPHS[1:])}").text.startswith(PARAGRAPHS[1])


@pytest.mark.parametrize(
    "line", ["微信扫一扫，关注青阳发布", "您对本页面内容是否满意？", "我要评论", "发稿时间：2024-03-15 责任编辑：张倩"]
)
def test_what_pages_have_under_a_text_is_none_of_it(line):
    assert article(f"{paragraphs()}<p>{line}</p><p>请遵守国家法律法规。</p>").text == TEXT


def test_a_player_over_the_text_is_none_of_it():
    assert article(f"<div>听全文 00:00/03:21</div>{paragraphs()}").text == TEXT
