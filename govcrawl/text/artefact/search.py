"""Reads a damaged line: a beam of hypotheses over its units.

Wherever every hypothesis stands between the same characters the best is taken, if it is clearly the best. Where none
is, or none survives, the piece of the line since the last such place stays as it came and is counted as lost.
"""

from typing import NamedTuple

from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.reading import GONE, WILD, Reading
from govcrawl.text.artefact.readings import Step
from govcrawl.text.artefact.simplify import simplify
from govcrawl.text.artefact.units import Kind, Unit, units
from govcrawl.text.model import rebase

#: Hypotheses kept, and how much (natural logarithm) a worse one may lag behind.
WIDTH, LAG = 160, 22.0
#: … and while the first half of the next character is unknown, when many are about as likely.
WILDEST = 800
#: By how much the best must beat the second to be taken, and so where a character is told only by what stands around
#: (blind); to be taken without doubt, and so where losses do not show, and where it is blind.
LIKELY, LIKELY_BLIND, CLEAR, CLEAR_UNSEEN, CLEAR_BLIND = 0.2, 0.5, 4.0, 7.0, 10.0
#: Units after which a piece that does not come to an end is given up.
LONGEST = 400


class Read(NamedTuple):
    """``text``: the line, mended; ``gone``: characters that were swallowed in what was mended; ``left``: lost pairs in
    the pieces that were left as they came; ``work``: how many readings were tried; ``sure``: the line's pieces that
    are beyond doubt."""

    text: str
    gone: int
    left: int
    work: int = 0
    sure: tuple[str, ...] = ()


def read(line: str, page: Page, enough: int) -> Read:
    """Undo the byte shifts in a line, trying so many readings at most."""
    pieces = units(line)
    if GONE in line:
        return Read(line, 0, _signs(pieces))
    step = Step(page, pieces)
    clear = CLEAR if page.decoder.marks else CLEAR_UNSEEN
    done: list[str] = []
    sure = [""]
    gone = left = work = 0
    beam = [Reading()]
    since = 0  # where the undecided piece began
    for at in range(len(pieces) + 1):
        if at == len(pieces):
            grown = [after for each in beam for after in step.end(each)]
        else:
            grown = [after for rank, each in enumerate(beam) for after in step.after(each, at, rank)]
            work += len(grown)
        beam = _prune(grown)
        if work > enough:
            rest = pieces[since:]
            return Read("".join(done) + "".join(unit.raw for unit in rest), gone, left + max(1, _signs(rest)), work)
        if at < len(pieces) and beam and at - since < LONGEST and not _agree(beam):
            continue
        beam.sort(key=lambda each: (-each.total, each.out))
        piece = pieces[since : at + 1]
        best = beam[0] if beam and at - since < LONGEST else None
        ahead = _ahead(beam) if best is not None and not best.odd else 0.0
        if best is not None and ahead >= (LIKELY_BLIND if best.blind else LIKELY):
            out = best.out.replace(GONE, "?")
            done.append(out)
            lost = max(best.lost, int(best.unseen or ahead < (CLEAR_BLIND if best.blind else clear)))
            gone += lost
            if lost:
                sure.append("")
            else:
                sure[-1] += out
        else:
            sure.append("")
            done.append("".join(unit.raw for unit in piece))
            left += max(1, _signs(piece))
        since = step.line.since = at + 1
        beam = [Reading(score=rebase(best.score), last=best.last) if best is not None else Reading()]
    return Read("".join(done), gone, left, work, tuple(sure))


def _signs(pieces: list[Unit]) -> int:
    """How many losses show."""
    return sum(unit.kind in (Kind.LOST, Kind.LOST_BRACKET) for unit in pieces)


def _prune(grown: list[Reading]) -> list[Reading]:
    """The best few, one of each."""
    grown.sort(key=lambda each: (-each.hope, each.out))
    kept: dict[tuple[str, int | None, int | None], Reading] = {}
    wild = 0
    for each in grown:
        if each.hope < grown[0].hope - LAG:
            break
        key = each.out, each.pend, each.before
        if key in kept or (wild >= WILDEST if each.pend == WILD else len(kept) - wild >= WIDTH):
            continue
        wild += each.pend == WILD
        kept[key] = each
    return list(kept.values())


def _agree(beam: list[Reading]) -> bool:
    """Whether what comes next is the same to all."""
    if any(each.pend is not None for each in beam):
        return False
    return len(beam) == 1 or len({each.score.tail for each in beam}) == 1


def _ahead(beam: list[Reading]) -> float:
    """By how much the best beats the first that would print another text."""
    printed = simplify(beam[0].out)
    rival = next((each for each in beam[1:] if each.out != beam[0].out and simplify(each.out) != printed), None)
    return LAG if rival is None else beam[0].total - rival.total
