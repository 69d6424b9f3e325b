"""The embedded server: shared, started once, stopped by its last user."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import redis

from govcrawl.frontier.connection import ConnectionFailed, check, client_params, connect, describe
from govcrawl.frontier.server import EmbeddedServer, ServerError

USER = """
import sys, redis
from govcrawl.frontier.server import EmbeddedServer
with EmbeddedServer(sys.argv[1]) as server:
    client = redis.Redis.from_url(server.url)
    client.incr("users")
    print(client.info("server")["process_id"], flush=True)
    sys.stdin.read()
"""


def user(state: Path) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", USER, str(state)], stdin=pipe, stdout=pipe, text=True)


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def test_processes_that_start_together_share_one_server_and_the_last_stops_it(tmp_path):
    users = [user(tmp_path) for _ in range(3)]
    pids = {int(each.stdout.readline()) for each in users}
    assert len(pids) == 1
    for each in users[:2]:
        each.communicate(timeout=20)
    users[2].poll()
    server = pids.pop()
    os.kill(server, 0)
    users[2].communicate(timeout=20)
    assert gone(server)


def test_the_server_outlives_the_process_that_started_it_being_killed(tmp_path):
    first = user(tmp_path)
    pid = int(first.stdout.readline())
    second = user(tmp_path)
    assert int(second.stdout.readline()) == pid
    first.send_signal(signal.SIGKILL)
    first.communicate()
    with EmbeddedServer(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        assert client.get("users") == b"2"
    second.communicate(timeout=20)
    assert gone(pid)


def test_an_orphaned_server_is_found_again_and_its_data_stay(tmp_path):
    only = user(tmp_path)
    pid = int(only.stdout.readline())
    only.kill()
    only.communicate()
    again = user(tmp_path)
    assert int(again.stdout.readline()) == pid
    again.communicate(timeout=20)
    with EmbeddedServer(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        assert client.get("users") == b"2"


def test_no_second_server_is_started_on_a_file_that_one_still_writes(tmp_path):
    with EmbeddedServer(tmp_path) as server:
        hidden = server.socket.with_suffix(".away")
        server.socket.rename(hidden)
        with pytest.raises(ServerError, match=r"still holds .* end it"):
            EmbeddedServer(tmp_path).attach()
        hidden.rename(server.socket)


def test_a_killed_server_is_started_again_with_everything_it_had(tmp_path):
    with EmbeddedServer(tmp_path) as server:
        with redis.Redis.from_url(server.url) as client:
            client.set("a", "1")
            pid = client.info("server")["process_id"]
        os.kill(pid, signal.SIGKILL)
        assert gone(pid)
        with EmbeddedServer(tmp_path) as second, redis.Redis.from_url(second.url) as client:
            assert client.get("a") == b"1"


def test_a_long_path_moves_the_socket_to_a_private_directory(tmp_path, monkeypatch):
    runtime = Path(tempfile.mkdtemp(dir="/tmp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    with EmbeddedServer(tmp_path / ("状态" * 40)) as server:
        assert len(os.fsencode(server.socket)) <= 100
        assert server.socket.parent.stat().st_mode & 0o777 == 0o700
        with redis.Redis.from_url(server.url) as client:
            assert client.ping()
    shutil.rmtree(runtime)


def test_a_damaged_file_gives_one_line_that_names_the_log(tmp_path):
    with EmbeddedServer(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        client.set("a", "1")
    for part in (server.data / "appendonlydir").glob("*.aof"):
        part.write_bytes(b"*3\r\nnonsense\r\n" + b"x" * 100)
    with pytest.raises(ServerError, match=r"does not start: .*valkey\.log") as caught:
        EmbeddedServer(tmp_path).attach()
    assert "\n" not in str(caught.value)


def test_scrapy_redis_setting_names_give_the_client(redis_url):
    settings = {"REDIS_URL": redis_url, "REDIS_PARAMS": {"health_check_interval": 7, "decode_responses": True}}
    with connect(settings) as client:
        assert client.ping()
        client.set("a", "字")
        assert client.get("a") == "字".encode()
    assert client_params({"REDIS_HOST": "h", "REDIS_PORT": 1})["host"] == "h"


def test_without_any_setting_the_embedded_server_answers(tmp_path):
    script = (
        "from govcrawl.frontier.connection import connect\n"
        f"print(connect({{'STATE_DIR': {str(tmp_path / 'state')!r}}}).info('server')['process_id'])"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert gone(int(out.stdout)), "its only client has ended"


def test_an_unreachable_server_is_one_line_that_says_what_to_do():
    settings = {"REDIS_URL": "redis://:secret@127.0.0.1:1/0"}
    with connect(settings) as client, pytest.raises(ConnectionFailed) as caught:
        check(client, settings)
    assert "127.0.0.1:1" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert describe({"REDIS_URL": "redis://u:p@h:1/0"}) == "redis://h:1/0"


def test_an_address_that_is_none_is_said_so():
    with pytest.raises(ConnectionFailed, match="redis://host:port/0"):
        connect({"REDIS_URL": "http://h"})


@pytest.mark.parametrize("url", ["redis://:s3/cret@h:6379", "redis://u:s3#cret@h:6379", "redis://:s3cret@h:port"])
def test_an_address_that_cannot_be_read_is_refused_without_its_password(url):
    with pytest.raises(ConnectionFailed, match="%2F for /") as caught:
        connect({"REDIS_URL": url})
    assert "s3" not in str(caught.value)
