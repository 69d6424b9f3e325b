"""What of a text is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.dedup.fold import fold
from govcrawl.dedup.normalise import MAX_CHARACTERS, normalise
from govcrawl.dedup.slots import links, slots

STORY = "青石县新建的水库昨日开闸放水，下游三个乡镇的稻田赶上了头茬水。"


@pytest.mark.parametrize(
    "framed",
    [
        f"本报青石8月20日讯（记者 张三 通讯员 李四）{STORY}",
        f"新华社合肥８月２０日电　（记者张三、李四）{STORY}",
        f"据新华社电 {STORY}",
        f"云山日报讯 记者张三报道：{STORY}",
        f"新浪娱乐讯 {STORY}",
        f"{STORY}（记者 张三）",
        f"{STORY}（完）",
        f"{STORY}（下转第二版）",
        f"{STORY}本报记者 张三 摄",
        f"{STORY}\n责任编辑：张三",
        f"【字体：大 中 小】\n{STORY}\n打印 关闭\n扫一扫在手机打开当前页",
    ],
)
def test_dateline_credits_and_page_furniture_are_cut(framed):
    assert normalise(framed).strip() == normalise(STORY)


@pytest.mark.parametrize(
    "kept",
    [
        "国家电网公司向青石县供电，线路长三十里",
        "记者看到，稻田一片新绿。",
        "来源地不明的种子一律不得入库。",
        "温度升到三十摄氏度，库水仍凉。",
    ],
)
def test_words_of_the_story_that_look_like_a_frame_stay(kept):
    assert normalise(kept) == fold(kept)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("後臺裡的麵條", "后台里的面条"),
        ("顯著的乾旱", "显着的干旱"),
        ("ＡＢＣ１２３", "abc123"),
        ("㈱①", "㈱1"),
    ],
)
def test_script_width_and_case_fold_to_one_form(written, same):
    assert fold(written) == same


@given(st.text())
def test_folding_keeps_the_number_of_characters_and_is_stable(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(alphabet="报讯社电记者（）()\n 摄日月0123456789责任编辑：。稻田", max_size=200))
def test_normalising_never_fails_and_never_adds(text):
    assert len(normalise(text)) <= len(text)


def test_a_long_text_is_compared_by_its_first_characters():
    assert len(normalise("稻" * (MAX_CHARACTERS + 7))) == MAX_CHARACTERS


def test_numbers_dates_and_appointed_names_are_slots():
    one = slots("8月20日气温25度，任命张三为局长，李四同志任处长")
    assert len(one) == len(set(one)) == 4
    assert set(one) & set(slots("8月20日气温26度，任命王五为局长，李四同志任处长")) == {one[0], one[3]}


def test_a_number_that_says_little_alone_is_known_by_the_words_beside_it():
    assert set(slots("死亡25人")).isdisjoint(slots("气温25度"))
    assert slots("共1200人") == slots("约1200户")


def test_links_join_neighbouring_slots():
    assert links([1, 2, 3]) == links([9, 1, 2, 3]) & links([1, 2, 3, 9])
    assert links([1]) == set()
