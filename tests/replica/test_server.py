"""The replica as a server: routing by Host, faults, conditional requests, bad input."""

import http.client
import json
import socket

import pytest
from scrapy.cmdline import execute
from scrapy.settings import Settings

SMALL = ["--sites", "anhui_daily,anhui_gov", "--date", "2023-08-21", "--days", "1"]
LIST = "/ahrb/layout/202308/21/node_01.html"


def ask(address, host, target, headers=None, method="GET"):
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    connection.request(method, target, headers={"Host": host, **(headers or {})})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def run(capsys, *options):
    """The command in this process: exit status, standard output, standard error."""
    settings = Settings({"COMMANDS_MODULE": "govcrawl.commands"})
    with pytest.raises(SystemExit) as ended:
        execute(["govcrawl", "replica", *options], settings)
    written = capsys.readouterr()
    return ended.value.code, written.out, written.err


def test_the_host_header_chooses_the_site(replica):
    address = replica(*SMALL).address
    found, body = ask(address, "szb.ahnews.com.cn", LIST)
    assert found.status == 200
    assert "安徽日报" in body.decode()
    assert ask(address, "www.ah.gov.cn", LIST)[0].status == 404
    assert ask(address, "nowhere.example", "/")[0].status == 404
    assert b"Disallow: /admin/" in ask(address, "www.ah.gov.cn", "/robots.txt")[1]


def test_a_page_that_the_client_has_is_answered_with_304(replica):
    address = replica(*SMALL).address
    first, _ = ask(address, "szb.ahnews.com.cn", LIST)
    again, body = ask(address, "szb.ahnews.com.cn", LIST, {"If-None-Match": first.headers["ETag"]})
    assert (again.status, body) == (304, b"")
    since, _ = ask(address, "szb.ahnews.com.cn", LIST, {"If-Modified-Since": first.headers["Last-Modified"]})
    assert since.status == 304
    other, _ = ask(address, "szb.ahnews.com.cn", LIST, {"If-None-Match": '"other"'})
    assert other.status == 200


def test_failing_pages_say_when_to_come_back_and_then_succeed(replica):
    running = replica(
        "--sites",
        "anhui_daily,anhui_gov",
        "--date",
        "2023-08-21",
        "--days",
        "1",
        "--errors",
        "1",
        "--error-status",
        "429,503",
    )
    statuses = []
    for _ in range(3):
        found, _ = ask(running.address, "szb.ahnews.com.cn", LIST)
        statuses.append(found.status)
        if found.status != 200:
            assert found.headers["Retry-After"] == "1"
    assert set(statuses[:2]) <= {429, 503}
    assert statuses[2] == 200


def test_the_log_has_a_line_a_request_with_host_and_monotonic_time(replica):
    running = replica(*SMALL)
    ask(running.address, "szb.ahnews.com.cn", LIST, {"X-Forwarded-Proto": "https"})
    ask(running.address, "www.ah.gov.cn", "/none?a=1")
    first, second = running.log
    assert (first["host"], first["target"], first["status"], first["proto"]) == (
        "szb.ahnews.com.cn",
        LIST,
        200,
        "https",
    )
    assert (second["target"], second["status"]) == ("/none?a=1", 404)
    assert second["at"] >= first["at"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--sites", "anhui_dialy"], "did you mean anhui_daily"),
        (["--date", "21.8.2023"], "YYYY-MM-DD"),
        (["--days", "0"], "1 or more"),
        (["--errors", "2"], "between 0 and 1"),
        (["--port", "99999999"], "--port"),
        (
            ["--truth", "/nowhere/at/all", "--sites", "anhui_daily", "--date", "2023-08-21", "--days", "1"],
            "cannot write /nowhere/at/all",
        ),
        (["--only-truth", "--date", "2023-08-21"], "--truth FILE"),
        (["anhui_daily"], "options only"),
        (["--challenge", "hubei_gov=418"], "412"),
        (["--challenge", "hubei_gob=412"], "did you mean hubei_gov"),
        (["--moved", "hubei_gov"], "SITE=VALUE"),
        (["--corrected", "7"], "between 0 and 1"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_status_2(options, says, capsys):
    status, out, error = run(capsys, *options)
    assert status == 2
    assert says in error
    assert len(error.strip().splitlines()) == 1
    assert out == ""


def test_a_port_in_use_is_one_clear_line_and_exit_status_2(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, _, error = run(capsys, "--port", str(taken.getsockname()[1]))
    assert status == 2
    assert "choose another with --port" in error


def test_only_truth_writes_the_file_and_ends(tmp_path, capsys):
    options = ["--date", "2023-08-21", "--days", "1", "--sites", "anhui_daily"]
    status, out, _ = run(capsys, "--only-truth", "--truth", str(tmp_path / "t"), *options)
    assert status == 0
    lines = (tmp_path / "t").read_text("utf-8").splitlines()
    assert f"{len(lines)} records" in out
    assert len(lines) > 10
    assert {json.loads(line)["site"] for line in lines} == {"anhui_daily"}
