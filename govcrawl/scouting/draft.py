"""The first draft of a site from one list page and one article: family, addresses, spider and test as source."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import tldextract
from attrs import Factory, define

from govcrawl import families
from govcrawl.extract.article import extract_page
from govcrawl.extract.family import Family, Listing, recognise, registered
from govcrawl.extract.page import Page
from govcrawl.families.epaper import url_day
from govcrawl.families.provinces import FULL_NAMES
from govcrawl.items import Article

EPAPERS = {"founder_new", "founder_classic", "bjd_mobile", "gxrb", "jfdaily", "paperindex", "shtml_epaper"}
_YEAR = re.compile(r"/(?:19|20)\d{2}/(?=(?:19|20)\d{6}/)")
_DAYS = (
    (re.compile(r"(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)"), "%Y-%m-%d", r"\d{4}-\d{2}-\d{2}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}-\d{2}/\d{2}(?!\d)"), "%Y-%m/%d", r"\d{4}-\d{2}/\d{2}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}[01]\d/[0-3]\d(?!\d)"), "%Y%m/%d", r"\d{6}/\d{2}"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}[01]\d[0-3]\d(?!\d)"), "%Y%m%d", r"\d{8}"),
)
_PIECES = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-fA-F]{32}|\d+|[^0-9]+?(?=\d|[0-9a-fA-F]{32}|$)"
)
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@define(kw_only=True)
class Draft:
    """What was found, and what a person must check."""

    name: str
    site_name: str
    province: str
    kind: str
    family: str
    sure: bool
    list_url: str
    article_url: str
    article_pattern: str
    listed: int
    more_pages: bool
    article: Article
    checks: list[str] = Factory(list)


def issue_template(url: str) -> str:
    """The strftime template of an issue's address.

    >>> issue_template("https://a.example/pc/layout/202308/21/node_01.html")
    'https://a.example/pc/layout/%Y%m/%d/node_01.html'
    """
    made = _YEAR.sub("/%Y/", url.replace("%", "%%"))
    for pattern, fields, _ in _DAYS:
        made = pattern.sub(fields, made)
    return made


def article_pattern(url: str) -> str:
    """A pattern for addresses like this one: numbers and identifiers give way, words stay.

    >>> article_pattern("https://a.example/pc/con/202308/21/content_71.html")
    '/pc/con/\\\\d{6}/\\\\d{2}/content_\\\\d+\\\\.html'
    """
    parts = urlsplit(url)
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    marked, days = rest, []
    for pattern, _, regex in _DAYS:
        if pattern.search(marked):
            marked = pattern.sub("\0", marked)
            days.append(regex)
    made = ""
    for piece in re.split(r"(\0)", marked):
        if piece == "\0":
            made += days[0]
            continue
        for word in _PIECES.findall(piece):
            if word.isdigit():
                made += r"\d+"
            elif re.fullmatch(r"[0-9a-fA-F]{32}", word):
                made += "[0-9a-fA-F]{32}"
            elif re.fullmatch(r"[0-9a-f-]{36}", word):
                made += "[0-9a-f-]{36}"
            else:
                made += re.escape(word).replace(r"\-", "-").replace("/", "/")
    return made


def family_of(page: Page) -> tuple[Family, Listing, bool]:
    """The family of a list page, what it lists, and whether a mark of the system was seen (else the best guess)."""
    known = recognise(page)
    if known is not None:
        listing = known.listing(page)
        if listing.articles:
            return known, listing, True
    dated = url_day(page.url) is not None  # e-paper families take any link of the day for an article
    candidates: list[Family] = [f for f in registered() if dated or f.name not in EPAPERS] + [families.general]
    best = max(candidates, key=lambda family: (len(family.listing(page).articles), family is families.general))
    return best, best.listing(page), False


def draft(
    listing_page: Page, article_page: Page, *, name: str | None, site_name: str | None, province: str | None
) -> Draft:
    """Put together what the two pages show. ValueError where the province is neither given nor named on the page."""
    family, listing, sure = family_of(listing_page)
    of_article = recognise(article_page)
    if of_article is not None and not sure:
        family, listing, sure = of_article, of_article.listing(listing_page), True
    article = extract_page(article_page, family if family.recognise(article_page) else None)
    shown = site_name or _site_name(listing_page)
    region = province or next((short for short in FULL_NAMES if short in shown + listing_page.title), None)
    if region not in FULL_NAMES:
        raise ValueError("the page names no province: give one with --province 安徽")
    issue = family.name in EPAPERS or (url_day(listing_page.url) is not None and bool(listing.print_date))
    kind = "epaper" if issue else "portal" if listing_page.host.endswith(".gov.cn") else "news"
    made = Draft(
        name=name or _name(listing_page.host, kind),
        site_name=shown,
        province=region,
        kind=kind,
        family=family.name,
        sure=sure,
        list_url=listing_page.url,
        article_url=article_page.url,
        article_pattern=article_pattern(article_page.url),
        listed=len(listing.articles),
        more_pages=bool(listing.pages),
        article=article,
    )
    made.checks = _checks(made)
    return made


def _site_name(page: Page) -> str:
    return page.meta.get("sitename") or re.split(r"[-_|—]", page.title)[-1].strip() or page.host


def _name(host: str, kind: str) -> str:
    word = re.sub(r"\W", "_", _suffixes(host).domain or host)
    return f"{word}_{ {'epaper': 'daily', 'portal': 'gov', 'news': 'news'}[kind] }".replace(" ", "")


def _checks(made: Draft) -> list[str]:
    """What no program can know."""
    checks = [
        f"the name {made.name!r}, 《{made.site_name}》 and the province {made.province}",
        f"the pattern {made.article_pattern}: does it take all of the site's articles, and no list or other paper?",
        "the fixture pages belong to their publisher: keep the markup, replace the words before you publish them",
        "robots.txt and the terms of the site (docs/responsible-crawling.md)",
    ]
    if not made.sure:
        checks.insert(0, f"the family: no system's mark was seen, {made.family} lists the most articles")
    if made.kind == "epaper":
        checks.append("the issue's address on other days, and the calendar (period.xml, navi.xml): set index_url")
    elif not made.more_pages:
        checks.append("paging: no next page was seen on the list")
    empty = [f for f in ("published_at", "source", "text") if not getattr(made.article, f)]
    if empty:
        checks.append(f"fields left empty on the article: {', '.join(empty)}")
    checks += [f"warning of the extractor: {warning}" for warning in made.article.warnings]
    return checks


def spider_source(made: Draft, today: date) -> str:
    """The module: one class of some ten lines."""
    base = {"epaper": "EpaperSpider", "portal": "PortalSpider", "news": "NewsSpider"}[made.kind]
    exported = next((n for n in families.__all__ if getattr(getattr(families, n), "name", None) == made.family), None)
    imported = exported or "general"
    start = (
        f'issue_url = "{issue_template(made.list_url)}"'
        if made.kind == "epaper"
        else f'start_urls = ["{made.list_url}"]'
    )
    class_name = "".join(word.capitalize() for word in made.name.split("_"))
    return f'''"""{made.province}: {made.site_name}."""

from govcrawl.families import {imported}
from govcrawl.families.spider import {base}


class {class_name}({base}):
    """{made.site_name}. Drafted by `govcrawl new-site` from one list and one article."""

    name = "{made.name}"
    site_name, province = "{made.site_name}", "{made.province}"
    allowed_domains = ["{urlsplit(made.list_url).hostname}"]
    family = {imported}
    {start}
    article_url = r"{made.article_pattern}"
    evidence, as_of = "low", "{today:%Y-%m}"
'''


def source_of_test(made: Draft, module: str) -> str:
    """A test that reads the two saved pages again."""
    class_name = "".join(word.capitalize() for word in made.name.split("_"))
    return f'''"""{made.site_name}: the pages it was drafted from."""

from pathlib import Path

from govcrawl.extract.article import extract_page
from govcrawl.extract.page import Page
from {module} import {class_name}

PAGES = Path(__file__).with_name("pages") / "{made.name}"


def test_its_list_leads_to_its_articles():
    page = Page((PAGES / "list.html").read_bytes(), {made.list_url!r})
    listed = [link.url for link in {class_name}().listing(page).articles]
    assert {made.article_url!r} in listed
    assert len(listed) == {made.listed}


def test_its_article_is_read():
    page = Page((PAGES / "article.html").read_bytes(), {made.article_url!r})
    article = extract_page(page, {class_name}.family)
    assert article.title == {made.article.title!r}
    assert article.published_at == {made.article.published_at!r}
    assert article.source == {made.article.source!r}
    assert article.text.startswith({made.article.text[:20]!r})
'''


def write(made: Draft, root: Path, pages: tuple[bytes, bytes], today: date) -> list[Path]:
    """Write spider, test and fixtures under a checkout's root; FileExistsError rather than write over anything."""
    files = {
        root / "govcrawl" / "spiders" / f"{made.name}.py": spider_source(made, today).encode(),
        root / "tests" / "spiders" / f"test_{made.name}.py": source_of_test(
            made, f"govcrawl.spiders.{made.name}"
        ).encode(),
        root / "tests" / "spiders" / "pages" / made.name / "list.html": pages[0],
        root / "tests" / "spiders" / "pages" / made.name / "article.html": pages[1],
    }
    for path in files:
        if path.exists():
            raise FileExistsError(str(path))
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)
