"""江西 Jiangxi."""

from govcrawl.families import founder_classic, general, hanweb
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class JiangxiDaily(EpaperSpider):
    """江西日报. Whether this host still serves new issues is unknown: a downloader of 2026 takes PDFs elsewhere."""

    name = "jiangxi_daily"
    site_name, province = "江西日报", "江西"
    allowed_domains = ["epaper.jxxw.com.cn", "newspaper.jxnews.com.cn"]
    family = founder_classic
    issue_url = "http://epaper.jxxw.com.cn/html/%Y-%m/%d/node_1.htm"
    index_url = "http://epaper.jxxw.com.cn/html/%Y-%m/navi.xml"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content\w+\.htm"
    history = (Was(2016, "http://epaper.jxnews.com.cn/jxrb/html/%Y-%m/%d/node_187.htm"),)
    evidence, as_of = "medium", "2022; 2023-24; 2026"


class JiangxiGov(PortalSpider):
    """江西省人民政府门户网站. Moved from JCMS to jpaas by 2026; both forms of address are read."""

    name = "jiangxi_gov"
    site_name, province = "江西省人民政府门户网站", "江西"
    allowed_domains = ["www.jiangxi.gov.cn"]
    family = hanweb.site(body=(".bt-article-02", "div.bt-article-y #zoom", ".bg_middle"), title="p.sp_title")
    start_urls = [
        "https://www.jiangxi.gov.cn/",
        "http://www.jiangxi.gov.cn/module/xxgk/subjectinfo.jsp?sortfield=compaltedate:0&fbtime=&texttype=0&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=1&binlay=&c_issuetime=",
    ]
    article_url = r"/(?:art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+|jxsrmzf/[\w/]+/pc/content/content_\d+)\.html"
    evidence, as_of = "high", "2024-08"


class JiangxiNews(NewsSpider):
    """大江网. Only host and list page are evidenced: the general parser reads it."""

    name = "jiangxi_news"
    site_name, province = "大江网", "江西"
    allowed_domains = ["jiangxi.jxnews.com.cn"]
    family = general
    start_urls = ["https://jiangxi.jxnews.com.cn/"]
    evidence, as_of = "low", "2026-09"
