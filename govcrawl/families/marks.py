"""Bodies that stand between comments: ``<!--enpcontent-->``, ``<!--<$[信息内容]>begin-->``, ContentStart."""

import re

from lxml import html

from govcrawl.extract.page import Page


def between(page: Page, start: re.Pattern[str], end: re.Pattern[str]) -> html.HtmlElement | None:
    """What stands between the outermost marks, parsed on its own; None without marks or words.

    Marks can be nested or doubled: the first start and the last end count. They need not stand on one level of the
    tree, so that the source is cut, not the tree.
    """
    first = start.search(page.text)
    if not first:
        return None
    ends = list(end.finditer(page.text, first.end()))
    if not ends:
        return None
    markup = page.text[first.end() : ends[-1].start()]
    if not markup.strip():
        return None
    try:
        return html.fragment_fromstring(f"<div>{markup}</div>", create_parent="div")
    except (ValueError, html.etree.ParserError):
        return None
