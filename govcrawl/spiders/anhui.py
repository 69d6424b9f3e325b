"""安徽 Anhui."""

from govcrawl.families import founder_new, longcom
from govcrawl.families.spider import EpaperSpider, PortalSpider, Was


class AnhuiDaily(EpaperSpider):
    """Double pages leave node numbers out."""

    name = "anhui_daily"
    site_name, province = "安徽日报", "安徽"
    allowed_domains = ["szb.ahnews.com.cn"]
    family = founder_new
    issue_url = "https://szb.ahnews.com.cn/ahrb/layout/%Y%m/%d/node_01.html"
    article_url = r"/ahrb/content/\d{6}/\d{2}/c\d+\.html"
    history = (Was(2016, "http://epaper.anhuinews.com/html/ahrb/%Y%m%d/"),)
    evidence, as_of = "high", "2022; 2026"


class AnhuiGov(PortalSpider):
    """Public information is listed by an AJAX call that answers in HTML."""

    name = "anhui_gov"
    site_name, province = "安徽省人民政府门户网站", "安徽"
    allowed_domains = ["www.ah.gov.cn"]
    family = longcom
    start_urls = [
        "https://www.ah.gov.cn/zwyw/jryw/index.html",
        "https://www.ah.gov.cn/public/column/1681?type=4&action=list",
    ]
    article_url = r"/(?:zwyw|public|zmhd|content)/(?:[\w/]+/)?\d+\.html"
    evidence, as_of = "high", "2024-08"
