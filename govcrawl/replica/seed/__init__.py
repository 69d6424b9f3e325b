"""One real page, rebuilt: an Anhui Daily article as a Longcom portal showed it, in the pinyin artefact.

``page.txt`` is what a crawler saved of it: Simplified text that went through a converter to Traditional and has
readings in brackets behind some characters. ``text.txt`` is its body as it was written. The record here was made
by hand from the two, not by the code it tests.
"""

from datetime import date, time
from html import escape
from importlib.resources import files

from govcrawl.replica.stories import Picture, Story

PATH = "/zwyw/jryw/565243518.html"
PICTURE = "/group1/M00/0F/3A/wKg8A2TjC0qAJk2xAAHd0x1c3bQ508.jpg"
DAY = date(2023, 8, 21)
BREADCRUMBS = ("网站首页", "要闻", "要闻")


def _lines(name: str) -> list[str]:
    text = files("govcrawl.replica.seed").joinpath(name).read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def story() -> Story:
    """What the page says, as it was before the artefact."""
    text = _lines("text.txt")
    return Story(
        title="深入贯彻习近平总书记重要讲话重要指示精神 纵深推动长三角一体化发展取得新的更大突破",
        kicker="韩俊在全省扎实推进长三角更高质量一体化发展大会上强调",
        subtitle="王清宪主持 唐良智程丽华出席",
        paragraphs=tuple(text),
        pictures=(
            Picture(
                caption=text[0].split("他强调")[0],
                credit="本报记者 杨竹",
            ),
        ),
        source="安徽日报",
        at=time(15, 23),
    )


def page_html() -> str:
    """The page: breadcrumb, time and source, title, then kicker, title, subtitle, photo and body, then chrome."""
    crumbs, title, info, size, kicker, again, subtitle, caption, *rest = _lines("page.txt")
    end = next(number for number, line in enumerate(rest) if "掃一掃" in line)
    paragraphs, chrome = rest[:end], rest[end:]
    place, _, trail = crumbs.partition(":")
    links = " > ".join(
        f'<a href="/{path}">{name.strip()}</a>'
        for name, path in zip(trail.split(">"), ("", "zwyw/index.html", "zwyw/jryw/index.html"), strict=True)
    )
    moment, source, views = info.replace(" 來源:", "\n來源:").replace(" 瀏覽:", "\n瀏覽:").split("\n")
    caption, credit = caption.rsplit("。", 1)
    centred = "".join(
        f'<p style="text-align: center;"><strong>{line}</strong></p>' for line in (kicker, again, subtitle)
    )
    body = "".join(f'<p style="text-indent: 2em;">{escape(line, quote=False)}</p>\n' for line in paragraphs)
    scan, comments, label, captcha, heading, none = chrome
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title></head>
<body><div class="header"><a href="/">安徽省人民政府</a></div>
<div class="wz_position">{place}: {links}</div>
<div class="contentmain"><h1 class="wztit">{title}</h1>
<div class="wz_top"><span class="wz_date">{moment}</span> <span class="wz_res">{source}</span> <span>{views}<script src="/site/tpl/4931"></script></span>
<span class="fontsize">【{size.lstrip("【")} <a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</span></div>
<div class="wzcon j-fontContent">{centred}
<p style="text-align: center;"><img src="{PICTURE}" alt=""></p>
<p style="text-align: center;">{caption}。{credit}</p>
{body}</div>
<div class="qrcode"><img src="/images/qr.png"><p>{scan}</p></div>
<div class="comments"><h3>{comments}</h3><form action="/comment/save" method="post"><label>{label}</label>
<textarea name="content"></textarea><label>{captcha.removesuffix("captcha").strip()}</label>
<img src="/captcha.png" alt="captcha"></form><h4>{heading}</h4><p>{none}</p></div></div>
<div class="footer">主办：安徽省人民政府办公厅</div></body></html>"""
