"""西藏 Xizang (Tibet)."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class XizangDaily(EpaperSpider):
    """西藏日报. Only the shape of the issue's address is evidenced; fields are the general extractor's."""

    name = "xizang_daily"
    site_name, province = "西藏日报", "西藏"
    allowed_domains = ["e.xzxw.com"]
    family = founder_new
    issue_url = "https://e.xzxw.com/xzrb/%Y%m/%d/node_01.html"
    history = (Was(2016, "http://epaper.chinatibetnews.com/xzrb/html/%Y-%m/%d/node_4.htm"),)
    evidence, as_of = "low", "2026"


class XizangGov(PortalSpider):
    """西藏自治区人民政府门户网站."""

    name = "xizang_gov"
    site_name, province = "西藏自治区人民政府门户网站", "西藏"
    allowed_domains = ["www.xizang.gov.cn"]
    family = trs.site(body=("div.view", "div.vw-art-list"))
    start_urls = [
        "http://www.xizang.gov.cn/xwzx_406/bmkx/index.html",
        "http://www.xizang.gov.cn/zwgk/xxfb/gsgg_428/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "medium", "~2020 or undated"


class XizangNews(NewsSpider):
    """中国西藏新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "xizang_news"
    site_name, province = "中国西藏新闻网", "西藏"
    allowed_domains = ["www.xzxw.com"]
    family = general
    start_urls = ["https://www.xzxw.com/"]
    evidence, as_of = "low", "2026-09"
