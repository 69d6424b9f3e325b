"""What ``<title>`` says beside the headline: the names of the site, of its owner, of a column."""

import re
from collections.abc import Sequence

from govcrawl.extract.alike import squash

_SEPARATOR = re.compile(
    r"\s*(?:_{1,2}|\||｜|--+|——|::|―+|»|>>|<|›|\s-\s|\s–\s|\s—\s|-(?=[^-]*$)|–(?=[^–]*$)|—(?=[^—]*$))\s*"
)
SITE = re.compile(
    r"(?:网|网站|[手移][机动]版|触屏版|wap版|APP|政府|门户|频道|日报|晚报|晨报|早报|时报|商报|都市报|客户端|在线|新闻|资讯|平台|首页|官网|博客|论坛|要闻|栏目|中心|委员会|厅|局|办公室|社"
    r"|电视台|数字报|电子报|电子版|公开|新浪\w{1,4}|网易\w{0,4}|搜狐\w{0,4}|腾讯\w{0,4}|凤凰\w{0,4})$|^[\w.-]+\.(?:com|cn|net|org)$",
    re.I,
)
_OFFICE = re.compile(  # <title> of a site that names its owner
    r"(?:处|学院|大学|学校|[中小]学|幼儿园|医院|研究[院所]|考试院|科学院|卫生院|敬老院|福利院|法院|检察院|公司|集团|[协学商]会|联合会|图书馆|博物馆|[党管]委会?|开发区|部门?|总?署|分局|[支总大]队|调查队|基金会|出版社)$"
)
_PAGE = re.compile(r"(?:(?:详情|详细|正文|查看|浏览|内页)(?:页面?|信息|内容)?|(?:新闻|信息|文章)内容)$")
_ISSUE = re.compile(r"第\s?[\dA-Z一二三四五六七八九十]{1,3}\s?版|(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,12}版")
_EDGE = " \t\n\u3000:：|｜_·—-=~*☆★"  # ::::青阳县公安局::::
_PARTING = frozenset(("_", "|", "--", "__", "｜"))  # between a headline and names, never inside a headline
_OFFICE_LENGTH = 20
SITE_LENGTH = 16  # characters
_COLUMN_LENGTH = 4  # characters


def is_owner(text: str) -> bool:
    """Whether a short text is the name of an office, a school, a company: of who has such a site."""
    return len(text) <= _OFFICE_LENGTH and bool(_OFFICE.search(text))


def is_name(text: str) -> bool:
    """Whether a short text is the name of a site or of its owner."""
    return len(text) <= _OFFICE_LENGTH and bool(_OFFICE.search(text) or SITE.search(text))


def is_column(stripped: str) -> bool:
    """Whether what ``<title>`` says beside the site's name is no headline: a column, as 新闻动态 or 公告留言."""
    names = _SEPARATOR.split(stripped)
    return len(stripped) <= SITE_LENGTH and all(
        len(name) <= _COLUMN_LENGTH or _PAGE.search(name) or SITE.search(name) for name in names
    )


def is_path(stripped: str, crumbs: Sequence[str]) -> bool:
    """Whether ``<title>`` says only where the page stands: one column of its path, or the last of them in a row."""
    key, path = squash(stripped), ""
    for word in reversed(crumbs):
        path = squash(word) + path
        if key and key in {path, squash(word)}:
            return True
    return False


def is_issue(text: str) -> bool:
    """Whether a text names a newspaper's issue and page: 青阳日报 2014年03月25日 第三版：要闻."""
    return bool(_ISSUE.search(text))


def _is_path_of_names(text: str) -> bool:
    """Whether a text is a site's name and columns of it, parted by dashes: 青阳网-新闻中心."""
    names = text.split("-")
    return bool(SITE.search(names[0])) and all(len(n) <= _COLUMN_LENGTH or SITE.search(n) for n in names)


def strip_site(document: str, crumbs: Sequence[str], sites: Sequence[str]) -> str:
    """``<title>`` without the names of site and column at its end (or at its head)."""
    text = document.strip(_EDGE)
    names = {squash(n) for n in (*crumbs, *sites) if n}
    for _ in range(4):
        words = text.split()
        if len(words) > 1 and squash(words[-1]) in names:
            text = text[: -len(words[-1])].rstrip()
            continue
        parts = list(_SEPARATOR.finditer(text))
        if not parts:
            break
        first, last = parts[0], parts[-1]
        before, behind = text[: first.start()].strip(), text[first.end() :].strip()
        head, tail = text[: last.start()].strip(), text[last.end() :].strip()
        named = not tail or squash(tail) in names or SITE.search(tail) or _OFFICE.search(tail)
        parted = first[0].strip() in _PARTING and len(before) <= SITE_LENGTH
        if behind and not named and parted and len(before) < len(tail) and SITE.search(before):
            text = behind
            continue
        if head and (named or last[0].strip() in _PARTING):
            text = head
            continue
        if behind and before and (squash(before) in names or (len(tail) > len(head) and _is_path_of_names(head))):
            text = behind if squash(before) in names else tail
            continue
        break
    return text
