"""黑龙江 Heilongjiang."""

from govcrawl.families import founder_new, general, ucap
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HeilongjiangDaily(EpaperSpider):
    """黑龙江日报."""

    name = "heilongjiang_daily"
    site_name, province = "黑龙江日报", "黑龙江"
    allowed_domains = ["epaper.hljnews.cn"]
    family = founder_new
    issue_url = "http://epaper.hljnews.cn/hljrb/pc/layout/%Y%m/%d/node_01.html"
    index_url = "http://epaper.hljnews.cn/hljrb/pc/layout/%Y%m/period.xml"
    article_url = r"/hljrb/pc/con/\d{6}/\d{2}/content_\w+\.html"
    history = (Was(2016, "http://epaper.hljnews.cn/hljrb/%Y%m%d/1.html"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class HeilongjiangGov(PortalSpider):
    """黑龙江省人民政府门户网站."""

    name = "heilongjiang_gov"
    site_name, province = "黑龙江省人民政府门户网站", "黑龙江"
    allowed_domains = ["www.hlj.gov.cn"]
    family = ucap.site(body=(".article_content_body", ".gzk_detail"))
    start_urls = [
        "https://www.hlj.gov.cn/hlj/c107855/news.shtml",
        "https://www.hlj.gov.cn/common/search/779f8eda2ae847c2a46893fcc05284fc?page=1&_pageSize=10&_isAgg=true&_isJson=true&_template=index",
    ]
    article_url = r"/hlj/c\d+/\d{6}/c00_\d+\.shtml"
    evidence, as_of = "high", "2024-08"


class HeilongjiangNews(NewsSpider):
    """东北网. Only host and list page are evidenced: the general parser reads it."""

    name = "heilongjiang_news"
    site_name, province = "东北网", "黑龙江"
    allowed_domains = ["heilongjiang.dbw.cn"]
    family = general
    start_urls = ["https://heilongjiang.dbw.cn/"]
    evidence, as_of = "low", "2026-09"
