"""The choice of actions under what is known so far."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.master_program import Chosen, Master, MasterQuestion
from spatial.siting.model import Aim, PlanLimits
from spatial.siting.seating import Seating
from spatial.siting.shortage_cuts import Sieges
from spatial.siting.walk_cuts import cuts
from spatial.solver.effort import Effort


def solved(
    aim: Aim,
    caps: dict[Aim, float] | None = None,
    *,
    budget_vnd: float = np.inf,
    limits: PlanLimits | None = None,
) -> Chosen:
    """Ask the program of a street of which only the whole shortage is known."""
    model = street(limits)
    master = Master(model, Sieges(Seating(model, catchment.best)))
    asked = MasterQuestion(aim=aim, caps=caps or {}, budget_vnd=budget_vnd)
    return master.solve(asked, Effort().begin())


@pytest.mark.parametrize(("billions", "short"), [(1.0, 50), (2.0, 30), (5.0, 0)])
def test_money_bounds_how_few_can_be_left_without_a_seat(billions: float, short: float) -> None:
    found = solved(Aim.SEATS, budget_vnd=billions * BN)
    assert found.bound == pytest.approx(short)
    assert found.actions is not None
    cost = street().cost_vnd(found.actions > 0)
    assert cost <= billions * BN


def test_the_cheapest_plan_that_seats_everyone_is_asked_for_in_money() -> None:
    found = solved(Aim.MONEY, {Aim.SEATS: 0.0})
    assert found.bound == pytest.approx(5 * BN)  # E-5: fifty seats near everybody
    assert found.actions is not None
    assert found.actions.tolist() == [0, 0, 0, 1]


def test_what_is_forced_is_done_and_what_is_forbidden_is_not() -> None:
    limits = PlanLimits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"}))
    found = solved(Aim.SEATS, limits=limits)
    assert found.actions is not None
    assert found.actions.tolist() == [1, 0, 1, 0]
    assert found.bound == pytest.approx(10)  # 50 less twice 20


def test_limits_that_contradict_each_other_leave_no_plan() -> None:
    assert solved(Aim.MONEY, {Aim.SEATS: 0.0}, budget_vnd=4 * BN).actions is None


def test_what_is_known_of_walks_bounds_them_from_below() -> None:
    model = street()
    seating = Seating(model, catchment.best)
    plan = seating.of(np.array([False, False, False, True]))
    master = Master(model, Sieges(seating))
    master.add(cuts(seating, plan))
    asked = MasterQuestion(
        aim=Aim.METRES, caps={Aim.SEATS: 0.0, Aim.MONEY: 5 * BN}, budget_vnd=5 * BN
    )
    found = master.solve(asked, Effort().begin())
    assert found.bound == pytest.approx(plan.walked_m)  # the cut is made at this very plan
