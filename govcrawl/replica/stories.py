"""Stories: what a reader finds in an article, before any publishing system has put markup around it."""

from collections.abc import Callable
from datetime import date, time, timedelta
from random import Random

from attrs import define, evolve

from govcrawl.replica.prose import Writer, cut
from govcrawl.replica.words import PROVINCES, TOPICS


@define(frozen=True, kw_only=True)
class Picture:
    """A picture. ``credit`` as a perfect record has it; the page adds 摄 to it."""

    caption: str | None = None
    credit: str | None = None


@define(frozen=True, kw_only=True)
class Story:
    """One story. ``cluster`` names the same story on other sites; ``part`` says how much of it is here."""

    title: str
    kicker: str | None = None
    subtitle: str | None = None
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    authors: tuple[str, ...] = ()
    byline: str | None = None
    editors: tuple[str, ...] = ()
    dateline: str | None = None
    source: str | None = None
    at: time | None = None
    official: dict[str, str] | None = None
    files: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    cluster: str | None = None
    part: str = "whole"
    advertisement: bool = False


def rng(*what: object) -> Random:
    """A random generator that depends on nothing but ``what``."""
    return Random("|".join(map(str, what)))


def chinese_day(day: date) -> str:
    """8月20日."""
    return f"{day.month}月{day.day}日"


def local(random: Random, province: str, paper: str, day: date) -> Story:
    """A story of the paper's own: a report with dateline, a feature with byline, or one without either."""
    writer = Writer(random, province)
    topic = random.choice(TOPICS)
    paragraphs = writer.paragraphs(topic, random.randint(3, 8))
    authors = writer.names(random.choice((1, 1, 1, 2, 2, 3)))
    kind = random.choice(("dateline", "dateline", "byline", "byline", "plain"))
    dateline = byline = None
    if kind == "dateline":
        dateline = writer.pick(f"本报{writer.province.capital}{chinese_day(day - timedelta(days=1))}讯", "本报讯")
        paragraphs[0] = f"{dateline}（{writer.pick('记者', '本报记者')} {' '.join(authors)}）{paragraphs[0]}"
    if kind != "plain":
        byline = f"{writer.pick('本报记者', '本报记者', '本报通讯员')} {' '.join(authors)}"
    pictures: tuple[Picture, ...] = ()
    if writer.chance(35):
        credit = (
            f"本报记者 {authors[0]}" if kind == "byline" else f"{writer.pick('特约摄影师', '通讯员')} {writer.name()}"
        )
        pictures = (Picture(caption=writer.one("caption"), credit=credit),)
        if writer.chance(30):
            pictures += (Picture(caption=writer.one("caption"), credit=credit),)
    return Story(
        title=writer.one(topic + "_t"),
        kicker=writer.one("kicker") if writer.chance(35) else None,
        subtitle=writer.one("subtitle") if writer.chance(30) else None,
        paragraphs=tuple(paragraphs),
        pictures=pictures,
        authors=authors if byline else (),
        byline=byline,
        editors=writer.names(1) if writer.chance(30) else (),
        dateline=dateline,
        source=paper,
        at=time(random.randint(6, 19), random.randrange(60), random.randrange(60)),
    )


def wire(seed: int, day: date, number: int) -> Story:
    """Copy of a news agency, the same for every site that takes it on that day."""
    random = rng(seed, "wire", day, number)
    writer = Writer(random, random.choice(list(PROVINCES)))
    topic = random.choice(TOPICS)
    authors = writer.names(random.choice((1, 2)))
    paragraphs = writer.paragraphs(topic, random.randint(6, 9))
    dateline = f"新华社{writer.province.capital}{chinese_day(day - timedelta(days=1))}电"
    paragraphs[0] = f"{dateline}（记者{'、'.join(authors)}）{paragraphs[0]}"
    return Story(
        title=writer.one(topic + "_t"),
        paragraphs=tuple(paragraphs),
        authors=authors,
        dateline=dateline,
        source="新华社",
        at=time(random.randint(5, 9), random.randrange(60), random.randrange(60)),
        cluster=f"{day}-wire-{number}",
    )


def taken(random: Random, story: Story, province: str) -> Story:
    """A wire story as one paper prints it: sometimes another headline, sometimes only the first half or more."""
    writer = Writer(random, province)
    if writer.chance(30):
        story = evolve(story, title=f"{story.title}（{writer.pick('要闻', '时政', '关注')}）")
    if writer.chance(35):
        kept = cut(story.paragraphs, random.uniform(0.55, 0.8))
        if len(kept) < len(story.paragraphs):
            story = evolve(story, paragraphs=kept, part="excerpt")
    return story


Maker = Callable[[Random, str, str, date], Story]
