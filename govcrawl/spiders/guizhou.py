"""贵州 Guizhou."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class GuizhouDaily(EpaperSpider):
    """贵州日报. The host moved from szb.gzrbs.com.cn, paths kept."""

    name = "guizhou_daily"
    site_name, province = "贵州日报", "贵州"
    allowed_domains = ["szb.eyesnews.cn", "szb.gzrbs.com.cn"]
    family = founder_new
    issue_url = "http://szb.eyesnews.cn/pc/layout/%Y%m/%d/node_01.html"
    article_url = r"/pc/cont/\d{6}/\d{2}/\w+\.html"
    history = (
        Was(2016, "http://szb.gzrbs.com.cn/gzrb/gzrb/rb/%Y%m%d/Page01OW.htm"),
        Was(2022, "http://szb.gzrbs.com.cn/pc/layout/%Y%m/%d/node_01.html"),
    )
    evidence, as_of = "high", "2022; 2023-24; 2026"


class GuizhouGov(PortalSpider):
    """贵州省人民政府门户网站."""

    name = "guizhou_gov"
    site_name, province = "贵州省人民政府门户网站", "贵州"
    allowed_domains = ["www.guizhou.gov.cn"]
    family = trs.site(body=(".DocHtmlCon", "div.view", ".Article_zw"))
    start_urls = [
        "https://www.guizhou.gov.cn/home/gzyw/index.html",
        "https://www.guizhou.gov.cn/zwgk/zcfg/szfwj/qfbf/index.html",
        "https://www.guizhou.gov.cn/zwgk/zcfg/szfwj/qfbh/index.html",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class GuizhouNews(NewsSpider):
    """多彩贵州网. Only host and list page are evidenced: the general parser reads it."""

    name = "guizhou_news"
    site_name, province = "多彩贵州网", "贵州"
    allowed_domains = ["www.gog.cn"]
    family = general
    start_urls = ["https://www.gog.cn/"]
    evidence, as_of = "low", "2026-09"
