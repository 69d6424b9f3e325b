"""What of an article is the story: without dateline, credits, wire tails and the page's own words.

A paper that prints a wire item adds its own frame (本报讯, 记者 X 摄, 责任编辑, 下转第二版, 分享到). The frame says
nothing of the story and would make two different short items of one desk look alike.
"""

import re

from govcrawl.dedup.fold import fold

MAX_CHARACTERS = 200_000
"""A longer text is compared by its first so many characters: time and memory stay bounded."""

_HAN = r"[\u4e00-\u9fff]"
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
_REPORTED_BY = (
    r"(?: ?\([^()\n]{0,80}\))?"
    r"(?: ?(?:本报)?(?:记者|通讯员|见习记者)[^\n,。;]{1,24}?(?:报道|:))?[ :,—-]*"
)
# 本报合肥8月20日讯(记者 张三) · 新华社北京8月20日电 · 据新华社电 · 中国网5月20日电 · 新浪娱乐讯
_DATELINE = re.compile(
    r"^[ \t]*据?(?:"
    rf"(?:本报|本网|本台|本刊|新华社|中新社){_HAN}{{0,10}}?{_DAY}(?:讯|专?电|消息)"
    rf"|{_HAN}{{1,8}}(?:社|网|报|台|在线|客户端){_HAN}{{0,10}}?"
    rf"(?:(?:\d{{1,2}}月)?\d{{1,2}}日(?:专?电|消息)|{_DAY}讯)(?=[ (:—-]|记者)"
    rf"|{_HAN}{{2,8}}讯(?=[ (])"
    rf"){_REPORTED_BY}",
    re.MULTILINE,
)
# (记者 张三) · (完) · (下转第二版) · (责任编辑:李四) · [纠错] · (据新华社)
_BRACKETED = re.compile(
    r"[(\[【〔](?:完|终"
    r"|[^()\[\]【】〔〕\n]{0,12}(?:记者|通讯员|责任编辑|责编|编辑|编译|摄影|下转|上接|转载自|原载|原题|纠错)"
    r"[^()\[\]【】〔〕\n]{0,60}"
    r"|据[^()\n]{2,12}(?:报|社|网|电|台))[)\]】〕]"
)
# 本报记者 杨竹 摄
_PHOTO_CREDIT = re.compile(
    rf"(?:本报|新华社|本网)?(?:记者|通讯员|特约摄影) ?{_HAN}{{1,4}}(?: {_HAN}{{1,4}})*? ?(?:/?摄(?!氏)|供图)"
)
# Lines that are the page's, not the story's; only short lines without a full stop, so that no paragraph is lost.
_FRAME_LINE = re.compile(
    r"^[ \t【\[]*(?:责任编辑|责编|编辑|审核|校对|监制|值班|来源|稿源|作者|文字|摄影|记者|版权声明|免责声明|特此声明"
    r"|扫一扫|分享|打印|关闭|返回|字体|字号|上一篇|下一篇|上一条|下一条|相关链接|相关新闻|延伸阅读|点击|浏览次数|发布时间"
    r"|原标题|本文来源)[^\n。]{0,60}$",
    re.MULTILINE,
)


def normalise(text: str) -> str:
    """The story in one form of writing, its frame cut off; punctuation and line ends kept.

    Pure; the first :data:`MAX_CHARACTERS` characters count.
    """
    folded = fold(text[:MAX_CHARACTERS])
    for frame in (_FRAME_LINE, _DATELINE, _BRACKETED, _PHOTO_CREDIT):
        folded = frame.sub("", folded)
    return folded
