"""新疆 Xinjiang."""

from govcrawl.families import GeneralIssue, general, ucap
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class XinjiangDaily(EpaperSpider):
    """新疆日报. Static pages in GBK of an unknown system; article pages were never evidenced."""

    name = "xinjiang_daily"
    site_name, province = "新疆日报", "新疆"
    allowed_domains = ["xjrb.ts.cn"]
    family = GeneralIssue(r"\d+\.html")
    issue_url = "https://xjrb.ts.cn/xjrb/%Y%m%d/1.html"
    history = (Was(2016, "http://epaper.xjdaily.com/index.aspx?date=%Y-%m-%d&paperType=xjrb"),)
    evidence, as_of = "low", "2026"


class XinjiangGov(PortalSpider):
    """新疆维吾尔自治区人民政府门户网站. Many documents are scanned pictures: an empty text is genuine."""

    name = "xinjiang_gov"
    site_name, province = "新疆维吾尔自治区人民政府门户网站", "新疆"
    allowed_domains = ["www.xinjiang.gov.cn"]
    family = ucap.site(body="div.gknbxq_detail")
    start_urls = [
        "https://www.xinjiang.gov.cn/xinjiang/xjyw/common_list.shtml",
        "http://www.xinjiang.gov.cn/xinjiang/gfxwj/zfxxgk_gknrz.shtml",
    ]
    article_url = r"/xinjiang/\w+/\d{6}/[0-9a-f]{32}\.shtml"
    evidence, as_of = "medium", "~2020 or undated"


class XinjiangNews(NewsSpider):
    """天山网. Only host and list page are evidenced: the general parser reads it."""

    name = "xinjiang_news"
    site_name, province = "天山网", "新疆"
    allowed_domains = ["www.ts.cn"]
    family = general
    start_urls = ["https://www.ts.cn/"]
    evidence, as_of = "low", "2026-09"
