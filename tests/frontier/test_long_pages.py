"""Pages that take longer to read than a lease lasts."""

import signal
from random import Random

import pytest

from govcrawl.replica.artefact import Lost, annotatable, damage
from govcrawl.replica.prose import Writer
from govcrawl.replica.words import TOPICS
from tests.frontier.watching import KEYS, wait_for
from tests.frontier.web import article, listing, serving

LEASE = 2  # seconds; the paragraphs below take a tenth of one each


def long_page(paragraphs=24):
    """A page whose decoder has dropped the bytes that the byte shift left over, as printed and as it came."""
    writer = Writer(Random(7), "安徽")
    printed = [text for topic in list(TOPICS) * 4 for text in writer.paragraphs(topic, 4)][:paragraphs]
    came = "".join(f"<p>{damage(text, annotatable(), lost=Lost.DROP)}</p>" for text in printed)
    return printed, (200, {}, f"<title>安徽要闻</title><h1>安徽要闻</h1><div>{came}</div>")


@pytest.fixture
def web(monkeypatch):
    pages = {f"/a/{n}.html": article(n, text="全省工作会议要求各地认真贯彻落实。" * 9) for n in range(12)}
    with serving({"/": listing(["/long.html", *pages]), "/long.html": long_page()[1], **pages}) as running:
        monkeypatch.setenv("WEB", running.url)
        yield running


def expiries(client, seen):
    """When leases run out: what renewals have been seen."""
    seen |= {(member, score) for member, score in client.zrange(KEYS("leases", "read"), 0, -1, withscores=True)}
    return seen


def test_a_page_that_takes_longer_than_its_lease_is_read_once_and_filed_once(crawls, redis_client, web):
    crawl = crawls.start("crawl", "read", LEASE_SECONDS=LEASE, LOG_LEVEL="INFO")
    seen = set()
    wait_for(lambda: expiries(redis_client, seen) and crawl.poll() is not None, 90)
    out, err = crawl.communicate()
    assert crawl.returncode == 0, out + err
    renewed = max(sum(member == one for member, _ in seen) for one, _ in seen)
    assert renewed > 4, "a lease is renewed three times while it lasts: this page did not take longer"
    assert web.asked("/long.html") == 1
    assert "is lost" not in err
    assert redis_client.hlen(KEYS("dead", "read")) == 0
    records = crawls.records("read")
    assert len(records) == 13
    (record,) = [each for each in records if each["title"] == "安徽要闻"]
    printed = long_page()[0]
    exact = sum(text in record["text"].split("\n") for text in printed)
    assert exact > len(printed) * 0.8


def test_a_crawl_that_is_stopped_while_it_reads_a_long_page_gives_the_page_back(crawls, redis_client, web):
    crawl = crawls.start("crawl", "read", LEASE_SECONDS=LEASE, DRAIN_DEADLINE=2, LOG_LEVEL="INFO")
    seen = set()
    wait_for(lambda: web.asked("/long.html") and len({score for _, score in expiries(redis_client, seen)}) > 3, 30)
    crawl.send_signal(signal.SIGTERM)
    out, err = crawl.communicate(timeout=10)
    assert crawl.returncode == 3, out + err
    assert "Stopped early" in out
    assert "given back" in err
    assert "Traceback" not in err
    assert redis_client.zcard(KEYS("leases", "read")) == 0
    web.pages["/long.html"] = article("安徽要闻", text="全省工作会议要求各地认真贯彻落实。" * 9)
    crawls.run("crawl", "read")
    assert len(crawls.records("read")) == 13
    assert redis_client.hlen(KEYS("dead", "read")) == 0
