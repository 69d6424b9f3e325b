"""江苏 Jiangsu."""

from datetime import date

from govcrawl.families import founder_new, general, hanweb
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class JiangsuDaily(EpaperSpider):
    """新华日报. Node numbers are not padded."""

    name = "jiangsu_daily"
    site_name, province = "新华日报", "江苏"
    allowed_domains = ["xh.xhby.net"]
    family = founder_new
    issue_url = "http://xh.xhby.net/pc/layout/%Y%m/%d/node_1.html"
    issue_since = date(2020, 9, 1)
    index_url = "http://xh.xhby.net/pc/layout/%Y%m/period.xml"
    article_url = r"/\d{6}/\d{2}/content_\d+\.html"
    history = (Was(2016, "http://xhrb.jschina.com.cn/mp2/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "high", "2023-24; 2026; 2026-09"


class JiangsuGov(PortalSpider):
    """江苏省人民政府门户网站."""

    name = "jiangsu_gov"
    site_name, province = "江苏省人民政府门户网站", "江苏"
    allowed_domains = ["www.jiangsu.gov.cn"]
    family = hanweb.site(body=(".article_content", "#zoom"))
    start_urls = [
        "http://www.jiangsu.gov.cn/col/col33686/index.html",
        "http://www.jiangsu.gov.cn/col/col76841/index.html?uid=297589&pageNum=1",
    ]
    article_url = r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html"
    evidence, as_of = "high", "2024-08"


class JiangsuNews(NewsSpider):
    """中国江苏网. Only host and list page are evidenced: the general parser reads it."""

    name = "jiangsu_news"
    site_name, province = "中国江苏网", "江苏"
    allowed_domains = ["jsnews.jschina.com.cn"]
    family = general
    start_urls = ["https://jsnews.jschina.com.cn/"]
    evidence, as_of = "low", "2026-09"
