"""内蒙古 Neimenggu (Inner Mongolia)."""

from govcrawl.families import founder_classic, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class NeimengguDaily(EpaperSpider):
    """内蒙古日报. In each row of the page list the first link is the page, the second its PDF."""

    name = "neimenggu_daily"
    site_name, province = "内蒙古日报", "内蒙古"
    allowed_domains = ["szb.northnews.cn"]
    family = founder_classic
    issue_url = "http://szb.northnews.cn/nmgrb/html/%Y-%m/%d/node_1.htm?v=1"
    index_url = "http://szb.northnews.cn/nmgrb/html/%Y-%m/navi.xml"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content_\S+\.htm"
    history = (Was(2016, "http://szb.northnews.cn/nepaper/nmgrb/html/%Y-%m/%d/node_3.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class NeimengguGov(PortalSpider):
    """内蒙古自治区人民政府门户网站. ArticleTitle may hold HTML."""

    name = "neimenggu_gov"
    site_name, province = "内蒙古自治区人民政府门户网站", "内蒙古"
    allowed_domains = ["www.nmg.gov.cn"]
    family = trs.site(body=(".TRS_UEDITOR", ".ql_detailbro_content"))
    start_urls = [
        "https://www.nmg.gov.cn/",
        "https://www.nmg.gov.cn/nmsearch/openSearch/gfxwjkList?sort=time&postCity=nmg&pageNum=1&pageSize=10",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class NeimengguNews(NewsSpider):
    """正北方网. Only host and list page are evidenced: the general parser reads it."""

    name = "neimenggu_news"
    site_name, province = "正北方网", "内蒙古"
    allowed_domains = ["www.nmgnews.com.cn"]
    family = general
    start_urls = ["https://www.nmgnews.com.cn/"]
    evidence, as_of = "low", "2026-09"
