"""Plans beside the one recommended for the embedded district."""

from __future__ import annotations

import json

from spatial.recommend import Recommendation
from spatial.recommend.alternatives import again, alternatives, written
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


def test_plans_that_were_written_are_made_again_without_a_search(found: Recommendation) -> None:
    near = alternatives(found, count=1)
    made = again(found, json.loads(json.dumps(written(near))))
    assert made is not None
    assert (made.within, made.unlike, made.end) == (near.within, near.unlike, near.end)
    for ours, theirs in zip((near.best, *near.plans), (made.best, *made.plans), strict=True):
        assert theirs.actions == ours.actions
        assert theirs.reached == ours.reached
        assert theirs.outcome.unseated == ours.outcome.unseated


def test_plans_whose_deeds_are_no_longer_offered_are_not_made_again(found: Recommendation) -> None:
    tree = written(alternatives(found, count=1))
    tree["best"]["actions"] = ["gone"]
    assert again(found, tree) is None
