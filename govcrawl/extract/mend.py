"""Text repair for the strings of one page: all judged by the page's whole text, in one call."""

from collections.abc import Callable, Sequence

from govcrawl.text import repair

_ENOUGH = 1500  # characters of title, body and surroundings that are evidence of their own


def narrow(text: str) -> str:
    """Wide spaces, once repair has seen them, are spaces."""
    return " ".join(text.split()) if "\u3000" in text or "\xa0" in text else text.strip()


class Mender:
    """Repairs a page's strings. ``steps``: what was done, by name, in order; ``lost``: characters beyond recovery."""

    def __init__(self, context: Callable[[], str]) -> None:
        self._context = context
        self.steps: list[str] = []
        self.lost = 0

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """The strings, mended; none of them may hold a newline, each comes back without outer and wide space."""
        if not any(texts):
            return [""] * len(texts)
        joined = "\n".join(texts)
        done = repair(joined, context=self._context() if len(joined) < _ENOUGH else None)
        mended = done.text.split("\n")
        if len(mended) != len(texts):  # a repair took a line end for damage: one by one, then
            return [self._one(text) for text in texts]
        self._count(done.steps, done.lost)
        if "\u3000" in done.text or "\xa0" in done.text:
            return [" ".join(t.split()) if "\u3000" in t or "\xa0" in t else t.strip() for t in mended]
        return [text.strip() for text in mended]

    def _one(self, text: str) -> str:
        done = repair(text, context=self._context())
        self._count(done.steps, done.lost)
        return narrow(done.text.replace("\n", " "))

    def _count(self, steps: Sequence[str], lost: int) -> None:
        self.steps.extend(step for step in steps if step not in self.steps)
        self.lost += lost
