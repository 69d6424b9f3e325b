"""安徽 Anhui."""

from govcrawl.families import founder_new, longcom, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class AnhuiDaily(EpaperSpider):
    """安徽日报. Double pages leave node numbers out."""

    name = "anhui_daily"
    site_name, province = "安徽日报", "安徽"
    allowed_domains = ["szb.ahnews.com.cn"]
    family = founder_new
    issue_url = "https://szb.ahnews.com.cn/ahrb/layout/%Y%m/%d/node_01.html"
    article_url = r"/ahrb/content/\d{6}/\d{2}/c\d+\.html"
    history = (Was(2016, "http://epaper.anhuinews.com/html/ahrb/%Y%m%d/"),)
    evidence, as_of = "high", "2022; 2026"


class AnhuiFzb(EpaperSpider):
    """安徽法治报, a sister paper on the same host: docs/add-a-site.md walks through its addition."""

    name = "anhui_fzb"
    site_name, province = "安徽法治报", "安徽"
    publisher = None
    allowed_domains = ["szb.ahnews.com.cn"]
    family = founder_new
    issue_url = "https://szb.ahnews.com.cn/fzb/pc/layout/%Y%m/%d/node_01.html"
    index_url = "https://szb.ahnews.com.cn/fzb/pc/layout/%Y%m/period.xml"
    article_url = r"/fzb/pc/con/\d{6}/\d{2}/c\d+\.html"
    evidence, as_of = "medium", "2022"


class AnhuiGov(PortalSpider):
    """安徽省人民政府门户网站. Public information is listed by an AJAX call that answers in HTML."""

    name = "anhui_gov"
    site_name, province = "安徽省人民政府门户网站", "安徽"
    allowed_domains = ["www.ah.gov.cn"]
    family = longcom
    start_urls = [
        "https://www.ah.gov.cn/zwyw/jryw/index.html",
        "https://www.ah.gov.cn/public/column/1681?type=4&action=list",
    ]
    article_url = r"/(?:zwyw|public|zmhd|content)/(?:[\w/]+/)?\d+\.html"
    evidence, as_of = "high", "2024-08"


class AnhuiNews(NewsSpider):
    """中安在线. TRS URL shape. Body selector not evidenced. Older articles /system/2015/04/10/006751590.shtml. Two list skins."""

    name = "anhui_news"
    site_name, province = "中安在线", "安徽"
    allowed_domains = ["ah.anhuinews.com"]
    family = trs
    start_urls = [
        "http://ah.anhuinews.com/szxw/",
        "http://ah.anhuinews.com/rs/",
        "http://ah.anhuinews.com/lsa/",
        "http://ah.anhuinews.com/ahtopic/",
        "http://ah.anhuinews.com/gnxw/",
        "http://ah.anhuinews.com/shxw/",
    ]
    article_url = r"/\w+/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "medium", "2022-10 (article), 2023 (list selectors), 2026-09"
