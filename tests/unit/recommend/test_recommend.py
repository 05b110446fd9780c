"""The embedded district from a question to the files."""

from __future__ import annotations

import district
import pytest

from spatial.cancellation import cancelled_when
from spatial.network import Network
from spatial.recommend import Recommendation, Request, pick, recommend
from spatial.records import Level
from spatial.siting.plan_check import broken


def test_the_plan_keeps_land_and_money_and_seats_more(found: Recommendation) -> None:
    assert broken(found.model, found.plan.outcome) == []
    assert found.plan.outcome.cost_vnd <= district.BUDGET_VND
    assert found.plan.outcome.unseated < found.standing
    assert found.plan.reached[0].bound <= found.plan.outcome.unseated


def test_accepting_the_proposals_closes_as_many_rooms_as_are_built(found: Recommendation) -> None:
    before = found.before.levels.loc["thcs", "rooms_short_per_10k"]
    after = found.after().levels.loc["thcs", "rooms_short_per_10k"]
    assert before - after == pytest.approx(sum(p.rooms for p in found.proposals))


def test_another_point_of_the_curve_brings_its_own_proposals(found: Recommendation) -> None:
    first = pick(found, 0)
    assert first.proposals == ()
    assert first.plan.outcome.unseated == pytest.approx(found.standing)


def test_a_site_the_planner_leaves_out_is_told_and_not_used(town: Network) -> None:
    one = recommend(town, Request(levels=(Level.THCS,), points=2, left_out=frozenset({"khu-3"})))
    assert {s.site.site_id for s in one.screened if s.reason == "left_out"} == {"khu-3"}
    assert not [a for a in one.plan.actions if a.site_id == "khu-3"]


def test_a_stopped_search_hands_over_its_best_and_says_so(town: Network) -> None:
    told: list[int] = []
    with cancelled_when(lambda: len(told) > 0):
        stopped = recommend(
            town,
            Request(levels=(Level.THCS,), points=6),
            on_plans=lambda plans: told.append(len(plans)),
        )
    assert stopped.stopped
    assert told == [1]
    assert stopped.plan.outcome.unseated < stopped.standing
