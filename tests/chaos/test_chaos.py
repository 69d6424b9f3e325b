"""The chaos suite in short; `make chaos` runs the long one."""

import pytest

from tests.chaos.crawl import Chaos, Plan
from tests.chaos.verdict import compare

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "plan",
    [
        Plan(days=5, workers=2, kills=6, seed=1, pause=(0.5, 2.0), go_back=True, latency=1000, seal_bytes=30_000),
        Plan(days=4, workers=2, kills=4, seed=2, pause=(0.5, 2.0), fsync="everysec", window=2.0, latency=1000),
    ],
    ids=["always-and-a-step-back", "everysec-with-power-cuts"],
)
def test_a_crawl_under_sigkills_loses_nothing_and_doubles_nothing(plan, tmp_path):
    with Chaos(plan, tmp_path) as chaos:
        verdict = chaos.run()
    assert verdict.complete
    assert verdict.counts["lost"] == verdict.counts["doubled"] == verdict.counts["foreign"] == 0, verdict
    assert verdict.problems == []
    assert verdict.dead == 0
    assert not verdict.unasked
    assert verdict.kills.total() > 0
    assert verdict.went_back is plan.go_back
    assert verdict.epoch > 1 or not plan.go_back


def test_the_verdict_counts_what_is_lost_doubled_and_foreign():
    truth = {("a", "1"), ("b", "1"), ("c", "1")}
    found = compare(truth, [("a", "1"), ("a", "1"), ("b", "2"), ("c", "1")])
    assert found == {"articles": 3, "records": 4, "lost": 1, "doubled": 1, "foreign": 1}
