"""上海 Shanghai."""

from govcrawl.families import general, jfdaily, shanghai_cms
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class ShanghaiDaily(EpaperSpider):
    """解放日报. Pages are JSON; whether the human page holds the text without script is unknown."""

    name = "shanghai_daily"
    site_name, province = "解放日报", "上海"
    allowed_domains = ["www.jfdaily.com", "www.shobserver.com"]
    family = jfdaily
    issue_url = "https://www.jfdaily.com/journal/%Y-%m-%d/getJournalPage.do?page=01&code=jfrb"
    index_url = "https://www.jfdaily.com/journal/list.do"
    article_url = r"/staticsg/res/html/journal/detail\.html\?.*\bid=\d+"
    history = (Was(2016, "http://newspaper.jfdaily.com/jfrb/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "high", "undated (jfdaily crawlers); 2016 (old host)"


class ShanghaiGov(PortalSpider):
    """上海市人民政府门户网站."""

    name = "shanghai_gov"
    site_name, province = "上海市人民政府门户网站", "上海"
    allowed_domains = ["www.shanghai.gov.cn"]
    family = shanghai_cms
    start_urls = ["https://www.shanghai.gov.cn/nw2315/index.html"]
    article_url = r"/nw\d+/(?:\d{8}/)?[0-9a-f]{32}\.html"
    evidence, as_of = "medium", "~2020 or undated"


class ShanghaiNews(NewsSpider):
    """新民网. Only host and list page are evidenced: the general parser reads it."""

    name = "shanghai_news"
    site_name, province = "新民网", "上海"
    allowed_domains = ["www.xinmin.cn"]
    family = general
    start_urls = ["https://www.xinmin.cn/"]
    evidence, as_of = "low", "2026-09"
