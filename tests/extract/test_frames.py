"""Articles in the pages that the benchmark sets them into: whatever is around them, they come out whole."""

import pytest

from benchmarks.extraction_frames import FRAMES, TIME, framed
from govcrawl.extract import extract
from tests.extract.pages import PARAGRAPHS, TITLE

NOTICE = (
    "各用电客户：",
    "因十千伏川南线更换跌落开关，定于八月九日六时三十分至十三时对蓉城镇部分村组停电，请相互转告，提前做好准备。",
    "蓉城镇供电所",
    "2024年8月6日",
)
LECTURE = (
    "主讲人：何川（青阳师范学院教授）",
    "时 间：2024年10月23日（周三）14:30",
    "地 点：文学楼308会议室",
    "欢迎参加！",
)


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (TITLE, PARAGRAPHS),
        ("关于蓉城镇部分村组计划停电的通知", NOTICE),
        ("宋元之际江南书籍的流通与抄写", LECTURE),
        ("2022年4月25日青阳县雨情通报", PARAGRAPHS[1:3]),
    ],
)
def test_an_article_comes_out_whole_of_every_frame(name, title, lines):
    body, label = framed(name, {"title": title, "source": "青阳发布", "body": "\n".join(lines)})
    found = extract(body, label["url"])
    assert "".join(found.text.split()) == "".join("".join(lines).split())
    assert (found.title, found.source, found.published_at[:16]) == (title, "青阳发布", TIME[:16])
