"""辽宁 Liaoning."""

from govcrawl.families import founder_new, general, liaoning_cms
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider


class LiaoningDaily(EpaperSpider):
    """辽宁日报. Titles were seen where other papers have the kicker."""

    name = "liaoning_daily"
    site_name, province = "辽宁日报", "辽宁"
    allowed_domains = ["epaper.lnd.com.cn"]
    family = founder_new
    issue_url = "https://epaper.lnd.com.cn/lnrbepaper/pc/layout/%Y%m/%d/node_01.html"
    index_url = "https://epaper.lnd.com.cn/lnrbepaper/pc/layout/%Y%m/period.xml"
    article_url = r"/lnrbepaper/pc/con/\d{6}/\d{2}/content\w+\.html"
    evidence, as_of = "high", "2022; 2023-24; 2026"


class LiaoningGov(PortalSpider):
    """辽宁省人民政府门户网站."""

    name = "liaoning_gov"
    site_name, province = "辽宁省人民政府门户网站", "辽宁"
    allowed_domains = ["www.ln.gov.cn"]
    family = liaoning_cms
    start_urls = ["https://www.ln.gov.cn/web/ywdt/jrln/wzxx2018/index.shtml"]
    article_url = r"/web/(?:[\w/]+/)?(?:[0-9A-F]{32}|\d{19})/index\.shtml"
    evidence, as_of = "high", "2024-08"


class LiaoningNews(NewsSpider):
    """东北新闻网. Only host and list page are evidenced: the general parser reads it."""

    name = "liaoning_news"
    site_name, province = "东北新闻网", "辽宁"
    allowed_domains = ["www.nen.com.cn"]
    family = general
    start_urls = ["https://www.nen.com.cn/"]
    evidence, as_of = "low", "2026-09"
