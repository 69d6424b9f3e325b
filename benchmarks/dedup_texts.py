"""News that was never printed: a small grammar of provincial news, for texts without end and without copyright.

Unrelated texts of one grammar share more formulas than real ones do (the benchmark shows both), so what is told
apart here is told apart in a newspaper.
"""

import random
from pathlib import Path

_BY_LINE = ("clauses", "formulas", "openers")


def _read(path: Path) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = []
        elif line and not line.startswith("#"):
            lists[name] += [line] if name in _BY_LINE else line.split()
    return lists


WORDS = _read(Path(__file__).with_name("dedup_words.txt"))
CLAUSES, FORMULAS = WORDS["clauses"], WORDS["formulas"]
OPENERS = [""] * 4 + WORDS["openers"]


class Writer:
    """Texts from a seed; the same seed writes the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def word(self, kind: str) -> str:
        return self.random.choice(WORDS[kind])

    def person(self) -> str:
        return self.word("surname") + self.word("given")

    def number(self, digits: int = 4) -> str:
        return str(self.random.randint(11, 10 ** self.random.randint(2, digits)))

    def fill(self, pattern: str) -> str:
        """The pattern with a new word in every open place."""
        parts = pattern.split("{")
        written = [parts[0]]
        for part in parts[1:]:
            kind, rest = part.split("}", 1)
            written.append(self._value(kind) + rest)
        return "".join(written)

    def _value(self, kind: str) -> str:
        draw = self.random.randint
        match kind:
            case "person":
                return self.person()
            case "n2":
                return self.number()
            case "m":
                return str(draw(2, 12))
            case "p":
                return f"{draw(1, 40)}.{draw(0, 9)}"
            case "age":
                return str(draw(22, 78))
            case "t":
                return str(draw(-9, 39))
            case "price":
                return f"{draw(1, 60)}.{draw(10, 99)}"
            case "date":
                return f"{draw(1, 12)}月{draw(1, 28)}日"
            case "year":
                return str(draw(2015, 2026))
            case "no":
                return str(draw(1, 300))
            case _:
                return self.word(kind)

    def clause(self) -> str:
        return self.fill(self.random.choice(CLAUSES)) + "，"

    def sentence(self) -> str:
        opener = self.fill(self.random.choice(OPENERS))
        clauses = [
            self.random.choice(FORMULAS) if self.random.random() < 0.08 else self.fill(self.random.choice(CLAUSES))
            for _ in range(self.random.randint(2, 5))
        ]
        return opener + "，".join(clauses) + ("。”" if opener == "“" else "。")

    def story(self, characters: int) -> str:
        """About so many characters in paragraphs of one to five sentences."""
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < characters:
            paragraphs.append("".join(self.sentence() for _ in range(self.random.randint(1, 5))))
        text = "\n".join(paragraphs)
        cut = text.rfind("。", 0, characters + 30)
        return text[: cut + 1] if cut > characters * 0.8 else text[:characters]
