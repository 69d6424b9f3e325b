"""浙江 Zhejiang."""

from govcrawl.families import founder_classic, general, hanweb
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider


class ZhejiangDaily(EpaperSpider):
    """浙江日报. The first node is 18; node numbers are not page numbers."""

    name = "zhejiang_daily"
    site_name, province = "浙江日报", "浙江"
    allowed_domains = ["zjrb.zjol.com.cn", "zjdaily.zjol.com.cn"]
    family = founder_classic
    issue_url = "http://zjrb.zjol.com.cn/html/%Y-%m/%d/node_18.htm"
    index_url = "http://zjrb.zjol.com.cn/paperindex.htm"
    article_url = r"html/\d{4}-\d{2}/\d{2}/content_\S+\.htm"
    evidence, as_of = "high", "2022; 2023-24; 2026; 2026-09"


class ZhejiangGov(PortalSpider):
    """浙江省人民政府门户网站."""

    name = "zhejiang_gov"
    site_name, province = "浙江省人民政府门户网站", "浙江"
    allowed_domains = ["www.zj.gov.cn"]
    family = hanweb.site(
        body=(".zc_article_con", ".bt_content", "#zoom"), subtitle=".zc_artice_tit1", source="li.laiyuan"
    )
    start_urls = ["https://www.zj.gov.cn/col/col1544911/index.html"]
    article_url = r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html"
    evidence, as_of = "high", "2024-08"


class ZhejiangNews(NewsSpider):
    """浙江在线. Only host and list page are evidenced: the general parser reads it."""

    name = "zhejiang_news"
    site_name, province = "浙江在线", "浙江"
    allowed_domains = ["zjnews.zjol.com.cn"]
    family = general
    start_urls = ["https://zjnews.zjol.com.cn/"]
    evidence, as_of = "low", "2026-09"
