"""重庆 Chongqing."""

from govcrawl.families import founder_classic, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class ChongqingDaily(EpaperSpider):
    """重庆日报. One folder a page: 001, 002 …"""

    name = "chongqing_daily"
    site_name, province = "重庆日报", "重庆"
    allowed_domains = ["epaper.cqrb.cn"]
    family = founder_classic
    issue_url = "https://epaper.cqrb.cn/cqrb/%Y-%m/%d/001/node.htm"
    article_url = r"/cqrb/\d{4}-\d{2}/\d{2}/\w+/content_rb_\w+\.htm"
    history = (Was(2016, "http://epaper.cqrb.cn/html/cqrb/%Y-%m/%d/001/node.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class ChongqingGov(PortalSpider):
    """重庆市人民政府门户网站."""

    name = "chongqing_gov"
    site_name, province = "重庆市人民政府门户网站", "重庆"
    allowed_domains = ["www.cq.gov.cn"]
    family = trs.site(body=("div.document", "div.gkxl-article"))
    start_urls = [
        "https://www.cq.gov.cn/ywdt/jrcq/",
        "http://www.cq.gov.cn/zwgk/fdzdgknr/lzyj/xzgfxwj/szf_38655/index.html",
        "http://www.cq.gov.cn/zwgk/fdzdgknr/lzyj/qtgw/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class ChongqingNews(NewsSpider):
    """华龙网. Only host and list page are evidenced: the general parser reads it."""

    name = "chongqing_news"
    site_name, province = "华龙网", "重庆"
    allowed_domains = ["www.cqnews.net"]
    family = general
    start_urls = ["https://www.cqnews.net/"]
    evidence, as_of = "low", "2026-09"
