"""Whether a run differs from the site's earlier ones as a new layout would make it differ. Pure."""

from collections.abc import Mapping, Sequence
from statistics import median

from attrs import Factory, frozen

FIELDS = ("title", "text", "published_at", "source", "authors", "section", "breadcrumbs", "print", "images")
MIN_ARTICLES = 5
"""Runs of fewer articles are too small to judge, and to be judged by."""
MIN_RUNS = 2
PAST = 10
USUAL = 0.5
"""A field that fewer articles of a site have by custom is not missed."""
FALL = 0.5
"""A field is missed where its share is less than this part of the usual one."""


@frozen(kw_only=True)
class Fill:
    """What a run's articles had. ``counts``: field → how many had it; ``general``: read by the general parser."""

    run: str
    articles: int = 0
    general: int = 0
    not_articles: int = 0
    listed: int = 0
    counts: Mapping[str, int] = Factory(dict)

    def ratio(self, field: str) -> float:
        """The share of articles that had a field."""
        return self.counts.get(field, 0) / self.articles if self.articles else 0.0

    def ratios(self) -> dict[str, float]:
        """All shares, and that of the general parser."""
        if not self.articles:
            return {}
        return {field: self.ratio(field) for field in FIELDS} | {"general": self.general / self.articles}

    @property
    def no_article_share(self) -> float:
        """The share of pages fetched as articles that were none."""
        pages = self.articles + self.not_articles
        return self.not_articles / pages if pages else 0.0


def changes(now: Fill, past: Sequence[Fill], *, lists_news: bool = False) -> list[str]:
    """What a run lacks that the site's earlier runs had: fields, ``family`` (the general parser reads what the
    site's own did), ``articles`` (pages are none), ``list`` (nothing is listed). Empty where there is no past to
    compare with. ``lists_news``: the site always lists something, as portals do."""
    known = [fill for fill in past if fill.articles >= MIN_ARTICLES][:PAST]
    if len(known) < MIN_RUNS:
        return []
    found = []
    if now.articles + now.not_articles >= MIN_ARTICLES:
        if now.no_article_share >= USUAL and median(fill.no_article_share for fill in known) < USUAL * FALL:
            found.append("articles")
    elif lists_news and now.listed == 0 and median(fill.listed for fill in known) >= MIN_ARTICLES:
        found.append("list")
    if now.articles >= MIN_ARTICLES:
        for field in FIELDS:
            usual = median(fill.ratio(field) for fill in known)
            if usual >= USUAL and now.ratio(field) < usual * FALL:
                found.append(field)
        general = median(fill.general / fill.articles for fill in known)
        if general < USUAL * FALL and now.general / now.articles >= USUAL:
            found.append("family")
    return found


def standing(known: Sequence[Fill], *, lists_news: bool = False) -> list[str]:
    """What is changed as of now: the verdict on the newest run that is large enough to judge. ``known``: newest
    first. A quiet run after it, with a few articles, takes nothing back."""
    if not known:
        return []
    newest = changes(known[0], known[1:], lists_news=lists_news)
    if newest:
        return newest
    for at, fill in enumerate(known):
        if fill.articles + fill.not_articles >= MIN_ARTICLES:
            return changes(fill, known[at + 1 :], lists_news=lists_news)
    return []
