"""Names that are told to be those of outlets and offices without a label: by their endings, or because they are known.

A source that stands beside the time without 来源： is found by these alone, so they say more than they leave out.
"""

from govcrawl.extract.labels import of

_NO_NAME = (  # columns, buttons, kinds of text that end as names of outlets do
    r"(?!(?:图片|热点|国内|国际|国外|社会|今日|昨日|民生|时政|要闻|本地|本市|最新|综合|政务|推荐|相关|更多|视频|新闻|党建|部门|基层)新闻"
    r"|(?:新闻|数据|政策|权威|最新|信息|公告|网上|独家)发布|交易大厅|网上发布厅|上市公司|乡镇街道|部门街镇|省管干部"
    r"|新闻中心|(?:下载|打开|手机|进入|登录|关注|返回|访问|联系)"
    r"|(?:[举简周月年预通申汇播海上快公]|电子|案件快|[\u4e00-\u9fff]{2,6}[通公简])报(?![\u4e00-\u9fff])|[上全外内官联]网(?![\u4e00-\u9fff]))"
)
_KNOWN = of(  # outlets whose names have no ending that says so
    "新华财经 新华每日电讯 学习强国 第一财经 半月谈 《半月谈》 求是 《求是》 《求是》杂志 参考消息 南方周末 央视财经 "
    "央视频 看看新闻Knews 周到上海 南方+ 南方＋ 读创 羊城派 N视频 南都N视频 红网 红网时刻 晶报 舜网 长江云 津云 冀云 "
    "石榴云 草原云 新湖南 新甘肃 新江苏 新福建 新黄河 新重庆 齐鲁壹点 齐鲁晚报·齐鲁壹点 交汇点 21世纪经济报道 36氪 "
    "钛媒体 南都周刊 证券时报·e公司"
)
_APPS = of(
    "澎湃 封面 津云 极目 上游 红星 荔枝 大象 闪电 顶端 九派 川观 天目 海报 紫牛 潮 极光 天眼 江西 奔流 现代 央视 界面 "
    "新浪 网易 腾讯 凤凰 搜狐 上观 锦观 开屏 交汇点 看看 每日经济"
)
_OFFICE_ENDS = of(
    "委员会 组织部 宣传部 统战部 办公室 局 厅 中心 法院 检察院 发改委 发展改革委 卫健委 卫生健康委 国资委 政法委 "
    "网信办 党委 纪委 监委 管委会 总署 证监会 残联 妇联 文联 科协 红十字会 人大 政协 人民银行"
)

_PORTALS = r"(?:新浪|搜狐|网易|腾讯|凤凰|央视|央广|澎湃|界面|财新)(?!首页|微博|博客|邮箱)[\u4e00-\u9fff]{2,4}"
_ENDINGS = "报|网|社|电视台|广播电台|客户端|在线|融媒(?:体(?:中心)?)?|杂志|周刊|传媒"

OUTLET = (
    rf"{_NO_NAME}"
    r"(?:[\u4e00-\u9fffA-Za-z0-9·—－-]{2,14}(?:报|网|社|电视台|广播电台|新闻|客户端|在线|融媒体中心?|发布|政府|杂志|周刊|传媒)"
    rf"|(?:中共)?[\u4e00-\u9fff]{{1,16}}{_OFFICE_ENDS}"
    r"|(?![本上全外内官联])[\u4e00-\u9fff](?:网|报)"
    rf"|{_PORTALS}|{_KNOWN})"
)
"""An outlet or an office, right beside a time with its hour."""
PRESS = (
    rf"{_NO_NAME}"
    rf"(?:[\u4e00-\u9fffA-Za-z0-9·—－-]{{2,14}}(?:{_ENDINGS})(?:[·—－-]{{1,2}}[\u4e00-\u9fff]{{2,6}}频道|[\u4e00-\u9fff]{{2}}版)?"
    r"|(?:[\u4e00-\u9fff]{2,8}[·—－-]{1,2})?《[\u4e00-\u9fff]{2,10}(?:报|刊|网|杂志|文稿)》(?:杂志)?"
    r"|[“\"]?[\u4e00-\u9fff]{2,12}[”\"]?微信公众号"
    r"|[\u4e00-\u9fff]{2,8}发布"
    r"|今日(?!头条|要闻|推荐|关注|热点|视点|评论|导读|说法|话题|焦点|新闻|天气|阅读|最新|更新)[\u4e00-\u9fff]{2}"
    rf"|(?:[\u4e00-\u9fff]{{2,6}}[·－-])?{_APPS}新闻|{_PORTALS}|{_KNOWN})"
)
"""An outlet, in a line of its own."""
_UNIT = (
    rf"{_NO_NAME}"
    r"(?:[\u4e00-\u9fff]{2,14}"
    r"(?:学院|大学|学校|[中小]学|幼儿园|(?<!原)委|委员会|政府|[部处局厅办所站队镇乡馆]|(?<!官)司|(?<![本专百学])[科股]|街道|办公室|中心"
    r"|医院|工会|公司|集团|研究院|气象台|海关|[学协商]会|联合会|基金会|交易平台)"
    r"|[\u4e00-\u9fff]{2,8}第?[一二三四五六七八九十]{1,2}[中小]"
    rf"|[\u4e00-\u9fff]{{1,14}}{_OFFICE_ENDS}"
    r"|办公室|团[省市县区]委)"
)
UNIT = rf"{_UNIT}(?:[ 、]{_UNIT})?"
"""An office, a school, a company or a part of one, in an element of its own; or two of them."""
