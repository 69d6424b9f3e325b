"""广东 Guangdong."""

from govcrawl.families import founder_new, founder_web, gkmlpt
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class GuangdongDaily(EpaperSpider):
    """南方日报. Articles may be linked on the newer host epaper.nfnews.com."""

    name = "guangdong_daily"
    site_name, province = "南方日报", "广东"
    allowed_domains = ["epaper.southcn.com", "epaper.nfnews.com"]
    family = founder_new
    issue_url = "http://epaper.southcn.com/nfdaily/html/%Y%m/%d/node_A01.html"
    article_url = r"/nfdaily/html/\d{6}/\d{2}/content_\d+\.html"
    history = (Was(2016, "http://epaper.southcn.com/nfdaily/html/%Y-%m/%d/node_581.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026; 2026-09"


class GuangdongGov(PortalSpider):
    """广东省人民政府门户网站."""

    name = "guangdong_gov"
    site_name, province = "广东省人民政府门户网站", "广东"
    allowed_domains = ["www.gd.gov.cn"]
    family = gkmlpt
    start_urls = [
        "https://www.gd.gov.cn/gdywdt/index.html",
        "https://www.gd.gov.cn/zwgk/wjk/qbwj/index.html",
        "https://www.gd.gov.cn/gkmlpt/api/all/5?page=1&sid=2",
    ]
    article_url = r"/(?:content/|gkmlpt/content/)?(?:[\w/]+/)?m?post_\d+\.html"
    evidence, as_of = "high", "2024-08"


class GuangdongNews(NewsSpider):
    """南方网. node_<hex>/<hex>.shtml pages; old pages carry enpcontent."""

    name = "guangdong_news"
    site_name, province = "南方网", "广东"
    allowed_domains = ["news.southcn.com"]
    family = founder_web
    start_urls = ["https://news.southcn.com/"]
    article_url = r"/node_[0-9a-f]+/[0-9a-f]+\.shtml"
    evidence, as_of = "medium", "2026-09"
