"""海南 Hainan."""

from govcrawl.families import founder_classic, general, ucap
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HainanDaily(EpaperSpider):
    """海南日报. Page numbers may have gaps; paperindex.htm leads to the newest issue."""

    name = "hainan_daily"
    site_name, province = "海南日报", "海南"
    allowed_domains = ["news.hndaily.cn", "hnrb.hinews.cn"]
    family = founder_classic
    issue_url = "http://news.hndaily.cn/html/%Y-%m/%d/node_1.htm"
    index_url = "http://news.hndaily.cn/paperindex.htm"
    article_url = r"/html/\d{4}-\d{2}/\d{2}/content_\d+(?:_\d+)?\.htm"
    history = (Was(2022, "http://hnrb.hinews.cn/html/%Y-%m/%d/node_1.htm"),)
    evidence, as_of = "high", "2026-07"


class HainanGov(PortalSpider):
    """海南省人民政府门户网站."""

    name = "hainan_gov"
    site_name, province = "海南省人民政府门户网站", "海南"
    allowed_domains = ["www.hainan.gov.cn"]
    family = ucap.site(body=("#zoom", ".dbj-nr-m", ".xgleft", ".cen_box"))
    start_urls = [
        "https://www.hainan.gov.cn/hainan/ywdt/xw.shtml",
        "https://www.hainan.gov.cn/hainan/flfgxzgfxwj/fgsjk_ywh.shtml",
    ]
    article_url = r"/hainan/\w+/\d{6}/[0-9a-f]{32}\.shtml"
    evidence, as_of = "high", "2024-08"


class HainanNews(NewsSpider):
    """南海网. Only host and list page are evidenced: the general parser reads it."""

    name = "hainan_news"
    site_name, province = "南海网", "海南"
    allowed_domains = ["www.hinews.cn"]
    family = general
    start_urls = ["https://www.hinews.cn/"]
    evidence, as_of = "low", "2026-09"
