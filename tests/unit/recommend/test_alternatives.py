"""Plans beside the one recommended for the embedded district."""

from __future__ import annotations

from spatial.recommend import Recommendation
from spatial.recommend.alternatives import alternatives
from spatial.siting.model import Aim
from spatial.siting.near_best import places, shared
from spatial.siting.plan_check import broken


def test_each_keeps_the_limits_stays_within_a_hundredth_and_is_unlike(
    found: Recommendation,
) -> None:
    near = alternatives(found, count=2)
    assert near.best is found.plan
    assert near.plans
    bounds = {one.aim: one.bound for one in found.plan.reached}
    for at, one in enumerate(near.plans):
        assert broken(found.model, one.outcome) == []
        assert one.outcome.unseated <= 1.01 * bounds[Aim.SEATS] + 0.02
        assert one.outcome.cost_vnd <= 1.01 * bounds[Aim.MONEY] + 1.0
        before = (near.best, *near.plans[:at])
        assert shared(one, before) <= 0.8
        assert all(places(one) != places(other) for other in before)
