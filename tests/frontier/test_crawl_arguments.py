"""Bad input on the command line is one line that says what to do."""

import json
import os
import subprocess
import sys

import pytest

BAD_INPUT = {
    "crawl plian": "did you mean plain?",
    "crawl": "takes one site",
    "crawl plain -a date=2023-13-01": "date='2023-13-01' is not a day",
    "crawl plain -a date=20230801": "is not a day",
    "crawl plain -a date=2999-01-01": "is in the future",
    "crawl plain -a since=2023-08-02 -a until=2023-08-01": "wrong way round",
    "crawl plain -a date=2023-08-02 -a until=2023-08-03": "not both",
    "crawl plain -s REDIS_URL=redis://127.0.0.1:1/0": "does not answer",
    "crawl plain -s REDIS_URL=nonsense": "redis://host:port/0",
    "crawl plain -s FEEDS_DIR=/proc/feeds": "GOVCRAWL_FEEDS",
    "crawl plain -s GOVCRAWL_KEY_PREFIX=bare:": "hash tag",
    "worker --sites nosuch": "no site 'nosuch'",
    "dead burn": "list, retry or drop",
    "dead drop": "a site, or --all",
    "forget plain": "takes addresses",
    "ingest": "takes one site",
}


@pytest.fixture(scope="module")
def refusals(valkey, tmp_path_factory):
    """What each command line says, and its exit status; in forks of one process, to import Scrapy once."""
    directory = tmp_path_factory.mktemp("bad")
    script = (
        "import contextlib, json, os, sys\n"
        "from scrapy import cmdline\n"
        "import govcrawl.commands.crawl, govcrawl.commands.dead, govcrawl.__main__ as start\n"
        "for number, line in enumerate(json.load(sys.stdin)):\n"
        "    if (pid := os.fork()) == 0:\n"
        "        out = os.open(f'{sys.argv[1]}/{number}', os.O_WRONLY | os.O_CREAT)\n"
        "        os.dup2(out, 1), os.dup2(out, 2)\n"
        "        sys.argv = ['govcrawl', *line.split(), '-s', 'SPIDER_MODULES=tests.frontier.sites']\n"
        "        start.main()\n"
        "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)\n"
    )
    env = {**os.environ, "REDIS_URL": valkey.url, "GOVCRAWL_FEEDS": f"{directory}/feeds", "PYTHONPATH": "."}
    done = subprocess.run(
        [sys.executable, "-c", script, directory],
        input=json.dumps(list(BAD_INPUT)), env=env, capture_output=True, text=True, timeout=200, check=True,
    )  # fmt: skip
    said = [(directory / str(number)).read_text("utf-8") for number in range(len(BAD_INPUT))]
    return dict(zip(BAD_INPUT, zip(map(int, done.stdout.split()), said, strict=True), strict=True))


@pytest.mark.parametrize("line", BAD_INPUT)
def test_bad_input_is_one_line_that_says_what_to_do(refusals, line):
    status, out = refusals[line]
    assert BAD_INPUT[line] in out
    assert len(out.strip().splitlines()) == 1, out
    assert status == 2
