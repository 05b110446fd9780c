"""Plans on two neighbourhoods and a school between them, by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from siting_towns import BN, FAR, build, site, stage, street

from spatial import catchment
from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.records import Level
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


def two_levels(budget_vnd: float) -> Model:
    """Primary and lower secondary on one site's land (six rooms), beside a primary site B."""
    lower = replace(stage([30], [10, 0], [[400, 200]]), level=Level.THCS)
    rooms = (replace(build("A", 1, n), action_id=f"A-thcs-{n}", level=Level.THCS) for n in (1, 3))
    return Model(
        stages=(stage([40, 20], [10, 0, 0], [[100, 200, FAR], [100, FAR, 300]]), lower),
        sites={"A": site("A", land_m2=600), "B": site("B", x_m=2000)},
        actions=(build("A", 1, 2), build("A", 1, 4), build("B", 2, 2), *rooms),
        limits=PlanLimits(budget_vnd=budget_vnd),
    )


@pytest.mark.parametrize("billions", range(9))
def test_one_budget_over_levels_is_spent_as_trying_every_plan_says(billions: int) -> None:
    model = two_levels(billions * BN)
    seating = Chooser(model, catchment.best).seating
    plans = [
        seating.of(np.array(switches, dtype=bool))
        for switches in product([False, True], repeat=len(model.actions))
    ]
    left, cost = min((one.unseated, one.cost_vnd) for one in plans if not broken(model, one))
    plan = choose(model)
    assert (plan.outcome.unseated, plan.outcome.cost_vnd) == (left, cost)
    # 70 short, a billion seats ten; A's land holds no four primary rooms beside three lower ones
    assert left == [70, 60, 50, 40, 30, 20, 20, 10, 10][billions]
    assert plan.reached[0].bound == pytest.approx(left)
    assert plan.reached[0].end is End.PROVEN


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
