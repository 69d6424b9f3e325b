"""Sentences from the grammar: the same random generator gives the same text on every machine."""

import re
from collections.abc import Sequence
from random import Random

from govcrawl.replica.words import GIVEN, GRAMMAR, PROVINCES, SURNAMES, TOPICS

_SLOT = re.compile(r"\{(\w+)\}")


class Writer:
    """Writes for one province, from one random generator."""

    def __init__(self, random: Random, province: str) -> None:
        self.random = random
        self.province = PROVINCES[province]

    def write(self, pattern: str) -> str:
        """The pattern with every slot filled."""
        return _SLOT.sub(lambda slot: self._fill(slot[1]), pattern)

    def one(self, symbol: str) -> str:
        """One sentence (or word) of a kind."""
        return self.write(self.random.choice(GRAMMAR[symbol]))

    def paragraphs(self, topic: str, count: int) -> list[str]:
        """``count`` paragraphs of two to four sentences each; no pattern twice, other topics after the first."""
        others = self.random.sample([each for each in TOPICS if each != topic], 2)
        kinds = iter([topic, *others, *TOPICS])
        bag: list[str] = []
        made = []
        for _ in range(count):
            sentences: list[str] = []
            for _ in range(self.random.randint(2, 4)):
                if not bag:
                    pool = GRAMMAR[next(kinds) + "_s"]
                    bag = self.random.sample(pool, len(pool) * 2 // 3)
                link = self.one("link") if sentences and self.chance(25) else ""
                sentences.append(link + self.write(bag.pop()))
            made.append("".join(sentences))
        return made

    def name(self) -> str:
        """A person's name, made up."""
        return self.random.choice(SURNAMES) + self.random.choice(GIVEN)

    def names(self, count: int) -> tuple[str, ...]:
        """Different names."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.name()] = None
        return tuple(found)

    def pick(self, *choices: str) -> str:
        """One of the choices."""
        return self.random.choice(choices)

    def chance(self, of_a_hundred: int) -> bool:
        """True so many times in a hundred."""
        return self.random.randrange(100) < of_a_hundred

    def _fill(self, slot: str) -> str:
        random = self.random
        match slot:
            case "place":
                return random.choice(self.province.places)
            case "province":
                return self.province.full
            case "capital":
                return self.province.capital
            case "name":
                return self.name()
            case "n":
                return str(random.randint(11, 98))
            case "m":
                return str(random.randint(2, 9))
            case "p":
                return f"{random.randint(1, 19)}.{random.randint(1, 9)}"
            case "num":
                return _grouped(random)
            case "pct":
                return f"{random.randint(2, 98)}.{random.randint(1, 9)}%"
            case "money":
                return f"{random.randint(1, 899)}.{random.randint(10, 99)}亿元"
        return self.write(random.choice(GRAMMAR[slot]))


def _grouped(random: Random) -> str:
    if random.random() < 0.5:
        return f"{random.randint(1, 99)}.{random.randint(1, 9)}万"
    return str(random.randint(101, 9899))


def cut(paragraphs: Sequence[str], share: float) -> tuple[str, ...]:
    """The first paragraphs that hold at least ``share`` of all characters."""
    wanted = share * sum(map(len, paragraphs))
    kept: list[str] = []
    for paragraph in paragraphs:
        kept.append(paragraph)
        if sum(map(len, kept)) >= wanted:
            break
    return tuple(kept)
