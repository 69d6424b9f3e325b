"""What README and docs say is so: links lead somewhere, commands exist, the examples give what they show."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def commands():
    shown = subprocess.run(
        [sys.executable, "-m", "govcrawl"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    return set(re.findall(r"^  ([\w-]+) {2,}", shown, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_within_the_project_leads_to_a_file(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_named_exists(page, commands):
    code = re.findall(r"`([^`\n]+)`|^ {4,}(.+)$", page.read_text("utf-8"), re.MULTILINE)
    code += [
        (block, "") for block in re.findall(r"^```sh\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]
    named = {
        name
        for span in map("".join, code)
        for name in re.findall(r"(?:^|[/ $])govcrawl ([a-z][a-z-]+)", span, re.MULTILINE)
        if "from govcrawl" not in span
    }
    assert named - commands == set()


def test_every_make_target_named_in_the_readme_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text("utf-8"))) <= targets


def test_the_readmes_examples_give_what_they_show():
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted >= 2
    assert result.failed == 0
