"""四川 Sichuan."""

from govcrawl.families import general, shtml_epaper, sichuan_cms
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider


class SichuanDaily(EpaperSpider):
    """四川日报. The article address is inferred from the system's other papers."""

    name = "sichuan_daily"
    site_name, province = "四川日报", "四川"
    allowed_domains = ["epaper.scdaily.cn"]
    family = shtml_epaper
    issue_url = "https://epaper.scdaily.cn/shtml/scrb/%Y%m%d/index.shtml"
    article_url = r"/shtml/scrb/\d{8}/\d+\.shtml"
    evidence, as_of = "medium", "2023-24; 2026"


class SichuanGov(PortalSpider):
    """四川省人民政府门户网站."""

    name = "sichuan_gov"
    site_name, province = "四川省人民政府门户网站", "四川"
    allowed_domains = ["www.sc.gov.cn"]
    family = sichuan_cms
    start_urls = [
        "http://www.sc.gov.cn/10462/c103045/stt_list.shtml",
        "https://www.sc.gov.cn/10462/c108923/zfgz_list.shtml",
        "http://www.sc.gov.cn/10462/c103044/stt_list.shtml",
    ]
    article_url = r"/10462/(?:c?\d+/)*\d{4}/\d{1,2}/\d{1,2}/(?:[0-9a-f]{32}|\d+)\.shtml"
    evidence, as_of = "high", "2024-08"
    obstacles = "WAF 403 on /zwgk/"


class SichuanNews(NewsSpider):
    """四川新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "sichuan_news"
    site_name, province = "四川新闻网", "四川"
    allowed_domains = ["www.newssc.org"]
    family = general
    start_urls = ["https://www.newssc.org/"]
    evidence, as_of = "low", "2026-09"
