"""Every case of every repair: mended where it is damage, left where it is none, and the limits as they are."""

import unicodedata

import pytest

from govcrawl.text import repair
from tests.text.cases import CHARACTERS, MOJIBAKE, Case

ALL = [(step, case) for group in (MOJIBAKE, CHARACTERS) for step, cases in group.items() for case in cases]


def of(*kinds: str):
    return [pytest.param(s, c, id=f"{s}: {c.came[:20]!a}") for s, c in ALL if c.kind in kinds]


@pytest.mark.parametrize(("step", "case"), of("wild", "synthetic"))
def test_damage_is_mended_and_the_step_named(step: str, case: Case) -> None:
    repaired = repair(case.came, context=case.context)
    assert repaired.text == case.meant
    assert step in repaired.steps


@pytest.mark.parametrize(("step", "case"), of("stays"))
def test_what_only_looks_like_damage_comes_back_as_the_same_string(step: str, case: Case) -> None:
    repaired = repair(case.came, context=case.context)
    assert repaired.text is case.came
    assert repaired.steps == ()


@pytest.mark.parametrize(("step", "case"), of("known failure"))
def test_a_known_failure_still_fails_and_harms_nothing(step: str, case: Case) -> None:
    assert repair(case.came, context=case.context).text == case.came != case.meant


@pytest.mark.parametrize(("step", "case"), of("wild", "synthetic"))
def test_what_a_case_expects_holds_no_private_use_and_no_lost_character_that_did_not_come(step, case) -> None:
    assert case.meant.count("\ufffd") <= case.came.count("\ufffd")
    assert not [c for c in case.meant if unicodedata.category(c) in {"Co", "Cn", "Cs"}]


@pytest.mark.parametrize("step", [*MOJIBAKE, *CHARACTERS])
def test_every_repair_has_cases_that_are_mended_and_cases_that_stay(step: str) -> None:
    kinds = {case.kind for case in (MOJIBAKE | CHARACTERS)[step]}
    assert kinds & {"wild", "synthetic"}
    assert "stays" in kinds
