"""The wheel builds and holds what the program reads beside its code."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = target.glob("govcrawl-*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_a_wheel_holds_every_file_that_is_not_code(wheel):
    beside = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "govcrawl").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert {"govcrawl/py.typed", "govcrawl/article.schema.json", "govcrawl/frontier/lua/commit.lua"} <= beside
    assert beside - wheel == set()


def test_tests_benchmarks_and_deployment_stay_out_of_the_wheel(wheel):
    assert {name.split("/")[0] for name in wheel if ".dist-info" not in name} == {"govcrawl"}
