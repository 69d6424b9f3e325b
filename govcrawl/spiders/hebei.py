"""河北 Hebei."""

from govcrawl.families import founder_new, founder_web, hebei_cms
from govcrawl.families.spider import EpaperSpider, NewsSpider, PortalSpider, Was


class HebeiDaily(EpaperSpider):
    """河北日报. index.html is served in the day's folder too."""

    name = "hebei_daily"
    site_name, province = "河北日报", "河北"
    allowed_domains = ["hbrb.hebnews.cn"]
    family = founder_new
    issue_url = "https://hbrb.hebnews.cn/pc/paper/layout/%Y%m/%d/node_01.html"
    article_url = r"/pc/paper/c/\d{6}/\d{2}/content_\w+\.html"
    history = (Was(2016, "http://hbrb.hebnews.cn/html/%Y-%m/%d/node_2.htm"),)
    evidence, as_of = "high", "2022; 2023-24; 2026"


class HebeiGov(PortalSpider):
    """河北省人民政府门户网站. Columns, templates and blocks are named by GUIDs."""

    name = "hebei_gov"
    site_name, province = "河北省人民政府门户网站", "河北"
    allowed_domains = ["www.hebei.gov.cn"]
    family = hebei_cms
    start_urls = [
        "https://www.hebei.gov.cn/columns/580d0301-2e0b-4152-9dd1-7d7f4e0f4980/index.html",
        "https://www.hebei.gov.cn/columns/3d33a20b-4271-4b3b-8cae-3664e980d262/templates/2e3e81cf-d53a-40f0-9d7f-060e77400269/blocks/c0704ccb-1df3-4edd-9391-3f0e6d7db920?page=1&fix=0",
    ]
    article_url = r"/columns/[0-9a-f-]{36}/\d{6}/\d{2}/[0-9a-f-]{36}\.html"
    evidence, as_of = "high", "2024-08"


class HebeiNews(NewsSpider):
    """河北新闻网. Sub-hosts by section, e.g. world.hebnews.cn/2024-10/28/content_9254045.htm. enpproperty comment carries url, sourcename, abstract."""

    name = "hebei_news"
    site_name, province = "河北新闻网", "河北"
    allowed_domains = ["hebnews.cn"]
    family = founder_web
    start_urls = ["https://www.hebnews.cn/"]
    article_url = r"/\d{4}-\d{2}/\d{2}/content_\d+\.htm"
    evidence, as_of = "medium", "2026-09"
