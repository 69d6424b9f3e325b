"""甘肃 Gansu."""

from govcrawl.families import founder_new, general, ucap
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class GansuDaily(EpaperSpider):
    """甘肃日报. Node files are colNN; in 2022 the tree stood without pc/layout."""

    name = "gansu_daily"
    site_name, province = "甘肃日报", "甘肃"
    allowed_domains = ["szb.gansudaily.com.cn"]
    family = founder_new
    issue_url = "https://szb.gansudaily.com.cn/gsrb/pc/layout/%Y%m/%d/col01.html"
    index_url = "https://szb.gansudaily.com.cn/gsrb/pc/layout/%Y%m/period.xml"
    article_url = r"/\d{6}/\d{2}/c\d+\.html"
    history = (
        Was(2016, "http://epaper.gansudaily.com.cn/gsrb/html/%Y-%m/%d/node_2.htm"),
        Was(2022, "https://szb.gansudaily.com.cn/gsrb/%Y%m/%d/col01.html"),
    )
    evidence, as_of = "high", "2022; 2023-24; 2026; 2026-09"


class GansuGov(PortalSpider):
    """甘肃省人民政府门户网站."""

    name = "gansu_gov"
    site_name, province = "甘肃省人民政府门户网站", "甘肃"
    allowed_domains = ["www.gansu.gov.cn"]
    family = ucap.site(body=("#zoom", "div.article", "div.main.mt8", ".mainbox"))
    start_urls = [
        "http://www.gansu.gov.cn/gsszf/gsyw/common_noleftlist.shtml",
        "http://www.gansu.gov.cn/common/search/77b4ad617c73434dba6491e1de8a615a?page=1&_pageSize=10&_isAgg=true&_isJson=true",
    ]
    article_url = r"/gsszf/\w+/\d{6}/\d+\.shtml"
    evidence, as_of = "medium", "~2020 or undated"
    obstacles = "瑞数: HTTP 412 JS cookie"


class GansuNews(NewsSpider):
    """中国甘肃网. Only host and list page are evidenced: the general parser reads it."""

    name = "gansu_news"
    site_name, province = "中国甘肃网", "甘肃"
    allowed_domains = ["www.gscn.com.cn"]
    family = general
    start_urls = ["https://www.gscn.com.cn/"]
    evidence, as_of = "low", "2026-09"
