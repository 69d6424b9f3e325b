"""山东 Shandong."""

from datetime import date

from govcrawl.families import general, hanweb, paperindex
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider


class ShandongDaily(EpaperSpider):
    """大众日报. Some CDN nodes answer wrongly now and then."""

    name = "shandong_daily"
    site_name, province = "大众日报", "山东"
    allowed_domains = ["paper.dzwww.com"]
    family = paperindex
    issue_url = "http://paper.dzwww.com/dzrb/content/%Y%m%d/Page01NU.htm"
    archive_start = date(2014, 1, 1)
    index_url = "http://paper.dzwww.com/dzrb/PaperIndex.htm"
    article_url = r"/dzrb/content/\d{8}/Articel\d+MT\.htm"
    evidence, as_of = "high", "2023-24; 2026"


class ShandongGov(PortalSpider):
    """山东省人民政府门户网站. The list calls of 2020 to 2024 are in the facts, cut short: the home page's links are read."""

    name = "shandong_gov"
    site_name, province = "山东省人民政府门户网站", "山东"
    allowed_domains = ["www.shandong.gov.cn"]
    family = hanweb.site(body=("div.wip_art_con", ".main_content", ".wz_zhuti"))
    start_urls = ["http://www.shandong.gov.cn/"]
    article_url = r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html"
    evidence, as_of = "high", "2024-08"


class ShandongNews(NewsSpider):
    """大众网. Only host and list page are evidenced: the general parser reads it."""

    name = "shandong_news"
    site_name, province = "大众网", "山东"
    allowed_domains = ["sd.dzwww.com"]
    family = general
    start_urls = ["https://sd.dzwww.com/"]
    evidence, as_of = "low", "2026-09"
