"""One day's issue of a newspaper: sheets, and the stories on them."""

from datetime import date
from random import Random

from attrs import define, evolve

from govcrawl.replica.occasions import advertisement, notice, weather
from govcrawl.replica.site import Site
from govcrawl.replica.stories import Story, local, rng, taken, wire
from govcrawl.replica.words import PAGE_NAMES

WIRES_A_DAY = 8


@define(frozen=True, kw_only=True)
class Item:
    """A story in its place. ``number`` is unique on the site. ``hidden``: only the map over the page's picture leads
    to it, the list of titles does not. ``gone``: it is listed and its page is not there. ``whole``: the story in full,
    where only its beginning stands here; ``rest``: this is the rest of another, no article of its own."""

    number: int
    story: Story
    hidden: bool = False
    gone: bool = False
    whole: Story | None = None
    rest: bool = False


@define(frozen=True, kw_only=True)
class Sheet:
    """A printed page. ``index`` counts node files, which skip the second half of a double page."""

    index: int
    number: str
    name: str
    items: tuple[Item, ...]

    @property
    def titles(self) -> tuple[Item, ...]:
        """What the list of titles shows."""
        return tuple(item for item in self.items if not item.hidden)


@define(frozen=True, kw_only=True)
class Issue:
    """An issue. ``gone``: the index of a page that the navigation lists and the server no longer has, or None."""

    day: date
    sheets: tuple[Sheet, ...]
    gone: int | None = None


def as_shown(story: Story, site: Site, shows: frozenset[str]) -> Story:
    """The story with only what the page's design has a place for."""
    authors = story.authors if "byline" in shows or story.dateline else ()
    return evolve(
        story,
        kicker=story.kicker if "kicker" in shows else None,
        subtitle=story.subtitle if "subtitle" in shows else None,
        byline=story.byline if "byline" in shows else None,
        authors=authors,
        editors=story.editors if "editors" in shows else (),
        pictures=story.pictures if "pictures" in shows else (),
        source=site.title if "source" in shows else None,
    )


def make_issue(site: Site, day: date, seed: int, shows: frozenset[str]) -> Issue:
    """The issue of a day; the same arguments give the same issue."""
    random = rng(seed, site.name, day)
    sheets = []
    skipped = random.randint(3, 6) if random.randrange(100) < 60 else None  # second half of a double page: no node
    index, numbers = 0, iter(range(day.toordinal() * 100, day.toordinal() * 100 + 100))
    count = random.randint(*site.options.get("sheets", (3, 5)))
    names = ["要闻", *random.sample(PAGE_NAMES[1:], count - 1)]
    gone_on = random.randrange(count) if random.randrange(100) < 30 else None
    for place, name in enumerate(names):
        index += 2 if index + 1 == skipped else 1
        stories = _stories(site, day, seed, random, first=place == 0, last=place == count - 1, shows=shows)
        items = tuple(
            Item(
                number=next(numbers),
                story=as_shown(story, site, shows),
                hidden=place % 3 == 2 and nth == 0,
                gone=place == gone_on and nth == 1,
            )
            for nth, story in enumerate(stories)
        )
        sheets.append(Sheet(index=index, number=f"{index:02d}", name=name, items=items))
    gone = index + 1 if random.randrange(100) < 25 else None
    if site.options.get("turns"):
        sheets = _turned(sheets, next(numbers))
    return Issue(day=day, sheets=tuple(sheets), gone=gone)


def _turned(sheets: list[Sheet], number: int) -> list[Sheet]:
    """The first story of the front page goes on on the last page: （下转05版）, （上接01版）."""
    front, *between, back = sheets
    first, *others = front.items
    whole = first.story
    if len(whole.paragraphs) < 4:
        return sheets
    *head, last = whole.paragraphs[:2]
    begin = evolve(whole, paragraphs=(*head, f"{last}（下转{back.number}版）"))
    rest = Story(
        title=f"（上接{front.number}版）{whole.title}",
        paragraphs=(f"（上接{front.number}版）{whole.paragraphs[2]}", *whole.paragraphs[3:]),
        source=whole.source,
    )
    return [
        evolve(front, items=(evolve(first, story=begin, whole=whole, hidden=False, gone=False), *others)),
        *between,
        evolve(back, items=(*back.items, Item(number=number, story=rest, rest=True))),
    ]


def _stories(
    site: Site, day: date, seed: int, random: Random, *, first: bool, last: bool, shows: frozenset[str]
) -> list[Story]:
    stories = [local(random, site.province, site.title, day) for _ in range(random.randint(2, 5))]
    if first:
        chosen = random.sample(range(WIRES_A_DAY), 3)
        stories += [taken(random, wire(seed, day, number), site.province) for number in chosen]
        stories.append(weather(random, site.province, site.title, day))
    if last:
        stories.append(advertisement(random, site.province, site.title, day))
        if "pictures" in shows and random.randrange(100) < 50:
            stories.append(notice(random, site.province, site.title, day))
    return stories
