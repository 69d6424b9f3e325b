"""湖南 Hunan."""

from govcrawl.families import founder_classic, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HunanDaily(EpaperSpider):
    """湖南日报. The first node is 201. Article links carry ?div=-1, which is dropped."""

    name = "hunan_daily"
    site_name, province = "湖南日报", "湖南"
    allowed_domains = ["epaper.voc.com.cn"]
    family = founder_classic
    issue_url = "https://epaper.voc.com.cn/hnrb/html/%Y-%m/%d/node_201.htm"
    index_url = "https://epaper.voc.com.cn/hnrb/html/%Y-%m/period.xml"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content_\w+\.htm"
    history = (Was(2016, "http://hnrb.voc.com.cn/hnrb_epaper/html/%Y-%m/%d/"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class HunanGov(PortalSpider):
    """湖南省人民政府门户网站."""

    name = "hunan_gov"
    site_name, province = "湖南省人民政府门户网站", "湖南"
    allowed_domains = ["www.hunan.gov.cn"]
    family = trs.site(body=(".TRS_PreAppend", ".content"))
    start_urls = [
        "https://www.hunan.gov.cn/hnszf/hnyw/hnyw.html",
        "https://www.hunan.gov.cn/hnszf/xxgk/wjk/szfwj/wjk_glrb.html",
        "https://www.hunan.gov.cn/hnszf/xxgk/wjk/szfbgt/wjk_glrb.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class HunanNews(NewsSpider):
    """红网. Only host and list page are evidenced: the general parser reads it."""

    name = "hunan_news"
    site_name, province = "红网", "湖南"
    allowed_domains = ["hn.rednet.cn"]
    family = general
    start_urls = ["https://hn.rednet.cn/"]
    evidence, as_of = "low", "2026-09"
