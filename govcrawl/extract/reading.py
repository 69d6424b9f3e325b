"""What is known of a page while its record is made."""

from attrs import define

from govcrawl.extract.family import Hints
from govcrawl.extract.line import Line
from govcrawl.extract.mend import Mender
from govcrawl.extract.page import Page
from govcrawl.extract.wording import Wording
from govcrawl.extract.zones import Zones
from govcrawl.items import Attachment


@define(kw_only=True)
class Reading:
    """``hints``: what the family says; ``words``: the mended strings; ``table``: the lines of the public-information
    table; ``base``: what addresses are relative to. The steps add to ``origin`` where a field was found, and to
    ``warnings`` what could not be read.
    """

    page: Page
    hints: Hints
    zones: Zones
    base: str
    table: list[Line]
    files: list[Attachment]
    words: Wording
    mender: Mender
    origin: dict[str, str]
    warnings: list[str]
