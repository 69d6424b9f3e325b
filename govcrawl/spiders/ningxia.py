"""宁夏 Ningxia."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class NingxiaDaily(EpaperSpider):
    """宁夏日报."""

    name = "ningxia_daily"
    site_name, province = "宁夏日报", "宁夏"
    allowed_domains = ["szb.nxrb.cn"]
    family = founder_new
    issue_url = "https://szb.nxrb.cn/nxrb/pc/layout/%Y%m/%d/node_01.html"
    index_url = "https://szb.nxrb.cn/nxrb/pc/layout/%Y%m/period.xml"
    article_url = r"/nxrb/pc/con/\d{6}/\d{2}/\w+\.html"
    history = (Was(2016, "http://sz.nxnews.net/nxrb/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class NingxiaGov(PortalSpider):
    """宁夏回族自治区人民政府门户网站."""

    name = "ningxia_gov"
    site_name, province = "宁夏回族自治区人民政府门户网站", "宁夏"
    allowed_domains = ["www.nx.gov.cn"]
    family = trs.site(body=("div#ofdneed", "div.view"))
    start_urls = [
        "https://www.nx.gov.cn/zwxx_11337/nxyw/",
        "https://www.nx.gov.cn/zwgk/qzfwj/list.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+(?:_wap)?\.html"
    evidence, as_of = "medium", "~2020 or undated"
    obstacles = "云堤 WAF: HTTP 405"


class NingxiaNews(NewsSpider):
    """宁夏新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "ningxia_news"
    site_name, province = "宁夏新闻网", "宁夏"
    allowed_domains = ["www.nxnews.net"]
    family = general
    start_urls = ["https://www.nxnews.net/"]
    evidence, as_of = "low", "2026-09"
