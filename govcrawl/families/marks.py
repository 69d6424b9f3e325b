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
    holder = _holder(page, start, end)
    if holder is not None:
        return holder
    markup = page.text[first.end() : ends[-1].start()]
    if not markup.strip():
        return None
    try:
        return html.fragment_fromstring(f"<div>{markup}</div>", create_parent="div")
    except (ValueError, html.etree.ParserError):
        return None


def _holder(page: Page, start: re.Pattern[str], end: re.Pattern[str]) -> html.HtmlElement | None:
    """The element that holds the marks and nothing beside them, so that what follows it on the page can be found
    from it; None where there is no such element."""
    comments = [node for node in page.root.iter(html.etree.Comment) if node.getparent() is not None]
    first = next((node for node in comments if start.search(f"<!--{node.text}-->")), None)
    last = next((node for node in reversed(comments) if end.search(f"<!--{node.text}-->")), None)
    if first is None or last is None or first.getparent() is not last.getparent():
        return None
    parent = first.getparent()
    alone = parent[0] is first and parent[-1] is last and not f"{parent.text or ''}{last.tail or ''}".strip()
    return parent if alone and parent.tag not in {"body", "html"} else None
