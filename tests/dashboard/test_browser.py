"""The page in a real browser."""

import functools
import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.dashboard.conftest import CHROMIUM, Dashboard

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
PATHS = ["/", "/site/anhui_daily", "/site/anhui_gov", "/clusters", "/dead", "/workers"]


class Browser:
    """A page that remembers what the console said."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url, self.said = page, url, []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page


def in_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test in a thread of its own: Playwright's event loop cannot share one with Scrapy's reactor.

    The test's ``browse`` makes a page at a size, in a language, in a colour scheme.
    """

    def in_thread(chromium: str, dashboard: Dashboard, arguments: dict[str, object]) -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)

            def browse(size: str = "desktop", locale: str = "zh-CN", scheme: str = "light") -> Browser:
                width, height = SIZES[size]
                context = browser.new_context(
                    viewport={"width": width, "height": height}, locale=locale, color_scheme=scheme
                )
                return Browser(context.new_page(), dashboard.url)

            test(browse=browse, **arguments)
            browser.close()

    def wrapper(chromium: str, dashboard: Dashboard, **arguments: object) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(in_thread, chromium, dashboard, arguments).result()

    functools.update_wrapper(wrapper, test)
    wanted = [p for p in inspect.signature(test).parameters.values() if p.name != "browse"]
    extra = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in ("chromium", "dashboard")]
    plain = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in wanted]
    wrapper.__signature__ = inspect.Signature([*plain, *extra])  # type: ignore[attr-defined]
    return wrapper


@pytest.mark.parametrize("size", SIZES)
@in_browser
def test_a_reader_gets_from_the_map_to_an_article_and_nothing_complains(browse, size, tmp_path):
    visit = browse(size)
    page = visit.open("/")
    assert page.locator(".tile").count() == 31
    page.locator(".tile", has_text="安徽").click()
    page.get_by_role("link", name="安徽日报").first.click()
    page.locator("ul.list a").first.click()
    assert "会议以电视电话会议形式召开。" in page.locator("article .body").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0], "the page scrolls sideways"
    shot = tmp_path / "article.png"
    page.screenshot(path=shot)
    assert shot.stat().st_size > 5_000
    assert visit.said == []


@in_browser
def test_an_articles_html_is_shown_and_never_run(browse):
    visit = browse()
    page = visit.open("/site/anhui_daily")
    page.locator("ul.list a").first.click()
    page.wait_for_timeout(200)
    assert "owned" not in page.title().replace("document.title = 'owned'", "").replace("document.title='owned'", "")
    assert page.locator("article script, article img").count() == 0
    assert "<script>" in page.locator("article .body").inner_text()
    assert visit.said == []


@in_browser
def test_it_reads_in_chinese_and_english_and_remembers_which(browse):
    page = browse(locale="de-DE").open("/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    page.goto(page.url.split("?")[0] + "workers")
    assert page.locator("h1").inner_text() == "采集进程"


@in_browser
def test_it_can_be_walked_through_with_the_keyboard_alone(browse):
    page = browse().open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert {"/clusters", "/dead", "/workers", "#AH"} <= seen
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "where the keyboard stands cannot be seen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@in_browser
def test_contrast_names_and_structure_pass_the_accessibility_rules(browse, scheme):
    visit = browse(scheme=scheme)
    found = {}
    for path in PATHS:
        result = Axe().run(visit.open(path))
        found |= {f"{path} {v['id']}": [n["html"] for n in v["nodes"]][:3] for v in result.response["violations"]}
    assert found == {}


@in_browser
def test_numbers_move_without_a_reload(browse, redis_client):
    page = browse().open("/")
    assert page.locator("[data-live=ready]").inner_text() == "0"
    redis_client.rpush("{govcrawl}:backlog", *range(7))
    page.locator("[data-live=ready]", has_text="7").wait_for(timeout=8000)
