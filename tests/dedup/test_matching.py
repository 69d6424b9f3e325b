"""Which records are one story: by the rules of the index, in memory and in Redis alike."""

import hashlib

import pytest
import redis

from benchmarks.dedup_pairs import Pair, pairs
from benchmarks.dedup_texts import Writer
from govcrawl.dedup.index import Index
from govcrawl.dedup.shared import SharedIndex
from govcrawl.dedup.signature import signature

WRITER = Writer(20)
STORY, OTHER, LONG = WRITER.story(600), WRITER.story(600), WRITER.story(1500)
WEATHER = (
    "青石县气象台{}发布天气预报：今天夜里到明天白天，全县多云转晴，偏南风{}到{}级，最低气温{}℃，最高气温{}℃。"
    "相对湿度百分之{}到百分之{}。请市民注意出行安全，及时增减衣物。"
)


def name(anything: object) -> str:
    return hashlib.md5(str(anything).encode()).hexdigest()


@pytest.fixture(params=["memory", "redis"])
def index(request: pytest.FixtureRequest) -> Index | SharedIndex:
    if request.param == "memory":
        return Index()
    return SharedIndex(redis.Redis.from_url(request.getfixturevalue("redis_url")))


def add(index, record, text):
    return index.add(name(record), signature(text))


def test_the_first_of_a_story_is_no_near_duplicate_and_a_reprint_names_it(index):
    assert add(index, "a", STORY) is None
    near = add(index, "b", f"本报青石8月20日讯（记者 张三）{STORY}\n责任编辑：李四")
    assert near
    assert (near.cluster, near.of, near.similarity) == (name("a"), name("a"), 1.0)


def test_another_story_is_no_near_duplicate(index):
    assert add(index, "a", STORY) is None
    assert add(index, "b", OTHER) is None


def test_a_reprint_of_a_reprint_stays_in_the_first_ones_cluster_and_names_what_it_is_most_like(index):
    half = STORY[: len(STORY) * 2 // 3]
    add(index, "a", STORY)
    assert add(index, "b", half)
    near = add(index, "c", half + "（完）")
    assert near
    assert (near.cluster, near.of) == (name("a"), name("b"))


def test_an_excerpt_a_teaser_and_a_round_up_are_near_duplicates(index):
    add(index, "long", LONG)
    assert add(index, "excerpt", LONG[300:900]).cluster == name("long")
    add(index, "teaser", OTHER[:200])
    assert add(index, "continued", OTHER).cluster == name("teaser")
    add(index, "item", STORY)
    assert add(index, "round-up", STORY + "\n" + WRITER.story(600)).cluster == name("item")


def test_the_second_item_of_a_round_up_begins_a_story_of_its_own(index):
    second = WRITER.story(600)
    add(index, "item", STORY)
    add(index, "round-up", STORY + "\n" + second)
    near = add(index, "second", second)
    assert near
    assert (near.cluster, near.of) == (name("round-up"), name("round-up"))


def test_bulletins_of_one_template_are_different_stories_and_a_reprint_of_one_finds_its_own(index):
    days = [
        WEATHER.format(f"8月{day}日", day % 4, day % 4 + 1, day, day + 9, day + 20, day + 31) for day in range(1, 25)
    ]
    assert [add(index, day, text) for day, text in enumerate(days)] == [None] * len(days)
    for day, text in enumerate(days):
        near = add(index, f"again {day}", "本报讯（记者 张三）" + text)
        assert near
        assert near.of == name(day)


def test_a_changed_version_of_a_record_is_not_its_own_near_duplicate(index):
    add(index, "a", STORY)
    assert add(index, "a", STORY + "补充：水位已回落。") is None
    assert add(index, "a", STORY[:400]) is None
    near = add(index, "b", STORY)
    assert near
    assert near.cluster == name("a")


def test_the_changed_first_record_of_a_story_stays_first_though_reprints_came_between(index):
    add(index, "a", STORY)
    assert add(index, "b", STORY[:400])
    assert add(index, "a", STORY[:420] + "补充：水位已回落。") is None


def test_a_traditional_version_is_the_same_story(index):
    add(
        index,
        "a",
        "新建的水庫昨日開閘放水，下游三個鄉鎮的稻田趕上了頭茬水。農戶說，後面的日子總算有了盼頭，裡裡外外都忙著插秧。",
    )
    assert add(
        index,
        "b",
        "新建的水库昨日开闸放水，下游三个乡镇的稻田赶上了头茬水。农户说，后面的日子总算有了盼头，里里外外都忙着插秧。",
    )


def test_a_text_too_short_to_compare_is_no_near_duplicate_and_no_story(index):
    assert add(index, "a", "") is None
    assert add(index, "b", "") is None


def _stream(made: list[Pair]) -> list[tuple[str, str]]:
    return [(f"{n}a", pair.first) for n, pair in enumerate(made)] + [
        (f"{n}b", pair.second) for n, pair in enumerate(made)
    ]


def test_redis_and_memory_decide_alike_to_the_last_digit(redis_url):
    shared, memory = SharedIndex(redis.Redis.from_url(redis_url)), Index()
    stream = _stream(list(pairs(11, 3)))
    answers = [(add(shared, record, text), add(memory, record, text)) for record, text in stream]
    assert [shared for shared, _ in answers] == [memory for _, memory in answers]
    assert sum(memory is not None for _, memory in answers) > len(stream) / 4


def test_of_labelled_pairs_hardly_one_is_missed_and_hardly_one_is_wrong():
    made = [pair for pair in pairs(12, 6) if not pair.kind.startswith("scattered")]
    index, right, wrong, missed = Index(), 0, 0, []
    stories = _stream(made)
    for record, text in stories:
        near = add(index, record, text)
        pair, second = made[int(record[:-1])], record.endswith("b")
        if second and pair.same:
            if near and near.of == name(record[:-1] + "a"):
                right += 1
            else:
                missed.append((pair.kind, pair.length))
        elif near:
            wrong += 1
    assert right >= 0.98 * (right + len(missed)), missed
    assert wrong <= 0.01 * right
