"""天津 Tianjin."""

from govcrawl.families import founder_classic, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class TianjinDaily(EpaperSpider):
    """天津日报. The first page's name comes from navi.xml; the article address is inferred."""

    name = "tianjin_daily"
    site_name, province = "天津日报", "天津"
    allowed_domains = ["epaper.tianjinwe.com"]
    family = founder_classic
    issue_url = "http://epaper.tianjinwe.com/tjrb/html/%Y-%m/%d/"
    index_url = "http://epaper.tianjinwe.com/tjrb/html/%Y-%m/navi.xml"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content_\S+\.htm"
    history = (Was(2016, "http://epaper.tianjinwe.com/tjrb/tjrb/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "medium", "2023-24; 2026"


class TianjinGov(PortalSpider):
    """天津市人民政府门户网站."""

    name = "tianjin_gov"
    site_name, province = "天津市人民政府门户网站", "天津"
    allowed_domains = ["www.tj.gov.cn"]
    family = trs.site(body=("div.TRS_PreAppend", "#xlrllt"))
    start_urls = [
        "https://www.tj.gov.cn/sy/tjxw/",
        "https://www.tj.gov.cn/zwgk/szfwj/index.html",
        "https://www.tj.gov.cn/igs/front/search/list.html?index=zcwj-index-200424&type=zcfg&pageSize=10&pageNumber=1",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class TianjinNews(NewsSpider):
    """北方网. Only host and list page are evidenced: the general parser reads it."""

    name = "tianjin_news"
    site_name, province = "北方网", "天津"
    allowed_domains = ["news.enorth.com.cn"]
    family = general
    start_urls = ["https://news.enorth.com.cn/"]
    evidence, as_of = "low", "2026-09"
