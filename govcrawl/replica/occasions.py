"""Stories that come by themselves: weather, prices, notices, advertisements, documents."""

from datetime import date, time, timedelta
from random import Random

from govcrawl.replica.prose import Writer
from govcrawl.replica.stories import Picture, Story, chinese_day


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
