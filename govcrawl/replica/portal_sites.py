"""The 31 government portals: columns where the crawl begins, addresses, containers. See ``systems.portals``."""

from typing import Any

from govcrawl.replica.site import Site

Column = tuple[str, ...]


def _portal(name: str, title: str, province: str, base: str, system: str, *columns: Column, **options: Any) -> Site:
    also = tuple({c[0][: c[0].index("/", 8)] for c in columns} - {base})
    return Site(
        name=f"{name}_gov", title=title, kind="portal", province=province, base=base, system=system, also=also,
        options={"columns": columns, **options},
    )  # fmt: skip


def _news(url: str) -> Column:
    return (url, "要闻动态/本地要闻", "news")


def _docs(url: str, api: str | None = None, folder: str | None = None) -> Column:
    names = "政务公开/政策文件" if not api else "政务公开/文件库"
    return (url, names, "documents", *((api, folder) if api and folder else ()))


TRS = {"article": "%Y%m/t%Y%m%d_{id}.html", "paging": "trs0"}
TRS_SHTML = {"article": "%Y%m/t%Y%m%d_{id}.shtml", "paging": "trs0", "index": "index.shtml"}
EDITOR = '<div class="TRS_Editor">{}</div>'
UEDITOR = '<div class="view TRS_UEDITOR trs_paper_default trs_web">{}</div>'

PORTALS: tuple[Site, ...] = (
    _portal("anhui", "安徽省人民政府门户网站", "安徽", "https://www.ah.gov.cn", "longcom",
            ("https://www.ah.gov.cn/zwyw/jryw/index.html", "政务要闻/今日要闻", "news"),
            ("https://www.ah.gov.cn/public/column/1681?type=4&action=list", "政府信息公开/文件", "documents"), artefact=30),
    _portal("beijing", "北京市人民政府门户网站", "北京", "https://www.beijing.gov.cn", "portals",
            _news("https://www.beijing.gov.cn/ywdt/yaowen/index.html"),
            _docs("https://www.beijing.gov.cn/zhengce/zhengcefagui/index.html"), **TRS,
            list='<div class="listBox"><ul class="list">{rows}</ul></div>', heading='<div class="header"><p>{}</p></div>',
            body=f'<div class="mainTextBox"><div id="mainText">{EDITOR}</div></div>', facts="list", artefact=20, parts=True, no_break=True),
    _portal("chongqing", "重庆市人民政府门户网站", "重庆", "https://www.cq.gov.cn", "portals",
            _news("https://www.cq.gov.cn/ywdt/jrcq/"),
            _docs("http://www.cq.gov.cn/zwgk/fdzdgknr/lzyj/xzgfxwj/szf_38655/index.html"),
            _docs("http://www.cq.gov.cn/zwgk/fdzdgknr/lzyj/qtgw/index.html"), **TRS,
            list='<ul class="list-cont">{rows}</ul>', row='<li class="clearfix"><a href="{url}" target="_blank">{title}</a><span>{date}</span></li>',
            body=f'<div class="document">{EDITOR}</div>', shows=("editors",), artefact=20, twelve_hours=True),
    _portal("fujian", "福建省人民政府门户网站", "福建", "https://www.fujian.gov.cn", "portals",
            _news("https://www.fujian.gov.cn/"), article="/zwgk/%Y%m/t%Y%m%d_{id}.htm", per_page=1000,
            body='<div class="article_component"><div class="Custom_UnionStyle">{}</div></div>', zero_width=True),
    _portal("gansu", "甘肃省人民政府门户网站", "甘肃", "http://www.gansu.gov.cn", "portals",
            _news("http://www.gansu.gov.cn/gsszf/gsyw/common_noleftlist.shtml"),
            _docs("http://www.gansu.gov.cn/common/search/77b4ad617c73434dba6491e1de8a615a?page=1&_pageSize=10&_isAgg=true&_isJson=true", "ucap", "/gsszf/c100054/"),
            article="%Y%m/{id}.shtml", paging="trs1", list='<ul id="body">{rows}</ul>',
            row='<li><div class="title"><a href="{url}">{title}</a></div><div class="date">{date}</div></li>',
            body='<div class="main mt8"><div id="zoom">{}</div></div>', info='<p class="pages-date">{date} 来源：{source}</p>', meta="none"),
    _portal("guangdong", "广东省人民政府门户网站", "广东", "https://www.gd.gov.cn", "portals",
            _news("https://www.gd.gov.cn/gdywdt/index.html"), _docs("https://www.gd.gov.cn/zwgk/wjk/qbwj/index.html"),
            _docs("https://www.gd.gov.cn/gkmlpt/api/all/5?page=1&sid=2", "gkmlpt", "/gkmlpt/"),
            article="content/post_{id}.html", list='<div class="viewList"><ul>{rows}</ul></div>',
            row='<li><span class="name"><a href="{url}">{title}</a></span><span class="date">{date}</span></li>',
            body='<div class="zw" wzades="正文">{}</div>', daily="南方日报", dates="chinese"),
    _portal("guangxi", "广西壮族自治区人民政府门户网站", "广西", "http://www.gxzf.gov.cn", "portals",
            _news("http://www.gxzf.gov.cn/gxyw/"), _docs("http://www.gxzf.gov.cn/zfwj/"),
            article="t{id}.shtml", paging="trs0", index="index.shtml", body=f'<div class="article-con">{UEDITOR}</div>', meta="none", artefact=20, no_break=True),
    _portal("guizhou", "贵州省人民政府门户网站", "贵州", "https://www.guizhou.gov.cn", "portals",
            _news("https://www.guizhou.gov.cn/home/gzyw/index.html"),
            _docs("https://www.guizhou.gov.cn/zwgk/zcfg/szfwj/qfbf/index.html"),
            _docs("https://www.guizhou.gov.cn/zwgk/zcfg/szfwj/qfbh/index.html"), **TRS,
            list='<div class="right-list-box"><ul>{rows}</ul></div>', body='<div class="Article_zw"><div class="view DocHtmlCon">{}</div></div>',
            info='<div class="tool"><span>发布时间：{date}</span><span>来源：<em class="SourceName">{source}</em></span></div>', parts=True, meta_cut=True),
    _portal("hainan", "海南省人民政府门户网站", "海南", "https://www.hainan.gov.cn", "portals",
            _news("https://www.hainan.gov.cn/hainan/ywdt/xw.shtml"), _docs("https://www.hainan.gov.cn/hainan/flfgxzgfxwj/fgsjk_ywh.shtml"),
            article="%Y%m/{hex}.shtml", paging="trs1", body='<div class="cen_box"><div id="zoom"><ucapcontent>{}</ucapcontent></div></div>'),
    _portal("hebei", "河北省人民政府门户网站", "河北", "https://www.hebei.gov.cn", "portals",
            _news("https://www.hebei.gov.cn/columns/580d0301-2e0b-4152-9dd1-7d7f4e0f4980/index.html"),
            _docs("https://www.hebei.gov.cn/columns/3d33a20b-4271-4b3b-8cae-3664e980d262/templates/2e3e81cf-d53a-40f0-9d7f-060e77400269/blocks/c0704ccb-1df3-4edd-9391-3f0e6d7db920?page=1&fix=0",
                  "html", "/columns/3d33a20b-4271-4b3b-8cae-3664e980d262/"),
            article="%Y%m/%d/{guid}.html", body='<div class="xxgk_gfxwjk-xqy-neir"><div id="zoom">{}</div></div>', artefact=20, dates="slash"),
    _portal("heilongjiang", "黑龙江省人民政府门户网站", "黑龙江", "https://www.hlj.gov.cn", "portals",
            _news("https://www.hlj.gov.cn/hlj/c107855/news.shtml"),
            _docs("https://www.hlj.gov.cn/common/search/779f8eda2ae847c2a46893fcc05284fc?page=1&_pageSize=10&_isAgg=true&_isJson=true&_template=index", "ucap", "/hlj/c108372/"),
            article="%Y%m/c00_{id}.shtml", paging="trs1", body='<div class="pages_content article_content_body">{}</div>'),
    _portal("henan", "河南省人民政府门户网站", "河南", "https://www.henan.gov.cn", "portals",
            _news("https://www.henan.gov.cn/zwgk/fgwj/szfl/index.html"), _docs("https://www.henan.gov.cn/zwgk/fgwj/yz/index.html"),
            _docs("https://www.henan.gov.cn/zwgk/fgwj/yzb/index.html"),
            _docs("https://searchapi.henan.gov.cn/open/api/external?siteId=4500000001&pageNumber=1&pageSize=15&channelMarkId=", "henan", "/"),
            article="/%Y/%m-%d/{id}.html", list='<div class="con-box"><ul>{rows}</ul></div>', body='<div class="content">{}</div>', meta="none", own_source=True),
    _portal("hubei", "湖北省人民政府门户网站", "湖北", "https://www.hubei.gov.cn", "portals",
            ("https://www.hubei.gov.cn/zfwj/ezbf/index.shtml", "要闻动态/本地要闻", "news"), _docs("http://www.hubei.gov.cn/zfwj/ezf/index.shtml"),
            _docs("http://www.hubei.gov.cn/zfwj/ezh/index.shtml"), **TRS_SHTML, list='<div class="list_block"><ul>{rows}</ul></div>',
            body=f'<div class="content_block">{UEDITOR}</div>', meta="lower", parts=True),
    _portal("hunan", "湖南省人民政府门户网站", "湖南", "https://www.hunan.gov.cn", "portals",
            _news("https://www.hunan.gov.cn/hnszf/hnyw/hnyw.html"), _docs("https://www.hunan.gov.cn/hnszf/xxgk/wjk/szfwj/wjk_glrb.html"),
            _docs("https://www.hunan.gov.cn/hnszf/xxgk/wjk/szfbgt/wjk_glrb.html"), article="%Y%m/t%Y%m%d_{id}.html", paging="trs1",
            list="<table><tbody>{rows}</tbody></table>", row='<tr><td><a href="{url}">{title}</a></td><td>{date}</td></tr>',
            body='<div class="content"><div class="TRS_PreAppend">{}</div></div>', daily="湖南日报", shows=("editors",)),
    _portal("jiangsu", "江苏省人民政府门户网站", "江苏", "http://www.jiangsu.gov.cn", "hanweb",
            _news("http://www.jiangsu.gov.cn/col/col33686/index.html"), _docs("http://www.jiangsu.gov.cn/col/col76841/index.html?uid=297589&pageNum=1"),
            precision="second", body='<div class="article_content" id="zoom">{}</div>', daily="新华日报", content_type="text/html; charset=gb2312"),
    _portal("jiangxi", "江西省人民政府门户网站", "江西", "https://www.jiangxi.gov.cn", "hanweb", _news("https://www.jiangxi.gov.cn/"),
            _docs("http://www.jiangxi.gov.cn/module/xxgk/subjectinfo.jsp?sortfield=compaltedate:0&fbtime=&texttype=0&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=1&binlay=&c_issuetime=", "xxgk", "/"),
            heading='<p class="sp_title">{}</p>', body='<div class="bg_middle"><div class="bt-article-02">{}</div></div>'),
    _portal("jilin", "吉林省人民政府门户网站", "吉林", "http://www.jl.gov.cn", "portals", _news("http://www.jl.gov.cn/szyw/jlyw/"),
            _docs("http://infogate.jl.gov.cn/govsearch/jsonp/zf_jd_list.jsp?page=1&lb=134657&callback=result", "jsonp", "/zcxx/"), **TRS,
            body='<div class="contents_div"><div id="zoom">{}</div></div>', meta="none",
            info='<div class="zlyxwz_t1">发布日期：{date} 来源：{source}</div>', dates="full-width"),
    _portal("liaoning", "辽宁省人民政府门户网站", "辽宁", "https://www.ln.gov.cn", "portals",
            _news("https://www.ln.gov.cn/web/ywdt/jrln/wzxx2018/index.shtml"), article="{HEX}/index.shtml",
            list='<ul class="list">{rows}</ul>', row='<li><a id="TITLETEXT" href="{url}">{title}</a><span>{date}</span></li>', body='<div class="content">{}</div>', content_type="text/html; charset=ISO-8859-1"),
    _portal("neimenggu", "内蒙古自治区人民政府门户网站", "内蒙古", "https://www.nmg.gov.cn", "portals", _news("https://www.nmg.gov.cn/"),
            _docs("https://www.nmg.gov.cn/nmsearch/openSearch/gfxwjkList?sort=time&postCity=nmg&pageNum=1&pageSize=10", "opensearch", "/zwgk/zfxxgk/zfxxgkml/gzxzgfxwj/xzgfxwj/"),
            article="%Y%m/t%Y%m%d_{id}.html", per_page=1000, body=f'<div class="ql_detailbro_content">{UEDITOR}</div>', daily="内蒙古日报", meta_markup=True),
    _portal("ningxia", "宁夏回族自治区人民政府门户网站", "宁夏", "https://www.nx.gov.cn", "portals",
            _news("https://www.nx.gov.cn/zwxx_11337/nxyw/"), _docs("https://www.nx.gov.cn/zwgk/qzfwj/list.html"), **TRS,
            list='<ul class="nx-list">{rows}</ul>', row='<li><div class="nx-conmtab"><p><a href="{url}">{title}</a><span class="tt">日期</span><span class="value">{date}</span></p></div></li>',
            body='<div class="view"><div id="ofdneed">{}</div></div>', variants=True),
    _portal("qinghai", "青海省人民政府门户网站", "青海", "http://www.qinghai.gov.cn", "portals", _news("http://www.qinghai.gov.cn/"),
            _docs("http://www.qinghai.gov.cn/xxgk/1/4/index.html"), article="/zwgk/system/%Y/%m/%d/0{id}.shtml", per_page=1000, body='<div class="con-article">{}</div>', encoding="gbk", meta_charset="gb2312", meta_markup=True),
    _portal("shaanxi", "陕西省人民政府门户网站", "陕西", "http://www.shaanxi.gov.cn", "portals",
            ("http://www.shaanxi.gov.cn/", "要闻动态/本地要闻", "news"), _docs("http://www.shaanxi.gov.cn/zfxxgk/fdzdgknr/zcwj/szfbgtwj/szbf/index.html"),
            _docs("http://www.shaanxi.gov.cn/zfxxgk/fdzdgknr/zcwj/szfgz/index.html"), **TRS, per_page=1000, list='<ul class="gov-item">{rows}</ul>',
            row='<li><div class="a-news"><a href="{url}">{title}</a></div><span class="code-num"></span><span class="date">{date}</span></li>',
            body=f'<div id="doc_left"><div class="pages_content">{UEDITOR}</div></div>', shows=("editors",), variants=True, artefact=20),
    _portal("shandong", "山东省人民政府门户网站", "山东", "http://www.shandong.gov.cn", "hanweb", _news("http://www.shandong.gov.cn/"),
            list='<div class="wip_lists"><ul>{rows}</ul></div>', body='<div class="wip_art_con"><div class="main_content">{}</div></div>', daily="大众日报"),
    _portal("shanghai", "上海市人民政府门户网站", "上海", "https://www.shanghai.gov.cn", "portals",
            _news("https://www.shanghai.gov.cn/nw2315/index.html"), article="%Y%m%d/{hex}.html", paging="total",
            list='<ul class="tadaty-list">{rows}</ul>', body='<div class="Article_content" id="ivs_content">{}</div>', daily="解放日报", precision="day", dates="chinese"),
    _portal("shanxi", "山西省人民政府门户网站", "山西", "https://www.shanxi.gov.cn", "portals",
            _news("https://www.shanxi.gov.cn/ywdt/sxyw/index.shtml"), _docs("https://www.shanxi.gov.cn/zfxxgk/zfxxgkzl/fdzdgknr/lzyj/szfwj/index.shtml"),
            **TRS_SHTML, row='<li class="sxinfo-pubfiles-item"><a href="{url}">{title}</a><span>{date}</span></li>', body=f'<div class="sxszf-detail">{EDITOR}</div>', artefact=20),
    _portal("sichuan", "四川省人民政府门户网站", "四川", "http://www.sc.gov.cn", "portals",
            ("http://www.sc.gov.cn/10462/c103045/stt_list.shtml", "要闻动态/本地要闻", "news"),
            _docs("https://www.sc.gov.cn/10462/c108923/zfgz_list.shtml"), ("http://www.sc.gov.cn/10462/c103044/stt_list.shtml", "要闻动态/市州要闻", "news"),
            article="%Y/{m}/{d}/{hex}.shtml", list='<table id="dash-table">{rows}</table>',
            row='<tr><td><a href="{url}">{title}</a></td><td>{date}</td></tr>', body='<div id="cmsArticleContent">{}</div>', encoding="gbk", content_type="text/html; charset=utf-8", meta_charset="gb2312"),
    _portal("tianjin", "天津市人民政府门户网站", "天津", "https://www.tj.gov.cn", "portals", _news("https://www.tj.gov.cn/sy/tjxw/"),
            _docs("https://www.tj.gov.cn/zwgk/szfwj/index.html"),
            _docs("https://www.tj.gov.cn/igs/front/search/list.html?index=zcwj-index-200424&type=zcfg&pageSize=10&pageNumber=1", "igs", "/zwgk/szfwj/tjsrmzf/"),
            **TRS, list='<div class="list">{rows}</div>', row='<a class="list-item-con" href="{url}" title="{title}"><p>{title}</p><span>{date}</span></a>',
            body='<div id="xlrllt"><div class="TRS_PreAppend">{}</div></div>'),
    _portal("xinjiang", "新疆维吾尔自治区人民政府门户网站", "新疆", "https://www.xinjiang.gov.cn", "portals",
            _news("https://www.xinjiang.gov.cn/xinjiang/xjyw/common_list.shtml"), _docs("http://www.xinjiang.gov.cn/xinjiang/gfxwj/zfxxgk_gknrz.shtml"),
            article="%Y%m/{hex}.shtml", paging="trs1", list='<div class="gknr_list"><dl>{rows}</dl></div>',
            row='<dd><a href="{url}">{title}</a><span>{date}</span></dd>', body='<div class="gknbxq_detail">{}</div>', meta="none", scans=True),
    _portal("xizang", "西藏自治区人民政府门户网站", "西藏", "http://www.xizang.gov.cn", "portals",
            _news("http://www.xizang.gov.cn/xwzx_406/bmkx/index.html"), _docs("http://www.xizang.gov.cn/zwgk/xxfb/gsgg_428/index.html"), **TRS,
            list='<ul class="zwyw_list">{rows}</ul>', body='<div class="vw-art-list"><div class="view">{}</div></div>', meta="none", encoding="gb18030", meta_charset="utf-8"),
    _portal("yunnan", "云南省人民政府门户网站", "云南", "https://www.yn.gov.cn", "portals", _news("https://www.yn.gov.cn/ywdt/ynyw/"),
            _docs("http://www.yn.gov.cn/zwgk/zcwj/yunzf/index.html"), _docs("http://www.yn.gov.cn/zwgk/zcwj/szfl/index.html"), **TRS,
            list="<table>{rows}</table>", row='<tr><td><a href="{url}">{title}</a></td><td>{date}</td></tr>', body=f'<div class="arti">{UEDITOR}</div>', meta="lower", artefact=20, no_break=True),
    _portal("zhejiang", "浙江省人民政府门户网站", "浙江", "https://www.zj.gov.cn", "hanweb", _news("https://www.zj.gov.cn/col/col1544911/index.html"),
            body='<div class="zc_article_con"><div id="zoom">{}</div></div>', info='<ul><li>发布时间：{date}</li><li class="laiyuan">来源：{source}</li></ul>'),
)  # fmt: skip
