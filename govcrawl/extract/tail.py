"""Where a text ends: behind it are only chrome, credits and links."""

import re
from collections.abc import Sequence

from govcrawl.extract import images
from govcrawl.extract.labels import SOURCE, TIME
from govcrawl.extract.line import LONG, Line
from govcrawl.extract.opening import HEAD

_TAIL = re.compile(
    r"^\W{0,3}(?:(?:微信|手机)?扫一扫|(?:微信|手机)?扫码|扫描二维码|分享到|分享至|分享[:：]|.{0,40}返回搜狐|(?:打印|关闭|收藏|点赞|举报|延伸)(?![\u4e00-\u9fff])|(?:打印|关闭|收藏)(?:本|此|该|全)?(?:页面?|文章?|窗口|打印|关闭|收藏|返回)|返\s{0,2}回[】\]]?$|返回顶部|回到顶部|回顶部|返回列表|相关链接|相关解读|相关文档|相关文章|相关阅读|相关新闻|相关推荐|相关报道|相关信息|相关资讯"
    r"|相关附件[】\]:：]?$|相关专题|相关稿件|相关热词|相关政策|延伸阅读|推荐阅读|热点推荐|热门推荐|猜你喜欢|精彩推荐|更多精彩|编辑推荐|我要纠错|纠错|我要举报|网站标识码|.{0,4}公网安备|上一[篇条页]|(?:\d{1,3}[\])】]?\s+[\[【(]?){1,20}下一页|下一[篇条页]|版权声明|版权所有|免责声明|特别声明"
    r"|网友评论|发表评论|我来说|我要评论$|评论区|\d*条评论|验证码|声明[:：]"
    rf"|(?:本文|文章|稿件){SOURCE}|(?:信息|新闻|内容|图文|素材)?{SOURCE}[:：]|{TIME}[:：]"
    r"|(?:文章|稿件|图文)?综合自|\[?责任编辑|责编|编辑[:：]|作者[:：]|原标题|原题为|关键词|标签\s*[-－:：]|网站编辑|本文链接|本文为.{2,12}原创|.{0,8}[—-]+分享[—-]|分享本页|我要反馈|您对本.{0,10}是否满意|.{0,10}对您(?:是否)?有(?:所)?帮助|.{2,10}(?:是否|有没有)(?:解决|帮助).{0,8}[？?]$|政策原文$|最后(?:更新|修改)(?:时间|日期|于)|相关问题$"
    r"|值班(?:编|主编|总|责|审|校|监|[:：\s]|$)|(?:初审|复审|终审|一审|二审|三审)(?:[^\u4e00-\u9fff]|[编校]|人[:：]|$)|审核[:：]|校对[:：]|监制[:：]|统筹[:：]|来自[:：]|阅读原文|点击进入|进入专题|关注我们|欢迎关注|长按|更多(?:来信|留言|问政|图片|视频|报道|内容|信息|文章|评论|动态)$|更多新闻|更多资讯|更多报道详见|下载客户端|.{2,14}客户端[:：]|热点新闻|图片新闻|重点推荐|今日推荐|本周推荐|tags?\s*[:：]|频道推荐|已有\d+人|顶一下|[【\[]?推荐给好友|踩一下|热词|文章录入|[|｜]?\s*设为首页|加入收藏|视频推荐|转载(?:请|须|需|务必)?注明|转载请|注[:：]本文|"
    r"附件(?:下载|信息|列表)[:：]?$|本栏目|（?此文不代表|以上内容|正文已结束|[-—－\s]*THE END|[-—－·\s]*END[-—－·\s]*$"
    r"|.{0,14}版权(?:与|及|和)免责声明|-{4,}.{0,6}-{4,}$|相关文件(?:下载)?[:：]?$|(?:浏览|阅读|点击)(?:次数|量|数)[:：]|发布[人者][:：]|扫描下方|友情链接[:：]?$|浏览建议[:：]|建议(?:使用|分辨率)|\S{2,20}\s?制作维护|首页\s*[|｜]?\s*上一页|编辑[|丨｜/／])",
    re.IGNORECASE,
)
_CREDITS_SPACED = re.compile(  # 编辑 张三 校对 李四, as papers set it: without colons
    r"^(?:(?:责任编辑|见习编辑|责编|编辑|美编|校对|审校|审核|初审|复审|终审|[一二三]审|监制|统筹)\s+[\u4e00-\u9fff·]{2,4}(?:[\s、]+|$)"
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[\s、]+|$))*)+$"
)
_CREDIT_BOXED = re.compile(  # 【记者】张三, each office on a line of its own
    r"^【(?:(?:见习|实习|特约|全媒体)?记者|通讯员|实习生|作者|文字|撰文|摄影|摄影记者|图片|编辑|责编|校对|策划|统筹|监制)】\s*[\u4e00-\u9fff·、\s]{2,40}$"
)
_PAIR = r"[\u4e00-\u9fff/]{2,8}[:：][\u4e00-\u9fff·、]{2,12}"
_CREDITS_ROW = re.compile(  # 记者：金鹏　编辑：孙悦　初审：陈立新
    rf"^(?=.*(?:编辑|责编|编审|审核|校对|监制|[初复终]审)[:：])(?:{_PAIR}[\s；;|｜]+){{1,7}}{_PAIR}$"
)
_STAMP = re.compile(  # 2013年03月21日 13:39:38　清华新闻网
    r"^(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s+\S{2,14})?$"
)
_EDITION = re.compile(r"^[（(]?《[^》]{2,16}》\s*[（(].{4,30}版\s*[）)]{1,2}$")  # 《人民日报》（2024年05月10日 04版）
_CREDITS_BRACKETED = re.compile(  # （图/莫云 审核/贺国庆）, with an editor among them
    r"^[（(](?=.*(?:编辑|责编|审核|审校|校对))[^（()）。]{0,12}?(?:[\u4e00-\u9fff]{1,4}\s*[/／:：\s]\s*[\u4e00-\u9fff·、]{2,12}[\s；;|｜]*){1,6}[)）]$"
)
_STATEMENT = re.compile(
    r"^\W{0,3}(?:Notice: The content|[\u4e00-\u9fff]{0,6}(?:免责|版权|特别|郑重)(?:声明|说明)|[本此该][文稿])"
)
_DISCLAIMER = re.compile(
    r"签署.{0,6}授权|与.{2,10}无关|未经.{2,6}证实|任何明示或暗示|提供信息(?:存储|发布)|provides? information storage"
    r"|不代表.{1,40}(?:观点|立场)|版权归.{1,20}所有|仅供(?:读者)?参考|本网(?:未)?注明|自负法律责任|自觉遵守互联网"
)
_AT_END = re.compile(r"附件[:：]?$")  # a template's label with nothing behind it
_INVITES = re.compile(r"[报爆]料|新闻(?:线索|热线)")  # 想爆料？请拨打新闻热线
_PROMOTION = 160  # characters
_TEASER = re.compile(r"[【\[（(](?:详细|全文|更多|详情|查看详情|查看全文|阅读全文)[】\]）)]?[\s>»]*$")
_SENTENCE_END = re.compile(r"[。！？”）]$")
BACK = re.compile(r"(?<=[。！？”）…])\s*返回搜狐[，,]?\s*查看更多$")
"""The way back to a portal's front page, at the end of the last paragraph."""
BARE = re.compile(r"^[\W_]*$")
_BACK = 80  # lines from the end in which a tail can begin
_AFTER_NOTICE = 3  # the notice and two lines after it


def begins(lines: Sequence[Line], start: int) -> int:
    """Where the tail begins: behind it are only chrome, credits and links."""
    end = _chrome_behind(lines, start, len(lines))
    marked = _marker(lines, start, end)
    end = _chrome_behind(lines, start, marked) if marked < end else end
    while end > start and lines[end - 1].image is None and _is_imprint(lines[end - 1].text):
        end -= 1
    return end


def _chrome_behind(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the lines of chrome before ``end`` begin."""
    while end > start:
        line = lines[end - 1]
        text = line.text
        if line.image is not None:
            # a picture at the very end stays unless more chrome stands before it
            before = next((x for x in reversed(lines[start : end - 1]) if x.image is None), None)
            if before is None or not _is_tail(before):
                break
            end -= 1
            continue
        if not _is_tail(line) and not (text and BARE.match(text)):
            break
        end -= 1
    return end


def _is_tail(line: Line) -> bool:
    text = line.text
    if line.image is not None:
        return False
    if "版权所有" in text and len(text) <= 80:
        return True
    if _is_notice(text):
        return True
    if _is_imprint(text) or _AT_END.match(text) or (_INVITES.search(text) and len(text) <= _PROMOTION):
        return True
    if _TAIL.match(text) and (len(text) <= 80 or not _SENTENCE_END.search(text)):
        return True
    return bool(text) and is_link(line) and len(text) < 120


def is_link(line: Line) -> bool:
    """Whether a line is a link to another page, and hardly more."""
    return line.links * 10 >= len(line.text) * 7 and not images.has_file(line)


def _is_imprint(text: str) -> bool:
    """Whether a line says only who made the text or in which edition of a paper it stood."""
    return len(text) <= LONG and bool(
        _CREDITS_SPACED.match(text)
        or _CREDITS_ROW.match(text)
        or is_stamp(text)
        or _CREDIT_BOXED.match(text)
        or _CREDITS_BRACKETED.match(text)
        or _EDITION.match(text)
    )


def is_stamp(text: str) -> bool:
    """Whether a line is a time with its hour, and an outlet at most."""
    return bool(_STAMP.match(text))


def _is_notice(text: str) -> bool:
    """Whether a line says whose view the text is: 本文仅为作者观点，不代表本网立场。"""
    return bool(_STATEMENT.match(text)) and bool(_DISCLAIMER.search(text))


def _own(lines: Sequence[Line]) -> int:
    """Characters that are no link. Time and source stand over a text or under it: over it is more text behind them."""
    return sum(len(line.text) - line.links for line in lines)


def _marker(lines: Sequence[Line], start: int, end: int) -> int:
    """A tail marker behind which no running text stands cuts everything from it on; a notice about the text, all that
    little that follows it: who the writer is, how to reach the editors."""
    for at in range(max(start, end - _AFTER_NOTICE), end):
        if lines[at].image is None and _is_notice(lines[at].text):
            end = at
            break
    for at in range(end - 1, max(start, end - _BACK) - 1, -1):
        line = lines[at]
        if line.image is None and _TAIL.match(line.text) and len(line.text) <= 60:
            if not HEAD.match(line.text) or _own(lines[start:at]) >= _own(lines[at:end]):
                end = at
        elif _is_content(line):
            break
    return end


def _is_content(line: Line) -> bool:
    """Whether a line is a paragraph or a row of a table; rows that lead to other pages are chrome."""
    if line.prose >= LONG:
        return not (_DISCLAIMER.search(line.text) or _TEASER.search(line.text))
    return line.row and (not line.links or images.has_file(line))
