"""青海 Qinghai."""

from govcrawl.families import enorth, founder_new, general
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class QinghaiDaily(EpaperSpider):
    """青海日报. Articles and pages share one folder. A mobile twin stands under m/qhrb."""

    name = "qinghai_daily"
    site_name, province = "青海日报", "青海"
    allowed_domains = ["epaper.tibet3.com"]
    family = founder_new
    issue_url = "https://epaper.tibet3.com/qhrb/html/%Y%m/%d/node_1.html"
    index_url = "https://epaper.tibet3.com/qhrb/html/%Y%m/period.xml"
    article_url = r"/qhrb/html/\d{6}/\d{2}/content_\w+\.html"
    history = (Was(2016, "http://epaper.tibet3.com/qhrb/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class QinghaiGov(PortalSpider):
    """青海省人民政府门户网站. ArticleTitle may hold HTML."""

    name = "qinghai_gov"
    site_name, province = "青海省人民政府门户网站", "青海"
    allowed_domains = ["www.qinghai.gov.cn"]
    family = enorth
    start_urls = [
        "http://www.qinghai.gov.cn/",
        "http://www.qinghai.gov.cn/xxgk/1/4/index.html",
    ]
    article_url = r"/(?:\w+/)+system/\d{4}/\d{2}/\d{2}/0\d+\.shtml"
    evidence, as_of = "high", "2024-08"
    obstacles = "connection reset in 2026-09 notes"


class QinghaiNews(NewsSpider):
    """青海新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "qinghai_news"
    site_name, province = "青海新闻网", "青海"
    allowed_domains = ["www.qhnews.com"]
    family = general
    start_urls = ["https://www.qhnews.com/"]
    evidence, as_of = "low", "2026-09"
