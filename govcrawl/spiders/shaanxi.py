"""陕西 Shaanxi."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class ShaanxiDaily(EpaperSpider):
    """陕西日报. The skin with bmnr_con_* classes."""

    name = "shaanxi_daily"
    site_name, province = "陕西日报", "陕西"
    allowed_domains = ["esb.sxdaily.com.cn"]
    family = founder_new
    issue_url = "https://esb.sxdaily.com.cn/pc/layout/%Y%m/%d/node_01.html"
    index_url = "https://esb.sxdaily.com.cn/pc/layout/%Y%m/period.xml"
    article_url = r"/pc/content/\d{6}/\d{2}/content_\S*\.html"
    history = (Was(2016, "http://esb.sxdaily.com.cn/sxrb/%Y%m%d/html/index.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class ShaanxiGov(PortalSpider):
    """陕西省人民政府门户网站."""

    name = "shaanxi_gov"
    site_name, province = "陕西省人民政府门户网站", "陕西"
    allowed_domains = ["www.shaanxi.gov.cn"]
    family = trs.site(body=(".TRS_UEDITOR", "#doc_left", "div.pages_content"))
    start_urls = [
        "http://www.shaanxi.gov.cn/",
        "http://www.shaanxi.gov.cn/zfxxgk/fdzdgknr/zcwj/szfbgtwj/szbf/index.html",
        "http://www.shaanxi.gov.cn/zfxxgk/fdzdgknr/zcwj/szfgz/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+(?:_wap)?\.html"
    evidence, as_of = "medium", "~2020 or undated"


class ShaanxiNews(NewsSpider):
    """西部网. Only host and list page are evidenced: the general parser reads it."""

    name = "shaanxi_news"
    site_name, province = "西部网", "陕西"
    allowed_domains = ["news.cnwest.com"]
    family = general
    start_urls = ["https://news.cnwest.com/"]
    evidence, as_of = "low", "2026-09"
