"""Back to the Simplified text that was printed, character by character.

The conversion was one to one, so going back is a table, but for 著: it is what became of 着 and of 著 alike.
"""

import re

from govcrawl.text.artefact.tables import tables

# Words with 著 in Simplified print; everywhere else it was 着. From the word list, for words a newspaper uses.
_BEFORE = "显卓昭名巨编论专原合译遗拙土执撰所新大力近旧杰较甚彰炳"
_WORDS = re.compile(f"(?<=[{_BEFORE}])著|著(?=[名称作者述书录文有])|《[^《》]{{0,20}}著")


def simplify(text: str) -> str:
    """Every Traditional character in its Simplified form."""
    table = tables().simple
    if "著" not in text:
        return text.translate(table)
    kept = {found.end() - 1 for found in _WORDS.finditer(text.translate({**table, ord("著"): "著"}))}
    simple = text.translate(table)
    return "".join("著" if at in kept else char for at, char in enumerate(simple)) if kept else simple
