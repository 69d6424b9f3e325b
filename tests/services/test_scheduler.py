"""The scheduler against a real server: processes, leadership, kills."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govcrawl.frontier.begin import begin_run
from govcrawl.frontier.hub import Hub
from govcrawl.frontier.keys import Keys
from govcrawl.services.leader import Leader
from govcrawl.spiders.anhui import AnhuiDaily, AnhuiGov

ROOT = Path(__file__).parents[2]
KEYS = Keys()
DAY = {"since": "2023-08-21", "until": "2023-08-21"}


def begin(redis_url, spider, arguments, **options):
    async def main():
        hub = Hub.use({"REDIS_URL": redis_url})
        try:
            return await begin_run(hub, spider, arguments, today="2023-08-22", **options)
        finally:
            await hub.release()

    return asyncio.run(main())


def in_thread(function, *arguments, **options):
    """Run something that has an event loop of its own beside the reactor's."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments, **options).result()


def schedule(redis_url, state, *options, wait=True):
    process = subprocess.Popen(
        [sys.executable, "-m", "govcrawl", "schedule", *options],
        cwd=ROOT,
        env={**os.environ, "REDIS_URL": redis_url, "GOVCRAWL_STATE": str(state)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if not wait:
        return process
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def runs(client):
    found = []
    for key in client.scan_iter(match=KEYS("run", "*")):
        stored = client.hgetall(key)
        found.append((stored[b"site"].decode(), stored[b"args"].decode()))
    return sorted(found)


def test_a_run_is_begun_with_its_first_requests_and_joined_while_unfinished(redis_url, redis_client):
    first, begun = in_thread(begin, redis_url, AnhuiDaily, DAY, priority=20)
    again, joined = in_thread(begin, redis_url, AnhuiDaily, DAY, priority=20)
    assert (begun, joined) == (True, False)
    assert first == again
    assert redis_client.llen(KEYS("backlog")) == 1
    (payload,) = redis_client.hvals(KEYS("requests", "anhui_daily"))
    head, _, body = payload.partition(b"\n")
    assert head.split(b"\t")[4] == b"20"
    assert json.loads(body)["url"] == "https://szb.ahnews.com.cn/ahrb/layout/202308/21/node_01.html"


def test_a_portal_begins_with_its_columns(redis_url, redis_client):
    in_thread(begin, redis_url, AnhuiGov, {"newest": "2023-08-22"})
    urls = {json.loads(p.partition(b"\n")[2])["url"] for p in redis_client.hvals(KEYS("requests", "anhui_gov"))}
    assert urls == set(AnhuiGov.start_urls)


def test_what_is_due_is_begun_once_however_often_the_scheduler_starts(redis_url, redis_client, tmp_path):
    schedule(redis_url, tmp_path, "--once")
    begun = runs(redis_client)
    schedule(redis_url, tmp_path, "--once")
    assert runs(redis_client) == begun
    assert len(set(begun)) == len(begun)


@pytest.mark.parametrize("kills", [3])
def test_killed_at_any_moment_it_loses_no_run_and_begins_none_twice(redis_url, redis_client, tmp_path, kills):
    schedule(redis_url, tmp_path, "--once")
    wanted = runs(redis_client)
    redis_client.flushall()
    for number in range(kills):
        process = schedule(redis_url, tmp_path, wait=False)
        deadline = time.monotonic() + 30
        while len(runs(redis_client)) <= number * len(wanted) // kills and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        redis_client.delete(KEYS("leader"))  # as if its 20 s had passed
    schedule(redis_url, tmp_path, "--once")
    assert runs(redis_client) == wanted
    assert len(set(wanted)) == len(wanted)


def test_of_two_schedulers_one_leads_and_the_other_takes_over(redis_url):
    async def main():
        import redis.asyncio

        async with redis.asyncio.Redis.from_url(redis_url) as client:
            one, two = Leader(client, KEYS("leader")), Leader(client, KEYS("leader"))
            assert [await one.renew(), await two.renew(), await one.renew()] == [True, False, True]
            await one.resign()
            return await two.renew()

    assert in_thread(lambda: asyncio.run(main()))


def test_it_leaves_on_sigterm_with_status_0_and_frees_the_lead(redis_url, redis_client, tmp_path):
    process = schedule(redis_url, tmp_path, wait=False)
    deadline = time.monotonic() + 30
    while not redis_client.exists(KEYS("leader")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.terminate()
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert not redis_client.exists(KEYS("leader"))
    assert "Traceback" not in err
