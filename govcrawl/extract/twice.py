"""Articles that stand on a page twice: once for desktops and once for phones or for elderly readers."""

from collections.abc import Sequence

from govcrawl.extract.line import Line

_PARAGRAPH = 30  # characters of a line that is not repeated by chance
_FEWEST = 2  # paragraphs; one alone may be a summary of the text
_SHARE = 3  # a third of all running text is said again: half, but for words that one copy lacks


def ends(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the first copy's last paragraph ends and where the second copy's first begins; both the number of lines
    where nothing stands twice."""
    first: dict[str, int] = {}
    total = again = 0.0
    begins = count = 0
    last = -1  # of the paragraphs that are said again
    for at, line in enumerate(lines):
        if line.prose < _PARAGRAPH:
            continue
        total += line.prose
        earlier = first.setdefault(line.text, at)
        if earlier < at:
            begins = begins or at
            last = max(last, earlier)
            again += line.prose
            count += 1
    if count < _FEWEST or again * _SHARE < total or last >= begins:
        return len(lines), len(lines)
    return last + 1, begins
