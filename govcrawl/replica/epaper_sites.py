"""The 31 party dailies: host, address templates, skin. The templates are those public crawlers used."""

from typing import Any

from govcrawl.replica.site import Site


def _paper(name: str, title: str, province: str, base: str, system: str, **options: Any) -> Site:
    return Site(
        name=f"{name}_daily", title=title, kind="epaper", province=province, base=base, system=system, options=options
    )


def _new(tree: str, sheet: str, article: str, files: str, **options: Any) -> dict[str, Any]:
    """Addresses of the new tree: ``tree`` before the month, ``sheet`` and ``article`` after the day."""
    folder = "%Y%m/%d/"
    return {
        "sheet": f"{tree}{folder}{sheet}",
        "article": f"{article.replace('@', folder)}",
        "picture": f"{files}/pic/{folder}{{id}}.jpg",
        "pdf": f"{files}/att/{folder}{{id}}.pdf",
    } | options


def _classic(root: str, article: str = "content_{id}.htm", **options: Any) -> dict[str, Any]:
    """Addresses of the classic tree below ``root``."""
    return {
        "sheet": f"{root}/html/%Y-%m/%d/node_{{no}}.htm",
        "article": f"{root}/html/%Y-%m/%d/{article}",
        "picture": f"{root}/res/%Y-%m/%d/{{id}}.jpg",
    } | options


DAILIES: tuple[Site, ...] = (
    _paper("anhui", "安徽日报", "安徽", "https://szb.ahnews.com.cn", "founder_new", turns=True, sheets=(8, 10), meta_charset="gb2312",
           **_new("/ahrb/layout/", "node_{no}.html", "/ahrb/content/@c{id}.html", "/ahrb")),
    _paper("beijing", "北京日报", "北京", "https://bjrbdzb.bjd.com.cn", "epaper_beijing", skin="beijing",
           calendar="/bjrb/period/%Y%m/period.js", meta_charset="gb2312"),
    _paper("chongqing", "重庆日报", "重庆", "https://epaper.cqrb.cn", "founder_classic_own", skin="chongqing",
           sheet="/cqrb/%Y-%m/%d/{no}/node.htm", article="/cqrb/%Y-%m/%d/{no}/content_rb_{id}.htm"),
    _paper("fujian", "福建日报", "福建", "https://fjrb.fjdaily.com", "founder_a2", skin="A4", calendar="/pc/col/%Y%m/period.xml",
           **_new("/pc/col/", "node_{no}.html", "/pc/con/@content_{id}.html", "/pc")),
    _paper("gansu", "甘肃日报", "甘肃", "https://szb.gansudaily.com.cn", "founder_a2", skin="A2", calendar="/gsrb/pc/layout/%Y%m/period.xml",
           **_new("/gsrb/pc/layout/", "col{no}.html", "/gsrb/pc/con/@c{id}.html", "/gsrb/pc")),
    _paper("guangdong", "南方日报", "广东", "http://epaper.southcn.com", "founder_a6", skin="A6",
           **_new("/nfdaily/html/", "node_{no}.html", "/nfdaily/html/@content_{id}.html", "/nfdaily", pdf=None)),
    _paper("guangxi", "广西日报", "广西", "https://ssw.gxrb.com.cn", "epapers_json", skin="guangxi"),
    _paper("guizhou", "贵州日报", "贵州", "http://szb.eyesnews.cn", "founder_a2", skin="A2",
           **_new("/pc/layout/", "node_{no}.html", "/pc/cont/@c{id}.html", "/pc")),
    _paper("hainan", "海南日报", "海南", "http://news.hndaily.cn", "founder_classic_own", skin="hainan", newest="/paperindex.htm",
           **_classic("", "content_58464_{id}.htm", pdf="/resfile/%Y-%m-%d/0{number}/hnrb%Y%m%d0{number}.pdf")),
    _paper("hebei", "河北日报", "河北", "https://hbrb.hebnews.cn", "founder_a2", turns=True, skin="A2",
           **_new("/pc/paper/layout/", "node_{no}.html", "/pc/paper/c/@content_{id}.html", "/pc/paper")),
    _paper("heilongjiang", "黑龙江日报", "黑龙江", "http://epaper.hljnews.cn", "founder_new", calendar="/hljrb/pc/layout/%Y%m/period.xml",
           **_new("/hljrb/pc/layout/", "node_{no}.html", "/hljrb/pc/con/@content_{id}.html", "/hljrb/pc")),
    _paper("henan", "河南日报", "河南", "https://newpaper.dahe.cn", "founder_classic_own", skin="henan", newest="/hnrb/paperindex.htm",
           newest_tail="?v=1", **_classic("/hnrb")),
    _paper("hubei", "湖北日报", "湖北", "https://epaper.hubeidaily.net", "founder_a2", skin="A3", calendar="/pc/column/%Y%m/period.xml",
           **_new("/pc/column/", "node_{no}.html", "/pc/content/@content_{id}.html", "/pc")),
    _paper("hunan", "湖南日报", "湖南", "https://epaper.voc.com.cn", "founder_classic", turns=True, calendar="/hnrb/html/%Y-%m/period.xml",
           first_node=201, link_tail="?div=-1", **_classic("/hnrb", pdf="/hnrb/resfile/%Y-%m-%d/{number}/{id}.pdf")),
    _paper("jiangsu", "新华日报", "江苏", "http://xh.xhby.net", "founder_new", calendar="/pc/layout/%Y%m/period.xml",
           **_new("/pc/layout/", "node_{no}.html", "/pc/con/@content_{id}.html", "/pc", node_format="{}")),
    _paper("jiangxi", "江西日报", "江西", "http://epaper.jxxw.com.cn", "founder_classic_own", skin="jiangxi",
           calendar="/html/%Y-%m/navi.xml", **_classic("")),
    _paper("jilin", "吉林日报", "吉林", "http://jlrbszb.dajilin.com", "founder_a2", skin="A2",
           **_new("/pc/paper/layout/", "node_{no}.html", "/pc/paper/c/@content_{id}.html", "/pc/paper")),
    _paper("liaoning", "辽宁日报", "辽宁", "https://epaper.lnd.com.cn", "founder_new", calendar="/lnrbepaper/pc/layout/%Y%m/period.xml",
           **_new("/lnrbepaper/pc/layout/", "node_{no}.html", "/lnrbepaper/pc/con/@content_{id}.html", "/lnrbepaper/pc")),
    _paper("neimenggu", "内蒙古日报", "内蒙古", "http://szb.northnews.cn", "founder_classic", front="/nmgrb/html/%Y-%m/%d/node_1.htm?v=1", calendar="/nmgrb/html/%Y-%m/navi.xml",
           **_classic("/nmgrb", pdf="/nmgrb/resfile/%Y-%m-%d/{number}/nmgrb%Y%m%d{number}.pdf")),
    _paper("ningxia", "宁夏日报", "宁夏", "https://szb.nxrb.cn", "founder_a2", skin="A3", calendar="/nxrb/pc/layout/%Y%m/period.xml",
           **_new("/nxrb/pc/layout/", "node_{no}.html", "/nxrb/pc/con/@content_{id}.html", "/nxrb/pc")),
    _paper("qinghai", "青海日报", "青海", "https://epaper.tibet3.com", "founder_a6", skin="A7", calendar="/qhrb/html/%Y%m/period.xml",
           **_new("/qhrb/html/", "node_{no}.html", "/qhrb/html/@content_{id}.html", "/qhrb", pdf=None, node_format="{}")),
    _paper("shaanxi", "陕西日报", "陕西", "https://esb.sxdaily.com.cn", "founder_a2", skin="A5", calendar="/pc/layout/%Y%m/period.xml",
           **_new("/pc/layout/", "node_{no}.html", "/pc/content/@content_{id}.html", "/pc", pdf=None)),
    _paper("shandong", "大众日报", "山东", "http://paper.dzwww.com", "epapers_own", skin="paperindex", newest="/dzrb/PaperIndex.htm",
           sheet="/dzrb/content/%Y%m%d/Page{no}NU.htm", article="/dzrb/content/%Y%m%d/Articel{id}MT.htm",
           pdf="/dzrb/PDF/%Y%m%d/{number}.pdf"),
    _paper("shanghai", "解放日报", "上海", "https://www.jfdaily.com", "epapers_json", skin="shanghai"),
    _paper("shanxi", "山西日报", "山西", "http://epaper.sxrb.com", "epapers_own", skin="shtml",
           sheet="/shtml/sxrb/%Y%m%d/v{no}.shtml", article="/shtml/sxrb/%Y%m%d/{id}.shtml", picture="/shtml/sxrb/%Y%m%d/{id}.jpg"),
    _paper("sichuan", "四川日报", "四川", "https://epaper.scdaily.cn", "epapers_own", skin="sichuan", front="/shtml/scrb/%Y%m%d/index.shtml",
           sheet="/shtml/scrb/%Y%m%d/v{no}.shtml", article="/shtml/scrb/%Y%m%d/{id}.shtml"),
    _paper("tianjin", "天津日报", "天津", "http://epaper.tianjinwe.com", "founder_classic", calendar="/tjrb/html/%Y-%m/navi.xml",
           **_classic("/tjrb", "content_12_{id}.htm", pdf="/tjrb/resfile/%Y-%m-%d/{number}/{number}.pdf")),
    _paper("xinjiang", "新疆日报", "新疆", "https://xjrb.ts.cn", "epapers_own", skin="xinjiang",
           sheet="/xjrb/%Y%m%d/{no}.html", article="/xjrb/%Y%m%d/content_{id}.html", picture="/xjrb/%Y%m%d/{id}.jpg"),
    _paper("xizang", "西藏日报", "西藏", "https://e.xzxw.com", "founder_a2", skin="A2",
           **_new("/xzrb/", "node_{no}.html", "/xzrb/@content_{id}.html", "/xzrb")),
    _paper("yunnan", "云南日报", "云南", "https://yndaily.yunnan.cn", "founder_a6", skin="pad", front="/pad/%Y%m/%d/",
           **_new("/pad/", "node_{no}.html", "/html/%Y/%Y%m%d/%Y%m%d_0{no}/%Y%m%d_0{no}_{id}.html", "/pad", pdf=None)),
    _paper("zhejiang", "浙江日报", "浙江", "http://zjrb.zjol.com.cn", "founder_classic_own", skin="zhejiang", newest="/paperindex.htm",
           first_node=18, **_classic("", pdf="/images/%Y-%m/%d/zjrb%Y%m%d000{number}v01n.pdf")),
)  # fmt: skip
