"""吉林 Jilin."""

from govcrawl.families import founder_new, general, trs
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class JilinDaily(EpaperSpider):
    """吉林日报. The host moved from jlrbszb.cnjiwang.com, paths kept."""

    name = "jilin_daily"
    site_name, province = "吉林日报", "吉林"
    allowed_domains = ["jlrbszb.dajilin.com"]
    family = founder_new
    issue_url = "http://jlrbszb.dajilin.com/pc/paper/layout/%Y%m/%d/node_01.html"
    article_url = r"/pc/paper/c/\d{6}/\d{2}/content_\w+\.html"
    history = (
        Was(2016, "http://jlrbszb.chinajilin.com.cn/html/%Y-%m/%d/node_267.htm"),
        Was(2022, "http://jlrbszb.cnjiwang.com/pc/paper/layout/%Y%m/%d/node_01.html"),
    )
    evidence, as_of = "high", "2023-24; 2026"


class JilinGov(PortalSpider):
    """吉林省人民政府门户网站."""

    name = "jilin_gov"
    site_name, province = "吉林省人民政府门户网站", "吉林"
    allowed_domains = ["www.jl.gov.cn", "infogate.jl.gov.cn"]
    family = trs.site(body=("#zoom", ".contents_div", "div.zlyxwz_t2a"))
    start_urls = [
        "http://www.jl.gov.cn/szyw/jlyw/",
        "http://infogate.jl.gov.cn/govsearch/jsonp/zf_jd_list.jsp?page=1&lb=134657&callback=result",
    ]
    article_url = r"/\d{6}/t\d{8}_\d+\.html"
    evidence, as_of = "high", "2024-08"


class JilinNews(NewsSpider):
    """中国吉林网. Only host and list page are evidenced: the general parser reads it."""

    name = "jilin_news"
    site_name, province = "中国吉林网", "吉林"
    allowed_domains = ["www.cnjiwang.com"]
    family = general
    start_urls = ["https://www.cnjiwang.com/"]
    evidence, as_of = "low", "2026-09"
