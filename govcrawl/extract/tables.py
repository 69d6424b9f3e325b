"""Tables that hold data, told from tables that hold a layout."""

from itertools import islice
from typing import Any

_PARAGRAPH = 40  # characters
_PARAGRAPHS = 2
_COLUMN = 4  # blocks
_BLOCKS = frozenset({"p", "div", "li", "br", "h2", "h3"})


def is_data_table(table: Any) -> bool:
    """Whether a table's rows can be lines: no table inside, a row of two cells or more, no cell that holds a page's
    heading or several paragraphs. A cell of paragraphs is a column of a layout, and so is a cell of many blocks in a
    table of one row."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = 0
    first: list[Any] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        if len(cells) > 1:
            rows += 1
            first = first or cells
        if any(len(cell) and _is_column(cell) for cell in cells):  # a cell without elements is one paragraph
            return False
    return rows > 1 or (rows == 1 and not any(_holds_blocks(cell) for cell in first))


def _holds_blocks(cell: Any) -> bool:
    """Whether a cell of the only row holds so many blocks that it is a column of the page."""
    return sum(1 for _ in islice(cell.iter(*_BLOCKS), _COLUMN)) == _COLUMN


def _is_column(cell: Any) -> bool:
    size = long = 0
    for node in cell.iter():
        tag = node.tag
        if tag == "h1":
            return True
        if tag in _BLOCKS:
            long += size >= _PARAGRAPH
            size = 0
        if isinstance(tag, str) and tag not in {"script", "style"} and node.text:
            size += len(node.text.strip())
        if node is not cell and node.tail:
            size += len(node.tail.strip())
    return long + (size >= _PARAGRAPH) >= _PARAGRAPHS
