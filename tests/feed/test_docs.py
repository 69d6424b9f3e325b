"""What docs/feed.md shows works as it is shown there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.feed.conftest import keyed, record

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"<!-- run -->\n```(\w+)\n(.*?)```", (ROOT / "docs/feed.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture
def made(filler, feeds, export):
    """A feed of two files and two sites, in ./feeds of the working directory."""
    made = []
    for start in (0, 3):
        for number in range(start, start + 3):
            one = record(number, site="anhui_daily") | {"published_at": f"2023-08-2{number}T00:00:00+08:00"}
            filler.commit(one)
            made.append(one)
        export()
    filler.commit(record(1, site="other") | {"published_at": None})
    export()
    return made


def run(language, text, directory):
    if language == "sh" and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    if language == "sql":
        text = f"import duckdb\nfor row in duckdb.sql('''{text}''').fetchall():\n    print(row)"
    command = ["sh", "-ec", text] if language == "sh" else [sys.executable, "-c", text]
    return subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    ).stdout


@pytest.mark.parametrize(("language", "text"), SHOWN, ids=["python", "pandas", "duckdb", "jq"])
def test_reading_as_shown(language, text, made, feeds):
    out = run(language, text, feeds.parent)
    if language == "sql":
        assert "('anhui_daily', 6, " in out
        assert "('other', 1, None)" in out
    else:
        titles = re.findall(r"标题\d", out)
        assert titles[:6] == [one["title"] for one in made]
    assert len(keyed(made)) == 6
