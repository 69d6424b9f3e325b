"""A damaged line: what stands where in it."""

from govcrawl.text.artefact.gbk import STOPS
from govcrawl.text.artefact.page import Page
from govcrawl.text.artefact.signs import strange
from govcrawl.text.artefact.units import Kind, Unit


class Line:
    """``units``: its pieces; ``raw``: what each displays; ``since``: where the piece begins that is not decided yet."""

    def __init__(self, page: Page, units: list[Unit]) -> None:
        self.page = page
        self.units = units
        self.raw = [unit.raw for unit in units]
        self.since = 0

    def __len__(self) -> int:
        return len(self.units)

    def stop(self, at: int) -> str:
        """The unit at this place, or after an inserted comma."""
        if at < len(self.units) and self.inserted(at):
            at += 1
        return self.raw[at] if at < len(self.units) else ""

    def stop_follows(self, at: int) -> bool:
        """Whether a stop stands there, or after an inserted comma."""
        return self.stop(at) in STOPS

    def inserted(self, at: int) -> bool:
        """A visible comma of the second step."""
        return self.units[at].raw == "," and at + 1 < len(self.units) and self.units[at + 1].raw in STOPS

    def misfires(self, at: int) -> bool:
        """不同,?！ is 不同。” with commas before 。 (A1A3) and before the ！ (A3A1) in A1A3A1B1."""
        return at < len(self.units) and self.units[at].kind is Kind.LOST and self.stop_follows(at + 1)

    def torn_stop_follows(self, at: int) -> bool:
        """行。” (D0D0 A1A3 A1B1) with something before 。 and before the ！ (A3A1) that lies across: both halves of
        what they stand behind are lost, each with its own."""
        return self.page.commas and self.misfires(at)

    def torn_after(self, at: int) -> bool:
        """Whether a closing mark may have been torn too."""
        return any(unit.kind is not Kind.CHAR for unit in self.units[at + 1 : at + 40])

    def displayed_before(self, at: int) -> bytes:
        """The bytes of the character that stands before the unit; a bracket between them was put there later."""
        at -= 1
        first = max(0, at - 3)
        while at >= first and self.units[at].kind is Kind.BRACKET:
            at -= 1
        return self.units[at].code if at >= 0 else b""

    def strange(self, at: int) -> bool:
        """Whether what is displayed from here on is not what was printed."""
        return strange("。" + "".join(self.raw[at : at + 3]).lstrip("，。！？、；"))
