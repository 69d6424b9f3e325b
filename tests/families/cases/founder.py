"""Founder's e-papers, new and classic, skin by skin."""

from tests.families.cases import AUTHORS, BODY, KICKER, LINES, SUBTITLE, TITLE, Case

DAY = "202308/21"
PIC = f"../../../pic/{DAY}/tower.jpg"
FIELDS = {
    "title": TITLE,
    "kicker": KICKER,
    "subtitle": SUBTITLE,
    "text": LINES,
    "authors": AUTHORS,
}
CAPTION = [("tower.jpg", "旧书楼一角。", "周砚")]


def new_list(box: str, no: str = "01") -> str:
    return f"<html><head><title>数字报</title></head><body>{box}<map name='PagePicMap'><area shape=rect coords='1,1,2,2' href='../../../c/{DAY}/content_11.html'></map><a href='../../202308/20/node_{no}.html'>上一期</a></body></html>"


def new(skin: str, article: str, listing: str, links=None, **more) -> Case:
    base = f"https://{skin}.example.cn/pc"
    return Case(
        family="founder_new",
        url=f"{base}/c/{DAY}/content_11.html",
        html=f"<!DOCTYPE html><html><head><meta charset=utf-8><title>清江日报</title></head><body>{article}</body></html>",
        fields=more.pop("fields", FIELDS),
        list_url=f"{base}/layout/{DAY}/node_01.html",
        list_html=new_list(listing),
        links=links
        or [
            (f"{base}/c/{DAY}/content_11.html", TITLE, None),
            (f"{base}/c/{DAY}/content_12.html", "一条路通到山里", None),
        ],
        pages=[f"{base}/layout/{DAY}/node_02.html"],
        label=more.pop("label", ("01", "要闻")),
        pdf=more.pop("pdf", f"{base}/att/{DAY}/p1.pdf"),
        **more,
    )


NPM = "<!-- npm:article 7 -->"
A1 = new(
    "a1",
    f"<div id=ScroLeft><div class=newsdetatit><div class=intro>{KICKER}</div><h3><founder-title>{TITLE}</founder-title></h3><div class=sub>{SUBTITLE}</div>"
    f"<p><span>来源：清江日报</span><span>2023年08月21日</span><span class=Author>作者：<founder-author>{NPM}本报记者 周　砚 何　溪</founder-author></span><span class=Author>版次：01</span></p></div>"
    f"<div class=newsdetatext><div class=attachment><img src='{PIC}'><p>旧书楼一角。</p><p>周　砚 摄</p></div><founder-content>{NPM}{BODY}</founder-content></div></div>",
    "<div class=newsside><ul><li class=oneclick1><p><a href='node_01.html'>第01版：要闻</a><a href='../../../att/202308/21/p1.pdf'>PDF</a></p></li>"
    "<li class=oneclick1><p><a href='./node_02.html'>第02版：综合</a><a href='../../../att/202308/21/p2.pdf'>PDF</a></p></li></ul></div>"
    f"<div id=ScroLeft><div class=newslist><ul><li><h3><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></h3></li><li><h3><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></h3></li></ul></div></div>",
    fields=FIELDS | {"source": "清江日报", "images": CAPTION, "page_no": "01"},
)
A2 = new(
    "a2",
    f"<h5 id=PreTitle>{KICKER}</h5><h2 id=Title>{TITLE}</h2><h5 id=SubTitle>{SUBTITLE}</h5><founder-author>周砚 何溪</founder-author><div id=ozoom><founder-content>{BODY}</founder-content></div>",
    "<span id=layout>第01版：要闻</span><span class=pull-right><a href='../../../att/202308/21/p1.pdf'>下载</a></span><ul id=layoutlist><li><a href='node_01.html'>第01版：要闻</a></li><li><a href='node_02.html'>第02版：综合</a></li></ul>"
    f"<ul id=articlelist><li><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></li><li><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></li></ul>",
)
A3 = new(
    "a3",
    f"<div class=container><h4 id=PreTitle>{KICKER}</h4><h3 id=Title>{TITLE}</h3><h4 id=SubTitle>{SUBTITLE}</h4><p><founder-author>周砚 何溪</founder-author></p><founder-content>{BODY}</founder-content></div>",
    "<p id=pdfUrl style='display:none'>../../../att/202308/21/p1.pdf</p><div class='col-md-5'><ul><li><a href='node_01.html'>01版：要闻</a></li><li><a href='node_02.html'>02版：综合</a></li></ul></div>"
    f"<div class='news-list'><ul><li><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></li><li><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></li></ul></div>",
)
A4 = new(
    "a4",
    f"<h4 id=PreTitle>{KICKER}</h4><h2 id=Title>{TITLE}</h2><h4 id=SubTitle>{SUBTITLE}</h4><founder-author>周砚 何溪</founder-author><div id=ozoom>{BODY}</div>",
    "<table id=bmdhTable><tr><td><a href='node_01.html'>第01版：要闻</a></td><td><a href='../../../att/202308/21/p1.pdf'>P</a></td></tr><tr><td><a href='node_02.html'>第02版：综合</a></td><td><a href='../../../att/202308/21/p2.pdf'>P</a></td></tr></table>"
    f"<div id='main-ed-articlenav-list'><table><tr><td><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></td></tr><tr><td><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></td></tr></table></div>",
)
A5 = new(
    "a5",
    f"<div class=bmnr_con_yinti>{KICKER}</div><div class=bmnr_con_biaoti>{TITLE}</div><div class=bmnr_con_futi>{SUBTITLE}</div><div class=bmnr_con_con><div id=zoom>{BODY}</div></div>",
    "<div class=bmml_con><a href='node_01.html'>第01版：要闻</a><a href='node_02.html'>第02版：综合</a></div>"
    f"<div class=bmdh_con><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></div>",
    fields={key: FIELDS[key] for key in ("title", "kicker", "subtitle", "text")},
    pdf=None,
)
A6 = new(
    "a6",
    f"<div id=print_area><span>{KICKER}</span><h1>{TITLE}</h1><div class=n_gallery><img src='{PIC}'><p>旧书楼一角。 周砚 摄</p></div><div id=content>{BODY}</div></div>",
    "<div class=layout><a href='node_01.html'>第01版：要闻</a><a href='node_02.html'>第02版：综合</a></div>"
    f"<div id=mCSB_4><h3><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></h3><ul><li><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></li></ul></div>",
    fields={"title": TITLE, "kicker": KICKER, "text": LINES, "images": CAPTION},
    pdf=None,
)
A7 = new(
    "a7",
    f"<article><h1 class=title>{TITLE}</h1><div class='article-entry'>{BODY}</div></article>",
    "<nav><ul><li class='nav-item'><a href='node_01.html'>01版：要闻</a></li><li class='nav-item'><a href='node_02.html'>02版：综合</a></li></ul></nav>"
    f"<div class='w8 fl'><ul><li><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></li><li><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></li></ul></div>",
    fields={"title": TITLE, "text": LINES},
    pdf=None,
)
PAD = new(
    "pad",
    f"<div id=scroller><h1 id='main-title'>{TITLE}</h1><h2 id='sub-title'>{SUBTITLE}</h2><p id=author>周砚 何溪</p><div id=content>{BODY}</div></div>",
    "<ul><li><a href='node_01.html'>01版：要闻</a></li><li><a href='node_02.html'>02版：综合</a></li></ul>"
    f"<ul><li><a href='../../../c/{DAY}/content_11.html'>{TITLE}</a></li><li><a href='../../../c/{DAY}/content_12.html'>一条路通到山里</a></li></ul>",
    fields={"title": TITLE, "subtitle": SUBTITLE, "authors": AUTHORS, "text": LINES},
    pdf=None,
)

WEB = "http://classic.example.cn/qjrb/html/2023-08/21"


def classic(article: str, listing: str, **more) -> Case:
    return Case(
        family="founder_classic",
        url=f"{WEB}/content_7_11.htm",
        html=f"<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>清江日报</title></head><body>{article}</body></html>",
        fields=more.pop("fields", FIELDS),
        list_url=f"{WEB}/node_2.htm",
        list_html=f"<html><body>{listing}<a href='../20/node_2.htm'>上一期</a></body></html>",
        links=[(f"{WEB}/content_7_11.htm", TITLE, None), (f"{WEB}/content_7_12.htm", "一条路通到山里", None)],
        pages=[f"{WEB}/node_5.htm"],
        label=more.pop("label", ("01", "要闻")),
        pdf=more.pop("pdf", "http://classic.example.cn/qjrb/resfile/2023-08-21/01/qjrb2023082101.pdf"),
        **more,
    )


ROWS = "".join(
    f"<tr><td><a class=rigth_bmdh_href id=pageLink href='{node}'>第 {no} 版：{name}</a></td><td><a href='../../../resfile/2023-08-21/{no:02d}/qjrb20230821{no:02d}.pdf'><img src=pdf.gif></a></td></tr>"
    for no, (node, name) in enumerate((("node_2.htm", "要闻"), ("node_5.htm", "综合")), 1)
)
CLASSIC = classic(
    f"<table class=wz><tr valign=top><td class=font02>{KICKER}</td></tr><tr valign=top><td class=font01><founder-title>{TITLE}</founder-title></td></tr><tr valign=top><td class=font02>{SUBTITLE}</td></tr>"
    f"<tr valign=top><td class=font02><founder-author>周砚 何溪</founder-author></td></tr></table><table id=newspic><tr><td><img src='../../../res/tower.jpg'></td></tr><tr><td>旧书楼一角。 周砚 摄</td></tr></table><div id=ozoom><founder-content>{NPM}{BODY}</founder-content></div>",
    f"<table id=bmdhTable>{ROWS}</table><div id='main-ed-articlenav-list'><table><tr><td><div><a href='content_7_11.htm?div=-1'>{TITLE}</a></div></td></tr><tr><td><a href=content_7_12.htm?div=-1>一条路通到山里</a></td></tr></table></div>"
    "<map name=pagepicmap><area href='content_7_11.htm'><area href='content_7_12.htm'></map>",
    fields=FIELDS | {"images": CAPTION},
)
ZHEJIANG = classic(
    f"<div class='main-article-alltitle'><p>{KICKER}</p><h1 class='main-article-title'>{TITLE}</h1></div><div class='main-article-content'>{BODY}</div>",
    "<div class='main-ednav-nav'><dl><dt><a id=pageLink href='node_2.htm'>第01版：要闻</a></dt><dd><img filepath='../../../resfile/2023-08-21/01/qjrb2023082101.pdf' src=p.gif></dd></dl>"
    "<dl><dt><a id=pageLink href='node_5.htm'>第02版：综合</a></dt><dd><img filepath='../../../resfile/2023-08-21/02/qjrb2023082102.pdf' src=p.gif></dd></dl></div>"
    f"<ul class='main-ed-articlenav-list'><li><a href='content_7_11.htm'>{TITLE}</a></li><li><a href='content_7_12.htm'>一条路通到山里</a></li></ul>",
    fields={"title": TITLE, "text": LINES},
)
JIANGXI = classic(
    f"<p class='BSHARE_TEXT'>{TITLE}</p><founder-author>周砚 何溪</founder-author><div id=ozoom>{BODY}</div>",
    "<ul><li><a id=pageLink href=node_2.htm>A01：要闻</a></li><li><a id=pageLink href=node_5.htm>A02：综合</a></li></ul>"
    f"<div id='main-ed-articlenav-list'><a href='content_7_11.htm'>{TITLE}</a><a href='content_7_12.htm'>一条路通到山里</a></div>",
    fields={"title": TITLE, "authors": AUTHORS, "text": LINES},
    label=("A01", "要闻"),
    pdf=None,
)
CASES = {
    "founder_new A1": A1, "founder_new A2": A2, "founder_new A3": A3, "founder_new A4": A4, "founder_new A5": A5,
    "founder_new A6": A6, "founder_new A7": A7, "founder_new pad": PAD, "founder_classic": CLASSIC,
    "founder_classic zhejiang": ZHEJIANG, "founder_classic jiangxi": JIANGXI,
}  # fmt: skip
