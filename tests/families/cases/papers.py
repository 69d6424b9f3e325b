"""The other e-paper systems."""

import json

from tests.families.cases import AUTHORS, BODY, KICKER, LINES, SUBTITLE, TITLE, Case

OTHER = "一条路通到山里"
DZ = "http://paper.example.com/dzrb/content/20230821"
PAPERINDEX = Case(
    family="paperindex",
    url=f"{DZ}/Articel01002MT.htm",
    html=f"<html><body><div id=news-header><p id=suptitle>{KICKER}</p><h1>{TITLE}</h1><p id=subtitle>{SUBTITLE}</p></div><div class=infor><div><span>2023-08-21</span><span>第01版</span><span>编辑：韩松</span><span>来源：清江日报</span></div></div><span id=contenttext>{BODY}</span></body></html>",
    fields={
        "title": TITLE,
        "kicker": KICKER,
        "subtitle": SUBTITLE,
        "text": LINES,
        "source": "清江日报",
        "editors": ["韩松"],
    },
    list_url=f"{DZ}/Page01NU.htm",
    list_html=f"<html><body><ul><li class=banci><a href='Page01NU.htm'>第01版：要闻</a></li><li class=banci><a href='Page02NU.htm'>第02版：综合</a></li></ul><ul id=newslist><li><a href='Articel01002MT.htm'>{TITLE}</a></li><li><a href='Articel01003MT.htm'>{OTHER}</a></li></ul><a href='../../PDF/20230821/01.pdf'>PDF</a></body></html>",
    links=[(f"{DZ}/Articel01002MT.htm", TITLE, None), (f"{DZ}/Articel01003MT.htm", OTHER, None)],
    pages=[f"{DZ}/Page02NU.htm"],
    label=("01", "要闻"),
    pdf="http://paper.example.com/dzrb/PDF/20230821/01.pdf",
)
SX = "http://epaper.example.com/shtml/sxrb/20230821"
SHANXI = Case(
    family="shtml_epaper",
    url=f"{SX}/770011.shtml",
    html=f"<html><body><h2 class=detConTit>{TITLE}</h2><div class=detPic><img src='/p/tower.jpg'></div><div class=details>{BODY}</div></body></html>",
    fields={"title": TITLE, "text": LINES, "images": [("tower.jpg", None, None)]},
    list_url=f"{SX}/v01.shtml",
    list_html=f"<html><body><ul><li><a href='v01.shtml'>第01版：要闻</a></li><li><a href='v02.shtml'>第02版：综合</a></li></ul><a class=selectBox href='770011.shtml' title='{TITLE}'></a><ul><li><a href='770011.shtml'>{TITLE}</a></li><li><a href='770012.shtml'>{OTHER}</a></li></ul></body></html>",
    links=[(f"{SX}/770011.shtml", TITLE, None), (f"{SX}/770012.shtml", OTHER, None)],
    pages=[f"{SX}/v02.shtml"],
    label=("01", "要闻"),
)
BJ = "https://bjrb.example.cn/bjrb/mobile/2023/20230821"
BEIJING = Case(
    family="bjd_mobile",
    url=f"{BJ}/20230821_001/content_20230821_001_1.htm",
    html=f"<html><head><meta charset=gb2312></head><body><p id=guide>{KICKER}</p><h1 id='main-title'>{TITLE}</h1><h2 id='sub-title'>{SUBTITLE}</h2><p id=date>2023-08-21</p><div id=content>{BODY}</div></body></html>",
    fields={"title": TITLE, "kicker": KICKER, "subtitle": SUBTITLE, "text": LINES, "page_no": "01"},
    list_url=f"{BJ}/20230821_m.html",
    list_html=f"<html><body><div class='nav-items'><div class='nav-panel-heading'>第01版：要闻</div><a data-href='20230821_001/content_20230821_001_1.htm' data-newid=1>{TITLE}</a></div><div class='nav-items'><div class='nav-panel-heading'>第02版：综合</div><a data-href='20230821_002/content_20230821_002_1.htm'>{OTHER}</a></div></body></html>",
    links=[
        (f"{BJ}/20230821_001/content_20230821_001_1.htm", TITLE, None),
        (f"{BJ}/20230821_002/content_20230821_002_1.htm", OTHER, None),
    ],
)
GX = "https://ssw.example.com/json/interface/epaper/api.php?name=gxrb&date=2023-08-21&code=001"
GUANGXI = Case(
    family="gxrb",
    url=f"{GX}&xuhao=1",
    html=f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div id=ozoom>{BODY}</div></body></html>",
    fields={"title": TITLE, "text": LINES, "page_no": "01"},
    list_url=GX,
    list_html=f"<html><body><div id=banmian><ul><li><a href='?name=gxrb&date=2023-08-21&code=001'>第01版：要闻</a></li><li><a href='?name=gxrb&date=2023-08-21&code=002'>第02版：综合</a></li></ul></div><a id=pptf href='/newspaper/gxrb20230821001.pdf'>PDF</a><map id='map-001'><area data-xuhao=1 href='?name=gxrb&date=2023-08-21&code=001&xuhao=1' title='{TITLE}'></map>"
    f"<table id=right_news1><tr data-xuhao=1><td>{TITLE}</td></tr><tr data-xuhao=2><td>{OTHER}</td></tr><tr data-xuhao=9><td>责任编辑 韩松</td></tr></table></body></html>",
    links=[(f"{GX}&xuhao=1", TITLE, None), (f"{GX}&xuhao=2", OTHER, None)],
    pages=[GX.replace("code=001", "code=002")],
    label=("01", "要闻"),
    pdf="https://ssw.example.com/newspaper/gxrb20230821001.pdf",
)
JF = "https://www.example.com/journal/2023-08-21/getJournalPage.do?page=01&code=jfrb"
DETAIL = "https://www.example.com/staticsg/res/html/journal/detail.html?code=jfrb&date=2023-08-21&id={}&page=01"
SHANGHAI = Case(
    family="jfdaily",
    url=DETAIL.format(11),
    html=json.dumps(
        {
            "object": {
                "article": {
                    "id": 11,
                    "title": TITLE,
                    "introtitle": KICKER,
                    "subtitle": SUBTITLE,
                    "author": "周砚 何溪",
                    "content": BODY,
                }
            }
        },
        ensure_ascii=False,
    ),
    fields={"title": TITLE, "kicker": KICKER, "subtitle": SUBTITLE, "authors": AUTHORS, "text": LINES, "page_no": "01"},
    list_url=JF,
    list_html=json.dumps(
        {
            "success": True,
            "object": {
                "pagelist": [{"pnumber": "01", "pname": "要闻"}, {"pnumber": "02", "pname": "综合"}],
                "articlelist": [{"id": 12, "title": OTHER}, {"id": 11, "title": TITLE}],
            },
        },
        ensure_ascii=False,
    ),
    links=[(DETAIL.format(11), TITLE, None), (DETAIL.format(12), OTHER, None)],
    pages=[JF.replace("page=01", "page=02")],
    label=("01", "要闻"),
)
CASES = {"paperindex": PAPERINDEX, "shtml_epaper": SHANXI, "bjd_mobile": BEIJING, "gxrb": GUANGXI, "jfdaily": SHANGHAI}
