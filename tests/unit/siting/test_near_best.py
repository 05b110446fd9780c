"""Plans beside the best, on towns whose plans can be counted by hand."""

from __future__ import annotations

import dataclasses

import pytest
from siting_towns import BN, build, site, stage

from spatial import catchment
from spatial.cancellation import cancelled_when
from spatial.siting.model import Aim, Model, PlanLimits
from spatial.siting.near_best import NearBest, near_best, places, shared
from spatial.siting.plan import Plan
from spatial.siting.plan_search import Chooser
from spatial.solver.effort import End


def town(*costs_bn: float, budget_bn: float | None = None) -> Model:
    """Twenty pupils, no school, a site for each cost: two rooms seat them all."""
    names = [f"S{at}" for at in range(len(costs_bn))]
    actions = tuple(
        dataclasses.replace(build(name, at, 2), cost_vnd=cost * BN)
        for at, (name, cost) in enumerate(zip(names, costs_bn, strict=True))
    )
    limits = PlanLimits() if budget_bn is None else PlanLimits(budget_vnd=budget_bn * BN)
    walks = [[100.0] * len(names)]
    return Model(
        stages=(stage([20], [0.0] * len(names), walks),),
        sites={name: site(name) for name in names},
        actions=actions,
        limits=limits,
    )


def two_sides() -> Model:
    """Twenty pupils west and twenty east, each with two sites of one cost near it alone."""
    walks = [[100.0, 100.0, 0.0, 0.0], [0.0, 0.0, 100.0, 100.0]]
    names = ("W1", "W2", "E1", "E2")
    return Model(
        stages=(stage([20, 20], [0.0] * 4, walks),),
        sites={name: site(name) for name in names},
        actions=tuple(build(name, at, 2) for at, name in enumerate(names)),
    )


def beside(model: Model, **more: float) -> NearBest:
    """Find the best plan and those beside it."""
    chooser = Chooser(model, catchment.best)
    return near_best(chooser, chooser.choose(), **more)  # type: ignore[arg-type]  # numbers of it


def built(plan: Plan) -> list[str]:
    """Name what a plan builds."""
    return [action.action_id for action in plan.actions]


def test_what_costs_no_more_than_a_hundredth_above_the_best_stands_beside_it() -> None:
    near = beside(town(2.0, 2.0, 2.015, 2.03, 3.0))  # 2 x 1.01 = 2.02
    assert {*built(near.best), *(name for one in near.plans for name in built(one))} == {
        "S0-2",
        "S1-2",
        "S2-2",
    }
    assert [one.outcome.cost_vnd / BN for one in near.plans] == [2.0, pytest.approx(2.015)]
    assert near.end is End.PROVEN  # there is no third
    for one in near.plans:
        assert one.outcome.unseated == 0
        money = one.reached[1]
        assert money.aim is Aim.MONEY
        assert money.value <= 1.01 * money.bound + 1.0


def test_as_many_as_asked_are_found_and_no_two_are_alike() -> None:
    near = beside(town(*[2.0] * 8))
    assert len(near.plans) == 5
    assert near.end is End.ROUNDS
    assert len({places(one) for one in (near.best, *near.plans)}) == 6
    for at, one in enumerate(near.plans):
        assert shared(one, (near.best, *near.plans[:at])) == 0.0  # of one place, none


def test_of_two_places_one_may_be_shared_or_none() -> None:
    """Best W1 E1, say: W1 E2, W2 E1, W2 E2 leave out half or all; half or more leaves one."""
    assert len(beside(two_sides(), unlike=0.2).plans) == 3
    far = beside(two_sides(), unlike=0.6)  # ceil(1.2) = both places are left out
    (only,) = far.plans
    assert places(only).isdisjoint(places(far.best))
    assert far.end is End.PROVEN


def test_children_left_without_a_seat_count_as_well_as_money() -> None:
    """A second room would be a fifth cheaper at S1, but leaves half the children out."""
    model = town(2.0, 2.0)
    fewer = dataclasses.replace(build("S1", 1, 1), action_id="S1-1", cost_vnd=1.0 * BN)
    near = beside(dataclasses.replace(model, actions=(*model.actions, fewer)))
    assert [one.outcome.unseated for one in near.plans] == [0.0]


def test_a_plan_that_does_nothing_has_none_beside_it_and_a_search_can_be_stopped() -> None:
    assert beside(town(2.0, 2.0, budget_bn=1.0)).plans == ()
    chooser = Chooser(town(2.0, 2.0, 2.0), catchment.best)
    best = chooser.choose()
    with cancelled_when(lambda: True):
        near = near_best(chooser, best)
    assert (near.plans, near.end) == ((), End.CANCELLED)
