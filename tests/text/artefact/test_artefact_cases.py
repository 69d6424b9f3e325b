"""What is mended, what is left and flagged, what stays."""

import unicodedata

import pytest

from govcrawl.replica.artefact import Lost, annotatable, damage
from govcrawl.text.artefact import mend
from tests.text.artefact.artefact_cases import PAGE, STAYS, SYNTHETIC, WILD, Case

MENDED = [case for case in (*WILD, *SYNTHETIC) if case.meant is not None]
FLAGGED = [case for case in (*WILD, *SYNTHETIC) if case.meant is None]


def name(case: Case) -> str:
    return ascii(case.came[:16])


@pytest.mark.parametrize("case", MENDED, ids=name)
def test_damage_is_undone_exactly(case: Case) -> None:
    text, steps, _ = mend(case.came, case.context)
    assert text == case.meant
    assert steps


@pytest.mark.parametrize("case", FLAGGED, ids=name)
def test_what_reads_as_well_in_several_ways_is_left_and_counted(case: Case) -> None:
    assert mend(case.came, case.context)[2] > 0


@pytest.mark.parametrize("case", STAYS, ids=name)
def test_a_gloss_a_lesson_and_genuine_traditional_text_come_back_as_the_same_string(case: Case) -> None:
    text, steps, lost = mend(case.came)
    assert text is case.came
    assert (steps, lost) == ((), 0)


@pytest.mark.parametrize("case", MENDED, ids=name)
def test_a_second_mending_changes_nothing_and_what_is_expected_is_printable(case: Case) -> None:
    assert mend(mend(case.came, case.context)[0], case.context)[0] == case.meant
    assert not [c for c in case.meant or "" if unicodedata.category(c) in {"Co", "Cn", "Cs"} or c == "\ufffd"]


def test_a_gloss_on_an_unconverted_character_stays_beside_the_artefact() -> None:
    assert mend("亳(bó)州的經濟開發區(qū)", PAGE)[0] == "亳(bó)州的经济开发区"


def test_one_bracket_alone_on_a_rare_reading_is_no_evidence() -> None:
    assert mend("單(shàn)于")[1] == ()


SENTENCES = (
    "坚持以人民为中心的发展思想，着力解决群众最关心的问题。",
    "全市规模以上工业企业实现利润总额比上年同期增长百分之八。",
    "记者从省教育厅获悉，今年普通高校招生工作已经全面启动。",
    "他们深入田间地头，为农民讲解种植技术和病虫害防治知识。",
    "会议强调，要加强生态环境保护，推动绿色低碳转型。",
    "公安机关依法对涉案人员采取强制措施，案件正在进一步办理中。",
)


@pytest.mark.parametrize("way", [Lost.MARK, Lost.MARK_FIRST, Lost.DROP, Lost.DROP_FIRST])
def test_a_page_with_every_traditional_character_annotated_is_restored_or_flagged_line_by_line(way: Lost) -> None:
    came = [damage(sentence, annotatable(), lost=way) for sentence in SENTENCES]
    assert all(line != sentence for line, sentence in zip(came, SENTENCES, strict=True))
    exact = 0
    for line, meant in zip(came, SENTENCES, strict=True):
        text, _, lost = mend(line, "\n".join(came))
        exact += text == meant
        assert text == meant or lost > 0
    assert exact >= 4


@pytest.mark.parametrize("comma", [",", "\0"])
def test_commas_of_the_second_step_go(comma: str) -> None:
    came = "\n".join(damage(sentence, annotatable(), comma=comma) for sentence in SENTENCES[:3])
    assert mend(came)[0] == "\n".join(SENTENCES[:3])


def test_the_reading_with_a_space_before_the_bracket_is_taken_away_too() -> None:
    came = damage(SENTENCES[0], annotatable(), space=True)
    assert " )" in came
    assert mend(came)[0] == SENTENCES[0]


def test_brackets_between_the_halves_of_a_character_are_no_glosses_however_many() -> None:
    sentences = (
        "区幼儿园招生对象是适龄幼儿，幼儿园按照规定的时间报名，幼儿园网站公布消息。",
        "就业服务机构为用人单位办理备案手续，就业人员享受补贴，灵活就业人员参加保险。",
        "就业、就学、就医的难题怎样解决，代表们从不同角度谈了看法。",
    )
    split = [char for char in annotatable() if char not in "業園區兒"][::3]
    came = "\n".join(damage(sentence, split, lost=Lost.DROP_FIRST) for sentence in sentences)
    assert came.count("就(xiàn)I") == 4
    assert mend(came)[0] == "\n".join(sentences)
