"""Plans on two neighbourhoods and a school between them, by hand."""

from __future__ import annotations

import pytest
from siting_towns import BN, build, site, stage, street

from spatial import catchment
from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.siting.model import Aim, Model, PlanLimits
from spatial.siting.plan import Plan
from spatial.siting.plan_check import broken
from spatial.siting.plan_search import Chooser
from spatial.solver.effort import End


def choose(model: Model, **more: object) -> Plan:
    return Chooser(model, catchment.best).choose(**more)  # type: ignore[arg-type]


def names(plan: Plan) -> list[str]:
    return [action.action_id for action in plan.actions]


def test_everyone_is_seated_for_the_least_money() -> None:
    plan = choose(street())  # 50 short: E-5 alone seats all 100
    assert plan.outcome.unseated == 0
    assert names(plan) == ["E-5"]
    assert plan.outcome.cost_vnd == 5 * BN
    assert [step.end for step in plan.reached] == [End.PROVEN] * 3


def test_metres_before_money_builds_nearer() -> None:
    plan = choose(street(), aims=(Aim.SEATS, Aim.METRES))
    # west at W (60 x 100), east at E (40 x 100)
    assert plan.outcome.walked_m == 10_000
    assert names(plan) == ["W-6", "E-5"]


def test_a_budget_leaves_the_rest_short_and_says_nothing_does_better() -> None:
    plan = choose(street(PlanLimits(budget_vnd=4 * BN)))
    assert plan.outcome.unseated == 10  # two modules of 20 seats
    assert plan.reached[0].bound == pytest.approx(10)
    assert broken(plan.model, plan.outcome) == []


def test_land_keeps_a_school_small() -> None:
    plan = choose(street(land_m2=250.0))  # two rooms each at most
    assert plan.outcome.unseated == 10


def test_nothing_is_built_when_nobody_is_left() -> None:
    full = Model(
        stages=(stage([50], [50, 0], [[100, 100]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    assert names(choose(full)) == []


def test_nothing_is_built_for_those_no_site_reaches() -> None:
    lost = Model(
        stages=(stage([50, 9], [50, 0], [[100, 100], [0, 0]]),),
        sites={"W": site("W")},
        actions=(build("W", 1, 2),),
    )
    plan = choose(lost)
    assert names(plan) == []
    assert plan.outcome.unseated == 9 == plan.reached[0].bound


def test_what_is_forced_is_built_and_what_is_forbidden_is_not() -> None:
    limits = PlanLimits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"}))
    plan = choose(street(limits))
    assert "W-2" in names(plan)
    assert "E-5" not in names(plan)
    assert broken(plan.model, plan.outcome) == []


def test_limits_that_contradict_each_other_are_refused_in_words() -> None:
    limits = PlanLimits(budget_vnd=BN, forced=frozenset({"W-2"}))
    with pytest.raises(UserError) as problem:
        choose(street(limits))
    assert problem.value.faults[0].code == "siting_no_plan"


def test_one_site_at_most_and_none_too_near() -> None:
    assert len(names(choose(street(PlanLimits(new_sites=1))))) == 1
    apart = choose(street(PlanLimits(spacing_m=2000)), aims=(Aim.SEATS, Aim.METRES))
    assert len(names(apart)) == 1
    assert broken(apart.model, apart.outcome) == []


def test_a_cancelled_search_hands_over_a_plan_that_keeps_the_limits() -> None:
    with cancelled_when(lambda: False):
        plan = choose(street(PlanLimits(budget_vnd=4 * BN)))
    assert plan.outcome.unseated == 10
    assert broken(plan.model, plan.outcome) == []
