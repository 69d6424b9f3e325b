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


def weather(random: Random, province: str, paper: str, day: date) -> Story:
    """The daily weather: the same words as yesterday and as next door, other numbers; never the same story."""
    writer = Writer(random, province)
    places = (writer.province.capital, *random.sample(writer.province.places, 5))
    sky = ("晴", "多云", "阴", "小雨", "雷阵雨", "晴转多云", "多云转小雨")
    lines = [f"{writer.province.full}气象台{chinese_day(day)}发布天气预报，今天白天到夜里天气情况如下："]
    for place in places:
        low = random.randint(8, 24)
        lines.append(
            f"{place}：{random.choice(sky)}，气温{low}到{low + random.randint(4, 12)}摄氏度，"
            f"{random.choice(('东', '南', '西', '北'))}风{random.randint(1, 3)}到{random.randint(4, 6)}级，"
            f"相对湿度{random.randint(30, 95)}%。"
        )
    lines.append("请公众关注临近预报，合理安排出行。")
    return Story(
        title=f"{writer.province.full}今日天气",
        paragraphs=tuple(lines),
        source=paper,
        at=time(6, 30, 0),
        part="template",
    )


def prices(random: Random, province: str, paper: str, day: date) -> Story:
    """Market prices as a table: a row a line in the record, cells parted by tabs."""
    writer = Writer(random, province)
    goods = random.sample(("大白菜", "土豆", "西红柿", "黄瓜", "鸡蛋", "猪肉", "牛肉", "鲫鱼", "苹果", "粳米"), 6)
    rows = [("品种", "单位", "价格（元）", "环比")]
    rows += [
        (
            name,
            "公斤",
            f"{random.randint(2, 68)}.{random.randint(10, 99)}",
            f"{random.choice('+-')}{random.randint(1, 9)}.{random.randint(1, 9)}%",
        )
        for name in goods
    ]
    return Story(
        title=f"{writer.province.capital}{chinese_day(day)}农产品市场价格",
        paragraphs=(f"{chinese_day(day)}，{writer.province.capital}农产品批发市场主要品种价格如下。",),
        table=tuple(rows),
        source=paper,
        at=time(9, 0, 0),
        part="template",
    )


def notice(random: Random, province: str, paper: str, day: date) -> Story:
    """A notice that is only a picture: its empty text is genuine."""
    writer = Writer(random, province)
    return Story(
        title="公告", pictures=(Picture(),), source=paper, at=time(8, 0, 0), editors=(), authors=writer.names(0)
    )


def advertisement(random: Random, province: str, paper: str, day: date) -> Story:
    """An advertisement: listed among the articles, never a record."""
    return Story(title="广告", pictures=(Picture(),), source=paper, advertisement=True)


def document(random: Random, province: str, paper: str, day: date) -> Story:
    """An official document with its public-information table and a file attached."""
    writer = Writer(random, province)
    full = writer.province.full
    project, plan = writer.one("project"), writer.one("plan")
    title = f"{full}人民政府办公厅关于印发{project}{plan}的通知"
    number = f"{full[0]}政办发〔{day.year}〕{random.randint(1, 60)}号"
    paragraphs = ["各市、县人民政府，各直属机构："]
    paragraphs.append(f"《{project}{plan}》已经{full}人民政府同意，现印发给你们，请认真贯彻执行。")
    for head in ("一、总体要求", "二、重点任务", "三、保障措施"):
        paragraphs += [head, *writer.paragraphs("meeting", 2)]
    issued = day - timedelta(days=random.randint(1, 9))
    index = f"{random.randint(10**8, 10**9 - 1)}/{day.year}-{random.randint(1, 99999):05d}"
    paragraphs += [f"{full}人民政府办公厅", f"{issued.year}年{issued.month}月{issued.day}日"]
    return Story(
        title=title,
        paragraphs=tuple(paragraphs),
        files=(f"{project}{plan}.pdf",) if writer.chance(50) else (),
        official={
            "index_no": index,
            "doc_no": number,
            "issuer": f"{full}人民政府办公厅",
            "issued_on": issued.isoformat(),
            "topic": writer.pick("城乡建设", "农业、林业、水利", "科技、教育", "卫生、体育", "综合政务"),
            "validity": "有效",
        },
        source=f"{full}人民政府办公厅",
        at=time(random.randint(9, 17), random.randrange(60), random.randrange(60)),
    )


Maker = Callable[[Random, str, str, date], Story]
