"""`govcrawl status`: for people, for scripts, and by its exit status."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from govcrawl.services.runs import CHINA
from tests.dashboard.conftest import add_run

ROOT = Path(__file__).parents[2]


def status(redis_url, tmp_path, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "govcrawl", "status", *arguments],
        cwd=ROOT,
        env={**os.environ, "REDIS_URL": redis_url, "GOVCRAWL_STATE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def days_ago(days):
    return datetime.now(CHINA).replace(hour=1) - timedelta(days=days)


def test_it_is_0_while_every_issue_that_ought_to_be_in_is(redis_url, redis_client, tmp_path):
    for days in range(3):
        add_run(redis_client, "anhui_daily", days_ago(days))
    done = status(redis_url, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "anhui_daily" in done.stdout
    assert "complete" in done.stdout


def test_it_is_1_where_an_issue_is_late_and_names_it(redis_url, redis_client, tmp_path):
    add_run(redis_client, "anhui_daily", days_ago(5))
    done = status(redis_url, tmp_path, "--json")
    assert done.returncode == 1, done.stderr
    (site,) = json.loads(done.stdout)["sites"]
    assert (site["site"], site["state"], site["listed"]) == ("anhui_daily", "late", 90)


def test_a_site_is_not_late_for_the_days_before_its_first_run(redis_url, redis_client, tmp_path):
    add_run(redis_client, "anhui_gov", days_ago(0))
    done = status(redis_url, tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    (site,) = json.loads(done.stdout)["sites"]
    assert (site["site"], site["state"], site["listed"]) == ("anhui_gov", "unknown", 90)


def test_sites_that_never_ran_are_shown_on_request(redis_url, tmp_path):
    assert json.loads(status(redis_url, tmp_path, "--json").stdout)["sites"] == []
    assert len(json.loads(status(redis_url, tmp_path, "--json", "--all").stdout)["sites"]) >= 62


def test_an_unknown_site_is_one_clear_line_and_status_2(redis_url, tmp_path):
    done = status(redis_url, tmp_path, "no_such_site")
    assert done.returncode == 2
    assert "scrapy list" in done.stderr
    assert "Traceback" not in done.stderr
