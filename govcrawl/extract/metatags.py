"""What a page's meta tags claim: the national set (国办发〔2017〕47号) and what news systems write.

Tags are evidence, not truth: titles are cut or hold markup, times come from 12-hour templates, placeholders stay in.
"""

import html
import re
from collections.abc import Mapping

_TAGS = re.compile(r"<[^<>]{1,200}>")
_PLACEHOLDER = re.compile(
    r"^(?:网站名称|文章标题|栏目名称|信息标题|文章来源|内容来源|发布时间|发布日期|标题|来源|作者|关键词|描述|null|undefined|none|无|[-—\s]*)$"
    r"|[{}$]|<%|%>|\[!--|@\w+@",
    re.I,
)
TITLE = ("articletitle", "og:title", "twitter:title", "title", "doctitle")
PUBLISHED = (
    "pubdate",
    "firstpublishedtime",
    "article:published_time",
    "og:release_date",
    "publishdate",
    "publish_date",
    "publishtime",
    "publish-date",
    "publish_time",
    "publishedtime",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "maketime",
    "publicationdate",
    "bytedance:published_time",
)
MODIFIED = ("article:modified_time", "lastmodifiedtime", "bytedance:updated_time", "og:updated_time", "datemodified")
SOURCE = ("contentsource", "source", "mediaid", "article:source", "docsource")
AUTHOR = ("author", "article:author", "byl")
SITE = ("sitename", "og:site_name", "application-name")
COLUMN = ("columnname", "article:section", "channel")


def value(meta: Mapping[str, str], names: tuple[str, ...]) -> tuple[str | None, str]:
    """The first real value among tags, with the tag's name; placeholders and empty values are passed over."""
    for name in names:
        text = clean(meta[name]) if name in meta else None
        if text:
            return text, f"meta {name}"
    return None, ""


def clean(text: str | None) -> str | None:
    """A tag's content without markup and entities, or None for a placeholder."""
    if not text:
        return None
    if "&" in text or "<" in text:
        text = _TAGS.sub("", html.unescape(text))
    text = " ".join(text.split())
    return None if not text or _PLACEHOLDER.search(text) else text
