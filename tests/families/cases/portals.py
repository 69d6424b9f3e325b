"""Portals and news sites, system by system."""

import json

from tests.families.cases import AUTHORS, BODY, KICKER, LINES, SOURCE, SUBTITLE, TITLE, Case

OTHER = "一条路通到山里"
TIME = "2023-08-21T15:23:00+08:00"
HEAD = f"<title>{TITLE}_清江市人民政府</title>"


def rows(*paths: str) -> str:
    titles = (TITLE, OTHER)
    days = ("2023-08-21", "2023-08-20")
    return "".join(
        f"<li><a href='{path}' title='{title}'>{title}</a><span>{day}</span></li>"
        for path, title, day in zip(paths, titles, days, strict=True)
    )


def portal(  # noqa: PLR0917  # a row of a table
    family: str,
    host: str,
    first: str,
    second: str,
    body: str,
    listing: str,
    pages: list[str],
    *,
    list_path: str,
    shown: str = "",
    **more,
) -> Case:
    base = f"http://{host}"
    head = shown or "<p>发布时间：2023-08-21 15:23　来源：清江晚报</p>"
    return Case(
        family=family,
        url=base + first,
        html=f"<html><head><meta charset=utf-8>{more.pop('meta', '')}{HEAD}</head><body><div class=wrap><h1>{TITLE}</h1>{head}{body}<p>扫一扫在手机打开当前页</p></div></body></html>",
        fields=more.pop("fields", {"title": TITLE, "published_at": TIME, "source": SOURCE, "text": LINES}),
        list_url=base + list_path,
        list_html=f"<html><head><meta charset=utf-8></head><body>{listing}</body></html>"
        if not listing.startswith(("{", "result"))
        else listing,
        links=[(base + first, TITLE, "2023-08-21"), (base + second, OTHER, "2023-08-20")],
        pages=[base + page for page in pages],
        **more,
    )


LONGCOM = portal(
    "longcom", "www.qingjiang.example", "/zwyw/11.html", "/zwyw/12.html",
    f"<div class='wzcon j-fontContent'>{BODY}</div><div>0条评论</div>",
    "<ul class=doc_list><li class=lm_line></li>" + rows("/zwyw/11.html", "/zwyw/12.html") + "</ul><div id=page_77></div><script>Ls.pagination(\"#page_77\", function(pageIndex){location.href='http://www.qingjiang.example/content/column/77?pageIndex='+pageIndex;},{currPage:(0+1),pageCount:3});</script>",
    ["/content/column/77?pageIndex=2"], list_path="/content/column/77",
    shown="<div class=wz_position><a href='/'>网站首页</a> &gt; <a href='/zwyw/'>要闻</a></div><h1 class=wztit></h1><span class=wz_date>2023-08-21 15:23</span><span class=wz_res>来源：清江晚报</span>",
    fields={"title": TITLE, "published_at": TIME, "source": SOURCE, "text": LINES, "breadcrumbs": ["网站首页", "要闻"], "section": "要闻"},
)  # fmt: skip
HANWEB = portal(
    "hanweb", "www.han.example", "/art/2023/8/21/art_7_11.html", "/art/2023/8/20/art_7_12.html",
    f"<div id=zoom><!--<$[信息内容]>begin-->{BODY}<!--<$[信息内容]>end--></div>",
    "<div class=jpage></div><script type='text/xml'><datastore><nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=1&columnid=7&unitid=9'></a>]]></nextgroup><recordset>"
    + "".join(f"<record><![CDATA[{row}</li>]]></record>" for row in rows("/art/2023/8/21/art_7_11.html", "/art/2023/8/20/art_7_12.html").split("</li>") if row)
    + "</recordset></datastore></script>",
    ["/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=1&columnid=7&unitid=9"], list_path="/col/col7/index.html",
)  # fmt: skip
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
JPAAS = portal(
    "hanweb", "www.jpaas.example", "/art/2023/8/21/art_7_11.html", "/art/2023/8/20/art_7_12.html",
    f"<meta name='ContentStart'><div>{BODY}</div><meta name='ContentEnd'>",
    json.dumps({"data": {"html": "<ul>" + rows("/art/2023/8/21/art_7_11.html", "/art/2023/8/20/art_7_12.html") + "</ul>"}}, ensure_ascii=False),
    [UNIT + "?webId=1&pageId=7&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A50%7D"],
    list_path=UNIT + '?webId=1&pageId=7&paramJson=%7B%22pageNo%22%3A1%2C%22pageSize%22%3A50%7D',
    meta="<meta name='Maketime' content='2023-08-21 16:00:00'>",
)  # fmt: skip
SCRIPTED = portal(
    "hanweb", "www.jpaas.example", "/jx/col/col42150/content/content_11.html", "/jx/col/col42150/content/content_12.html",
    f"<meta name='ContentStart'><div>{BODY}</div><meta name='ContentEnd'>",
    "<ul><script type='text/template'><li><a href='{{url}}'>{{title}}</a></li></script></ul><script>var listData = { articleList: "
    + json.dumps([{"title": TITLE, "pubDate": "2023-08-21 16:59", "urls": json.dumps({"pc": "/jx/col/col42150/content/content_11.html"})}, {"title": OTHER, "pubDate": "2023-08-20 11:45", "urls": json.dumps({"pc": "/jx/col/col42150/content/content_12.html"})}], ensure_ascii=False)
    + " };</script>",
    [], list_path="/jx/col/col42150/index.html",
)  # fmt: skip
UCAP = portal(
    "ucap", "www.ucap.example", "/qj/c107855/202308/c00_11.shtml", "/qj/c107855/202308/c00_12.shtml",
    f"<div class=pages_content><div id='UCAP-CONTENT'><UCAPCONTENT>{BODY}</UCAPCONTENT></div></div>",
    "<cmspro_documents></cmspro_documents><ul>" + rows("/qj/c107855/202308/c00_11.shtml", "/qj/c107855/202308/c00_12.shtml") + "</ul><script>createPageHTML('page_div',3,1,'news','shtml',60);</script>",
    ["/qj/c107855/news_2.shtml"], list_path="/qj/c107855/news.shtml",
)  # fmt: skip
UCAP_JSON = portal(
    "ucap", "www.ucap.example", "/qj/c107855/202308/c00_11.shtml", "/qj/c107855/202308/c00_12.shtml",
    f"<div class=pages_content>{BODY}</div>",
    json.dumps({"data": {"total": 40, "results": [{"title": TITLE, "url": "/qj/c107855/202308/c00_11.shtml", "publishedTimeStr": "2023-08-21 15:23:00"}, {"title": OTHER, "url": "/qj/c107855/202308/c00_12.shtml", "publishedTime": 1692500000000}]}}, ensure_ascii=False),
    ["/common/search/779f8eda2ae847c2a46893fcc05284fc?page=2&_pageSize=10&_isJson=true"],
    list_path="/common/search/779f8eda2ae847c2a46893fcc05284fc?page=1&_pageSize=10&_isJson=true",
)  # fmt: skip
GKMLPT = portal(
    "gkmlpt", "www.gk.example", "/gkmlpt/content/4/4284/post_11.html", "/zwgk/content/post_12.html",
    f"<div class='article-content' wzades='正文'>{BODY}</div>",
    "<div class=viewList><ul>" + rows("/gkmlpt/content/4/4284/post_11.html", "/zwgk/content/post_12.html") + "</ul><a class=next href='index_2.html'>下一页</a></div>",
    ["/zwgk/wjk/index_2.html"], list_path="/zwgk/wjk/index.html",
)  # fmt: skip
GKMLPT_JSON = portal(
    "gkmlpt", "www.gk.example", "/gkmlpt/content/4/4284/post_11.html", "/gkmlpt/content/4/4284/post_12.html",
    f"<div id=zoomcon>{BODY}</div>",
    json.dumps({"articles": [{"title": TITLE, "url": "http://www.gk.example/gkmlpt/content/4/4284/post_11.html", "display_publish_time": 1692602580}, {"title": OTHER, "url": "http://www.gk.example/gkmlpt/content/4/4284/post_12.html", "created_at": "2023-08-20 08:00:00"}]}, ensure_ascii=False),
    ["/gkmlpt/api/all/5?page=2&sid=2"], list_path="/gkmlpt/api/all/5?page=1&sid=2",
)  # fmt: skip
VSB = portal(
    "vsb", "www.vsb.example", "/info/1001/11.htm", "/info/1001/12.htm",
    f"<div id=vsb_content><div class=v_news_content>{BODY}</div></div>",
    "<ul><li id=line_u1_0><a href='info/1001/11.htm'>" + TITLE + "</a><span>2023-08-21</span></li><li id=line_u1_1><a href='info/1001/12.htm'>" + OTHER + "</a><span>2023-08-20</span></li></ul><a href='xw/7.htm'>下页</a>",
    ["/xw/7.htm"], list_path="/xw.htm",
)  # fmt: skip
TRS = portal(
    "trs", "www.trs.example", "/xw/202308/t20230821_11.html", "/xw/202308/t20230820_12.html",
    f"<div class=TRS_Editor>{BODY}</div>",
    "<ul>" + rows("./202308/t20230821_11.html", "./202308/t20230820_12.html") + "<li><a href='./202308/t20230821_11_wap.html'>" + TITLE + '</a></li></ul><script>createPageHTML(25, 0, "index","html","black2",250);</script>',
    ["/xw/index_1.html"], list_path="/xw/index.html",
)  # fmt: skip
TRS_NEW = portal(
    "trs", "www.trs.example", "/xw/202308/t20230821_11.shtml", "/xw/202308/t20230820_12.shtml",
    f"<div class='TRS_UEDITOR trs_paper_default'>{BODY}</div>",
    "<table><tbody>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows("./202308/t20230821_11.shtml", "./202308/t20230820_12.shtml").replace("<li>", "").split("</li>") if row) + "</tbody></table><script>createPageHTML('paging',25,1,'wjk','html',500)</script>",
    ["/xw/wjk_2.html"], list_path="/xw/wjk.html",
)  # fmt: skip
IGS = portal(
    "trs", "www.trs.example", "/xw/202308/t20230821_11.html", "/xw/202308/t20230820_12.html",
    f"<div class=TRS_PreAppend>{BODY}</div>",
    json.dumps({"page": {"content": [{"DOCTITLE": f"<em>{TITLE}</em>", "DOCPUBURL": "http://www.trs.example/xw/202308/t20230821_11.html", "PUBDATE": "2023-08-21 15:23:00"}, {"BT": OTHER, "DOCPUBURL": "http://www.trs.example/xw/202308/t20230820_12.html", "FBRQ": "2023-08-20"}]}}, ensure_ascii=False),
    ["/igs/front/search/list.html?index=x&pageNumber=2&siteId=14"], list_path="/igs/front/search/list.html?index=x&pageNumber=1&siteId=14",
)  # fmt: skip
JSONP = portal(
    "trs", "www.trs.example", "/xw/202308/t20230821_11.html", "/xw/202308/t20230820_12.html",
    f"<div class=Custom_UnionStyle>{BODY}</div>",
    "result(" + json.dumps({"data": [{"puburl": "http://www.trs.example/xw/202308/t20230821_11.html", "tip": {"title": TITLE, "dates": "2023年08月21日"}}, {"puburl": "http://www.trs.example/xw/202308/t20230820_12.html", "tip": {"title": OTHER, "dates": "2023年08月20日"}}]}, ensure_ascii=False) + ");",
    ["/govsearch/jsonp/list.jsp?page=2&lb=1&callback=result"], list_path="/govsearch/jsonp/list.jsp?page=1&lb=1&callback=result",
)  # fmt: skip
ENP = portal(
    "founder_web", "news.enp.example", "/2023-08/21/content_11.htm", "/2023-08/20/content_12.htm",
    f"<!--enpproperty <articleid>11</articleid><date>2023-08-21 15:23:00:0</date><author>周砚 何溪</author><title>{TITLE}</title><introtitle>{KICKER}</introtitle><subtitle>{SUBTITLE}</subtitle><sourcename>{SOURCE}</sourcename>/enpproperty--><div><!--enpcontent--><!--enpcontent-->{BODY}<!--/enpcontent--><!--/enpcontent--></div>",
    "<ul>" + rows("/2023-08/21/content_11.htm", "/2023-08/20/content_12.htm") + "</ul><a href='index_2.htm'>下一页</a>",
    ["/index_2.htm"], list_path="/index.htm", shown="<p></p>",
    fields={"title": TITLE, "kicker": KICKER, "subtitle": SUBTITLE, "authors": AUTHORS, "source": SOURCE, "published_at": TIME, "text": LINES},
)  # fmt: skip


def own(  # noqa: PLR0917  # a row of a table
    family: str, host: str, first: str, second: str, body: str, paging: str, pages: list[str], list_path: str
) -> Case:
    return portal(
        family,
        host,
        first,
        second,
        f"<div {body}>{BODY}</div>",
        f"<ul>{rows(first, second)}</ul>{paging}",
        pages,
        list_path=list_path,
    )


HEX = "0123456789abcdef0123456789abcde"
GUID = "580d0301-2e0b-4152-9dd1-7d7f4e0f498"
CASES = {
    "longcom": LONGCOM, "hanweb": HANWEB, "hanweb jpaas": JPAAS, "hanweb scripted": SCRIPTED, "ucap": UCAP, "ucap json": UCAP_JSON,
    "gkmlpt": GKMLPT, "gkmlpt json": GKMLPT_JSON, "vsb": VSB, "trs": TRS, "trs one-based": TRS_NEW, "trs igs": IGS,
    "trs jsonp": JSONP, "founder_web": ENP,
    "henan_cms": own("henan_cms", "www.henan.gov.cn", "/2023/08-21/11.html", "/2023/08-20/12.html", "class=content", "<a href='index_1.html'>下一页</a>", ["/zwgk/index_1.html"], "/zwgk/index.html"),
    "liaoning_cms": own("liaoning_cms", "www.ln.gov.cn", f"/web/x/{HEX.upper()}1/index.shtml", f"/web/x/{HEX.upper()}2/index.shtml", "class=content", "", [], "/web/x/index.shtml"),
    "hebei_cms": own("hebei_cms", "www.hebei.gov.cn", f"/columns/{GUID}0/202308/21/{GUID}1.html", f"/columns/{GUID}0/202308/20/{GUID}2.html", "id=zoom", "", [], f"/columns/{GUID}0/index.html"),
    "enorth": own("enorth", "www.qinghai.gov.cn", "/zwgk/system/2023/08/21/030000011.shtml", "/zwgk/system/2023/08/20/030000012.shtml", "class=con-article", "", [], "/xxgk/1/4/index.html"),
    "sichuan_cms": own("sichuan_cms", "www.sc.gov.cn", f"/10462/c103045/2023/8/21/{HEX}1.shtml", f"/10462/c103045/2023/8/20/{HEX}2.shtml", "id=cmsArticleContent", "<a href='stt_list_2.shtml'>下一页</a>", ["/10462/c103045/stt_list_2.shtml"], "/10462/c103045/stt_list.shtml"),
    "shanghai_cms": own("shanghai_cms", "www.shanghai.gov.cn", f"/nw4411/20230821/{HEX}1.html", f"/nw4411/20230820/{HEX}2.html", "class=Article_content", "<script>var opt = {totalPage: 9};</script>", ["/nw2315/index_2.html"], "/nw2315/index.html"),
}  # fmt: skip
