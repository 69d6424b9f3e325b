"""Whatever comes in: an answer, the same the second time, in linear time."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from govcrawl.replica.artefact import Lost, annotatable, damage
from govcrawl.text.artefact import mend
from govcrawl.text.artefact.gbk import encode
from govcrawl.text.artefact.page import Decoder, Page
from govcrawl.text.artefact.search import read
from govcrawl.text.artefact.units import units
from govcrawl.text.model import MARKS, START, extend, interrupt, model, rebase, score_text
from tests.text.artefact.artefact_cases import PAGE

PIECES = ["現(xiàn)在", "因?yàn)樘岬", "yàn)", "?è)", "(liǎng)", "發(fā)", "亳(bó)州", "，", "?", "\ufffd"]
PIECES += ["(", ")", "長", "\n", "\x00", "a", "€", "７"]
anything = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=25).map("".join)


@given(anything, st.none() | anything | st.just(PAGE))
@settings(max_examples=300, deadline=None)
def test_anything_is_answered_and_a_second_mending_changes_nothing(text: str, context: str | None) -> None:
    mended, steps, lost = mend(text, context)
    assert lost >= 0
    if not steps:
        assert mended is text
    assert mend(mended, context)[0] == mended


@given(anything)
def test_the_units_of_a_line_are_the_line(text: str) -> None:
    assert "".join(unit.raw for unit in units(text)) == text


@given(st.characters(min_codepoint=0x80, max_codepoint=0xFFFF, exclude_categories=("Cs",)))
def test_a_character_has_one_byte_two_or_none(char: str) -> None:
    assert len(encode(char)) in {0, 1, 2}


@given(st.text(st.sampled_from("坚持以人民为中心的发展思想堃，“a"), max_size=12))
def test_a_score_is_the_same_whether_it_grows_from_nought_or_from_a_rebased_part(text: str) -> None:
    score, total = START, 0.0
    for char in text:
        held = "\u4e00" <= char <= "\u9fff" or char in MARKS
        score = extend(score, char) if held else interrupt(score, 0.0)
        total += score.best
        score = rebase(score)
    assert abs(total - score_text(text)) < 1e-6


def test_the_model_prefers_words_to_the_shifted_bytes_of_the_same_text() -> None:
    assert score_text("因为提到") > score_text("因樘岬絇")
    assert "发展" in model().words


@given(st.text(st.sampled_from("因为提到企业发展现在的人们如何看，。"), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_emulator_adds_only_readings_where_no_byte_is_lost(text: str) -> None:
    came = damage(text, annotatable(), lost=Lost.MARK_FIRST)
    if "?" not in came:
        bare = re.sub(r"\([a-zü\u00e0-\u01dc]+\)", "", came)
        assert bare == damage(text, ())


def test_a_page_full_of_shifts_is_given_up_after_so_much_work_and_the_rest_is_counted() -> None:
    page = Page(
        frozenset(), frozenset(), Decoder.MARKED, commas=False, visible=False, grams=frozenset(), liked={}, solved={}
    )
    line = "因?yàn)樘岬絇DM" * 50
    whole, part = read(line, page, 10**9), read(line, page, 100)
    assert whole.text == damage("因为提到PDM" * 50, ())
    assert whole.left == 0
    assert part.left > 0
    assert part.work < 600
    assert part.text.endswith(line[-300:])
