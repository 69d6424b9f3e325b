"""`govcrawl extract FILE --url U [--explain]`."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from govcrawl.commands.extract import Command
from tests.extract.pages import TITLE, URL, page

ROOT = Path(__file__).parents[2]


@pytest.fixture
def saved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_bytes(page())
    Path("list.json").write_text("[]")


@pytest.fixture
def run(saved, capsys):
    """The command in this process: (exit status, standard output, standard error)."""

    def call(*args):
        command = Command()
        parser = argparse.ArgumentParser()
        command.settings = get_project_settings()
        command.add_options(parser)
        options, names = parser.parse_known_args(args)
        command.run(names, options)
        return command.exitcode, *capsys.readouterr()

    return call


@pytest.mark.usefixtures("saved")
def test_the_installed_command_reads_standard_input_and_prints_one_line():
    command = [sys.executable, "-m", "govcrawl", "extract", "-", "--url", URL]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, input=page(), capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["title"] == TITLE


def test_a_saved_page_becomes_one_line_of_json(run):
    status, out, _ = run("page.html", "--url", URL)
    record = json.loads(out)
    assert (status, record["title"], record["url"]) == (0, TITLE, URL)


def test_explain_prints_each_field_with_its_origin(run):
    shown = {line.split()[0]: line for line in run("page.html", "--url", URL, "--explain")[1].splitlines()}
    assert "agreeing with <title>" in shown["title"]
    assert "most prose, least chrome" in shown["text"]
    assert "shown" in shown["published_at"]
    assert "来源 above the body" in shown["source"]


def test_a_page_that_is_no_article_gives_exit_status_1(run):
    status, out, _ = run("list.json", "--url", URL)
    assert (status, json.loads(out)["warnings"]) == (1, ["not an article: JSON"])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name one file"),
        (["page.html"], "--url"),
        (["page.html", "--url", "page.html"], "--url"),
        (["page.html", "--url", "http://["], "--url"),
        (["missing.html", "--url", URL], "cannot read missing.html"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_to_do_and_exit_status_2(run, args, said):
    status, out, errors = run(*args)
    assert (status, out) == (2, "")
    (line,) = errors.splitlines()
    assert said in line
