"""福建 Fujian."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class FujianDaily(EpaperSpider):
    """福建日报. The tablet twin stands under pad/col."""

    name = "fujian_daily"
    site_name, province = "福建日报", "福建"
    allowed_domains = ["fjrb.fjdaily.com"]
    family = founder_new
    issue_url = "https://fjrb.fjdaily.com/pc/col/%Y%m/%d/node_01.html"
    index_url = "https://fjrb.fjdaily.com/pc/col/%Y%m/period.xml"
    article_url = r"/pc/con/\d{6}/\d{2}/content_\w+\.html"
    history = (Was(2016, "http://fjrb.fjsen.com/fjrb/html/%Y-%m/%d/node_22.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class FujianGov(PortalSpider):
    """福建省人民政府门户网站. Column addresses are not evidenced: the home page's links are read."""

    name = "fujian_gov"
    site_name, province = "福建省人民政府门户网站", "福建"
    allowed_domains = ["www.fujian.gov.cn"]
    family = trs.site(body=(".article_component", "#detailCont", "div.xl-bk"))
    start_urls = ["https://www.fujian.gov.cn/"]
    article_url = r"/\d{6}/t\d{8}_\d+\.html?"
    evidence, as_of = "high", "2024-08"


class FujianNews(NewsSpider):
    """东南网. Only host and list page are evidenced: the general parser reads it."""

    name = "fujian_news"
    site_name, province = "东南网", "福建"
    allowed_domains = ["fjnews.fjsen.com"]
    family = general
    start_urls = ["https://fjnews.fjsen.com/"]
    evidence, as_of = "low", "2026-09"
