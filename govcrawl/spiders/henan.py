"""河南 Henan."""

from govcrawl.families import founder_classic, general, henan_cms
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HenanDaily(EpaperSpider):
    """河南日报. paperindex.htm leads to the newest issue."""

    name = "henan_daily"
    site_name, province = "河南日报", "河南"
    allowed_domains = ["newpaper.dahe.cn", "hnrbpaper.dahe.cn"]
    family = founder_classic
    issue_url = "https://newpaper.dahe.cn/hnrb/html/%Y-%m/%d/node_1.htm"
    index_url = "https://newpaper.dahe.cn/hnrb/paperindex.htm"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content_\d+\.htm"
    history = (
        Was(2016, "http://newpaper.dahe.cn/hnrb/html/%Y-%m/%d/node_2.htm"),
        Was(2022, "http://hnrbpaper.dahe.cn/hnrb/html/%Y-%m/%d/node_1.htm"),
    )
    evidence, as_of = "high", "2022; 2023-24; 2026"


class HenanGov(PortalSpider):
    """河南省人民政府门户网站."""

    name = "henan_gov"
    site_name, province = "河南省人民政府门户网站", "河南"
    allowed_domains = ["www.henan.gov.cn", "searchapi.henan.gov.cn"]
    family = henan_cms
    start_urls = [
        "https://www.henan.gov.cn/zwgk/fgwj/szfl/index.html",
        "https://www.henan.gov.cn/zwgk/fgwj/yz/index.html",
        "https://www.henan.gov.cn/zwgk/fgwj/yzb/index.html",
        "https://searchapi.henan.gov.cn/open/api/external?siteId=4500000001&pageNumber=1&pageSize=15&channelMarkId=",
    ]
    article_url = r"/\d{4}/\d{2}-\d{2}/\d+\.html"
    evidence, as_of = "high", "2024-08"


class HenanNews(NewsSpider):
    """大河网. Only host and list page are evidenced: the general parser reads it."""

    name = "henan_news"
    site_name, province = "大河网", "河南"
    allowed_domains = ["news.dahe.cn"]
    family = general
    start_urls = ["https://news.dahe.cn/"]
    evidence, as_of = "low", "2026-09"
