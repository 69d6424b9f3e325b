"""Articles that stand on a page twice: once for desktops and once for phones or for elderly readers."""

from collections.abc import Sequence

from govcrawl.extract.line import Line

_PARAGRAPH = 30  # characters of a line that is not repeated by chance
_FEWEST = 2  # paragraphs; one alone may be a summary of the text
_ROWS = 4  # lines that are said again one after the other
_SHARE = 3  # a third of all running text is said again: half, but for words that one copy lacks


def ends(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the first copy's last paragraph ends and where the second copy's first begins; both the number of lines
    where nothing stands twice."""
    paragraphs = [at for at, line in enumerate(lines) if line.prose >= _PARAGRAPH]
    if len({lines[at].text for at in paragraphs}) == len(paragraphs):
        return len(lines), len(lines)
    total = sum(lines[at].prose for at in paragraphs)
    said = _again(lines, paragraphs)
    rows = _in_step(_again(lines, [at for at, line in enumerate(lines) if line.text]))
    # a text may also repeat a paragraph of its own: what is said again in step says where the copy begins
    for pairs in ([rows] if len(rows) >= _ROWS else []) + ([said] if len(said) >= _FEWEST else []):
        begins = min(at for _, at in pairs)
        before = {lines[at].text: at for at in paragraphs if at < begins}
        again = [at for at in paragraphs if at >= begins and lines[at].text in before]
        if again and sum(lines[at].prose for at in again) * _SHARE >= total:
            return max(before[lines[at].text] for at in again) + 1, begins
    return len(lines), len(lines)


def _again(lines: Sequence[Line], among: Sequence[int]) -> list[tuple[int, int]]:
    """The lines whose text stands further up, each with where it does."""
    first: dict[str, int] = {}
    return [(earlier, at) for at in among if (earlier := first.setdefault(lines[at].text, at)) < at]


def _in_step(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The largest group of lines that are said again after the same number of lines."""
    steps: dict[int, list[tuple[int, int]]] = {}
    for earlier, at in pairs:
        steps.setdefault(at - earlier, []).append((earlier, at))
    return max(steps.values(), key=len, default=[])
