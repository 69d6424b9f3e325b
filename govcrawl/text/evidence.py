"""What a page as a whole says about one of its fields."""

from functools import cached_property

from govcrawl.text.artefact.evidence import judge
from govcrawl.text.languages import language

_OF_CHINA = frozenset({"zh-Hans", "zh-Hant", "bo", "ug", "mn", "kk", "ii", "za"})


class Evidence:
    """The text under repair and the page it stands in; worked out when first asked for."""

    def __init__(self, text: str, context: str | None) -> None:
        self._text = text
        self.page = text if context is None else context

    @cached_property
    def language(self) -> str:
        """Of the page, as it was meant: a Simplified page that the artefact converted is zh-Hans."""
        found = language(self.page)
        if found == "zh-Hant" and judge(self.page).artefact:
            return "zh-Hans"
        return language(self._text) if found == "und" else found

    @cached_property
    def chinese(self) -> bool:
        """Whether the page is Chinese, in either script."""
        return self.language.startswith("zh")

    @cached_property
    def of_china(self) -> bool:
        """Whether the page is in a language of China's press."""
        return self.language in _OF_CHINA
