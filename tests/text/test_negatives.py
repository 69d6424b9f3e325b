"""Texts that need nothing, of every kind we could think of, come back as they came."""

from pathlib import Path

import pytest

from govcrawl.text import repair

FILE = Path(__file__).parents[2] / "benchmarks" / "text_negatives.txt"
LINES = [line for line in FILE.read_text("utf-8").splitlines() if line and line[0] not in "#["]
TEXTS = [line.replace("\\n", "\n").replace("\\\\", "\\") for line in LINES]

FOREIGN = [text for text in TEXTS if not any("\u4e00" <= char <= "\u9fff" for char in text)]


def test_there_are_texts():
    assert len(TEXTS) > 150


@pytest.mark.parametrize("text", TEXTS, ids=[ascii(text[:16]) for text in TEXTS])
def test_a_text_that_needs_nothing_comes_back_as_the_same_string(text):
    assert repair(text) == (text, (), 0)
    assert repair(text).text is text


@pytest.mark.parametrize("text", FOREIGN, ids=[ascii(text[:16]) for text in FOREIGN])
def test_a_field_in_another_language_stays_on_a_damaged_page(text):
    damaged = "安徽省人民政府办公厅关于推动长三角一体化发展的实施意见".encode("gb18030").decode("latin-1")
    page = f"{damaged}\n現(xiàn)在 網(wǎng)站 發(fā)展 數(shù)據(jù)\n{text}"
    assert repair(text, context=page).text is text
