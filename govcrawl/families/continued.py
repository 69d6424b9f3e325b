"""Stories that go on on another printed page.

The story's own page lists the issue's pages, so it is read again for the address of the page named; that page's list
has the rest.
"""

from collections.abc import Iterator
from typing import Any

import scrapy
from scrapy.http import Response

from govcrawl.families.parts import revive
from govcrawl.families.reading import SiteSpider
from govcrawl.families.trouble import GONE, REDIRECTS
from govcrawl.families.turns import comes_from, turns_to
from govcrawl.items import Article


class ContinuedSpider(SiteSpider):
    """A paper: joins the rest of a story to its beginning."""

    def turn_request(self, article: Article, listed: dict[str, Any]) -> scrapy.Request | None:
        """Ask for the list of the story's page again, to find the page it goes on on."""
        wanted = turns_to(article.text)
        if not wanted or not article.print or not article.provenance.listed_on:
            return None
        state: dict[str, Any] = {"so_far": article.to_dict(), "listed": listed, "wanted": wanted}
        return self.list_request(article.provenance.listed_on, self.parse_turn, **state).replace(dont_filter=True)

    def parse_turn(
        self, response: Response, so_far: dict[str, Any], listed: dict[str, Any], wanted: str
    ) -> Iterator[Any]:
        """The page list: which address has the page the story goes on on?"""
        labels = self.issue_labels(response)
        url = next((url for url, number in labels.items() if number == wanted), None)
        if url is None:
            yield self.unjoined(so_far, wanted)
            return
        state: dict[str, Any] = {"so_far": so_far, "listed": listed, "wanted": wanted}
        yield self.list_request(url, self.parse_continuation, **state).replace(dont_filter=True)

    def issue_labels(self, response: Response) -> dict[str, str]:
        """Addresses and numbers of an issue's pages, as one of them lists them."""
        return {} if response.status in {*GONE, *REDIRECTS} else self.family.listing(self.page(response)).labels

    def parse_continuation(
        self, response: Response, so_far: dict[str, Any], listed: dict[str, Any], wanted: str
    ) -> Iterator[Any]:
        """The page a story goes on on: the one link that says so is joined; several are told apart by their page,
        then left as articles of their own."""
        article = revive(so_far)
        gone = response.status in {*GONE, *REDIRECTS}
        links = [] if gone else [x for x in self.listing(self.page(response)).articles if comes_from(x.title)]
        own = [link for link in links if article.print and comes_from(link.title) == article.print.page_no]
        if len(own) == 1:
            yield self.part_request(own[0].url, article, listed, 2)
            return
        yield self.unjoined(so_far, wanted)
        for link in own:
            yield self.article_request(link, listed, response.url)

    def unjoined(self, so_far: dict[str, Any], wanted: str) -> Article:
        """The beginning of a story whose rest was not found: it says so."""
        article = revive(so_far)
        article.warnings.append(f"text: goes on on page {wanted}, which was not found")
        return article
