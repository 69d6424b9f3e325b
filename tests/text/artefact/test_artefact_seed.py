"""The one complete page we have as a crawler saved it, restored to what was printed."""

import unicodedata
from pathlib import Path

from govcrawl.text import repair
from govcrawl.text.artefact import mend

DATA = Path(__file__).parent / "data"
SEED = (DATA / "seed-article.txt").read_text(encoding="utf-8")
#: Read and checked against the page character by character.
EXPECTED = (DATA / "seed-article.expected.txt").read_text(encoding="utf-8")


def test_the_seed_article_is_restored_exactly() -> None:
    assert mend(SEED) == (EXPECTED, ("pinyin-brackets", "pinyin-traditional"), 0)


def test_the_whole_repair_restores_the_seed_article_too() -> None:
    repaired = repair(SEED)
    assert "".join(repaired.text.split()) == "".join(EXPECTED.split())  # layout spaces are another repair's matter
    assert repaired.lost == 0


def test_the_expected_text_holds_nothing_undecodable_nor_any_traditional_form() -> None:
    assert not [char for char in EXPECTED if unicodedata.category(char) in {"Co", "Cn", "Cs"} or char == "\ufffd"]
    assert not [char for char in EXPECTED if "\u4e00" <= char <= "\u9fff" and not char.encode("gb2312", "ignore")]


def test_every_line_of_the_seed_is_restored_when_it_is_only_a_field_of_the_page() -> None:
    for line, expected in zip(SEED.split("\n"), EXPECTED.split("\n"), strict=True):
        assert mend(line, SEED)[0] == expected


def test_a_second_mending_changes_nothing() -> None:
    assert mend(EXPECTED)[0] is EXPECTED
    assert mend(EXPECTED, SEED)[0] is EXPECTED
