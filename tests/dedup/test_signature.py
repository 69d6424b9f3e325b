"""The signature of a text."""

import random
import struct
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcrawl.dedup.compare import compare
from govcrawl.dedup.signature import KEPT, MIN_UNITS, Signature, signature


def han(count: int, seed: int = 0) -> str:
    draw = random.Random(seed)
    return "".join(chr(draw.randrange(0x4E00, 0x8E00)) for _ in range(count))


NO_TEXT = ["", "稻", "。，！", "\ud800" * 50, "\ufffd" * 100, "\ue000" * 100]


@pytest.mark.parametrize("text", [*NO_TEXT, han(MIN_UNITS - 1)])
def test_a_text_too_short_to_be_told_from_another_has_no_signature(text):
    assert signature(text) is None


@given(st.text(max_size=400))
def test_any_text_has_a_signature_or_none_and_survives_packing(text):
    made = signature(text)
    if made is not None:
        assert Signature.unpack(made.pack()) == made
        assert Signature.unpack(made.without_links().pack()).values == made.values
        assert list(made.values) == sorted(set(made.values))


def test_a_packed_signature_that_is_cut_short_is_refused():
    made = signature(han(100))
    assert made
    with pytest.raises(struct.error):
        Signature.unpack(made.pack()[:-1])


def test_a_signature_is_the_same_in_every_process():
    text = "English words among 汉字 of a page. " * 20
    code = f"from govcrawl.dedup.signature import signature; print(signature({text!r}).pack().hex())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    made = signature(text)
    assert made
    assert run.stdout.strip() == made.pack().hex()


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_the_containment_of_an_excerpt_is_one_and_its_jaccard_its_share(share):
    text = han(2000, 3)
    whole, part = signature(text), signature(text[: int(2000 * share)])
    assert whole
    assert part
    found = compare(whole, part)
    assert found.containment == 1
    assert found.jaccard == pytest.approx(share, abs=0.2)
    assert compare(part, whole) == found


def test_unrelated_texts_have_nothing_in_common():
    one, other = signature(han(3000, 1)), signature(han(3000, 2))
    assert one
    assert other
    assert compare(one, other).common == 0


def test_a_text_of_five_million_characters_has_a_signature_of_the_usual_size():
    made = signature(han(5_000) * 1_000)
    assert made
    assert len(made.values) == KEPT


@pytest.mark.parametrize(
    "words",
    [
        "the committee opened a new road between two villages after many years of waiting",
        "སྐྱིད་གྲོང་གི་ལམ་ཁག་གསར་པ་ཞིག་བཟོས་པ་རེད་དེ་ནས་མི་མང་པོས་དགའ་བསུ་ཞུས་སོ",
        "بۇ يىل يېزىدا يېڭى يول ياسالدى شۇنىڭ بىلەن دېھقانلار ناھايىتى خۇشال بولدى ھەممىسى كەلدى",
    ],
)
def test_scripts_with_letters_are_compared_by_words(words):
    one = signature(words * 3)
    assert one
    letters_moved = signature("".join(sorted(words * 3)))
    assert letters_moved is None or compare(one, letters_moved).common == 0
