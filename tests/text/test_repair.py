"""Repair as a whole: what is lost is counted and left, a field is judged by its page, repairs follow one another."""

import pytest

from govcrawl.text import repair

PAGE = "安徽省人民政府办公厅关于推动长三角一体化高质量发展的实施意见，自印发之日起施行。"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("安徽\ufffd\ufffd日报", 2),
        ("锟斤拷锟斤拷", 4),
        ("锟斤拷锟", 2),
        ("烫烫烫烫", 4),
        ("屯屯屯", 3),
        ("ï¿½ï¿½", 2),
        ("安徽\ue123", 1),
        ("\udc00", 1),
        ("开水烫烫的，屯溪人家", 0),
        (PAGE, 0),
    ],
)
def test_what_cannot_be_recovered_stays_and_is_counted(text, lost):
    assert repair(text) == (text, (), lost)


def test_a_damaged_text_with_a_lost_character_is_mended_around_it():
    damaged = "安徽省人民\ufffd政府办公厅".encode().decode("latin-1")
    assert "\ufffd" not in damaged
    assert repair(damaged) == ("安徽省人民\ufffd政府办公厅", ("utf8-as-latin1",), 1)


def test_repairs_follow_one_another_until_nothing_is_left_to_mend():
    damaged = "&#xe5e5;本报讯：２０２３年，⼀般来说".encode().decode("latin-1")
    repaired = repair(damaged)
    assert repaired.text == "\u3000本报讯：2023年，一般来说"
    assert set(repaired.steps) == {"utf8-as-latin1", "entities", "private-use", "radicals", "full-width"}


def test_one_bad_paragraph_of_a_good_page_is_mended_and_the_others_stay():
    bad = PAGE.encode("gb18030").decode("latin-1")
    assert repair(f"{PAGE}\n{bad}\n{PAGE}").text == f"{PAGE}\n{PAGE}\n{PAGE}"


def test_a_field_too_short_to_prove_anything_is_judged_by_its_page():
    bad = PAGE.encode("gb18030").decode("latin-1")
    assert repair("Ìì").text == "Ìì"
    assert repair("Ìì", context=bad).text == "天"
    assert repair("Ìì", context=PAGE).text == "Ìì"


def test_a_field_without_a_hanzi_follows_the_language_of_its_page():
    assert repair("２０２３", context=PAGE).text == "2023"
    assert repair("２０２３", context="これは日本語の文章です。").text == "２０２３"
    assert repair("２０２３", context="這是臺灣的網頁，國語版。").text == "２０２３"


def test_chinese_and_ascii_punctuation_both_stay():
    text = "他说：“（发展）是硬道理！”；《安徽日报》、——……～％ 'single' \"double\" (a), [b]; c: d! e?"
    assert repair(text).text is text


def test_ten_million_characters_on_one_line_are_answered():
    text = "发展是硬道理，" * 1_450_000
    assert repair(text).text is text
