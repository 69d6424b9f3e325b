"""Pages with something put in that other sites' pages have around an article: it must not become part of the record.

A page is parsed and written again; where its text cannot be found in one container, it stays as it is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree, html
from opencc import OpenCC

from govcrawl.extract.alike import squash
from govcrawl.text import decode

_FIELDS = "农业 工业 教育 卫生 交通 水利".split()
_LONG = 25  # characters of a line by which the container is found
_HEAD = 20  # characters of it that are compared


def _said(at: int) -> str:
    field = _FIELDS[at]
    return (
        f"{at + 3}月{at + 11}日，徽山市召开{field}工作推进会，听取{field}部门汇报，"
        f"研究解决{field}领域{at + 5}个突出问题，要求{field}系统干部职工把工作做实做细，{field}局局长作表态发言。"
    )


def _container(root: Any, label: Mapping[str, Any]) -> Any:
    """The innermost element that holds the first and the last long line of the labelled text, or None."""
    lines = [squash(line) for line in (label["body"] or "").split("\n") if len(line) > _LONG]
    found = None
    for element in root.iter("div", "td", "article", "section") if lines else ():
        text = squash(element.text_content())
        if lines[0][:_HEAD] in text and lines[-1][:_HEAD] in text:
            found = element
    return found


def _inside(markup: str) -> Callable[[Any, Mapping[str, Any]], None]:
    def put(root: Any, label: Mapping[str, Any]) -> None:
        container = _container(root, label)
        if container is not None:
            container.append(html.fragment_fromstring(f"<div>{markup}</div>"))

    return put


def _before_all(markup: str) -> Callable[[Any, Mapping[str, Any]], None]:
    def put(root: Any, label: Mapping[str, Any]) -> None:
        body = root.find("body")
        if body is not None:
            body.insert(0, html.fragment_fromstring(f"<div>{markup}</div>"))

    return put


def _path(root: Any, label: Mapping[str, Any]) -> None:
    for title in root.iter("title"):
        title.text = f"徽山市人民政府门户网站-工作动态-{label['title']}"


_TEASERS = "".join(
    f'<h4><a href="/{n}.html">徽山市{name}工作推进会</a></h4><p>{_said(n)}</p>' for n, name in enumerate(_FIELDS)
)
_COMMENTS = "".join(f"<p>网友{n} 2024-05-0{n + 1} 10:2{n}</p><p>{_said(n)}</p>" for n in range(len(_FIELDS)))
_NOTICES = "".join(f'<li><a href="/{n}.html">关于做好第{n}批申报工作的通知</a> 2023-04-1{n}</li>' for n in range(8))
ADDITIONS: dict[str, Callable[[Any, Mapping[str, Any]], None]] = {
    "teasers": _inside(f"<h3>相关新闻</h3>{_TEASERS}"),
    "comments": _inside(f"<h3>网友评论</h3>{_COMMENTS}"),
    "tools": _inside("<p>扫一扫在手机打开当前页</p><p>【打印】【关闭】</p>"),
    "sidebar": _before_all(f"<h2>通知公告</h2><ul>{_NOTICES}</ul>"),
    "clock": _before_all("今天是2019年12月3日 星期二 欢迎访问"),
    "popup": _before_all(
        f'<div style="display:none"><h1>网站声明</h1>{"".join(f"<p>{_said(n)}</p>" for n in range(len(_FIELDS)))}</div>'
    ),
    "path": _path,
}
"""``teasers``, ``comments``, ``tools``: behind the text in its container; ``sidebar``, ``clock``, ``popup``: before all
else, the last hidden; ``path``: ``<title>`` names site and column before the headline."""


def traditional(body: bytes, label: Mapping[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """A page in Traditional characters, as portals also give it, with its label."""
    written = OpenCC("s2t").convert
    source = etree.tostring(html.document_fromstring(decode(body).text), encoding="unicode", method="html")
    words = {name: written(label[name]) for name in ("title", "source", "body") if label[name]}
    return written(source).encode(), {**label, **words}


def put(body: bytes, label: Mapping[str, Any], additions: list[str]) -> bytes:
    """The page with these."""
    if not additions:
        return body
    root = html.document_fromstring(decode(body).text)
    for name in additions:
        ADDITIONS[name](root, label)
    return etree.tostring(root, encoding="utf-8", method="html")
