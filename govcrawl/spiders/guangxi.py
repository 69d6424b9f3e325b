"""广西 Guangxi."""

from govcrawl.families import general, gxrb, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class GuangxiDaily(EpaperSpider):
    """广西日报. One script answers for pages and articles."""

    name = "guangxi_daily"
    site_name, province = "广西日报", "广西"
    allowed_domains = ["ssw.gxrb.com.cn", "gxrb.gxrb.com.cn"]
    family = gxrb
    issue_url = "https://ssw.gxrb.com.cn/json/interface/epaper/api.php?name=gxrb&date=%Y-%m-%d&code=001"
    article_url = r"[?&]name=gxrb&date=\d{4}-\d{2}-\d{2}&code=\d+&xuhao=\d+"
    history = (Was(2016, "http://gxrb.gxnews.com.cn/html/%Y-%m/%d/node_5.htm"),)
    evidence, as_of = "high", "2026"
    obstacles = "Referer expected"
    headers = {"Referer": "https://gxrb.gxrb.com.cn/"}


class GuangxiGov(PortalSpider):
    """广西壮族自治区人民政府门户网站. Article addresses carry no day."""

    name = "guangxi_gov"
    site_name, province = "广西壮族自治区人民政府门户网站", "广西"
    allowed_domains = ["www.gxzf.gov.cn"]
    family = trs.site(body="div.article-con")
    start_urls = [
        "http://www.gxzf.gov.cn/gxyw/",
        "http://www.gxzf.gov.cn/zfwj/",
    ]
    article_url = r"/(?:\d{6}/)?t\d+(?:_\d+)?\.shtml"
    evidence, as_of = "medium", "~2020 or undated"
    obstacles = 'https: TLS "unrecognized name" (2026-09): use http'


class GuangxiNews(NewsSpider):
    """广西新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "guangxi_news"
    site_name, province = "广西新闻网", "广西"
    allowed_domains = ["www.gxnews.com.cn"]
    family = general
    start_urls = ["https://www.gxnews.com.cn/"]
    evidence, as_of = "low", "2026-09"
