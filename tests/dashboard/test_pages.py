"""The pages over HTTP: what they show, whom they let in, what they answer when something is away."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.dashboard.conftest import ROOT, Dashboard, record, write_feed


def get(url, **headers):
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8"), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8"), error.headers


def test_a_site_shows_its_issues_articles_repairs_and_dead_letters(dashboard):
    status, page, _ = get(f"{dashboard.url}/site/anhui_daily")
    assert status == 200
    for shown in ("安徽日报", "artefact", "https://x.example/lost", "HTTP 500", "partial"):
        assert shown in page


def test_the_same_story_on_two_sites_stands_together(dashboard):
    _, page, _ = get(f"{dashboard.url}/clusters")
    assert "安徽省人民政府" in page
    assert "0.93" in page


def test_no_article_can_be_had_by_a_path_out_of_the_feed(dashboard, seeded):
    (seeded / "secret.jsonl").write_text(json.dumps(record("anhui_daily", 1)), "utf-8")
    wanted = record("anhui_daily", 1)["id"]
    for at in (
        "../secret.jsonl:0",
        f"{seeded}/secret.jsonl:0",
        "../../etc/passwd:0",
        "x",
        "2026-11-22/000001.jsonl:-5",
    ):
        status, _, _ = get(f"{dashboard.url}/article/anhui_daily/{wanted}?at={at}")
        assert status == 404, at


def test_torn_and_foreign_lines_hide_no_article(dashboard, seeded):
    with (seeded / "anhui_daily" / "manifest.jsonl").open("a") as manifest:
        manifest.write('{"path": "gone.jsonl", "sha256": "0"}\n[]\n{"torn')
    assert get(f"{dashboard.url}/site/anhui_daily")[0] == 200


def test_a_compressed_feed_is_read_too(dashboard, seeded):
    import zstandard

    write_feed(seeded, "anhui_gov", [record("anhui_gov", 9, title="压缩的一篇")], day="2026-11-23")
    plain = seeded / "anhui_gov" / "2026-11-23" / "000001.jsonl"
    plain.with_suffix(".jsonl.zst").write_bytes(zstandard.compress(plain.read_bytes()))
    plain.unlink()
    manifest = seeded / "anhui_gov" / "manifest.jsonl"
    manifest.write_text(manifest.read_text().replace("2026-11-23/000001.jsonl", "2026-11-23/000001.jsonl.zst"))
    _, page, _ = get(f"{dashboard.url}/site/anhui_gov")
    assert "压缩的一篇" in page


@pytest.mark.parametrize("path", ["/nowhere", "/site/no_such_site", "/article/anhui_daily/0?at=x:0"])
def test_what_is_not_there_is_a_404_that_says_so(dashboard, path):
    status, page, _ = get(dashboard.url + path)
    assert status == 404
    assert "There is no such page." in page


def test_it_answers_while_redis_is_away(dashboard, valkey):
    valkey.kill()
    status, page, _ = get(f"{dashboard.url}/dead")
    assert status == 503
    assert "Redis cannot be reached" in page
    assert get(f"{dashboard.url}/healthz")[0] == 200


def test_the_page_may_run_nothing_but_its_own_script(dashboard):
    _, _, headers = get(dashboard.url)
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]


def test_a_token_is_wanted_where_one_is_set_and_leaves_the_address(redis_url, seeded):
    process = Dashboard(redis_url, seeded, "--token", "open sesame")
    try:
        assert get(process.url)[0] == 401
        assert get(f"{process.url}/?token=wrong")[0] == 401
        assert get(process.url, Authorization="Bearer open sesame")[0] == 200
        assert get(f"{process.url}/healthz")[0] == 200
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(f"{process.url}/dead?token=open%20sesame", timeout=10) as answer:
            assert answer.status == 200
            assert answer.geturl() == f"{process.url}/dead"
    finally:
        process.stop()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "--token"),
        (["--prot", "1"], "--prot"),
        (["--port", "{taken}"], "choose another --port"),
    ],
)
def test_a_wrong_call_is_one_clear_line_and_status_2(redis_url, dashboard, seeded, options, said):
    taken = dashboard.url.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "govcrawl", "dashboard", *[o.format(taken=taken) for o in options]],
        cwd=ROOT,
        env={**os.environ, "REDIS_URL": redis_url, "GOVCRAWL_STATE": str(seeded / "other")},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_it_leaves_on_sigterm_with_status_0(redis_url, seeded):
    assert Dashboard(redis_url, seeded).stop() == 0
    assert not list(Path(seeded / "state").glob("*.alive"))
