"""博达 VSB (webplus): universities, bureaus, some counties."""

import re
from typing import ClassVar

from govcrawl.families.base import HtmlFamily, Selectors


class Vsb(HtmlFamily):
    """Articles at ``/info/COLUMN/ID.htm``; lists are ``li[id^=line_]``."""

    name = "vsb"
    version = "2026-11-23"
    markers = re.compile(r"id=['\"]vsb_content|class=['\"][^'\"]*\bv_news_content|img_vsb_content|_vsb_")
    signs = ("vsb_", "v_news_content")
    article_path = re.compile(r"/info/\d+/\d+\.html?(?:$|[?#])")
    selectors: ClassVar[dict[str, Selectors]] = {
        "body": (".v_news_content", "#vsb_content", "[id^='vsb_content_']"),
    }
