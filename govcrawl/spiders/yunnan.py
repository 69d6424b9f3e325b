"""云南 Yunnan."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class YunnanDaily(EpaperSpider):
    """云南日报. Two trees were seen, pad/ and html/; no selectors are evidenced."""

    name = "yunnan_daily"
    site_name, province = "云南日报", "云南"
    allowed_domains = ["yndaily.yunnan.cn", "www.yndaily.com"]
    family = founder_new
    issue_url = "https://yndaily.yunnan.cn/pad/%Y%m/%d/"
    front_page = "node_01.html"
    history = (Was(2016, "http://yndaily.yunnan.cn/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "medium", "2026; 2026-09"
    obstacles = "WAF 403 for data-centre addresses"


class YunnanGov(PortalSpider):
    """云南省人民政府门户网站. Meta names are lower case."""

    name = "yunnan_gov"
    site_name, province = "云南省人民政府门户网站", "云南"
    allowed_domains = ["www.yn.gov.cn"]
    family = trs.site(body=(".TRS_UEDITOR", "div.arti"))
    start_urls = [
        "https://www.yn.gov.cn/ywdt/ynyw/",
        "http://www.yn.gov.cn/zwgk/zcwj/yunzf/index.html",
        "http://www.yn.gov.cn/zwgk/zcwj/szfl/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class YunnanNews(NewsSpider):
    """云南网. Only host and list page are evidenced: the general parser reads it."""

    name = "yunnan_news"
    site_name, province = "云南网", "云南"
    allowed_domains = ["www.yunnan.cn"]
    family = general
    start_urls = ["https://www.yunnan.cn/"]
    evidence, as_of = "low", "2026-09"
