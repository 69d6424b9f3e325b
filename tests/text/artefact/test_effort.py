"""The search does so much on one page and no more."""

from functools import partial
from random import Random

from govcrawl.replica.artefact import Lost, annotatable, damage
from govcrawl.replica.prose import Writer
from govcrawl.replica.words import TOPICS
from govcrawl.text import Effort, repair, repairing

PRINTED = Writer(Random(7), "安徽").paragraphs(next(iter(TOPICS)), 6)
CAME = "\n".join(damage(text, annotatable(), lost=Lost.DROP) for text in PRINTED)


def exact(text):
    return sum(one == other for one, other in zip(PRINTED, text.split("\n"), strict=True))


def test_a_page_beyond_the_effort_is_mended_as_far_as_it_goes_and_the_rest_is_counted():
    whole, part = Effort(), Effort(4000)
    mended, begun = repair(CAME, effort=whole), repair(CAME, effort=part)
    assert (whole.short, part.short) == (False, True)
    assert exact(mended.text) > exact(begun.text) > 0
    assert begun.lost > mended.lost
    assert repair(CAME, effort=Effort(4000)) == begun, "the same page gives the same record"


def test_the_fields_of_a_page_share_its_effort():
    effort = Effort(4000)
    for line in CAME.split("\n"):
        repair(line, context=CAME, effort=effort)
    assert effort.short


def test_a_second_repair_of_a_text_that_was_too_much_for_the_first_changes_nothing(monkeypatch):
    for enough in (0, 500, 4000, 20_000):
        monkeypatch.setattr(repairing, "Effort", partial(Effort, enough))
        once = repair(CAME)
        assert repair(once.text).text == once.text
        assert once.lost
