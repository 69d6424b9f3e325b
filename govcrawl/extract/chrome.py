"""What is chrome and what is a container of the body, told by class and id.

A name alone never removes text: a chrome name only makes lines suspect (`govcrawl.extract.walk`), and lines are cut by
`govcrawl.extract.trim` where their text or place agrees.
"""

import re
from functools import lru_cache

_CAMEL = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+")

_CHROME = frozenset(
    "nav navi navbar menu submenu header footer foot bottom copyright sidebar aside crumb crumbs breadcrumb "
    "breadcrumbs position location weizhi dqwz curpos share shares bshare bdshare bdsharebuttonbox sharebtn "
    "sharebox jiathis social fenxiang fenx qrcode ewm erweima saoyisao comment comments pinglun replies "
    "tiewan tie related relate relative relatelink relation xgxw xgyd xgwz xgnews xgjd recommend recommended "
    "recommends recommendation tuijian hotnews rank ranking paihang ad ads adv advert advertisement guanggao print "
    "dayin toolbar fontsize ziti pager pagebar pagination turnpage login search tags vote weixin wechat weibo popup "
    "dialog modal captcha survey wza barrierfree topbar toplink hotword hotsearch hotkey copyrights statement "
    "disclaimer mianze shengming similar guess cnxh jubao jiucuo feedback".split()
)

_DOUBTFUL = frozenset(
    "print dayin header foot bottom top position location search login tags statement popup dialog modal share weixin "
    "wechat menu submenu similar toolbar".split()
)
_WRAPS = frozenset(
    "content contents con cont area body article art text main wrap wrapper container page detail news card post "
    "entry".split()
)
# ids and classes by which Chinese content systems mark the body of an article (TRS, Founder, Longcom, Ucap, VSB,
# Hanweb, the Guangdong platform, PaperIndex, and the big news sites' own systems)
_BODY = frozenset(
    "trs_editor trs_ueditor trs_editor_view view custom_unionstyle zoom zoomcon zoom1 ozoom vsb_content "
    "v_news_content ucapcontent ucap-content founder-content j-fontcontent newscontnet gkwz_contnet gzk-article "
    "articlecon wzcon info_cont ivs_content article-content article_content articlecontent article-body "
    "article_body articlebody contenttext oldcontenttext doccontent endtext artibody rm_txt_con pages_content "
    "pages-content news_content newscontent content_article xl_content js_content contentmain post_text "
    "textcontent rich_media_content bodylabel mainbody main-content detail-content detail_content conttext "
    "conttxt newstext news-text artdet article-text text_con txt_con con_text".split()
)
_VSB = re.compile(r"vsb_content_\d+")
_is_body = _BODY.__contains__


@lru_cache(maxsize=4096)
def tokens(name: str) -> frozenset[str]:
    """The words of a class or id, in lower case: ``divShareBox`` and ``div_share-box`` both hold ``share``."""
    return frozenset(word.lower() for word in _CAMEL.findall(name)) | frozenset(name.lower().split())


@lru_cache(maxsize=4096)
def is_chrome(class_: str, id_: str) -> bool:
    """Whether a class or an id is one that sites give to chrome.

    ``print_area``, ``top-content`` and the like are wrappers: there the doubtful words do not count.
    """
    words = tokens(class_) | tokens(id_)
    found = words & _CHROME
    return bool(found) and not (found <= _DOUBTFUL and not _WRAPS.isdisjoint(words))


def is_surely_chrome(class_: str, id_: str) -> bool:
    """`is_chrome` without the words that some sites give to everything."""
    return not _CHROME.isdisjoint((tokens(class_) | tokens(id_)) - _DOUBTFUL)


@lru_cache(maxsize=4096)
def is_body(class_: str, id_: str) -> bool:
    """Whether a class or an id is one that content systems give to the body of an article."""
    names = [*class_.lower().split(), id_.lower()]
    return any(_is_body(name) or _VSB.fullmatch(name) for name in names)
