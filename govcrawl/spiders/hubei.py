"""湖北 Hubei."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HubeiDaily(EpaperSpider):
    """湖北日报. A tablet twin stands under pad/."""

    name = "hubei_daily"
    site_name, province = "湖北日报", "湖北"
    allowed_domains = ["epaper.hubeidaily.net"]
    family = founder_new
    issue_url = "https://epaper.hubeidaily.net/pc/column/%Y%m/%d/node_01.html"
    index_url = "https://epaper.hubeidaily.net/pc/column/%Y%m/period.xml"
    article_url = r"/(?:pc|pad)/content/\d{6}/\d{2}/content_\d+\.html"
    history = (Was(2016, "http://hbrb.cnhubei.com/HTML/hbrb/%Y%m%d/"),)
    evidence, as_of = "high", "2022; 2023-24; 2026; 2026-09"


class HubeiGov(PortalSpider):
    """湖北省人民政府门户网站."""

    name = "hubei_gov"
    site_name, province = "湖北省人民政府门户网站", "湖北"
    allowed_domains = ["www.hubei.gov.cn"]
    family = trs.site(body="div.content_block")
    start_urls = [
        "https://www.hubei.gov.cn/zfwj/ezbf/index.shtml",
        "http://www.hubei.gov.cn/zfwj/ezf/index.shtml",
        "http://www.hubei.gov.cn/zfwj/ezh/index.shtml",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.shtml"
    evidence, as_of = "medium", "2024-08"
    obstacles = "瑞数: HTTP 412, cookies FSSBBIl1UgzbN7N80S/T"


class HubeiNews(NewsSpider):
    """荆楚网. Only host and list page are evidenced: the general parser reads it."""

    name = "hubei_news"
    site_name, province = "荆楚网", "湖北"
    allowed_domains = ["www.cnhubei.com"]
    family = general
    start_urls = ["https://www.cnhubei.com/hbxw/index.html"]
    evidence, as_of = "low", "2026-09"
