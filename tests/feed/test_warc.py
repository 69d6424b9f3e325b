"""Responses kept as WARC 1.1, and records made from them again."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from govcrawl import feed
from govcrawl.feed.errors import FeedError
from govcrawl.feed.warc import WarcWriter, read

ROOT = Path(__file__).parents[2]
PAGE = (
    "<html><head><title>关于春耕备耕工作的通知</title></head><body><h1>关于春耕备耕工作的通知</h1><p>"
    + ("各地要抓好春耕备耕，保障农资供应。" * 20)
    + "</p></body></html>"
)


def govcrawl(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "govcrawl", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "govcrawl.settings"} | environment,
    )


@pytest.fixture
def written(tmp_path):
    """Write responses into a WARC; the finished file."""

    def write(*pages, told=None):
        writer = WarcWriter(tmp_path / "warc", "s", 2**30)
        for number, body in enumerate(pages):
            url = f"http://s.example/{number}.html"
            headers = {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": ["a=1", "b=2"]}
            writer.write(HtmlResponse(url, body=body, headers=headers), Request(url), told or {})
        writer.close()
        (path,) = (tmp_path / "warc").iterdir()
        return path

    return write


def test_a_crawls_responses_give_its_records_again(replica, redis_url, tmp_path):
    served = replica("--sites", "anhui_daily", "--date", "2023-08-21", "--days", "1")
    done = govcrawl(
        *("crawl", "anhui_daily", "-a", "date=2023-08-21", "-s", "DOWNLOAD_DELAY=0"),
        REDIS_URL=redis_url,
        GOVCRAWL_REPLICA=served.address,
        GOVCRAWL_FEEDS=str(tmp_path / "feeds"),
        GOVCRAWL_WARC=str(tmp_path / "warc"),
    )
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "warc").iterdir()
    assert path.suffixes[-2:] == [".warc", ".gz"]
    replayed = govcrawl("replay", path, path)
    assert replayed.returncode == 0, replayed.stderr
    differ = {"fetched_at", "near_dup"}  # when it was stored; what else there was in the feed
    found = {
        one["id"]: {name: value for name, value in one.items() if name not in differ}
        for one in map(orjson.loads, replayed.stdout.splitlines())
    }
    wanted = {
        entry.record["id"]: {name: value for name, value in entry.record.items() if name not in differ}
        for entry in feed.read(tmp_path / "feeds")
    }
    assert len(found) == len(replayed.stdout.splitlines()), "each record once, though the file was given twice"
    assert found == wanted
    assert len(wanted) == len(served.truth)


def test_a_warc_holds_response_request_and_metadata_as_the_standard_has_them(written):
    path = written(PAGE.encode(), told={"spider": "s"})
    text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    assert text.startswith("WARC/1.1\r\n")
    assert [text.count(f"WARC-Type: {kind}\r\n") for kind in ("warcinfo", "response", "request", "metadata")] == [1] * 4
    (found,) = read(path)
    assert (found.url, found.status, found.body, found.told) == (
        "http://s.example/0.html",
        200,
        PAGE.encode(),
        {"spider": "s"},
    )
    assert found.headers.getlist("Set-Cookie") == [b"a=1", b"b=2"]


def test_a_warc_of_another_crawler_is_extracted_as_saved_pages_are(written):
    done = govcrawl("replay", written(PAGE.encode()))
    assert done.returncode == 0, done.stderr
    (made,) = map(orjson.loads, done.stdout.splitlines())
    assert made["title"] == "关于春耕备耕工作的通知"


def test_a_torn_warc_is_read_up_to_the_tear_and_says_so(written):
    path = written(*(PAGE.replace("春耕", f"春耕{number}").encode() for number in range(5)))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 900])
    done = govcrawl("replay", path)
    assert done.returncode == 1
    assert "cannot be read further" in done.stderr
    assert "Traceback" not in done.stderr
    assert 3 <= len(done.stdout.splitlines()) <= 5


@pytest.mark.parametrize("data", [b"", b"rubbish\n" * 100, gzip.compress(b"rubbish\n" * 100)])
def test_what_is_no_warc_is_refused_in_one_line(data, tmp_path):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    done = govcrawl("replay", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert str(path) in done.stderr


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FeedError, match="No such file"):
        list(read(tmp_path / "none.warc.gz"))


def test_files_are_finished_at_their_limit(tmp_path):
    writer = WarcWriter(tmp_path, "s", 2_000)
    for number in range(6):
        writer.write(
            HtmlResponse(f"http://s.example/{number}", body=os.urandom(1_500)), Request("http://s.example/"), {}
        )
    writer.close()
    assert len(list(tmp_path.glob("*.warc.gz"))) == 6
    assert list(tmp_path.glob("*.open")) == []
    assert sum(1 for path in tmp_path.iterdir() for _ in read(path)) == 6
