"""北京 Beijing."""

from datetime import date

from govcrawl.families import bjd_mobile, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class BeijingDaily(EpaperSpider):
    """北京日报. One page holds the whole issue. Bytes are UTF-8 although the meta may say gb2312."""

    name = "beijing_daily"
    site_name, province = "北京日报", "北京"
    allowed_domains = ["bjrbdzb.bjd.com.cn", "www.bjd.com.cn"]
    family = bjd_mobile
    issue_url = "https://bjrbdzb.bjd.com.cn/bjrb/mobile/%Y/%Y%m%d/%Y%m%d_m.html"
    issue_since = date(2021, 1, 1)  # 2020 and older gave 404
    index_url = "https://bjrbdzb.bjd.com.cn/bjrb/period/%Y%m/period.js"
    article_url = r"\d{8}_\d{3}/content_\d{8}_\d{3}_\d+\.htm"
    history = (Was(2016, "http://bjrb.bjd.com.cn/html/%Y-%m/%d/node_1.htm"),)
    evidence, as_of = "high", "2026"
    obstacles = "403 without a browser User-Agent"


class BeijingGov(PortalSpider):
    """北京市人民政府门户网站."""

    name = "beijing_gov"
    site_name, province = "北京市人民政府门户网站", "北京"
    allowed_domains = ["www.beijing.gov.cn"]
    family = trs.site(body=("#mainText", "div.mainTextBox"), title="div.header p")
    start_urls = [
        "https://www.beijing.gov.cn/ywdt/yaowen/index.html",
        "https://www.beijing.gov.cn/zhengce/zhengcefagui/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class BeijingNews(NewsSpider):
    """北京日报客户端/京报网. Of its markup only the body's class is evidenced."""

    name = "beijing_news"
    site_name, province = "北京日报客户端/京报网", "北京"
    allowed_domains = ["xinwen.bjd.com.cn", "bjd.com.cn"]
    family = general.site(body="div.storyContent")
    start_urls = ["https://www.bjd.com.cn/"]
    article_url = r"/content/s[0-9a-f]+\.html"
    evidence, as_of = "medium", "2026-09"
