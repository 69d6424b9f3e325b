"""What is due, decided from the clock and the runs there have been."""

from datetime import datetime, timedelta

import pytest

from govcrawl.services.roster import Site
from govcrawl.services.runs import CHINA, Run
from govcrawl.services.schedule import BACKFILL, CAUGHT_UP, TODAY, TRIES, due_runs

DAILY = Site(
    name="x_daily",
    site_name="某日报",
    kind="epaper",
    province="安徽",
    evidence="high",
    as_of=None,
    publishing_hour=6.0,
)
PORTAL = Site(
    name="x_gov", site_name="某省", kind="portal", province="安徽", evidence="high", as_of=None, publishing_hour=None
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def run(site="x_daily", started="2026-11-22T06:05", state="complete", args=None, **counters):
    begun = at(started)
    return Run(
        site=site,
        id=started,
        args={"since": started[:10], "until": started[:10]} if args is None else args,
        state=state,
        started=begun,
        finished=begun + timedelta(minutes=5) if state == "complete" else None,
        counters=counters or {"listed": 90, "fetched": 90},
    )


def days(found):
    return [d.args["since"] for d in found if d.args["since"] == d.args["until"]]


def test_an_issue_is_due_at_its_publishing_hour_and_not_before():
    yesterday = [run()]
    assert due_runs(DAILY, at("2026-11-23T05:59"), yesterday) == []
    assert days(due_runs(DAILY, at("2026-11-23T06:00"), yesterday)) == ["2026-11-23"]


def test_a_site_that_never_ran_begins_with_today_and_not_with_its_past():
    assert days(due_runs(DAILY, at("2026-11-23T09:00"), [])) == ["2026-11-23"]


def test_days_missed_while_nothing_ran_are_caught_up_after_today():
    found = due_runs(DAILY, at("2026-11-23T09:00"), [run(started="2026-11-20T06:05")])
    assert days(found) == ["2026-11-23", "2026-11-22", "2026-11-21"]
    assert [d.priority for d in found] == [TODAY, CAUGHT_UP, CAUGHT_UP]
    assert TODAY > CAUGHT_UP > 0 > BACKFILL


def test_no_more_than_a_week_is_caught_up():
    assert len(due_runs(DAILY, at("2026-11-23T09:00"), [run(started="2026-06-01T06:05")])) == 8


@pytest.mark.parametrize("state", ["running", "complete", "starting"])
def test_an_issue_that_is_in_or_under_way_is_not_started_again(state):
    runs = [run(), run(started="2026-11-23T06:05", state=state)]
    assert due_runs(DAILY, at("2026-11-23T09:00"), runs) == []


def test_an_issue_that_was_not_out_yet_is_asked_for_again_an_hour_later():
    runs = [run(), run(started="2026-11-23T06:05", listed=0)]
    assert due_runs(DAILY, at("2026-11-23T07:00"), runs) == []
    assert days(due_runs(DAILY, at("2026-11-23T07:10"), runs)) == ["2026-11-23"]


def test_a_day_without_an_issue_is_not_asked_for_forever():
    runs = [run(started=f"2026-11-23T{6 + n:02d}:05", listed=0) for n in range(TRIES)]
    assert due_runs(DAILY, at("2026-11-23T23:00"), [run(), *runs]) == []


def test_a_backfill_under_way_does_not_hide_todays_issue_nor_start_a_catch_up():
    backfill = run(started="2026-11-22T20:00", state="running", args={"since": "2026-11-01", "until": "2026-11-23"})
    assert days(due_runs(DAILY, at("2026-11-23T09:00"), [run(), backfill])) == ["2026-11-23"]


def test_a_portal_is_looked_at_through_the_day_and_left_alone_at_night():
    last = [run("x_gov", "2026-11-23T08:00", args={"newest": "2026-11-23"})]
    assert due_runs(PORTAL, at("2026-11-23T10:59"), last) == []
    assert [d.args for d in due_runs(PORTAL, at("2026-11-23T11:00"), last)] == [{"newest": "2026-11-23"}]
    assert due_runs(PORTAL, at("2026-11-24T03:00"), last) == []


def test_a_portal_run_that_goes_on_is_not_doubled():
    last = [run("x_gov", "2026-11-23T08:00", state="running", args={"newest": "2026-11-23"})]
    assert due_runs(PORTAL, at("2026-11-23T16:00"), last) == []
