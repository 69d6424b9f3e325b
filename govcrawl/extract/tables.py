"""Tables that hold data, told from tables that hold a layout."""

from typing import Any

_LONG_CELL = 400


def is_data_table(table: Any) -> bool:
    """Whether a table's rows can be lines: no table inside, a row of two cells or more, no cell of several
    paragraphs. Cells beside a long one are a page layout, not data."""
    if table.find(".//table") is not None:
        return False
    rows = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        rows += len(cells) > 1
        for cell in cells:
            size = paragraphs = 0
            for node in cell.iter():
                paragraphs += node.tag in {"p", "div", "h1", "h2", "li"}
                size += len(node.text or "") if isinstance(node.tag, str) else 0
                size += len(node.tail or "") if node is not cell else 0
            if (size > _LONG_CELL and paragraphs > 3) or cell.find(".//h1") is not None:
                return False
    return rows > 0
