"""Pages written for these tests, in the shapes that portals and papers have."""

from govcrawl.extract import extract
from govcrawl.items import Article

URL = "https://www.example.gov.cn/xw/20240315/1001.html"

PARAGRAPHS = (
    "本报青阳3月15日讯（记者 何　川 通讯员 方小满）连日来，青阳县各乡镇抢抓农时开展春耕，田间地头一派繁忙景象。",
    "在蓉城镇的高标准农田里，三台旋耕机来回作业。种粮大户老周说，今年全部改用侧深施肥，每亩能省下十来公斤化肥。",
    "县农业农村局把农技人员编成十二个小组，每组包两个乡镇，白天下田查墒情，晚上在村部讲课，农资价格每周公布一次。",
    "截至目前，全县已整地九万亩，育秧工厂的订单排到了四月中旬，灌溉渠道的清淤也已全部完成。",
)
TITLE = "青阳县抢抓农时备春耕"
NAVIGATION = "".join(
    f'<li><a href="/c{n}/">{name}</a></li>'
    for n, name in enumerate("首页 政务公开 政务服务 互动交流 走进青阳 数据开放 专题专栏 无障碍浏览".split())
)
RELATED = "".join(
    f'<li><a href="/zwgk/202402/t2024021{n}_90{n}.html">{name}</a><span>2024-02-1{n}</span></li>'
    for n, name in enumerate(
        (
            "青阳县部署森林防火工作",
            "全县项目建设推进会召开",
            "今年首批农技员到岗",
            "我县公布春季水利工程清单",
            "老旧小区改造开工",
        )
    )
)
CRUMBS = '<div class="path">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 工作动态</div>'
FOOTER = (
    '<div class="footer"><p>主办单位：青阳县人民政府办公室　网站标识码：3417230001　皖ICP备05000000号　'
    "皖公网安备 34172302000001号</p><p>联系我们 | 网站地图 | 版权声明</p></div>"
)


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f'<p style="text-indent:2em">　　{text}</p>\n' for text in texts)


def page(
    body: str | None = None,
    *,
    title: str = TITLE,
    document: str | None = None,
    info: str = "发布时间：2024-03-15 16:20　来源：青阳县农业农村局　浏览次数：<script>count()</script>",
    head: str = "",
    container: str = '<div class="text-area">',
    above: str = "",
    below: str = "",
    crumbs: str = CRUMBS,
) -> bytes:
    """A portal's article page of no known system."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}'
        f"<title>{document or title + '_青阳县人民政府'}</title></head>"
        f'<body><ul class="nav">{NAVIGATION}</ul>{crumbs}'
        f'<div class="left"><h1>{title}</h1><div class="info">{info}</div>{above}{container}'
        f"{paragraphs() if body is None else body}</div>{below}"
        f'<div class="xg"><h3>相关阅读</h3><ul>{RELATED}</ul></div></div>{FOOTER}</body></html>'
    ).encode()


def article(*args: str, url: str = URL, **keywords: str) -> Article:
    """The record of such a page."""
    return extract(page(*args, **keywords), url)
