"""What befalls a site: walls, new hosts, new designs, corrections."""

import re
from datetime import date

import pytest

from govcrawl.replica.events import CHALLENGES, Events
from govcrawl.replica.sites import choose
from govcrawl.replica.world import World

DAY = date(2023, 8, 21)
HOST, LIST = "szb.ahnews.com.cn", "/ahrb/layout/202308/21/node_01.html"


def world(**events):
    return World(choose(["anhui_daily"]), [DAY], events=Events(**events))


@pytest.mark.parametrize("kind", CHALLENGES)
def test_a_wall_stands_before_every_page_but_robots_txt(kind):
    walled = world(challenges={"anhui_daily": kind})
    page = walled.page(HOST, LIST)
    assert page.status == int(kind)
    assert "安徽日报" not in page.body.decode()
    assert walled.page(HOST, "/robots.txt").status == 200


def test_a_site_that_moved_leads_to_the_same_path_on_its_new_host():
    page = world(moves={"anhui_daily": "new.example.cn"}).page(HOST, LIST)
    assert page.status == 301
    assert page.headers["Location"] == f"https://new.example.cn{LIST}"


def test_a_redesign_keeps_words_and_addresses_and_no_name_of_the_markup():
    old, new = (w.page(HOST, LIST).body.decode() for w in (world(), world(redesigned=frozenset({"anhui_daily"}))))
    assert re.findall(r'href="([^"]+)"', old) == re.findall(r'href="([^"]+)"', new)
    assert re.sub(r"<[^>]+>", "", old) == re.sub(r"<[^>]+>", "", new)
    assert "newslist" in old
    assert "newslist" not in new


def test_corrected_articles_keep_their_id_and_have_another_content():
    before = {record["id"]: record for record in world().records()}
    after = {record["id"]: record for record in world(corrected=0.3).records()}
    assert before.keys() == after.keys()
    changed = [key for key in before if before[key]["content_hash"] != after[key]["content_hash"]]
    assert 0 < len(changed) < len(before)
    assert all(after[key]["text"].startswith(before[key]["text"]) for key in changed)
