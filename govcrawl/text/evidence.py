"""What a page as a whole says about one of its fields."""

from functools import cached_property

from govcrawl.text.languages import language


class Evidence:
    """The text under repair and the page it stands in; worked out when first asked for."""

    def __init__(self, text: str, context: str | None) -> None:
        self.page = text if context is None else context

    @cached_property
    def language(self) -> str:
        """Of the page."""
        return language(self.page)

    @cached_property
    def chinese(self) -> bool:
        """Whether the page is Chinese, in either script."""
        return self.language.startswith("zh")
