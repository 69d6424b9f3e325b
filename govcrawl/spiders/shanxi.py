"""山西 Shanxi."""

from govcrawl.families import general, shtml_epaper, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class ShanxiDaily(EpaperSpider):
    """山西日报. Pages are found by their addresses; nothing finer is known."""

    name = "shanxi_daily"
    site_name, province = "山西日报", "山西"
    allowed_domains = ["epaper.sxrb.com"]
    family = shtml_epaper
    issue_url = "http://epaper.sxrb.com/shtml/sxrb/%Y%m%d/v01.shtml"
    article_url = r"/shtml/sxrb/\d{8}/\d+\.shtml"
    history = (Was(2016, "http://epaper.sxrb.com/shtml/sxrb/%Y%m%d/index.shtml"),)
    evidence, as_of = "high", "2022; 2026"


class ShanxiGov(PortalSpider):
    """山西省人民政府门户网站."""

    name = "shanxi_gov"
    site_name, province = "山西省人民政府门户网站", "山西"
    allowed_domains = ["www.shanxi.gov.cn"]
    family = trs.site(body=(".sxszf-detail", ".sxgzk-detail-con"))
    start_urls = [
        "https://www.shanxi.gov.cn/ywdt/sxyw/index.shtml",
        "https://www.shanxi.gov.cn/zfxxgk/zfxxgkzl/fdzdgknr/lzyj/szfwj/index.shtml",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+(?:_[a-z]+)?\.shtml"
    evidence, as_of = "high", "2024-08"


class ShanxiNews(NewsSpider):
    """黄河新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "shanxi_news"
    site_name, province = "黄河新闻网", "山西"
    allowed_domains = ["www.sxgov.cn"]
    family = general
    start_urls = ["https://www.sxgov.cn/"]
    evidence, as_of = "low", "2026-09"
