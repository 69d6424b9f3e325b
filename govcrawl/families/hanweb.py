"""Hanweb (大汉): JCMS columns whose lists hide in script data, and their successor jpaas."""

import json
import re
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from lxml import html

from govcrawl.extract.family import Hints, Listing
from govcrawl.extract.page import Page
from govcrawl.families.base import HtmlFamily, Selectors
from govcrawl.families.jsonlists import load, next_page
from govcrawl.families.links import absolute, article_links
from govcrawl.families.marks import between

_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL | re.IGNORECASE)
_GROUP = re.compile(r"<nextgroup>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</nextgroup>", re.DOTALL | re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*['\"]?([^'\"\s>]+)|^\s*([^\s<>]+\?[^\s<>]+)\s*$")
_TOTAL_RECORD = re.compile(r"totalRecord['\"]?\s*[:=>]\s*['\"]?(\d+)", re.IGNORECASE)
_OLD_DATA = re.compile(r"dataStore\s*=\s*(\[.*?\])\s*;", re.DOTALL)
_QUERY = re.compile(r"queryData\s*=\s*[\"']?\s*(\{[^}]*\})")
_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_BODY_MARKS = (
    (re.compile(r"<!--\s*<\$\[信息内容\]>begin\s*-->"), re.compile(r"<!--\s*<\$\[信息内容\]>end\s*-->")),
    (re.compile(r"<!--\s*ZJEG_RSS\.content\.begin\s*-->"), re.compile(r"<!--\s*ZJEG_RSS\.content\.end\s*-->")),
    (
        re.compile(r"<meta\s+name=['\"]ContentStart['\"][^>]*>", re.IGNORECASE),
        re.compile(r"<meta\s+name=['\"]ContentEnd['\"][^>]*>", re.IGNORECASE),
    ),
)
_SOURCE = re.compile(r"<!--\s*<\$\[信息来源\]>begin\s*-->(.*?)<!--\s*<\$\[信息来源\]>end\s*-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class Hanweb(HtmlFamily):
    """Articles at ``/art/Y/M/D/art_COLUMN_ID.html``, columns at ``/col/colN/index.html``."""

    name = "hanweb"
    version = "2026-11-23"
    markers = re.compile(
        r"<datastore>|jpage/dataproxy\.jsp|<\$\[信息内容\]>begin|ZJEG_RSS\.content|name=['\"]ContentStart['\"]"
        r"|jpaas-publish-server|default_pgContainer|name=['\"]?Maketime"
    )
    signs = (
        "<datastore>",
        "jpage/dataproxy.jsp",
        "]>begin",
        "ZJEG_RSS.content",
        "ContentStart",
        "jpaas-publish-server",
        "default_pgContainer",
        "Maketime",
    )
    article_path = re.compile(
        r"/art/\d{4}/(?:\d{1,2}/\d{1,2}/)?art_\w+\.html|/content/content_\d+\.html|/front/info/detail\?iid=\w+"
    )
    selectors: ClassVar[dict[str, Selectors]] = {
        "body": ("#zoom", "#ivs_content", ".default_pgContainer .article_content"),
    }

    def recognise(self, page: Page) -> bool:
        """Whether the address or the source is Hanweb's."""
        return ("/art_" in page.url and self.is_article(page.url)) or super().recognise(page)

    def article(self, page: Page) -> Hints:
        """The body between Hanweb's marks, else by selector; the source where it is marked."""
        hints = super().article(page)
        for start, end in _BODY_MARKS:
            body = between(page, start, end)
            if body:
                hints.body, hints.origin["body"] = body, start.pattern
                break
        marked = _SOURCE.search(page.text)
        source = _TAG.sub("", marked[1]).strip() if marked else ""
        if source:
            hints.source = re.sub(r"^(?:信息)?来源\s*[:：]\s*", "", source) or None
            hints.origin["source"] = "<$[信息来源]>"
        return hints

    def listing(self, page: Page) -> Listing:
        """A column. Its records are CDATA inside a script, where an HTML parser sees no links."""
        records = _RECORD.findall(page.text)
        old = _OLD_DATA.search(page.text)
        if not records and old:
            try:
                records = [record for record in json.loads(old[1]) if isinstance(record, str)]
            except ValueError:
                records = []
        if not records:
            return super().listing(page)
        root = html.fragment_fromstring("\n".join(records), create_parent="ul")
        found = article_links(page, self.is_article, root)
        visible = super().listing(page)
        known = {link.url for link in found}
        found += [link for link in visible.articles if link.url not in known]
        return Listing(articles=found, pages=self._next_records(page, len(records)))

    def _next_records(self, page: Page, shown: int) -> list[str]:
        """The next group the data names; else the next stretch of a ``dataproxy.jsp`` call that counts records."""
        group = _GROUP.search(page.text)
        href = _HREF.search(group[1]) if group else None
        if href:
            url = absolute(page, (href[1] or href[2]).replace("&amp;", "&"))
            return [url] if url else []
        total = _TOTAL_RECORD.search(page.text)
        query = {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}
        if total and {"startrecord", "endrecord"} <= set(query):
            width = int(query["endrecord"]) - int(query["startrecord"]) + 1
            start = int(query["startrecord"]) + max(width, shown)  # servers may give more than they were asked for
            if start <= int(total[1]):
                query |= {"startrecord": str(start), "endrecord": str(min(start + width - 1, int(total[1])))}
                return [f"{page.url.partition('?')[0]}?{urlencode(query)}"]
        elif total and shown < int(total[1]) and "/col/" in page.url:
            return [following] if (following := self._by_number(page.url)) else []
        return []

    @staticmethod
    def _by_number(url: str) -> str | None:
        """``/col/colN/index.html?uid=U&pageNum=2``, where the unit is known."""
        query = {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
        if "uid" not in query:
            return None
        query["pageNum"] = str(int(query.get("pageNum", "1")) + 1)
        return f"{url.partition('?')[0]}?{urlencode(query)}"

    def next_pages(self, page: Page) -> list[str]:
        """The list unit of a jpaas column by its ``queryData``, then its pages by ``paramJson``."""
        if _UNIT in page.url and load(page) is not None:
            return self._next_unit(page.url)
        found = _QUERY.search(page.text)
        if found:
            query = dict(re.findall(r"['\"](\w+)['\"]\s*:\s*['\"]([^'\"]*)['\"]", found[1]))
            if {"webId", "pageId"} <= set(query):
                wanted = {"parseType": "bulidstatic", "pageType": "column"} | query
                wanted["paramJson"] = json.dumps({"pageNo": 1, "pageSize": 50}, separators=(",", ":"))
                return [f"{urljoin(page.url, _UNIT)}?{urlencode(wanted)}"]
        if page.text[:1000].lower().find("<html") < 0 and load(page) is None:
            following = next_page(page.url)  # search.jsp?currpage=N answers with a fragment
            return [following] if following else []
        return super().next_pages(page)

    @staticmethod
    def _next_unit(url: str) -> list[str]:
        query = {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
        try:
            wanted = json.loads(query.get("paramJson", ""))
            wanted["pageNo"] = int(wanted["pageNo"]) + 1
        except (ValueError, KeyError, TypeError):
            return []
        query["paramJson"] = json.dumps(wanted, separators=(",", ":"))
        return [f"{url.partition('?')[0]}?{urlencode(query)}"]
