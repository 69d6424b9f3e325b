"""Text repair for the strings of one page: all judged by the page's whole text, in one call."""

from collections.abc import Sequence

from govcrawl.text import repair


class Mender:
    """Repairs a page's strings. ``steps``: what was done, by name, in order; ``lost``: characters beyond recovery."""

    def __init__(self, context: str) -> None:
        self._context = context
        self.steps: list[str] = []
        self.lost = 0

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """The strings, mended; none of them may hold a newline, and each is cleared of outer white space."""
        joined = "\n".join(texts)
        done = repair(joined, context=self._context)
        mended = done.text.split("\n")
        if len(mended) != len(texts):  # a repair took a line end for damage: one by one, then
            return [self._one(text) for text in texts]
        self._count(done.steps, done.lost)
        return [text.strip() for text in mended] if done.text is not joined else list(texts)

    def _one(self, text: str) -> str:
        done = repair(text, context=self._context)
        self._count(done.steps, done.lost)
        return " ".join(done.text.split("\n")).strip()

    def _count(self, steps: Sequence[str], lost: int) -> None:
        self.steps.extend(step for step in steps if step not in self.steps)
        self.lost += lost
