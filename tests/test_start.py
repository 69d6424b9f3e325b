"""What a start imports: every command pays for it, and so does every test that starts one."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

import pytest
import scrapy
from scrapy.cmdline import _get_commands_dict
from scrapy.settings import Settings

from govcrawl import __version__, commands

ROOT = Path(__file__).parents[1]
OURS = {module.name for module in iter_modules(commands.__path__)}
SHOW = (
    "import atexit, json, sys; from govcrawl.__main__ import main; sys.argv[0] = 'govcrawl'\n"
    "atexit.register(lambda: print('\\n' + json.dumps(sorted(sys.modules))))\n"
    "main()"
)


def run(directory, *arguments, tool=("-m", "govcrawl")):
    env = {name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "GOVCRAWL_REPLICA"}}
    env |= {"PYTHONPATH": str(ROOT), "GOVCRAWL_STATE": f"{directory}/state", "COLUMNS": "160"}
    return subprocess.run(
        [sys.executable, *tool, *arguments],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100, check=False,
        cwd=ROOT if tool == ("-m", "scrapy") else directory,
    )  # fmt: skip


def imported(directory, *arguments):
    """Names of all modules there are when a command ends."""
    return set(json.loads(run(directory, *arguments, tool=("-c", SHOW)).stdout.splitlines()[-1]))


def holding(modules, *packages):
    return sorted(name for name in packages if name in modules)


@pytest.mark.parametrize(
    ("command", "without"),
    [
        (["version"], ["govcrawl.cli", "govcrawl.families", "numpy", "redis", "rich", "structlog", "tldextract"]),
        (["repair", "-"], ["govcrawl.cli", "govcrawl.families", "numpy", "redis", "structlog", "tldextract"]),
        (["list"], ["govcrawl.cli", "numpy", "redis", "structlog", "tldextract"]),
        (["crawl", "nowhere"], ["numpy", "structlog", "tldextract", "uvicorn", "scrapy.core.downloader.tls"]),
    ],
)
def test_a_command_starts_without_what_only_others_need(tmp_path, command, without):
    modules = imported(tmp_path, *command)
    assert "scrapy.cmdline" in modules
    assert holding(modules, *without) == []


def test_the_list_of_commands_shows_all_of_them_by_the_names_they_are_called_by(tmp_path):
    shown = {line.split()[0] for line in run(tmp_path).stdout.splitlines() if line.startswith("  ") and line.split()}
    assert {"crawl", "new-site", "version", "worker"} <= OURS
    assert shown > OURS
    assert "new_site" not in shown


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_command_by_itself_is_the_one_of_the_list(name):
    all_of_them = _get_commands_dict(Settings({"COMMANDS_MODULE": commands.module_for(["govcrawl"])}), inproject=True)
    called = commands.module_for(["govcrawl", "-s", name, "LOG_LEVEL=INFO"])  # Scrapy takes the first word too
    alone = _get_commands_dict(Settings({"COMMANDS_MODULE": called}), inproject=True)
    assert type(alone[name]) is type(all_of_them[name])
    assert type(alone[name]).__module__ == f"govcrawl.commands.{name}"


def test_for_a_command_of_scrapys_none_of_ours_is_looked_through_and_for_no_command_all():
    scrapys = {module.name for module in iter_modules([str(files("scrapy.commands"))])}
    assert {name for name in scrapys if commands.module_for(["scrapy", name]) is None} == scrapys - OURS
    assert commands.module_for(["scrapy"]) == commands.module_for(["scrapy", "--help"]) == "govcrawl.commands"
    assert commands.module_for(["scrapy", "craul"]) == "govcrawl.commands"


def test_inside_the_project_scrapy_has_the_same_commands(tmp_path):
    refused = run(tmp_path, "new-site", tool=("-m", "scrapy"))
    assert refused.returncode == 2
    assert refused.stderr.startswith("govcrawl: new-site takes one list page")


def test_version_names_govcrawl_and_scrapy_and_with_v_all_libraries(tmp_path):
    assert run(tmp_path, "version").stdout.splitlines() == [f"govcrawl {__version__}", f"Scrapy {scrapy.__version__}"]
    table = dict(line.split(" : ", 1) for line in run(tmp_path, "version", "-v").stdout.splitlines())
    versions = {name.strip(): version for name, version in table.items()}
    assert (versions["govcrawl"], versions["Scrapy"]) == (__version__, scrapy.__version__)
    assert {"lxml", "Twisted", "Python"} <= set(versions)
