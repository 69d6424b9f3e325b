"""The seed article: a page of a Longcom portal in the pinyin artefact, rebuilt in this file's own markup."""

import re
from html import escape
from importlib.resources import files

import pytest

from govcrawl.extract import extract

URL = "https://www.ah.gov.cn/zwyw/jryw/565243518.html"


def saved(name):
    """The lines of what a crawler saved of the page, or of the body as it was written."""
    text = files("govcrawl.replica.seed").joinpath(name).read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def seed_page(*, headline_in_body=True, family=True):
    path, title, info, size, kicker, again, subtitle, caption, *rest = saved("page.txt")
    end = next(at for at, line in enumerate(rest) if line.startswith("掃一掃"))
    names = path.split(":")[1].split(">")
    crumbs = '<span class="sep"> > </span>'.join(f'<a href="/c{n}/">{name.strip()}</a>' for n, name in enumerate(names))
    moment, source, views = re.split(r" (?=[來瀏])", info)
    head = "".join(f'<p align="center"><b>{line}</b></p>' for line in (kicker, again, subtitle))
    if not headline_in_body:
        head = ""
    body = "".join(f"<p>　　{escape(line)}</p>" for line in rest[:end])
    comments = "".join(f"<li>{escape(line)}</li>" for line in rest[end + 1 :])
    names = ("wz_position", "wztit", "wz_date", "wz_res", "j-fontContent newscontnet minh500")
    if not family:
        names = ("where", "headline", "when", "whence", "words")
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{title}_要聞_安徽省人民政府</title>
<meta name="ColumnName" content="要聞"></head><body>
<div class="top"><a href="/">首頁</a><a href="/zwgk/">政務公開</a><a href="/hd/">互動交流</a></div>
<div class="{names[0]}">{path.split(":")[0]}: {crumbs}</div>
<div class="content"><h1 class="{names[1]}">{title}</h1>
<div class="info"><span class="{names[2]}">{moment}</span><span class="{names[3]}">{source}</span><span>{views}</span>
<span>{size}<a href="#">大</a><a href="#">中</a><a href="#">小</a>】</span></div>
<div class="{names[4]}">{head}<p align="center"><img src="/group1/M00/0F/photo.jpg"></p><p align="center">{caption}</p>
{body}</div>
<div class="qr"><img src="/qrcode.png"><p>{rest[end]}</p></div>
<div class="comment"><ul>{comments}</ul></div>
<script>$('#share-1').share();</script></div>
<div class="footer"><p>主辦單位：安徽省人民政府辦公廳　網(wǎng)站標識碼：3400000001</p></div></body></html>""".encode()


@pytest.fixture(params=[True, False], ids=["longcom", "no known system"])
def record(request):
    return extract(seed_page(family=request.param), URL)


def test_the_headline_is_told_apart_into_kicker_title_and_subtitle(record):
    assert record.title == "深入贯彻习近平总书记重要讲话重要指示精神 纵深推动长三角一体化发展取得新的更大突破"
    assert record.kicker == "韩俊在全省扎实推进长三角更高质量一体化发展大会上强调"
    assert record.subtitle == "王清宪主持 唐良智程丽华出席"


def test_time_source_and_path_are_those_of_the_page(record):
    assert (record.published_at, record.published_precision) == ("2023-08-21T15:23:00+08:00", "minute")
    assert record.source == "安徽日报"
    assert record.breadcrumbs == ["网站首页", "要闻", "要闻"]
    assert record.section == "要闻"


def test_the_photo_has_its_caption_and_its_credit(record):
    (photo,) = record.images
    assert photo.url == "https://www.ah.gov.cn/group1/M00/0F/photo.jpg"
    assert photo.caption == saved("text.txt")[0].partition("他强调")[0]
    assert photo.credit == "本报记者 杨竹"


def test_the_body_is_ten_paragraphs_as_they_were_written(record):
    paragraphs = record.text.split("\n")
    assert paragraphs == saved("text.txt")
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("8月20日上午")
    assert paragraphs[-1].endswith("设分会场。")


def test_nothing_of_the_artefact_and_nothing_of_the_chrome_is_left(record):
    everything = str(record.to_dict())
    assert not re.search(r"[\u3400-\u9fff]\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", everything)
    assert not re.search("[發區網創業產實體學習會議張華縣總書記麗\ufffd\ue000-\uf8ff]", everything)
    assert not re.search("扫一扫|评论|验证码|分享|字体|浏览", everything)
    assert record.repairs
    assert record.warnings == []
    assert record.language == "zh-Hans"


def test_without_the_headline_in_the_body_there_is_no_kicker_to_show():
    record = extract(seed_page(headline_in_body=False), URL)
    assert record.kicker is record.subtitle is None
    assert record.text.split("\n") == saved("text.txt")
