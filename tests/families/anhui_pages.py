"""One issue of Anhui Daily and two columns of the Anhui portal, in the markup of their systems, with words of ours."""

BASE = "https://szb.ahnews.com.cn/ahrb"
DAY = "202308/21"


def node(number: str) -> str:
    return f"{BASE}/layout/{DAY}/node_{number}.html"


def content(number: int) -> str:
    return f"{BASE}/content/{DAY}/c{number}.html"


def issue_page(number: str, pages: dict[str, str], articles: list[tuple[int, str]]) -> str:
    rows = "".join(
        f'<li class="oneclick1"><p><a href="node_{no}.html">第{no}版：{name}</a>'
        f'<a href="../../../att/{DAY}/{no}-ab.pdf"><img src="../../../img/pdf.png"></a></p></li>'
        for no, name in pages.items()
    )
    news = "".join(
        f'<li><h3><a href="../../../content/{DAY}/c{no}.html">{title}</a></h3></li>' for no, title in articles
    )
    areas = "".join(
        f'<area shape="poly" coords="1,1,9,9" href="../../../content/{DAY}/c{no}.html" title="{title}">'
        for no, title in articles
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>安徽日报数字报</title></head>
<body id="allBody"><div class="newsside"><ul>{rows}</ul></div>
<div class="newsconimg"><img src="../../../pic/{DAY}/{number}.jpg.2" usemap="#PagePicMap">
<map name="PagePicMap">{areas}</map></div>
<div id="ScroLeft"><div class="newslist"><ul>{news}</ul></div></div>
<div class="date"><a href="../../202308/20/node_01.html">上一期</a><a href="javascript:void(0)">下一期</a>
<a href="https://szb.ahnews.com.cn/fzb/pc/layout/{DAY}/node_01.html">安徽法治报</a>
<a href="https://szb.ahnews.com.cn/fzb/pc/con/{DAY}/c990001.html">安徽法治报：庭审进社区</a></div></body></html>"""


def article_page(
    title: str, *, kicker: str = "", sub: str = "", body: str = "正文一段。", page: str = "第01版：要闻"
) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>安徽日报</title></head><body>
<div id="ScroLeft"><div class="newsdetatit"><div class="intro">{kicker}</div>
<h3><founder-title>{title}</founder-title></h3><div class="sub">{sub}</div>
<p><span>2023年08月21日</span><span class="Author">版次：{page}</span><span class="Author">作者：<founder-author>本报记者 李望</founder-author></span></p></div>
<div class="newsdetatext"><div class="content"><founder-content><!-- npm:1 -->{body}</founder-content></div>
<div class="pic"><img src="../../../pic/{DAY}/a1.jpg"></div></div></div></body></html>"""


PAGES = {"01": "要闻", "02": "综合", "04": "专版", "05": "文化"}
"""Page 03 is the left half of a double page, page 05 is listed and missing."""

ISSUE = {
    node("01"): issue_page("01", PAGES, [(101, "江淮粮仓添新绿"), (102, "广告"), (103, "两座大桥同日合龙")]),
    node("02"): issue_page("02", PAGES, [(201, "公告"), (101, "江淮粮仓添新绿")]),
    node("04"): issue_page("04", PAGES, [(401, "小城夜读")]),
    content(101): article_page("江淮粮仓添新绿", kicker="秋粮长势如何", sub="三个村庄的一天", body="<p>本报讯　入秋以来，阜阳的田里一片新绿。</p><p>村民说，今年雨水好。</p>"),
    content(103): article_page("两座大桥同日合龙", body="<p>八月二十日，两座大桥合龙。</p>"),
    content(201): article_page("公告", body="", page="第02版：综合"),
    content(401): article_page("小城夜读", body="<p>书店亮灯到夜里十点。</p>", page="第04版：专版"),
}  # fmt: skip

PORTAL = "https://www.ah.gov.cn"


def column(entries: list[tuple[str, str, str]], current: int, count: int, column_id: int = 6781961) -> str:
    rows = '<li class="lm_line"></li>'.join(
        f'<li><span class="right date">{date}</span><a href="{path}" target="_blank" title="{title}">{title}</a></li>'
        for path, title, date in entries
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="SiteName" content="安徽省人民政府"></head>
<body><div class="navjz"><ul class="doc_list">{rows}</ul><div id="page_{column_id}"></div>
<script>Ls.pagination("#page_{column_id}", function(pageIndex){{location.href='{PORTAL}/content/column/{column_id}?pageIndex='+pageIndex;}},{{currPage: ({current - 1}+1),pageCount:{count}}});</script>
</div></body></html>"""


def portal_article(title: str, date: str, source: str, body: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}"></head>
<body><div class="wz_position">您现在所在的位置：<a href="/">网站首页</a> &gt; <a href="/zwyw/">要闻</a> &gt; <a href="/zwyw/jryw/">今日要闻</a></div>
<h1 class="wztit">{title}</h1><div><span class="wz_date">发布时间：{date}</span><span class="wz_res">来源：{source}</span>浏览次数：<span></span></div>
<div class="wzcon j-fontContent">{body}</div><p>扫一扫在手机打开当前页</p></body></html>"""


COLUMN = {
    f"{PORTAL}/zwyw/jryw/index.html": column(
        [("/zwyw/jryw/565300003.html", "全省防汛会议召开", "2023-08-22"), ("/zwyw/jryw/565300002.html", "合肥新开一条地铁", "2023-08-21")],
        1,
        3,
    ),
    f"{PORTAL}/content/column/6781961?pageIndex=2": column(
        [("/zwyw/jryw/565300001.html", "皖南茶园夏管忙", "2023-08-20"), ("/zwyw/jryw/565300000.html", "旧闻一则", "2023-08-10")], 2, 3
    ),
    f"{PORTAL}/content/column/6781961?pageIndex=3": column([("/zwyw/jryw/565200000.html", "更旧的一则", "2023-08-01")], 3, 3),
    f"{PORTAL}/public/column/1681?type=4&action=list": column([("/public/1681/565495721.html", "关于印发方案的通知", "2023-08-21")], 1, 1),
    f"{PORTAL}/zwyw/jryw/565300003.html": portal_article("全省防汛会议召开", "2023-08-22 09:10", "安徽日报", "<p>会议部署了防汛工作。</p>"),
    f"{PORTAL}/zwyw/jryw/565300002.html": portal_article("合肥新开一条地铁", "2023-08-21 08:00", "本网", "<p>新线长二十公里。</p>"),
    f"{PORTAL}/zwyw/jryw/565300001.html": portal_article("皖南茶园夏管忙", "2023-08-20 08:00", "新华网", "<p>茶农修剪枝条。</p>"),
    f"{PORTAL}/zwyw/jryw/565300000.html": portal_article("旧闻一则", "2023-08-10 08:00", "新华网", "<p>往事。</p>"),
    f"{PORTAL}/public/1681/565495721.html": portal_article("关于印发方案的通知", "2023-08-21 16:30", "省政府办公厅", "<p>各市人民政府：</p>"),
}  # fmt: skip
