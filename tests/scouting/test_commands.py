"""`sites`, `probe` and `new-site` as a user runs them."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from govcrawl.commands import probe, sites
from govcrawl.scouting import new_site

ROOT = Path(__file__).parents[2]


def govcrawl(*args, replica=None, cwd=ROOT, state=None, **environment):
    env = {name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "GOVCRAWL_REPLICA"}}
    env |= {"PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "govcrawl.settings", "COLUMNS": "160", **environment}
    env["GOVCRAWL_STATE"] = str(state or "/nonexistent/state")
    if replica:
        env["GOVCRAWL_REPLICA"] = replica
    return subprocess.run(
        [sys.executable, "-m", "govcrawl", *args],
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_the_table_in_the_docs_is_the_one_the_spiders_give():
    made = govcrawl("sites", "--markdown")
    assert made.stdout == (ROOT / "docs" / "sites.md").read_text("utf-8"), "govcrawl sites --markdown > docs/sites.md"


def test_sites_gives_all_facts_as_json():
    rows = [json.loads(line) for line in govcrawl("sites", "--json", "--province", "安徽").stdout.splitlines()]
    assert [row["site"] for row in rows] == ["anhui_daily", "anhui_fzb", "anhui_gov", "anhui_news"]
    assert (rows[0]["family"], rows[0]["publisher"], rows[0]["last_success"]) == ("founder_new", "中共安徽省委", None)


@pytest.mark.parametrize(
    ("command", "args", "says"),
    [
        (sites, ["--province", "atlantis"], "no province 'atlantis'"),
        (sites, ["anhui"], "takes options only"),
        (probe, [], "probe takes sites"),
        (probe, ["anhui_daily", "--date", "yesterday"], "is not a day"),
        (new_site, [], "takes one list page"),
        (new_site, ["ftp://x.example/"], "takes one list page"),
        (new_site, ["http://x.example/", "--name", "a-b"], "is no name for a spider"),
        (new_site, ["http://x.example/", "--into", "/nonexistent"], "is no checkout"),
    ],
)
def test_bad_usage_is_one_clear_line(command, args, says, capsys):
    made = command.Command()
    made.settings = Settings({"SPIDER_MODULES": ["govcrawl.spiders"]})
    parser = argparse.ArgumentParser()
    made.add_options(parser)
    options, rest = parser.parse_known_args(args)
    with pytest.raises(SystemExit) as ended:
        made.run(rest, options)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert says in said
    assert len(said.strip().splitlines()) == 1


def test_an_unknown_site_is_answered_with_the_nearest():
    made = govcrawl("probe", "anhui_dialy")
    assert made.returncode == 2
    assert made.stderr.strip() == "govcrawl: no site 'anhui_dialy': did you mean anhui_daily?"


@pytest.fixture(scope="module")
def small(request, tmp_path_factory):
    from tests.replicas import RunningReplica

    one = RunningReplica(
        tmp_path_factory.mktemp("r"),
        ["--sites", "anhui_daily,hubei_daily,anhui_gov", "--date", "2023-08-21", "--days", "1"],
    )
    yield one
    one.stop()


def test_a_probe_reads_one_issue_and_three_articles_and_tells_which_sites_need_work(small):
    made = govcrawl(
        "probe",
        "hubei_daily",
        "hebei_news",
        "--date",
        "2023-08-21",
        "--json",
        "-s",
        "DOWNLOAD_DELAY=0",
        replica=small.address,
    )
    found, missing = (json.loads(line) for line in made.stdout.splitlines())
    assert (made.returncode, found["verdict"], found["articles"], found["asked"]) == (1, "ok", 3, 3)
    assert found["families"] == {"founder_new": 3}
    assert all(found["fields"][field] == 3 for field in ("title", "text", "published_at", "print"))
    asked = [entry for entry in small.log if "hubeidaily" in str(entry)]
    assert len(asked) <= 6  # robots.txt, a page or two, three articles
    assert missing["verdict"] == "gone"
    assert missing["troubles"] == ["column gone (HTTP 404): https://www.hebnews.cn/"]


def test_a_probe_of_a_site_nobody_answers_for_says_so():
    made = govcrawl(
        "probe",
        "anhui_gov",
        "--json",
        "-s",
        "DOWNLOAD_DELAY=0",
        "-s",
        "RETRY_ENABLED=False",
        replica="http://127.0.0.1:9",
    )
    assert json.loads(made.stdout)["verdict"] == "unreachable"


def test_new_site_drafts_a_site_from_its_list(small, tmp_path):
    url = "https://epaper.hubeidaily.net/pc/column/202308/21/node_01.html"
    (tmp_path / "govcrawl" / "spiders").mkdir(parents=True)
    made = govcrawl(
        "new-site", url, "--name", "drafted_site", "--province", "安徽", "--into", str(tmp_path), replica=small.address
    )
    assert made.returncode == 0, made.stderr
    assert ": founder_new," in made.stdout
    assert "A person must check:" in made.stdout
    spider = (tmp_path / "govcrawl" / "spiders" / "drafted_site.py").read_text("utf-8")
    assert "class DraftedSite(EpaperSpider)" in spider
    assert (tmp_path / "tests" / "spiders" / "pages" / "drafted_site" / "article.html").stat().st_size > 500


def test_new_site_of_a_page_that_is_not_there_says_so(small, tmp_path):
    (tmp_path / "govcrawl" / "spiders").mkdir(parents=True)
    made = govcrawl("new-site", "https://www.ah.gov.cn/nothing/", "--into", str(tmp_path), replica=small.address)
    assert made.returncode == 2
    assert "could not be fetched (HTTP 404)" in made.stderr
